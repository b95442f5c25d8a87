"""Softmax turns scores into shares of 1; a temperature says how much the greatest one takes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ...models import validate
from ...models.activations import softmax
from ...models.arrays import Floats


@dataclass(frozen=True)
class Shares:
    """The steps from scores to probabilities.

    Attributes
    ----------
    powers : ndarray (n,)
        e^(z/T), the score's weight.
    total : float
        Their sum.
    p : ndarray (n,)
        The probabilities: each power over the sum.
    """

    powers: Floats
    total: float
    p: Floats


def tempered_softmax(z: ArrayLike, temperature: float = 1.0) -> Shares:
    """Return e^(z/T), their sum, and each one's share of it.

    Parameters
    ----------
    z : array_like (n,)
        The scores; |z|/T up to 700, where e^(z/T) is still a number of float64.
    temperature : float
        T, above 0: G. Hinton et al., "Distilling the knowledge in a neural network" (2015).
    """
    scaled = validate.vector(z, "z") / validate.positive(temperature, "temperature")
    if np.abs(scaled).max(initial=0) > 700:
        raise ValueError(f"z/temperature reaches {scaled}; expected −700 to 700")
    powers = np.exp(scaled)
    return Shares(powers, float(powers.sum()), softmax(scaled))
