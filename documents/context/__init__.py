"""What a committee is told, read once: every figure with its value and its French text."""
