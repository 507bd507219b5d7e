"""The plan's tables and an invented story that shows the tool at work."""
