"""The room of DescentLab."""
