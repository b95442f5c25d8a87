"""A small change that goes through a chain of layers is multiplied by a factor in each of them."""

from dataclasses import dataclass

import numpy as np

from ...models import validate
from ...models.activations import ACTIVATIONS
from ...models.arrays import Floats
from ...models.slopes import slopes

VANISHED, EXPLODED = 0.01, 100.0
"""Less than the one that is left counts as vanished, more than the other as exploded."""


@dataclass(frozen=True)
class Chain:
    """One unit a layer, each with the same weight and bias 0: a_k = f(z_k), z_k = w·a_(k−1).

    Attributes
    ----------
    z, a : ndarray (layers,)
        Sums and outputs, from the first layer to the last.
    factors : ndarray (layers,)
        w·f'(z_k): how much of a change of a_(k−1) arrives at a_k.
    products : ndarray (layers,)
        ``products[k]`` is the product of the first k + 1 factors: how much of a small change of
        the input arrives behind k + 1 layers. The last one is the slope of the whole chain's
        output over its input; in which order the factors are multiplied does not matter to it.
    """

    z: Floats
    a: Floats
    factors: Floats
    products: Floats

    @property
    def left(self) -> float:
        """What is left at the output of a small change of the input, as a multiple of it."""
        return float(self.products[-1])

    @property
    def fate(self) -> str:
        """What becomes of the change: it "vanishes", "gets through" or "explodes"."""
        size = abs(self.left)
        return "vanishes" if size < VANISHED else "explodes" if size > EXPLODED else "gets through"

    @property
    def vanished_after(self) -> int | None:
        """Behind how many layers less than ``VANISHED`` is left for good; None where it is more."""
        enough = np.flatnonzero(np.abs(self.products) >= VANISHED)
        after = int(enough[-1]) + 2 if len(enough) else 1
        return after if after <= len(self.products) else None


def chain(x: float, weight: float, activation: str, layers: int) -> Chain:
    """Return a chain of ``layers`` units, with the factors along its own forward values.

    Parameters
    ----------
    x, weight : float
        The input, and the weight of every unit.
    activation : str
        A name in ``ACTIVATIONS``.
    layers : int
        At least 1.
    """
    a, weight = (float(v) for v in validate.vector([x, weight], "x and weight"))
    f = ACTIVATIONS[validate.choice(activation, "activation", tuple(ACTIVATIONS))]
    sums, outputs = [], []
    for _ in range(validate.whole(layers, "layers", at_least=1)):
        z = weight * a
        a = float(f(z))
        sums.append(z)
        outputs.append(a)
    all_z = np.array(sums)
    factors = weight * f.derivative(all_z)
    return Chain(all_z, np.array(outputs), factors, np.cumprod(factors, dtype=float))


def bounds(weight: float, activation: str, layers: int) -> tuple[float, float]:
    """Return the greatest that one factor, and the product of all, can be: w·max f', and its power.

    Parameters
    ----------
    weight : float
        At least 0.
    activation : str
        A name in ``ACTIVATIONS``.
    layers : int
    """
    greatest = weight * slopes(activation).greatest
    return greatest, greatest**layers
