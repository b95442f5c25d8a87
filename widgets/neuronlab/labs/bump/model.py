"""A bump is two steep sigmoids, one up and one down; bumps side by side can follow any curve.

Each sigmoid is a hidden unit, so what is built here is a network 1–2k–1 whose weights nobody
learned: G. Cybenko (1989) proves that they exist, M. Nielsen's book (2015) shows them so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from ...models import validate
from ...models.arrays import Floats
from ...models.mlp import MLP

LOW, HIGH = 0.0, 10.0
"""The inputs that count."""

OUTSIDE = 1.0
"""How far outside of them an edge may stand."""

MOST = 20
"""So many bumps there may be."""

KNOTS = np.linspace(LOW, HIGH, 41)
"""Where a curve of one's own has its heights; between them it is straight."""

GRID = np.linspace(LOW, HIGH, 401)
"""Where curves are compared."""

WIDE = np.linspace(LOW - OUTSIDE, HIGH + OUTSIDE, 481)
"""Where bumps are drawn, outside too."""

INSIDE = slice(40, 441)
"""Which of ``WIDE`` are those of ``GRID``."""

_NEAR = 1e-9
"""So near to an edge an input stands on it."""

TARGETS: dict[str, Callable[[Floats], Floats]] = {
    "two hills": lambda x: np.exp(-((x - 3) ** 2)) + 0.6 * np.exp(-((x - 7) ** 2) / 1.5),
    "sine": lambda x: np.sin(0.2 * np.pi * x),
    "stairs": lambda x: np.select([x < 2.5, x < 5, x < 7.5], [-0.5, 1.0, 0.25], -1.0),
    "ripples": lambda x: 0.7 * np.sin(0.2 * np.pi * x) + 0.5 * np.sin(np.pi * x),
}
"""Name → the curve to chase."""


@dataclass(frozen=True)
class Bump:
    """A rising sigmoid at ``left``, a falling one at ``right``, both ``height`` high."""

    left: float
    right: float
    height: float


def network(bumps: Sequence[Bump], sharpness: float) -> MLP:
    """Return the network that the bumps are: two hidden units for each, first up, then down.

    A unit with weight s and bias −s·e is half on at the input e, so the edges are −b/w.
    """
    s = validate.positive(sharpness, "sharpness")
    edges = np.array([edge for bump in bumps for edge in (bump.left, bump.right)])
    heights = np.array([height for bump in bumps for height in (bump.height, -bump.height)])
    mlp = MLP([1, len(edges), 1], hidden="sigmoid", output="identity")
    mlp.weights = [np.full((1, len(edges)), s), heights[:, None]]
    mlp.biases = [-s * edges, [0.0]]
    return mlp


def target(name: str, curve: ArrayLike, x: Floats) -> Floats:
    """Return the curve to chase at the inputs ``x``: one in ``TARGETS``, or the heights given.

    Parameters
    ----------
    name : str
        A name in ``TARGETS``, or ``"own curve"``.
    curve : array_like (41,)
        The heights of a curve of one's own at ``KNOTS``.
    x : ndarray (n,)
    """
    if name == "own curve":
        return np.interp(x, KNOTS, np.asarray(curve, dtype=float))
    return TARGETS[validate.choice(name, "target", tuple(TARGETS))](x)


def fitted(y: Floats, k: int) -> list[Bump]:
    """Return ``k`` bumps of equal width, each as high as the curve is on average there.

    Parameters
    ----------
    y : ndarray (n_grid,)
        The curve at ``GRID``.
    k : int
        From 1 on.

    Notes
    -----
    An input on an edge counts for neither of its bumps, so that a curve and its mirror image are
    met alike. The outermost edges stand outside, so that the sum is not half as high at the ends.
    """
    edges = np.linspace(LOW, HIGH, validate.whole(k, "k", 1) + 1)
    inside = [(GRID > left + _NEAR) & (GRID < right - _NEAR) for left, right in pairwise(edges)]
    heights = [y[each].mean() for each in inside]
    edges[[0, -1]] = LOW - OUTSIDE, HIGH + OUTSIDE
    return [
        Bump(round(float(left), 3), round(float(right), 3), round(float(h), 3) + 0.0)
        for left, right, h in zip(edges[:-1], edges[1:], heights, strict=True)
    ]


def off(bumps: Sequence[Bump], sharpness: float, y: Floats) -> float:
    """Return how far the sum of the bumps is from the curve ``y`` (n_grid,), on average."""
    return float(np.abs(network(bumps, sharpness)(GRID[:, None])[:, 0] - y).mean())


def drawn(curve: Sequence[float], start: Sequence[float], end: Sequence[float]) -> list[float]:
    """Return a curve's heights at ``KNOTS`` after a stroke from one point (x, y) to another."""
    (x0, y0), (x1, y1) = sorted([tuple(start), tuple(end)])
    under = (KNOTS >= x0) & (KNOTS <= x1)
    under[[np.abs(KNOTS - x).argmin() for x in (x0, x1)]] = True
    heights = np.array(curve, dtype=float)
    heights[under] = np.interp(KNOTS[under], [x0, x1], [y0, y1]) if x1 > x0 else end[1]
    return [round(float(h), 2) + 0.0 for h in heights]
