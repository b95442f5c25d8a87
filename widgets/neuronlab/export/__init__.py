"""A trained network as a script of another library."""
