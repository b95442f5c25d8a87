"""Shapes: the corners of many bars, and of many strokes, so that each kind is one artist."""

import numpy as np
from numpy.typing import ArrayLike


def upright_bars(middles: ArrayLike, heights: ArrayLike, half: float) -> np.ndarray:
    """Return the corners of bars that stand on 0, (n, 4, 2), each ``half`` to either side."""
    middles = np.asarray(middles, dtype=float)
    corners = np.zeros((len(middles), 4, 2))
    corners[:, :2, 0] = (middles - half)[:, None]
    corners[:, 2:, 0] = (middles + half)[:, None]
    corners[:, 1:3, 1] = np.asarray(heights)[:, None]
    return corners


def lying_bars(middles: ArrayLike, lengths: ArrayLike, half: float) -> np.ndarray:
    """Return the corners of bars that lie beside x = 0, (n, 4, 2), ``half`` up and down."""
    return upright_bars(middles, lengths, half)[:, :, ::-1]


def strokes(x: ArrayLike, low: ArrayLike, high: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y of a line that is a vertical stroke at each ``x`` (n,), (3n,) each."""
    x = np.repeat(x, 3)
    ends = np.full((len(x) // 3, 3), np.nan)
    ends[:, 0], ends[:, 1] = low, high
    return x, ends.ravel()
