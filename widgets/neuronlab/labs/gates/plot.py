"""A gate's picture: the neuron or the circuit that computes it, beside its truth table."""

from matplotlib.figure import Figure

from ...plots.network import NetworkPlot
from ...plots.sheet import Sheet
from ...plots.truth_table import TruthTablePlot


class GatePlot:
    """A drawing of units on the left, a truth table on the right; made anew for other shapes."""

    def __init__(self, figure: Figure):
        self._sheet = Sheet(figure)
        self._shape: tuple[object, ...] | None = None

    def say(self, words: str) -> None:
        """Write above the table how far the gate is."""
        self._verdict.set_text(words)

    def set_shape(self, names, header, n_rows: int) -> None:
        """Make room for these layers of ``names``, and a table of ``n_rows`` under ``header``."""
        shape = (names, header, n_rows)
        if shape != self._shape:
            self._shape = shape
            sheet = self._sheet
            for ax in list(sheet.figure.axes):
                ax.remove()
            low, high = 6, sheet.height - 6
            self.network = NetworkPlot(sheet.axes(10, 500, low, high), names, radius=24)
            self.table = TruthTablePlot(sheet.axes(526, 930, low, high - 26), header, n_rows)
            self._verdict = sheet.overlay().text(
                544, high - 14, "", size=14, weight="bold", va="center", animated=True
            )
