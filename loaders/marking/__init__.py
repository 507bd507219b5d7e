"""The sender's own workbook given back, and the receipt of a return."""
