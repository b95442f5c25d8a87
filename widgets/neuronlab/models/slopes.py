"""An activation's slope says how much of a change gets through; where it is flat, hardly any."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import inf

import numpy as np
from numpy.typing import ArrayLike

from .activations import ACTIVATIONS
from .arrays import Bools, Floats
from .neuron import Response, response

FLAT = 0.05
"""A slope nearer to 0 than this counts as flat: the function is saturated there."""

_Z = np.linspace(-20, 20, 8001)


@dataclass(frozen=True)
class Slopes:
    """Where a function is steepest, and where it is flat.

    Attributes
    ----------
    greatest : float
        The greatest slope, or the one that is neared far out.
    where : tuple of float
        From which z to which z the slope is the greatest; twice the same for a single z, twice
        infinity where it is neared far out and never reached.
    flat : tuple of tuple of float
        From which z to which z the slope is nearer to 0 than ``FLAT``.
    level : float or None
        The slope there, if it is everywhere the same.
    """

    greatest: float
    where: tuple[float, float]
    flat: tuple[tuple[float, float], ...]
    level: float | None

    @property
    def saturated(self) -> tuple[tuple[float, float], ...]:
        """The flat parts that go on for ever; a function that turns is flat for a moment only."""
        return tuple(ends for ends in self.flat if np.isinf(ends).any())


@lru_cache(maxsize=32)
def slopes(activation: str) -> Slopes:
    """Return where an activation, by its name, is steepest and where it is flat."""
    slope = ACTIVATIONS[activation].derivative
    values = slope(_Z)
    greatest = values.max()
    start, end = _intervals(lambda z: slope(z) >= greatest)[0]
    if start > 19:
        start = end = inf
        greatest = slope(1e6)
    elif end - start < 0.02:
        start = end = _summit(slope, (start + end) / 2)
        greatest = slope(start)
    flat = _intervals(lambda z: np.abs(slope(z)) < FLAT)
    levels = np.unique(values[np.abs(values) < FLAT])
    level = float(levels[0]) if len(levels) == 1 else None
    return Slopes(float(greatest), (start, end), flat, level)


@lru_cache(maxsize=32)
def slope_response(activation: str, low: float, high: float) -> Response:
    """Return the slopes f'(z) for z from ``low`` to ``high``, as a curve to draw.

    Where a step jumps there is no slope: NaN; at a bend it is the one that is computed with.
    """
    at = response(1.0, 0.0, activation, low, high)
    slope = ACTIVATIONS[activation].derivative
    left, middle, right = slope([-1e-300, 0.0, 1e-300]).tolist()
    jumps = at.jumps or not np.isclose(left, right)
    values = slope(at.z)
    values[at.z == 0] = left, np.nan if jumps else middle, right
    return Response(at.z, at.z, values, 0.0, (left, np.nan if at.jumps else middle, right), jumps)


def slope_at(activation: str, z: float) -> float:
    """Return the slope f'(z) that is computed with; NaN exactly where a step jumps."""
    if z == 0:
        return slope_response(activation, -1.0, 1.0).around[1]
    return float(ACTIVATIONS[activation].derivative(z))


def _intervals(holds: Callable[[ArrayLike], Bools]) -> tuple[tuple[float, float], ...]:
    """Return from which z to which z it ``holds``; what reaches the edge goes on for ever."""
    inside = holds(_Z)
    ends = [_border(holds, _Z[k], _Z[k + 1]) for k in np.flatnonzero(np.diff(inside))]
    ends = [-inf] * bool(inside[0]) + ends + [inf] * bool(inside[-1])
    return tuple(zip(ends[::2], ends[1::2], strict=True))


def _border(holds: Callable[[ArrayLike], Bools], low: float, high: float) -> float:
    """Return where between ``low`` and ``high`` it begins, or ends, to hold."""
    before = holds(low)
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) == before else (low, middle)
    return round(float(low), 9) + 0.0


def _summit(slope: Callable[[ArrayLike], Floats], at: float) -> float:
    """Return where near ``at`` a slope is greatest."""
    for reach in (0.02, 1e-4):
        z = np.linspace(at - reach, at + reach, 2001)
        at = z[slope(z).argmax()]
    return round(float(at), 5) + 0.0
