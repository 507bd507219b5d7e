"""What needs the person in charge, and what she reads on a Monday."""
