"""The room of SoftmaxLab."""
