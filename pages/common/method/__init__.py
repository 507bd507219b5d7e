"""The parts of the page « Méthode »."""
