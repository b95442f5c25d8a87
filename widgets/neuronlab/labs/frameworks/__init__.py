"""The room of FrameworksLab."""
