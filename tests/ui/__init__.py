"""The window, part by part."""
