"""Turns a workbook into documents. Knows no Qt and no particular exercise.

`what/` decides what stands in a document, as blocks; a writer per format turns blocks into a file. Writers are heavy
(reportlab, jinja2), so importing `export` loads none of them.
"""
