"""A room for each lab: its controls, its plot, its words, its model."""
