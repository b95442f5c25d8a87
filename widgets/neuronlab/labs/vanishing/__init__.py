"""The room of VanishingLab."""
