"""The room of BumpLab."""
