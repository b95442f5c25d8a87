"""A truth table as a picture: one row for each combination, and a mark for each row's verdict."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from . import style
from .put import put


class TruthTablePlot:
    """Zeros and ones in rows and columns, the row in hand shaded, wrong rows crossed.

    Parameters
    ----------
    ax : matplotlib Axes
        What is drawn on.
    header : sequence of str
        The columns' names; the last is the target's, and a column for the verdict follows.
    n_rows : int
    """

    def __init__(self, ax: Axes, header, n_rows: int):
        self.ax = ax
        self._n = n_rows
        ax.set_axis_off()
        ax.set_xlim(-0.6, len(header) + 0.7)
        ax.set_ylim(max(n_rows, 4) + 0.1, -1.1)
        for column, name in enumerate(header):
            ax.text(column, -0.55, name, ha="center", va="center", fontsize=11.5)
        ax.plot([-0.45, len(header) + 0.6], [0, 0], color=style.GREY, lw=1)
        self._row = put(
            ax,
            Rectangle((-0.45, 0), len(header) + 1.05, 1, fc=style.PALE, alpha=0.6, animated=True),
        )
        # A digit is a marker, so that a whole table is two artists and a frame stays cheap.
        self._digits = [self._marks(f"${digit}$", style.INK, 9) for digit in (0, 1)]
        self._right = self._marks("$✓$", style.GREY, 10)
        self._wrong = self._marks("x", style.MISTAKE, 9, mew=2.4)
        self._boxes = self._marks("s", style.MISTAKE, 21, mfc="none", mew=1.6)

    def row(self, k: int) -> np.ndarray:
        """Return two opposite corners of a row, (2, 2)."""
        left, right = self._row.get_x(), self._row.get_x() + self._row.get_width()
        return np.array([(left, k), (right, k + 1)])

    def update(self, columns, row: int) -> None:
        """Show ``columns`` of 0 and 1, each (n_rows,), and the ``row`` in hand.

        The last column is the target, and the one before it is what came out.
        """
        table = np.column_stack(columns)
        for digit, marks in enumerate(self._digits):
            y, x = np.nonzero(table == digit)
            marks.set_data(x, y + 0.5)
        wrong = table[:, -1] != table[:, -2]
        last = table.shape[1]
        for marks, rows, column in (
            (self._right, np.flatnonzero(~wrong), last + 0.1),
            (self._wrong, np.flatnonzero(wrong), last + 0.1),
            (self._boxes, np.flatnonzero(wrong), last - 2),
        ):
            marks.set_data(np.full(len(rows), column), rows + 0.5)
        self._row.set_y(row)

    def _marks(self, marker: str, color: str, size: float, **more):
        (line,) = self.ax.plot(
            [], [], ls="", marker=marker, color=color, ms=size, animated=True,
            **{"mew": 0.2, **more},
        )  # fmt: skip
        return line
