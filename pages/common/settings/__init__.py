"""The parts of the plan's settings."""
