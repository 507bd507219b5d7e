"""Every SELECT, and pure functions frame → frame."""
