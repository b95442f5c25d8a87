"""A neuron weighs its inputs, adds them up with a bias, and passes the sum through a function."""

from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import ArrayLike

from . import validate
from .activations import ACTIVATIONS
from .arrays import Floats


def weighted_sum(X: Floats, W: Floats, b: float | Floats) -> Floats:
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
    z: Floats = (X * W).sum(axis=-1) if W.ndim == 1 else (X[..., :, None] * W).sum(axis=-2)
    return z + b


def written_sum(x: ArrayLike, w: ArrayLike, b: float) -> float:
    """Return z = x·w + b of one sample, for numbers that were written with a few decimals.

    In binary, 3·0.1 − 0.3 is not 0 but 0.00000000000000006; here it is 0, as it is on paper, and
    so is 3·0.3333333333 − 1, a third written with ten digits. What happens exactly at z = 0 can
    then be shown.

    Parameters
    ----------
    x, w : array_like (n_inputs,)
    b : float
    """
    return round(float(weighted_sum(np.asarray(x, float), np.asarray(w, float), b)), 8) + 0.0


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

    def __init__(self, weights: ArrayLike, bias: float = 0.0, activation: str = "heaviside"):
        self.weights = validate.vector(weights, "weights")
        self.bias = float(validate.vector([bias], "bias")[0])
        self.activation = ACTIVATIONS[validate.choice(activation, "activation", tuple(ACTIVATIONS))]

    def weighted_sum(self, X: ArrayLike) -> Floats:
        """Return z, (n_samples,), for ``X`` (n_samples, n_inputs)."""
        return weighted_sum(
            validate.matrix(X, n_columns=self.weights.size), self.weights, self.bias
        )

    def __call__(self, X: ArrayLike) -> Floats:
        """Return the outputs a, (n_samples,), for ``X`` (n_samples, n_inputs)."""
        return self.activation(self.weighted_sum(X))


@dataclass(frozen=True)
class Response:
    """What a neuron with one input answers, input by input.

    Attributes
    ----------
    x, z, a : ndarray (n,)
        Inputs in rising order, sums and outputs; where a step jumps, ``a`` holds a NaN between the
        last output before it and the first one after it.
    step : float or None
        −b/w, the input where z = 0; None where w = 0, for z is then the same everywhere.
    around : tuple of float
        The outputs just left of −b/w, exactly there, and just right of it.
    jumps : bool
        Whether the outputs left and right of −b/w differ: a step, and not a slope.
    """

    x: Floats
    z: Floats
    a: Floats
    step: float | None
    around: tuple[float, float, float]
    jumps: bool


def response(w: float, b: float, activation: str, low: float, high: float) -> Response:
    """Return the outputs a = f(w·x + b) for x from ``low`` to ``high``."""
    f = ACTIVATIONS[activation]
    step = -b / w + 0.0 if w else None
    just_right = np.copysign(1e-300, w)
    around = f([-just_right, 0.0, just_right])
    jumps = bool(w) and not np.isclose(around[0], around[2])
    x = np.linspace(low, high, 241)
    z = w * x + b
    a = f(z)
    if step is not None and low <= step <= high:
        # Three values at −b/w itself; inputs so near that z is but a rounding error make room.
        left, right = x < step - 1e-9, x > step + 1e-9
        middle = (around[0], np.nan if jumps else around[1], around[2])
        x = np.concatenate([x[left], [step] * 3, x[right]])
        a = np.concatenate([a[left], middle, a[right]])
        z = np.concatenate([z[left], [0.0] * 3, z[right]])
    return Response(x, z, a, step, tuple(around.tolist()), jumps)


def sigmoid_width(w: float) -> float:
    """Return within how much of x a sigmoid neuron goes from 0.1 to 0.9: 2·ln 9/|w|."""
    return 2 * log(9) / abs(w) if w else float("inf")
