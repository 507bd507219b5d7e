"""Has the plan an effect: each indicator against its target."""
