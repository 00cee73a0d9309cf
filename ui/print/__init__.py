"""Documents on paper: made in a child process, looked at as pages, saved as a PDF, and printed."""
