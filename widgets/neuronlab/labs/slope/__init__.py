"""The room of SlopeLab."""
