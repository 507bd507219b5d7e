"""The sheets and columns of the plan workbook, declared once."""
