"""The territory's own plan: its workbook to take away, and to bring back."""
