"""Rows that are merged, split or deleted, and what hangs on them."""
