"""A gate shares the inputs out between two experts; each learns the part that it is given."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ...models import validate
from ...models.activations import ACTIVATIONS
from ...models.arrays import Floats

REACH = 3.0
"""Inputs lie from −REACH to REACH."""

BEND = 0.5
"""Where two of the data sets bend or jump."""

CURVES: dict[str, Callable[[Floats], Floats]] = {
    "a bend": lambda x: np.where(x < BEND, -0.5, 1.0) * (x - BEND) - 0.5,
    "a jump": lambda x: np.where(x < BEND, 0.4 * x + 1.6, 0.4 * x - 1.4),
    "a wave": lambda x: 1.5 * np.sin(1.2 * x),
}
"""What the data follow, but for noise."""


def samples(curve: str, noise: float, seed: int, n: int = 60) -> tuple[Floats, Floats]:
    """Return n samples, x (n,) and y (n,), of a curve of ``CURVES``.

    Parameters
    ----------
    curve : str
    noise : float
        The standard deviation of what is added to y.
    seed : int
    n : int
    """
    f = CURVES[validate.choice(curve, "curve", tuple(CURVES))]
    rng = np.random.default_rng(seed)
    x = np.sort(rng.uniform(-REACH, REACH, n))
    return x, f(x) + noise * rng.standard_normal(n)


def weighted_line(x: Floats, y: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Return slope a and intercept b of the line with the least Σ w·(a·x + b − y)².

    Parameters
    ----------
    x, y : ndarray (n,)
    weights : ndarray (..., n)
        At least 0, and not all 0; one line for each row of them.
    """
    share = weights / weights.sum(axis=-1, keepdims=True)
    mean_x, mean_y = share @ x, share @ y
    from_x, from_y = x - mean_x[..., None], y - mean_y[..., None]
    spread = (share * from_x**2).sum(axis=-1)
    # Where all weight is on one sample, any slope does.
    slope = (share * from_x * from_y).sum(axis=-1) / np.where(spread > 0, spread, 1.0)
    return slope, mean_y - slope * mean_x


@dataclass(frozen=True)
class Experts:
    """Two lines and the gate between them: ŷ = (1 − g)·ŷ₁ + g·ŷ₂, g = σ(k·(x − m)).

    R. Jacobs, M. Jordan, S. Nowlan, G. Hinton, "Adaptive mixtures of local experts" (1991); here
    each expert is fitted by weighted least squares to the share that the gate gives it.

    Attributes
    ----------
    place, sharpness : float
        m and k. With arrays (p, 1) it is p mixtures at once.
    a, b : ndarray (2,) or (2, p)
        The experts' slopes and intercepts.
    """

    place: float | Floats
    sharpness: float
    a: Floats
    b: Floats

    @classmethod
    def fitted(cls, x: Floats, y: Floats, place: float | Floats, sharpness: float) -> "Experts":
        """Return both experts, each fitted to its share of the samples x, y (n,)."""
        g = gate(x, place, sharpness)
        (a1, b1), (a2, b2) = weighted_line(x, y, 1 - g), weighted_line(x, y, g)
        return cls(place, sharpness, np.array([a1, a2]), np.array([b1, b2]))

    def answers(self, x: Floats) -> Floats:
        """Return both experts' answers, (2, n) or (2, p, n)."""
        return self.a[..., None] * x + self.b[..., None]

    def mixture(self, x: Floats) -> Floats:
        """Return ŷ for inputs x (n,)."""
        g = gate(x, self.place, self.sharpness)
        first, second = self.answers(x)
        y_hat: Floats = (1 - g) * first + g * second
        return y_hat

    def error(self, x: Floats, y: Floats) -> Floats:
        """Return the mean squared error of the mixture."""
        error: Floats = ((self.mixture(x) - y) ** 2).mean(axis=-1)
        return error


def gate(x: Floats, place: float | Floats, sharpness: float) -> Floats:
    """Return g = σ(k·(x − m)): the second expert's share at each x."""
    return ACTIVATIONS["sigmoid"](sharpness * (x - place))


def error_by_place(x: Floats, y: Floats, places: Floats, sharpness: float) -> Floats:
    """Return the error with the gate at each of ``places`` (p,), all experts fitted anew."""
    return Experts.fitted(x, y, places[:, None], sharpness).error(x, y)


def one_line_error(x: Floats, y: Floats) -> float:
    """Return the mean squared error of a single line, the best without a gate."""
    a, b = weighted_line(x, y, np.ones(len(x)))
    return float(((a * x + b - y) ** 2).mean())
