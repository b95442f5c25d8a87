"""A gate's picture: the neuron or the circuit that computes it, beside its truth table."""

from matplotlib.figure import Figure

from ...plots.network import NetworkPlot
from ...plots.truth_table import TruthTablePlot


class GatePlot:
    """A drawing of units on the left, a truth table on the right; made anew for other shapes."""

    def __init__(self, figure: Figure):
        self._figure = figure
        self._shape: tuple[object, ...] | None = None

    def set_shape(self, names, header, n_rows: int) -> None:
        """Make room for these layers of ``names``, and a table of ``n_rows`` under ``header``."""
        shape = (names, header, n_rows)
        if shape != self._shape:
            self._shape = shape
            for ax in list(self._figure.axes):
                ax.remove()
            self.network = NetworkPlot(self._figure.add_axes((0.01, 0.02, 0.52, 0.96)), names)
            table = self._figure.add_axes((0.56, 0.02, 0.43, 0.96))
            self.table = TruthTablePlot(table, header, n_rows)
