"""The window and the command line. With main.py, the only place that knows Qt."""
