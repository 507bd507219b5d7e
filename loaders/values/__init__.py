"""What one cell says: numbers, dates and units as people type them."""
