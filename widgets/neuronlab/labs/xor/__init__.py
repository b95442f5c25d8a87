"""The room of XorLab."""
