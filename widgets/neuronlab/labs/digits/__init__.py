"""The room of DigitsLab."""
