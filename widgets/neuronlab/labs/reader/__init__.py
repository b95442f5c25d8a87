"""The room of ReaderLab."""
