"""One respondent's page: what it sent, its values, its budget, its milestones, what comes."""
