"""The room of FoldLab."""
