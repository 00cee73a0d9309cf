"""The editors: one widget for each way to answer a field. Which one it is says `ui/editors/by_kind.py`."""
