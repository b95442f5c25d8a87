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

    def set_shape(self, names, header, n_rows: int) -> None:
        """Make room for these layers of ``names``, and a table of ``n_rows`` under ``header``."""
        shape = (names, header, n_rows)
        if shape != self._shape:
            self._shape = shape
            sheet = self._sheet
            for ax in list(sheet.figure.axes):
                ax.remove()
            margin = 0.02 * sheet.height
            low, high = margin, margin + 0.96 * sheet.height
            self.network = NetworkPlot(sheet.axes(9.4, 498.2, low, high), names)
            self.table = TruthTablePlot(sheet.axes(526.4, 930.6, low, high), header, n_rows)
