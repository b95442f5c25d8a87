"""A trained network reads a digit: 64 numbers in, 32 units that add up, ten answers."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from ...models.activations import softmax
from ...models.arrays import Floats, Ints
from ...models.mlp import MLP
from ..digits.model import CLASSES, INK, SIDE

WEIGHTS = Path(__file__).with_name("weights.json")
"""The trained network, in whole hundredths; ``tests/refresh_reader.py`` writes it."""

ACCURACY = 445
"""So many of the 450 digits that are held out it reads right."""

HIDDEN = 32

_PART = 100
"""A weight is so many parts of 1."""


class Layer(NamedTuple):
    """Weights (n_before, n_units) and biases (n_units,), in whole hundredths."""

    weights: Ints
    biases: Ints


@cache
def layers() -> tuple[Layer, Layer]:
    """Return the trained network's two layers."""
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    hidden, output = (
        Layer(np.array(weights), np.array(biases))
        for weights, biases in zip(kept["weights"], kept["biases"], strict=True)
    )
    return hidden, output


def network() -> MLP:
    """Return the same network as one of the course's own."""
    mlp = MLP((SIDE**2, HIDDEN, CLASSES), "relu", "softmax")
    mlp.weights = [layer.weights / _PART for layer in layers()]
    mlp.biases = [layer.biases / _PART for layer in layers()]
    return mlp


@dataclass(frozen=True, eq=False)
class Reading:
    """What the network makes of a picture.

    Sums are formed of whole numbers: every CPU finds the same ones, to the last digit.

    Attributes
    ----------
    ink : ndarray (64,)
        From 0 to 16.
    x : ndarray (64,)
        The same from 0 to 1, as the network gets it.
    z, a : ndarray (32,)
        The hidden units' sums and outputs: a = z where that is above 0, else 0.
    scores : ndarray (10,)
        The output units' sums.
    p : ndarray (10,)
        What softmax makes of them: shares of 1.
    """

    ink: Ints
    x: Floats
    z: Floats
    a: Floats
    scores: Floats
    p: Floats

    @property
    def answer(self) -> int:
        """The digit with the largest share."""
        return int(self.scores.argmax())

    @property
    def second(self) -> int:
        """The digit with the largest share but one."""
        return int(np.argsort(-self.scores, kind="stable")[1])

    @property
    def blank(self) -> bool:
        """Whether there is no ink at all."""
        return not self.ink.any()


def read(ink: ArrayLike) -> Reading:
    """Return what the network makes of ``ink`` (64,), whole numbers from 0 to 16."""
    ink = np.asarray(ink, dtype=int)
    hidden, output = layers()
    sums = ink @ hidden.weights + INK * hidden.biases  # in parts of 1/1600
    on = np.maximum(sums, 0)
    scores = on @ output.weights + INK * _PART * output.biases
    scores_ = scores / (INK * _PART**2)
    return Reading(
        ink, ink / INK, sums / (INK * _PART), on / (INK * _PART), scores_, softmax(scores_)
    )


@dataclass(frozen=True, eq=False)
class Sum:
    """The weighted sum behind a unit: z = Σ weight · input + bias.

    Attributes
    ----------
    layer : {"hidden", "output"}
    unit : int
        From 0.
    inputs, weights : ndarray (n,)
    bias, z : float
    """

    layer: str
    unit: int
    inputs: Floats
    weights: Floats
    bias: float
    z: float

    @property
    def products(self) -> Floats:
        """Weight · input, (n,)."""
        found: Floats = self.inputs * self.weights
        return found

    def strongest(self, count: int) -> Ints:
        """Return which ``count`` products are the largest, whatever their sign; largest first."""
        whole = np.rint(np.abs(self.products) * INK * _PART**2)
        found: Ints = np.argsort(-whole, kind="stable")[:count]
        return found


def sum_behind(reading: Reading, layer: str, unit: int) -> Sum:
    """Return how the sum of a unit comes about.

    Parameters
    ----------
    reading : Reading
    layer : {"hidden", "output"}
    unit : int
        From 0.
    """
    hidden = layer == "hidden"
    weights, biases = layers()[0 if hidden else 1]
    return Sum(
        layer,
        unit,
        reading.x if hidden else reading.a,
        weights[:, unit] / _PART,
        float(biases[unit] / _PART),
        float((reading.z if hidden else reading.scores)[unit]),
    )
