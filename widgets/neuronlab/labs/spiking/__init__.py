"""The room of SpikingLab."""
