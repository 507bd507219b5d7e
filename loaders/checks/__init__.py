"""Rows → facts, with every finding of one pass."""
