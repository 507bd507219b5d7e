"""The plans of one base side by side: what compares, and what does not."""
