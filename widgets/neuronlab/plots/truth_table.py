"""A truth table as a picture: a row for each combination, ticked, or crossed where it is wrong."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from . import style
from .crosses import Crosses
from .put import put


class TruthTablePlot:
    """Zeros and ones in rows and columns, the row in hand shaded, wrong outputs crossed out.

    Parameters
    ----------
    ax : matplotlib Axes
        What is drawn on.
    header : sequence of str
        The columns' names; the last is the target's, and a column follows that ticks right rows.
    n_rows : int
    n_outputs : int
        How many columns come out; as many columns at the end are their targets.
    above : (str, str) or ()
        What is written over the outputs, and over their targets.
    """

    def __init__(
        self, ax: Axes, header, n_rows: int, n_outputs: int = 1, above: tuple[str, ...] = ()
    ):
        self.ax = ax
        self._n, self._n_outputs = n_rows, n_outputs
        ax.set_axis_off()
        ax.set_xlim(-0.6, len(header) + 0.7)
        ax.set_ylim(max(n_rows, 4) + 0.1, -1.1)
        for column, name in enumerate(header):
            ax.text(column, -0.55, name, ha="center", va="center", fontsize=11.5)
        for k, name in enumerate(reversed(above)):
            middle = len(header) - n_outputs * (k + 0.5) - 0.5
            ax.text(middle, -1.05, name, ha="center", va="center", fontsize=11.5)
        ax.plot([-0.45, len(header) + 0.6], [0, 0], color=style.GREY, lw=1)
        self._row = put(
            ax,
            Rectangle((-0.45, 0), len(header) + 1.05, 1, fc=style.PALE, alpha=0.6, animated=True),
        )
        # A digit is a marker, so that a whole table is two artists and a frame stays cheap.
        self._digits = [self._marks(f"${digit}$", style.INK, 9) for digit in (0, 1)]
        self._right = self._marks("$✓$", style.GREY, 10)
        self._crosses = Crosses(ax, 9)

    def row(self, k: int) -> np.ndarray:
        """Return two opposite corners of a row, (2, 2)."""
        left, right = self._row.get_x(), self._row.get_x() + self._row.get_width()
        return np.array([(left, k), (right, k + 1)])

    def update(self, columns, row: int) -> None:
        """Show ``columns`` of 0 and 1, each (n_rows,), and the ``row`` in hand.

        The last columns are the targets, and as many before them are what came out.
        """
        table = np.column_stack(columns)
        for digit, marks in enumerate(self._digits):
            y, x = np.nonzero(table == digit)
            marks.set_data(x, y + 0.5)
        n, last = self._n_outputs, table.shape[1]
        differs = table[:, -n:] != table[:, -2 * n : -n]
        right = np.flatnonzero(~differs.any(axis=1))
        self._right.set_data(np.full(right.shape, last + 0.1), right + 0.5)
        self._crosses.cross_out(np.argwhere(differs)[:, ::-1] + (last - 2 * n, 0.5))
        self._row.set_y(row)

    def _marks(self, marker: str, color: str, size: float) -> Line2D:
        return self.ax.plot(
            [], [], ls="", marker=marker, color=color, ms=size, mew=0.2, animated=True
        )[0]
