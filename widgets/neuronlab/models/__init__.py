"""What a neuron, a perceptron, a data set IS: NumPy, and nothing that draws."""
