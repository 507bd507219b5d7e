"""The parts of the page of returns."""
