"""The room of GradientFlowLab."""
