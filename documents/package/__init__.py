"""Open data: the plan as a Frictionless Data Package, tables with their schemas and sources."""
