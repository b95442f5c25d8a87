"""How a neuron, a data set, a history is drawn: Matplotlib, on Axes that are given."""
