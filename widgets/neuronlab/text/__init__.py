"""How numbers and symbols are written: the standard library alone."""
