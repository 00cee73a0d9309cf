"""A workbook seen through its pack: rows, rounds, spreads, and what may be seen of them."""
