"""The room of DepthLab."""
