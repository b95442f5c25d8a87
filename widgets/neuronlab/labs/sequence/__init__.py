"""The room of SequenceLab."""
