"""Whole meetings, by keyboard alone."""
