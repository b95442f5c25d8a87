"""The cost of a gradient: how many forward passes' work it takes, by nudging or by backpropagation.

What is counted are multiplications of a weight, or for a weight: all the rest is little beside it.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ...models.arrays import Floats
from ...models.backprop import backpropagate
from ...models.mlp import MLP

SAMPLES = 300
"""How many samples a measurement has."""

PATIENCE = 0.5
"""Seconds; nudging that would take longer is measured by its forward passes."""


@dataclass(frozen=True)
class Cost:
    """What the gradient of a network costs, for one sample.

    Attributes
    ----------
    parameters : int
        How many weights and biases there are.
    forward : int
        Multiplications of one forward pass.
    backward : int
        Multiplications of one backward pass: δ·a for every weight, and w·δ for every weight but
        those of the first layer, whose inputs need no δ.
    """

    parameters: int
    forward: int
    backward: int

    @property
    def backprop(self) -> float:
        """A forward and a backward pass, counted in forward passes."""
        return (self.forward + self.backward) / self.forward

    @property
    def nudging(self) -> int:
        """Two forward passes for every parameter."""
        return 2 * self.parameters


@dataclass(frozen=True)
class Times:
    """What was measured, in seconds, for ``SAMPLES`` samples.

    Attributes
    ----------
    forward, backprop, nudging : float
    extrapolated : bool
        Whether ``nudging`` is the forward pass's time as often as it would be needed.
    """

    forward: float
    backprop: float
    nudging: float
    extrapolated: bool


def cost(layer_sizes: Sequence[int]) -> Cost:
    """Return what a network of these layer sizes costs."""
    weights = [m * n for m, n in pairwise(layer_sizes)]
    parameters = sum(weights) + sum(layer_sizes[1:])
    return Cost(parameters, sum(weights), sum(weights) + sum(weights[1:]))


def measure(layer_sizes: Sequence[int]) -> Times:
    """Measure here and now what :func:`cost` counts."""
    rng = np.random.default_rng(0)
    mlp = MLP(layer_sizes, "tanh", "sigmoid")
    X, y = rng.normal(size=(SAMPLES, layer_sizes[0])), rng.integers(2, size=SAMPLES)
    if layer_sizes[-1] > 1:
        y = rng.integers(2, size=(SAMPLES, layer_sizes[-1]))
    forward = _seconds(lambda: mlp.forward(X))
    backprop = _seconds(lambda: backpropagate(mlp, mlp.forward(X), y))
    nudging = 2 * mlp.n_parameters * forward
    extrapolated = nudging > PATIENCE
    if not extrapolated:
        nudging = _seconds(lambda: _nudge_all(mlp, X), times=1)
    return Times(forward, backprop, nudging, extrapolated)


def _nudge_all(mlp: MLP, X: Floats) -> None:
    for k in range(mlp.n_parameters):
        present = mlp.parameters[k]
        for way in (1e-5, -1e-5):
            mlp.parameters[k] = present + way
            mlp.forward(X)
        mlp.parameters[k] = present


def _seconds(call: Callable[[], object], times: int = 15) -> float:
    """Return the median time of a call."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        found.append(time.perf_counter() - start)
    return float(np.median(found))
