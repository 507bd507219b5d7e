"""How each figure is made: definitions, rules, thresholds in force, data, sources."""
