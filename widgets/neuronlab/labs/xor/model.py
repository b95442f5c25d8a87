"""Two hidden threshold units fold the plane, and one output unit cuts what they made of it."""

from dataclasses import dataclass

import numpy as np

from ...models.arrays import Floats, Ints
from ...models.geometry import Box, corners, half_plane
from ...models.margin import widest_margin

ROWS = np.array([(0, 0), (0, 1), (1, 0), (1, 1)])
"""The four inputs of a truth table."""

XOR = np.array([0, 1, 1, 0])

_ON_THE_LINE = 1e-9
"""How wide a region is drawn that is no more than a line: two units that fire just there."""


@dataclass(frozen=True)
class TwoLayer:
    """A network of threshold units, which fire where z ≥ 0: two hidden ones and an output.

    Attributes
    ----------
    W : ndarray (2, 2)
        A column for each hidden unit.
    b : ndarray (2,)
    v : ndarray (2,)
        The output unit's weights.
    c : float
        Its bias.
    """

    W: Floats
    b: Floats
    v: Floats
    c: float

    def hidden_sums(self, X: Floats | Ints) -> Floats:
        """Return the hidden units' z, (n, 2), for inputs ``X`` (n, 2)."""
        return _as_on_paper(X @ self.W + self.b)

    def hidden(self, X: Floats | Ints) -> Ints:
        """Return the hidden units' answers h, (n, 2), 0 or 1."""
        return (self.hidden_sums(X) >= 0).astype(int)

    def output_sums(self, H: Ints) -> Floats:
        """Return the output unit's z, (n,), for hidden answers ``H`` (n, 2)."""
        return _as_on_paper(H @ self.v + self.c)

    def __call__(self, X: Floats | Ints) -> Ints:
        """Return the network's answers, (n,), 0 or 1, for inputs ``X`` (n, 2)."""
        return (self.output_sums(self.hidden(X)) >= 0).astype(int)

    def regions(self, box: Box) -> list[Floats]:
        """Return the parts of ``box`` where the network answers 1: convex polygons, (n, 2) each."""
        found = []
        for h in ROWS[self.output_sums(ROWS) >= 0]:
            part = corners(box)
            for w, b, fires in zip(self.W.T, self.b, h, strict=True):
                part = _side(part, w, b, bool(fires))
            if len(part):
                found.append(part)
        return found


def mixed_spots(H: Ints, target: Ints) -> dict[tuple[int, ...], Ints]:
    """Return where rows of both classes land: for each such spot the rows' numbers."""
    spots = {tuple(map(int, h)): np.flatnonzero((h == H).all(axis=1)) for h in H}
    return {spot: rows for spot, rows in spots.items() if len(set(target[rows])) > 1}


def separable(H: Ints, target: Ints) -> bool:
    """Whether one line tells the classes apart in the hidden plane."""
    return widest_margin(H.astype(float), target) is not None


def _as_on_paper(z: Floats) -> Floats:
    """Return sums without the binary fractions' dust, so that 0.1 + 0.2 − 0.3 is 0.

    Quarters, the sliders' steps, have none; numbers that are typed in may.
    """
    return np.round(z, 10) + 0.0


def _side(polygon: Floats, w: Floats, b: float, fires: bool) -> Floats:
    """Return where in ``polygon`` a unit fires, or where it is silent."""
    if not np.any(w):
        return polygon if (b >= 0) == fires else polygon[:0]
    if fires:
        return half_plane(polygon, w, b + _ON_THE_LINE)
    return half_plane(polygon, -w, -b - 2 * _ON_THE_LINE)
