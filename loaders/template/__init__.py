"""The issued workbook's columns, declared once."""
