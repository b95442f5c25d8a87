"""Two hidden units fold the plane, and one output unit cuts what they made of it."""

from dataclasses import dataclass

import numpy as np

from ...models.activations import ACTIVATIONS
from ...models.arrays import Floats, Ints

ROWS = np.array([(0, 0), (0, 1), (1, 0), (1, 1)])
"""The four inputs of a truth table."""

XOR = np.array([0, 1, 1, 0])


@dataclass(frozen=True)
class TwoLayer:
    """A network of two hidden units and an output unit, which fires where z ≥ 0.

    Attributes
    ----------
    W : ndarray (2, 2)
        A column for each hidden unit.
    b : ndarray (2,)
    v : ndarray (2,)
        The output unit's weights.
    c : float
        Its bias.
    sharpness : float or None
        k of the hidden units, h = σ(k·z), above 0; None where they are steps, h = 1 for z ≥ 0.
    """

    W: Floats
    b: Floats
    v: Floats
    c: float
    sharpness: float | None = None

    def hidden_sums(self, X: Floats | Ints) -> Floats:
        """Return the hidden units' z, (n, 2), for inputs ``X`` (n, 2)."""
        return _as_on_paper(X @ self.W + self.b)

    def hidden(self, X: Floats | Ints) -> Floats | Ints:
        """Return the hidden units' answers h, (n, 2): 0 or 1, or between them."""
        z = self.hidden_sums(X)
        if self.sharpness is None:
            return (z >= 0).astype(int)
        return ACTIVATIONS["sigmoid"](self.sharpness * z)

    def output_sums(self, H: Floats | Ints) -> Floats:
        """Return the output unit's z, (n,), for hidden answers ``H`` (n, 2)."""
        return _as_on_paper(H @ self.v + self.c)

    def __call__(self, X: Floats | Ints) -> Ints:
        """Return the network's answers, (n,), 0 or 1, for inputs ``X`` (n, 2)."""
        return (self.output_sums(self.hidden(X)) >= 0).astype(int)


@dataclass(frozen=True)
class Street:
    """The widest street between two classes: its middle line x·w + b = 0, and how wide it is.

    Attributes
    ----------
    w : ndarray (2,)
        Of length 1, towards class 1.
    b : float
    gap : float
    """

    w: Floats
    b: float
    gap: float


def street(points: Floats | Ints, target: Ints) -> Street | None:
    """Return the widest street between two classes of two points each, or None.

    Each class is a segment, and the street lies across the shortest way from one to the other,
    which ends in one of the four points. Where the segments meet, no line tells them apart.

    Parameters
    ----------
    points : ndarray (4, 2)
    target : ndarray (4,)
        Two of them 1, two 0.
    """
    ones, zeros = (points[target == k].astype(float) for k in (1, 0))
    ways = [(p, _nearest(p, zeros)) for p in ones] + [(_nearest(q, ones), q) for q in zeros]
    one, zero = min(ways, key=lambda way: float(np.hypot(*(way[0] - way[1]))))
    gap = float(np.hypot(*(one - zero)))
    if gap < 1e-9:
        return None
    w = (one - zero) / gap
    b = -float(w @ (one + zero)) / 2
    apart = ((points @ w + b) * np.where(target, 1, -1)).min()
    return Street(w, b, gap) if apart > 0.49 * gap else None


def mixed_spots(H: Floats | Ints, target: Ints) -> dict[tuple[float, ...], Ints]:
    """Return where rows of both classes land: for each such spot the rows' numbers."""
    spots = {tuple(h.tolist()): np.flatnonzero((h == H).all(axis=1)) for h in H}
    return {spot: rows for spot, rows in spots.items() if len(set(target[rows])) > 1}


def _nearest(point: Floats, segment: Floats) -> Floats:
    """Return the place on a segment (2, 2) that is nearest to a point."""
    start, way = segment[0], segment[1] - segment[0]
    length = float(way @ way)
    share = float(np.clip((point - start) @ way / length, 0, 1)) if length else 0.0
    place: Floats = start + share * way
    return place


def _as_on_paper(z: Floats) -> Floats:
    """Return sums without the binary fractions' dust, so that 0.1 + 0.2 − 0.3 is 0."""
    return np.round(z, 10) + 0.0
