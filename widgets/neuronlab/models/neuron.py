"""A neuron weighs its inputs, adds them up with a bias, and passes the sum through a function."""

import numpy as np

from . import validate
from .activations import ACTIVATIONS


def weighted_sum(X: np.ndarray, W: np.ndarray, b) -> np.ndarray:
    """Return z = X @ W + b, each sample's sum added up input by input.

    A matrix product may add in an order that depends on how many samples there are, and the last
    bit with it; here a sample has the same z alone and among others, so that a perceptron that
    asks on which side of the line it lies gets one answer.

    Parameters
    ----------
    X : ndarray (n_inputs,) or (n_samples, n_inputs)
    W : ndarray (n_inputs,) or (n_inputs, n_units)
    b : float or ndarray (n_units,)
    """
    if W.ndim == 1:
        return (X * W).sum(axis=-1) + b
    return (X[..., :, None] * W).sum(axis=-2) + b


class Neuron:
    """One artificial neuron: a = f(z) with z = x·w + b.

    Parameters
    ----------
    weights : array_like (n_inputs,)
    bias : float
    activation : str
        A name in ``ACTIVATIONS``.

    Raises
    ------
    ValueError, TypeError
        Where a weight is not a finite number, or the activation has no such name.
    """

    def __init__(self, weights, bias: float = 0.0, activation: str = "heaviside"):
        self.weights = validate.vector(weights, "weights")
        self.bias = float(validate.vector([bias], "bias")[0])
        self.activation = ACTIVATIONS[validate.choice(activation, "activation", tuple(ACTIVATIONS))]

    def weighted_sum(self, X) -> np.ndarray:
        """Return z, (n_samples,), for ``X`` (n_samples, n_inputs)."""
        return weighted_sum(
            validate.matrix(X, n_columns=self.weights.size), self.weights, self.bias
        )

    def __call__(self, X) -> np.ndarray:
        """Return the outputs a, (n_samples,), for ``X`` (n_samples, n_inputs)."""
        return self.activation(self.weighted_sum(X))
