"""The room of RecurrentLab."""
