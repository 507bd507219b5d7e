"""A plan's text tables, and the territory's folder."""
