"""Whole pages: welcome, a new workbook, an exercise, the plan, the preview."""
