"""A timeline is a row of cells, one for each step, in groups: what is done, and what is in hand."""

from collections.abc import Sequence
from itertools import groupby

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgba

from . import style
from .lettering import Lettering
from .put import put
from .sheet import shown_size

LIGHT = "#ffe08a"
"""What is in hand, and where its factors come from."""

_DONE, _TO_DO = "#e4e8ea", style.PAPER
_GAP = 10
"""Pixels between two groups."""


class Timeline:
    """Cells in a row across an Axes, each group under its name.

    Parameters
    ----------
    ax : matplotlib Axes
        What is drawn on; its limits, pixels as shown, are this plot's.
    """

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_axis_off()
        self._size = shown_size(ax)
        ax.set_xlim(0, self._size[0])
        ax.set_ylim(0, self._size[1])
        self._cells = put(ax, PolyCollection([], lw=0.9, aa=False, animated=True))
        self._labels = Lettering(ax, [], size=11)
        self._names: list = []
        self._lefts = self._rights = np.empty(0)

    def set_steps(self, groups: Sequence[str], labels: Sequence[str]) -> None:
        """Show a cell for each step: the name of its group, and its own label."""
        for name in self._names:
            name.remove()
        runs = [(name, len(list(run))) for name, run in groupby(groups)]
        width = (self._size[0] - 2 * 8 - _GAP * (len(runs) - 1)) / len(labels)
        place = np.arange(len(labels))
        group = np.repeat(np.arange(len(runs)), [n for _, n in runs])
        self._lefts = 8 + place * width + group * _GAP
        self._rights = self._lefts + width
        bottom, top = 3, 25
        self._cells.set_verts(
            [
                [(left, bottom), (right, bottom), (right, top), (left, top)]
                for left, right in zip(self._lefts, self._rights, strict=True)
            ]
        )
        middle = (self._lefts + self._rights) / 2
        self._labels.write(labels, np.column_stack([middle, np.full(len(labels), 14.0)]))
        starts = np.cumsum([0, *(n for _, n in runs[:-1])])
        self._names = [
            self.ax.text(self._lefts[start] + 1, top + 5, name, fontsize=12, color=style.GREY)
            for (name, _), start in zip(runs, starts, strict=True)
        ]

    def update(self, step: int) -> None:
        """Show how far it has come: ``step`` is in hand, those before it are done."""
        n = len(self._lefts)
        order = np.arange(n)
        colors = [LIGHT if k == step else _DONE if k < step else _TO_DO for k in range(n)]
        edges = [style.INK if k == step else style.PALE for k in range(n)]
        self._cells.set_facecolors([to_rgba(color) for color in colors])
        self._cells.set_edgecolors([to_rgba(color) for color in edges])
        self._cells.set_linewidths(np.where(order == step, 1.8, 0.9))

    @property
    def corners(self) -> np.ndarray:
        """Two opposite corners of the row of cells, (2, 2)."""
        return np.array([(self._lefts[0], 0), (self._rights[-1], 28)])

    def step_at(self, x: float, y: float) -> int | None:
        """Return which step's cell is at a point."""
        if not 0 <= y <= 28:
            return None
        hit = np.flatnonzero((self._lefts <= x) & (x <= self._rights))
        return int(hit[0]) if len(hit) else None
