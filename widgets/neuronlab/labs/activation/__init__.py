"""The room of ActivationLab."""
