"""A unit with one input answers z = w·x + b: a line of slope w, b high at x = 0."""

from dataclasses import dataclass

import numpy as np

from ...models.arrays import Floats
from ...models.neuron import written_sum

LOW, HIGH = -3.0, 3.0
"""The inputs that are shown."""


@dataclass(frozen=True)
class Answer:
    """What a unit answers to the input in hand, and to all others.

    Attributes
    ----------
    x, z : float
        The input in hand and its sum.
    inputs, sums : ndarray (2,)
        The ends of the line.
    """

    x: float
    z: float
    inputs: Floats
    sums: Floats


def answer(weight: float, bias: float, x: float) -> Answer:
    """Return what a unit with this weight and this bias answers."""
    inputs = np.array([LOW, HIGH])
    return Answer(x, written_sum([x], [weight], bias), inputs, weight * inputs + bias)
