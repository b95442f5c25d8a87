"""The room of NeuronLab."""
