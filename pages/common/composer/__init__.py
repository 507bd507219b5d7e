"""The parts of « Composer le plan »."""
