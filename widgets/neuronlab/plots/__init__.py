"""Drawing that labs share: Matplotlib, on Axes that are given."""
