"""A small network with round weights and a few round samples: its numbers can be worked by hand."""

from collections.abc import Sequence

import numpy as np

from . import validate
from .arrays import Floats
from .mlp import MLP

BY_HAND = (2, 2, 1)
"""The layer sizes of the network whose weights are chosen by hand, with seed 0."""

_WEIGHTS = ([[2.0, -1.0], [2.0, -2.0]], [[-2.0], [-1.0]])
_BIASES = ([-1.0, -0.5], [1.0])


def small_network(layers: Sequence[int], activations: Sequence[str], seed: int = 0) -> MLP:
    """Return a network whose weights are whole tenths and whose biases are −0.5, 0 or 0.5.

    2–2–1 with seed 0 has weights chosen by hand: 2 and 2 into the first hidden unit, with bias −1;
    −1 and −2 into the second, with bias −0.5; −2 and −1 into the output, with bias 1.

    Parameters
    ----------
    layers : sequence of int
    activations : sequence of str
        One name for each layer after the input.
    seed : int
    """
    *hidden, output = activations
    mlp = MLP(layers, hidden, output, seed)
    if mlp.layer_sizes == BY_HAND and seed == 0:
        mlp.weights, mlp.biases = _WEIGHTS, _BIASES
        return mlp
    rng = np.random.default_rng(mlp.seed)
    for W, b in zip(mlp.weights, mlp.biases, strict=True):
        W[...] = np.where(np.abs(W) < 0.05, 0.1, np.round(W, 1))
        b[...] = rng.integers(-1, 2, size=b.shape) / 2
    return mlp


def tiny_task(n_inputs: int, n_outputs: int) -> tuple[Floats, Floats]:
    """Return four samples, with three inputs or more six, and what to answer.

    Every input is 1, 0.5, −0.5 or −1, so none is lost by being 0. One output: 1 where an odd number
    of inputs is negative, which for two inputs is XOR of their signs. Several: the number of
    negative inputs, counted around, says which output is 1.

    Returns
    -------
    X : ndarray (n_samples, n_inputs)
    y : ndarray (n_samples, n_outputs)
    """
    n_inputs = validate.whole(n_inputs, "n_inputs", at_least=1)
    n_outputs = validate.whole(n_outputs, "n_outputs", at_least=1)
    if n_inputs == 1:
        X = np.array([[1.0], [-0.5], [0.5], [-1.0]])
    elif n_inputs == 2:
        X = np.array([[1, -0.5], [1, 0.5], [-0.5, 1], [-0.5, -1]])
    else:
        X = np.random.default_rng(n_inputs).choice([1.0, 0.5, -0.5, -1.0], size=(6, n_inputs))
    negative = (X < 0).sum(axis=1)
    if n_outputs == 1:
        return X, negative[:, None] % 2.0
    return X, np.eye(n_outputs)[negative % n_outputs]
