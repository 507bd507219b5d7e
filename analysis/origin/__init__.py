"""Where a figure comes from: its values, their cells, their returns."""
