"""What several tests use: hands for the window, filled workbooks, children to kill."""
