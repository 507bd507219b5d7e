"""What leaves the application for a committee: deck, report, workbook and open data."""
