"""The room of BackpropLab."""
