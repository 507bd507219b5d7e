"""What respondents sent, owe, and would change."""
