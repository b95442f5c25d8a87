"""The readable library: what a neuron, a data set, a training is; NumPy, and nothing that draws."""
