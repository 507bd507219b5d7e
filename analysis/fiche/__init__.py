"""One action's fiche."""
