"""The parts of the entry by hand."""
