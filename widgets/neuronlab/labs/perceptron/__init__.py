"""The room of PerceptronLab."""
