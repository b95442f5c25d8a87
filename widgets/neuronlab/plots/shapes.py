"""Shapes: the corners of many bars, and of many strokes, so that each kind is one artist."""

import numpy as np
from numpy.typing import ArrayLike


def upright_bars(middles: ArrayLike, heights: ArrayLike, half: float) -> np.ndarray:
    """Return the corners of bars that stand on 0, (n, 4, 2), each ``half`` to either side."""
    x, y = np.broadcast_arrays(np.asarray(middles, dtype=float), heights)
    zero = np.zeros(len(y))
    across = np.stack([x - half, x - half, x + half, x + half], axis=1)
    return np.stack([across, np.stack([zero, y, y, zero], axis=1)], axis=2)


def lying_bars(middles: ArrayLike, lengths: ArrayLike, half: float) -> np.ndarray:
    """Return the corners of bars that lie beside x = 0, (n, 4, 2), ``half`` up and down."""
    return upright_bars(middles, lengths, half)[:, :, ::-1]


def strokes(x: ArrayLike, low: ArrayLike, high: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y of a line that is a vertical stroke at each ``x`` (n,), (3n,) each."""
    x, low, high = np.broadcast_arrays(np.asarray(x, dtype=float), low, high)
    gaps = np.full(len(x), np.nan)
    return np.repeat(x, 3), np.column_stack([low, high, gaps]).ravel()
