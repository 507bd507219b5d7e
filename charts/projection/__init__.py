"""A committee’s slides as pages of words and bars, all sizes in shares of the window."""
