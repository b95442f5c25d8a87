"""The room of RaceLab."""
