"""The room of TrainingLab."""
