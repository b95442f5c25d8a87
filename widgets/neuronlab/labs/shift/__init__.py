"""The room of ShiftLab."""
