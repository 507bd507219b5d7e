"""The parts of the page that takes a figure apart."""
