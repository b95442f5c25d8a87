"""The room of StepLab."""
