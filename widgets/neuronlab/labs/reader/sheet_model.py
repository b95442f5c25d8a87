"""A drawing becomes 64 numbers as the training digits did: centred, stretched, counted."""

from collections.abc import Sequence
from math import ceil

import numpy as np

from ...models.arrays import Floats, Ints
from ..digits.model import INK, SIDE

PAPER = 100
"""A sheet is PAPER units wide and high; x counts from the left, y from the top."""

FINE = 4
"""A pixel is FINE × FINE fine cells, each inked or not; their number is the pixel's ink."""

_CELLS = SIDE * FINE
_PEN = 2.9
"""Half the width of a line, in fine cells."""

_NARROW, _WIDE = 10, 25
"""How many fine cells wide a digit is made; the height is always filled."""

_STEP = 0.5
"""The pen is put down anew every so many fine cells of its way."""

Strokes = Sequence[Sequence[tuple[float, float]]]


def counted(strokes: Strokes) -> Ints:
    """Return the ink of a drawing, (64,), each 0 to 16, row by row from the top left.

    So were scikit-learn's digits made: C. Kaynak and E. Alpaydin (1998) stretched each one to
    32 × 32 cells, black or white, and counted the black ones in blocks of 4 × 4. Only sums,
    products and quotients are taken, which are rounded alike on every CPU.

    Parameters
    ----------
    strokes : sequence of sequences of (x, y)
        The points that the pen went through, one sequence from each putting down to lifting.
    """
    lines = [np.asarray(stroke, dtype=float).reshape(-1, 2) for stroke in strokes if len(stroke)]
    if not lines:
        return np.zeros(SIDE**2, dtype=int)
    points = np.concatenate(lines)
    low, high = points.min(axis=0), points.max(axis=0)
    width, height = (high - low).tolist()
    scale = (_CELLS - 2 * _PEN) / max(height, width / 2, 1.0)
    natural = width * scale + 2 * _PEN
    squeeze = min(max(natural, _NARROW), _WIDE) / natural
    places = [
        _along((line - (low + high) / 2) * scale * (squeeze, 1) + _CELLS / 2) for line in lines
    ]
    inked = _dabbed(np.concatenate(places), _PEN * squeeze, _PEN)
    ink: Ints = inked.reshape(SIDE, FINE, SIDE, FINE).sum(axis=(1, 3)).ravel()
    return np.minimum(ink, INK)


def _along(line: Floats) -> Floats:
    """Return points along a line through ``line`` (n, 2), near beside each other."""
    ways = line[1:] - line[:-1]
    counts = [max(1, ceil(step / _STEP)) for step in np.abs(ways).max(axis=1).tolist()]
    shares = np.concatenate([[0.0], *(np.arange(1, n + 1) / n for n in counts)])
    starts = np.repeat(np.concatenate([line[:1], line[:-1]]), [1, *counts], axis=0)
    return (
        starts
        + np.repeat(np.concatenate([0 * line[:1], ways]), [1, *counts], axis=0) * (shares[:, None])
    )


def _dabbed(places: Floats, half_width: float, half_height: float) -> np.ndarray:
    """Return which fine cells (32, 32) an oval tip covers that is put down at ``places``."""
    across, down = (ceil(half) for half in (half_width, half_height))
    offsets = np.stack(
        np.meshgrid(np.arange(-across, across + 1), np.arange(-down, down + 1)), axis=-1
    ).reshape(-1, 1, 2)
    cells = np.floor(places).astype(int) + offsets
    away = (cells + 0.5 - places) / (half_width, half_height)
    covered = (away * away).sum(axis=-1) <= 1
    covered &= ((cells >= 0) & (cells < _CELLS)).all(axis=-1)
    inked = np.zeros((_CELLS, _CELLS), dtype=bool)
    columns, rows = cells[covered].T
    inked[rows, columns] = True
    return inked
