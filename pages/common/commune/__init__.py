"""The parts of a respondent's page."""
