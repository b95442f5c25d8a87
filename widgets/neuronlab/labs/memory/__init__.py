"""The room of MemoryLab."""
