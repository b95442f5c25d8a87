"""The room of ConvolutionLab."""
