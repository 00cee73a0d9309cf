"""What documents say, gathered from the answers of a workbook."""
