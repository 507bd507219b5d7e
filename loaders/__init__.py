"""Files → typed rows and findings."""
