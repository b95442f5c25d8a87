"""The room of CircuitLab and GateLab."""
