"""The window around the sheet: top bar, left column, head and foot."""
