"""The room of NetworkLab."""
