"""A radial basis function network adds up bumps: each unit answers to the inputs near its centre.

ŷ(x) = Σ h·exp(−(x − c)²/(2s²)); D. S. Broomhead and D. Lowe, "Multivariable functional
interpolation and adaptive networks" (1988).
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from ...models import validate
from ...models.arrays import Floats

LIMIT = 3.0
"""Samples and centres lie between −LIMIT and LIMIT."""

N_SAMPLES = 41

TARGETS: dict[str, Callable[[Floats], Floats]] = {
    "sine": np.sin,
    "step": lambda x: np.where(x < 0, -1.0, 1.0),
    "two hills": lambda x: 1.5 * np.exp(-2 * (x + 1.5) ** 2) + np.exp(-((x - 1.0) ** 2)),
}
"""Name → the curve to learn."""


def samples(target: str, noise: float = 0.0, seed: int = 0) -> tuple[Floats, Floats]:
    """Return x and y, (n_samples,) each: points of the curve ``target``, y with normal noise.

    Parameters
    ----------
    target : str
        A name in ``TARGETS``.
    noise : float
        The standard deviation of what is added to y.
    seed : int
        Of the noise.
    """
    x = np.linspace(-LIMIT, LIMIT, N_SAMPLES)
    y = TARGETS[validate.choice(target, "target", tuple(TARGETS))](x)
    return x, y + noise * np.random.default_rng(seed).standard_normal(N_SAMPLES)


def bumps(x: Floats, centres: ArrayLike, width: float) -> Floats:
    """Return exp(−(x − c)²/(2s²)) for each input (row) and each centre c (column).

    Parameters
    ----------
    x : ndarray (n,)
    centres : array_like (k,)
    width : float
        s, greater than 0: at c ± s a bump has 61 % of its height.
    """
    away = (x[:, None] - np.asarray(centres, float)) / validate.positive(width, "width")
    heights: Floats = np.exp(-(away**2) / 2)
    return heights


def output(x: Floats, centres: ArrayLike, heights: ArrayLike, width: float) -> Floats:
    """Return the sum of all bumps, (n,), each times its height."""
    y_hat: Floats = bumps(x, centres, width) @ np.asarray(heights, float)
    return y_hat


def mean_squared_error(
    x: Floats, y: Floats, centres: ArrayLike, heights: ArrayLike, width: float
) -> float:
    """Return the mean of the squared differences between the sum of the bumps and ``y``."""
    return float(np.mean((output(x, centres, heights, width) - y) ** 2))


def least_squares(x: Floats, y: Floats, centres: ArrayLike, width: float) -> Floats:
    """Return the heights, (k,), with the least mean squared error for these centres.

    The output is linear in the heights, so they are found at once, without a descent. Where several
    solutions are equally good (two bumps at one place), it is the smallest of them.
    """
    heights = np.linalg.lstsq(bumps(x, centres, width), y, rcond=None)[0]
    return np.asarray(heights, dtype=float)


def worst(
    x: Floats, y: Floats, centres: ArrayLike, heights: ArrayLike, width: float
) -> tuple[float, float]:
    """Return the input where the error is greatest, and what is missing there."""
    missing = y - output(x, centres, heights, width)
    at = int(np.abs(missing).argmax())
    return float(x[at]), float(missing[at])
