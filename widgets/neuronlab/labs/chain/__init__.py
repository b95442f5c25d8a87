"""The room of ChainLab."""
