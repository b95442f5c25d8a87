"""The room of ExpertsLab."""
