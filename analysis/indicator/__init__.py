"""One indicator: its way, its target, its respondents, in words."""
