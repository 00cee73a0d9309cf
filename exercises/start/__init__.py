"""Beginnings: a new workbook, the sample, the next meeting and its time boxes."""
