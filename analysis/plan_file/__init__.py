"""A plan's own file: what it would change, in words, and what the plan holds."""
