"""The command line, which asks for no window and imports no Qt."""
