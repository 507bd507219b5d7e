"""A user's bytes → sheets of cells, whatever the format, read in a child process."""
