"""The plan template of Territoires en Transitions → the draft of a plan."""
