"""The room of TwoPixelsLab."""
