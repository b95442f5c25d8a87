"""Gradients on their way back: a ribbon for each activation that thins, and the same by decades."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put
from ...plots.sheet import Sheet
from ...text.numbers import power

_LEAST, _GREATEST = 1e-11, 1.0
LOOKS = {
    "sigmoid": (style.CLASS_COLORS[1], "o"),
    "tanh": (style.CLASS_COLORS[2], "s"),
    "relu": (style.CLASS_COLORS[5], "^"),
}
"""Each activation's colour and mark."""

_RIBBON = 58.0
"""Pixels that the thickest place of a ribbon is high."""

_BEND = 0.5 - 0.5 * np.cos(np.linspace(0, np.pi, 17))


@dataclass(frozen=True, eq=False)
class Scene:
    """What is left of the gradients, layer by layer.

    Attributes
    ----------
    gradients : dict of str to ndarray (n_layers,)
        For each activation the mean gradient of each layer, from the first to the output layer.
    products : dict of str to ndarray (n_hidden,)
        What the slopes alone would leave.
    chosen : str
        The activation in hand.
    """

    gradients: Mapping[str, np.ndarray]
    products: Mapping[str, np.ndarray]
    chosen: str


class GradientFlowPlot:
    """Left a ribbon for each activation, right the gradients over the layers, in powers of ten."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        self._ribbons = _Ribbons(sheet.bare(0, 648, 0, sheet.height))
        self._gradients = _Lines(sheet.axes(704, sheet.width - 20, 46, sheet.height - 32))

    def update(self, scene: Scene) -> None:
        """Show how much is left of the gradients."""
        self._ribbons.update(scene)
        self._gradients.update(scene)


class _Ribbons:
    def __init__(self, ax):
        top = ax.get_ylim()[1]
        self._left, self._right = 118.0, 606.0
        self._rows = {name: top - 74 - 92 * k for k, name in enumerate(LOOKS)}
        ax.text(
            self._right + 34, top - 16, "← the way of the blame: what arrives, "
            "as a share of the output layer's gradient", ha="right", fontsize=12.5,
        )  # fmt: skip
        self._shapes = put(ax, PolyCollection([], lw=0.8, zorder=2, animated=True))
        self._shapes.set_facecolors([to_rgb(color) for color, _ in LOOKS.values()])
        self._posts = put(ax, LineCollection([], colors=style.PALE, zorder=1, animated=True))
        self._names = Lettering(ax, [(58, y + 6) for y in self._rows.values()], size=15)
        self._said = Lettering(ax, [(58, y - 14) for y in self._rows.values()], size=11)
        self._shares = Lettering(ax, np.zeros((60, 2)), size=11)

    def update(self, scene: Scene) -> None:
        shapes, posts, texts, places = [], [], [], []
        for name, y in self._rows.items():
            gradients = np.nan_to_num(scene.gradients[name])
            n = len(gradients)
            x = np.linspace(self._left, self._right, n)
            thick = _RIBBON * gradients / max(gradients.max(), 1e-300)
            shapes.append(_ribbon(x, np.maximum(thick, 0.8), y))
            for at, value in zip(x, gradients / max(gradients[-1], 1e-300), strict=True):
                posts.append([(at, y - 31), (at, y + 31)])
                texts.append(power(value, 0))
                places.append((at, y - 42))
        self._shapes.set_verts(shapes)
        self._shapes.set_edgecolors(
            [style.INK if name == scene.chosen else style.PAPER for name in LOOKS]
        )
        self._posts.set_segments(posts)
        self._shares.write(texts, np.array(places))
        self._names.write(LOOKS)
        self._said.write(["in hand" if name == scene.chosen else "" for name in LOOKS])


def _ribbon(x: np.ndarray, thick: np.ndarray, y: float) -> np.ndarray:
    along = [a + (b - a) * np.linspace(0, 1, 17) for a, b in pairwise(x)]
    half = [(a + (b - a) * _BEND) / 2 for a, b in pairwise(thick)]
    across, high = np.concatenate(along), np.concatenate(half)
    upper, lower = np.column_stack([across, y + high]), np.column_stack([across, y - high])
    return np.concatenate([upper, lower[::-1]])


class _Lines:
    def __init__(self, ax):
        self.ax = ax
        ax.set_title("the same, in powers of ten", pad=8)
        ax.set_yscale("log")
        ax.set_ylim(_LEAST, 2 * _GREATEST)
        ax.set_yticks([1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1])
        ax.minorticks_off()
        ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        ax.set_xlabel("layer", labelpad=2)
        ax.grid(axis="y", color=style.PALE, lw=0.7)
        self._lines = {
            name: ax.plot(
                [], [], marker=mark, color=color, mec="white", mew=0.7, clip_on=False,
                animated=True,
            )[0]
            for name, (color, mark) in LOOKS.items()
        }  # fmt: skip
        (self._slopes,) = ax.plot([], [], ":", color=style.INK, lw=1.8, animated=True)
        self._named = Lettering(ax, [(0, 0)], size=11)

    def update(self, scene: Scene) -> None:
        n = len(scene.gradients[scene.chosen])
        style.set_limits(self.ax, (0.7, n + 0.3), self.ax.get_ylim())
        for name, line in self._lines.items():
            values = np.clip(np.nan_to_num(scene.gradients[name]), _LEAST, 2 * _GREATEST)
            line.set_data(np.arange(1, n + 1), values)
            line.set_linewidth(3.4 if name == scene.chosen else 1.3)
            line.set_markersize(9 if name == scene.chosen else 5.5)
        last = scene.gradients[scene.chosen][-1]
        alone = np.append(scene.products[scene.chosen], 1.0) * last
        self._slopes.set_data(np.arange(1, n + 1), np.clip(alone, _LEAST, 2 * _GREATEST))
        self._named.write(["⋯ by the slopes alone"], [((0.7 + n + 0.3) / 2, 3 * _LEAST)])
