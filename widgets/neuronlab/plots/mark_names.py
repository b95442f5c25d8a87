"""Names beside marks on a map, where no way runs and no other mark or name stands."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from ..models.arrays import Floats
from .lettering import Lettering
from .sheet import shown_size

_CELL = 4
"""What is free is known in cells of so many pixels."""

_GAP, _HEIGHT = 12.0, 15.0
"""From the middle of a mark to its name, and how high a name is, in pixels."""

_MARK = 8.0
"""Half the size of a mark, in pixels."""

_SIDES = np.array([(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)])
"""To which side of its mark a name may stand; the first is best."""


class MarkNames:
    """The names of marks, each at the side of its mark where the least is in its way.

    Where a name stands hangs on what is shown alone, and not on where it stood before.

    Parameters
    ----------
    ax : matplotlib Axes
        With linear scales.
    n : int
        How many names there are at most.
    """

    def __init__(self, ax: Axes, n: int):
        self._ax = ax
        self._lettering = Lettering(ax, np.zeros((n, 2)), zorder=7, halo=True)

    @property
    def texts(self) -> list[str]:
        """The names; "" for a mark that has none."""
        return self._lettering.texts

    @property
    def places(self) -> Floats:
        """Where the middles of the names are, (n, 2), in data units."""
        return self._lettering.places

    def write(
        self, texts: Sequence[str], marks: Floats, ways: Sequence[Floats], others: Floats
    ) -> None:
        """Name ``marks`` (n, 2), beside ``ways``, each (m, 2), and ``others`` (k, 2) that are seen.

        All are in data units. Names that come first choose first.
        """
        size = np.asarray(shown_size(self._ax), dtype=float)
        low, high = np.array([self._ax.get_xlim(), self._ax.get_ylim()]).T
        pixel = (high - low) / size
        self._lettering.write(texts)
        widths = self._lettering.widths()
        at = (np.asarray(marks) - low) / pixel
        taken = np.zeros(np.ceil(size / _CELL).astype(int))
        for way in ways:
            columns, rows = (_along((way - low) / pixel, size) // _CELL).astype(int).T
            taken[columns, rows] = 1
        shown = np.array([bool(text) for text in texts])
        for mark in [*at[shown], *((others - low) / pixel)]:
            _fill(taken, mark, np.full(2, _MARK), 3)
        middles = np.tile(size / 2, (len(at), 1))
        for k in np.flatnonzero(shown):
            half = np.array([widths[k], _HEIGHT]) / 2
            middles[k] = _freest(at[k], half, taken, size)
            _fill(taken, middles[k], half, 5)
        self._lettering.write(texts, low + middles * pixel)


def _freest(mark: Floats, half: Floats, taken: Floats, size: Floats) -> Floats:
    """Return the middle of a box of half sizes ``half`` beside ``mark``, in pixels."""
    away = half + np.array([_GAP - 2, _GAP - half[1] / 2])
    middles = np.clip(mark + _SIDES * away, half + 2, size - half - 2)
    gone = np.abs(middles - mark) < half + _MARK - 1  # pushed over its own mark
    cost = [_within(taken, middle, half).sum() for middle in middles]
    return np.asarray(middles[np.argmin(cost + 50 * gone.all(axis=1) + 0.4 * np.arange(8))])


def _within(taken: Floats, middle: Floats, half: Floats) -> Floats:
    """Return the cells of a box, a view."""
    first = np.maximum((middle - half) // _CELL, 0).astype(int)
    last = np.maximum((middle + half) // _CELL + 1, 0).astype(int)
    return taken[first[0] : last[0], first[1] : last[1]]


def _fill(taken: Floats, middle: Floats, half: Floats, weight: float) -> None:
    _within(taken, middle, half)[...] = weight


def _along(points: Floats, size: Floats) -> Floats:
    """Return points every few pixels along a way, as far as it is within (0, 0) … ``size``."""
    begin, moves = points[:-1], np.diff(points, axis=0)
    safe = np.where(np.abs(moves) < 1e-9, 1e-9, moves)
    edges = np.stack([-begin / safe, (size - begin) / safe])
    enter = np.maximum(edges.min(axis=0).max(axis=1), 0.0)
    leave = np.minimum(edges.max(axis=0).min(axis=1), 1.0)
    seen = enter < leave
    begin, moves, enter, leave = begin[seen], moves[seen], enter[seen], leave[seen]
    lengths = (leave - enter) * np.hypot(*moves.T)
    n = np.ceil(lengths / _CELL).astype(int) + 1
    of = np.repeat(np.arange(len(n)), n)
    share = (np.arange(n.sum()) - np.repeat(np.cumsum(n) - n, n)) / np.maximum(n - 1, 1)[of]
    at = begin[of] + (enter[of] + share * (leave - enter)[of])[:, None] * moves[of]
    return np.clip(at, 0, size - 1e-6)
