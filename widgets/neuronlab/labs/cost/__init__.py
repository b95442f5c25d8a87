"""The room of CostLab."""
