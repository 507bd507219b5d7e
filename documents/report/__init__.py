"""What is printed: the committee's report, the fiches, a letter to each mayor."""
