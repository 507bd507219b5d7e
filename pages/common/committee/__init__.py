"""The parts of the committee’s pages: its list, its decisions, its slides, their projection."""
