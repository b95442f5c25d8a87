"""A unit's line is held where a hand takes it: all along it to move it, at a ring to turn it."""

import numpy as np

from ...models.arrays import Floats
from ...models.geometry import bias_through, line_in_box
from .cloth_model import BOX

HEAVIEST, FARTHEST = 3.0, 5.0
"""The greatest weight and the greatest bias."""

_SHORTEST = 0.45
_INSIDE = (BOX[0] + 0.09, BOX[1] - 0.09) * 2


def rings(w: Floats, b: float) -> Floats:
    """Return where the two rings that turn a line are, (2, 2); (0, 2) where too little is seen."""
    ends = line_in_box(w, b, _INSIDE)
    return ends if len(ends) and np.hypot(*(ends[1] - ends[0])) >= _SHORTEST else ends[:0]


def moved(w: Floats, at: Floats) -> float:
    """Return the bias of the parallel line through ``at``, as far as a bias goes."""
    return float(np.clip(round(bias_through(at, w), 2) + 0.0, -FARTHEST, FARTHEST))


def side(w: Floats, pivot: Floats, ring: Floats) -> float:
    """Return on which side of the way from the pivot to a ring w points: 1 left, −1 right."""
    along = ring - pivot
    return 1.0 if along[0] * w[1] - along[1] * w[0] >= 0 else -1.0


def turned(w: Floats, pivot: Floats, at: Floats, left: float) -> tuple[Floats, float] | None:
    """Return w and b of the line through ``pivot`` and ``at``; w keeps its length and its side.

    None where ``at`` is so near to the pivot that it gives no direction.

    Parameters
    ----------
    w, pivot, at : ndarray (2,)
    left : float
        What :func:`side` said when the ring was taken.
    """
    along = at - pivot
    length = float(np.hypot(*along))
    if length < 0.1:
        return None
    strength = float(np.clip(np.hypot(*w), 0.5, HEAVIEST))
    turned_w = left * strength * np.array([-along[1], along[0]]) / length
    bias = bias_through(pivot, turned_w)
    if abs(bias) > FARTHEST:
        turned_w *= FARTHEST / abs(bias)
    turned_w = np.round(turned_w, 2) + 0.0
    return turned_w, moved(turned_w, pivot)
