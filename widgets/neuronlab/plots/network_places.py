"""Where a drawn network's units are, and where the numbers on its links stand."""

import numpy as np

LABELS = 12
"""How many links between two layers can carry labels without getting into each other's way."""


def heights(n: int) -> np.ndarray:
    """Return the heights of n units, from the top down."""
    return 0.5 - (np.arange(n) + 0.5) / n if n > 1 else np.zeros(1)


def label_places(start: np.ndarray, end: np.ndarray, least: float) -> np.ndarray:
    """Return where each link's label stands: for each unit it leads to, a column of its own.

    Where there are too many links for that, only those into one unit are likely to have labels;
    they stand where the links are still apart, and ``least`` of the way along.
    """
    m, n = len(start), len(end)
    along = np.full(n, 0.42 if n == 1 else 0.3)
    if n > 1 and m * n <= LABELS:
        along = np.linspace(0.26, 0.74, n)
    along = np.maximum(along, least)
    ways = end[None, :] - start[:, None]
    return (start[:, None] + along[None, :, None] * ways).reshape(-1, 2)
