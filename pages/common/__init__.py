"""What every page shares: the guard, the plan that is looked at, the frame around it."""
