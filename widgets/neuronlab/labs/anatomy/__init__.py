"""The room of AnatomyLab."""
