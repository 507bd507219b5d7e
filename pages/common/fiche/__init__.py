"""The fiche edited and its météo declared, from its page."""
