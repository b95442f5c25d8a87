"""How large gradients are, layer by layer: what is left of them on the way back to the inputs."""

from dataclasses import dataclass

import numpy as np

from ...models import datasets, validate
from ...models.activations import ACTIVATIONS
from ...models.arrays import Floats
from ...models.backprop import backpropagate
from ...models.mlp import MLP

WIDTH, DEEPEST = 8, 10
"""How many units a hidden layer has, and how many hidden layers there may be."""

COMPARED = ("sigmoid", "tanh", "relu")


@dataclass(frozen=True, eq=False)
class Flow:
    """One network's gradients, and lesson 06's product beside them.

    Attributes
    ----------
    gradients : ndarray (n_layers,)
        The mean of |∂L/∂w| over the weights of each layer, from the first to the output layer.
    slopes : ndarray (n_hidden,)
        The mean of |f′(z)| over the units and samples of each hidden layer.
    products : ndarray (n_hidden,)
        For each hidden layer the product of the mean slopes of it and of all hidden layers after.
    """

    gradients: Floats
    slopes: Floats
    products: Floats

    @property
    def left(self) -> float:
        """The first layer's gradient as a share of the output layer's."""
        return float(self.gradients[0] / self.gradients[-1])


def flow(depth: int, activation: str, seed: int = 0) -> Flow:
    """Return how large the gradients of an untrained network are, on the circles.

    Parameters
    ----------
    depth : int
        Hidden layers, from 1 to ``DEEPEST``, each of ``WIDTH`` units.
    activation : str
        Of the hidden layers; the output is a sigmoid, the loss the binary cross-entropy.
    seed : int
        Of the initial weights.
    """
    depth = validate.whole(depth, "depth", at_least=1)
    mlp = MLP([2, *[WIDTH] * depth, 1], activation, "sigmoid", seed)
    data = datasets.load("circles")
    passed = mlp.forward(data.X)
    gradients = backpropagate(mlp, passed, data.y, "binary_crossentropy").weights
    slope = ACTIVATIONS[activation].derivative
    slopes = np.array([np.abs(slope(z)).mean() for z in passed.z[:-1]])
    return Flow(
        np.array([np.abs(G).mean() for G in gradients]),
        slopes,
        np.cumprod(slopes[::-1])[::-1],
    )
