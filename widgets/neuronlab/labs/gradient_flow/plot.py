"""Gradients layer by layer, for three activations, and the product of slopes beside them."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.sheet import Sheet

_LEAST, _GREATEST = 1e-11, 1.0
LOOKS = {
    "sigmoid": (style.CLASS_COLORS[1], "o"),
    "tanh": (style.CLASS_COLORS[2], "s"),
    "relu": (style.CLASS_COLORS[5], "^"),
}
"""Each activation's colour and mark."""


class GradientFlowPlot:
    """Left the mean gradient of each layer, right what the slopes alone would leave of it."""

    def __init__(self, figure: Figure, deepest: int):
        sheet = Sheet(figure)
        low, high = 48, sheet.height - 34
        self._gradients = _Lines(
            sheet.axes(62, 466, low, high), "mean |∂L/∂w| of each layer", deepest + 1
        )
        self._products = _Lines(
            sheet.axes(560, sheet.width - 18, low, high),
            "product of the mean slopes, from the last layer back",
            deepest,
        )

    def update(
        self, gradients: Mapping[str, np.ndarray], products: Mapping[str, np.ndarray], chosen: str
    ) -> None:
        """Show for each activation its gradients (n_layers,) and products (n_hidden,)."""
        self._gradients.update(gradients, chosen)
        self._products.update(products, chosen)


class _Lines:
    def __init__(self, ax, title: str, layers: int):
        self.ax = ax
        ax.set_title(title, pad=10)
        ax.set_yscale("log")
        ax.set_ylim(_LEAST, 2 * _GREATEST)
        ax.set_yticks([1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1])
        ax.minorticks_off()
        ax.set_xlim(0.6, layers + 2.1)
        ax.set_xticks(range(1, layers + 1))
        ax.set_xlabel("layer, from the input to the output", labelpad=3)
        ax.grid(axis="y", color=style.PALE, lw=0.7)
        self._lines = {
            name: ax.plot(
                [], [], marker=mark, color=color, mec="white", mew=0.7, clip_on=False,
                animated=True,
            )[0]
            for name, (color, mark) in LOOKS.items()
        }  # fmt: skip
        self._names = Lettering(ax, [], size=12)

    def update(self, lines: Mapping[str, np.ndarray], chosen: str) -> None:
        ends = []
        for name, line in self._lines.items():
            values = np.clip(np.nan_to_num(lines[name]), _LEAST, 2 * _GREATEST)
            line.set_data(np.arange(1, len(values) + 1), values)
            line.set_linewidth(3.4 if name == chosen else 1.3)
            line.set_markersize(9 if name == chosen else 5.5)
            ends.append((len(values) + 1.05, values[-1]))
        self._names.write(LOOKS, _apart(np.array(ends)))


def _apart(places: np.ndarray) -> np.ndarray:
    """Move names up or down until none stands on another; a decade is enough for two."""
    order = np.argsort(places[:, 1])
    heights = np.log10(places[order, 1])
    for k in range(1, len(heights)):
        heights[k] = max(heights[k], heights[k - 1] + 0.72)
    heights -= max(0.0, heights[-1] - 0.1)
    for k in range(len(heights) - 1, 0, -1):
        heights[k - 1] = min(heights[k - 1], heights[k] - 0.72)
    places[order, 1] = 10.0**heights
    return places
