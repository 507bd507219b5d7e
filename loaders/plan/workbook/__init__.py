"""The plan workbook, written and read."""
