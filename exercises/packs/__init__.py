"""Packs of exercises from outside: found, bounded, read, checked, and carried along in a workbook."""
