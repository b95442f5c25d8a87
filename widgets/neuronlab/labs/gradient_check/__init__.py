"""The room of GradientCheckLab."""
