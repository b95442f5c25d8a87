"""The room of RBFLab."""
