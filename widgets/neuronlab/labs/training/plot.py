"""A training's picture: data sets to choose, the network with a map in each unit, the plane."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from matplotlib.figure import Figure
from matplotlib.text import Text

from ...models.arrays import Floats
from ...models.samples import Dataset
from ...plots import style, tiles
from ...plots.lettering import Lettering
from ...plots.network import NetworkPlot
from ...plots.sheet import Sheet
from .curves_plot import TEST, LossCurvesPlot
from .data_model import DATA, load
from .map_plot import MapPlot
from .scene_model import Scene
from .thumbnails_plot import ThumbnailsPlot
from .units_plot import CLASS_RAMPS, UnitsPlot, levels

_ROOM = 20
_MAP = 288  # four pixels a point of the grid
_PALE = 0.22
_WORDS = 16


class TrainingPlot:
    """The three pictures beside each other on one figure."""

    def __init__(self, figure: Figure):
        self.figure = figure
        page = Sheet(figure)
        self.width, self.height = page.width, page.height
        self.thumbnails = ThumbnailsPlot(page.bare(2, 42, 4, self.height - 4), _glances())
        self.network = NetworkPlot(
            page.axes(62, 474, 0, self.height), [("",)] * 2, radius=26, room=_ROOM, circles=False
        )
        self._units = UnitsPlot(self.network)
        self.map = MapPlot(page.axes(508, 508 + _MAP, 56, 56 + _MAP), beside=(820, 150))
        self.losses = LossCurvesPlot(page.axes(840, 928, 224, 344))
        # What is written all over the picture is one artist.
        sheet = self._sheet = page.overlay()
        self._names: list[Text] = []
        self._layers: tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]] | None = None
        self._words = Lettering(sheet, np.zeros((_WORDS, 2)), size=11.5, zorder=7)
        y = self.height - 12
        sheet.text(816, y, "loss", va="center", fontsize=12.5)
        sheet.text(884, 209, "epoch", va="center", ha="center", fontsize=11.5)
        hint = "drag a unit or a weight up or down: that sets it"
        sheet.text(262, 4, hint, va="bottom", ha="center", fontsize=11, color=style.GREY)
        for k, (name, color, dash) in enumerate(
            (("training", style.INK, "-"), ("test", TEST, (0, (4, 1.6))))
        ):
            sheet.plot([820, 842], [186 - 17 * k] * 2, color=color, lw=2, ls=dash)
            sheet.text(850, 186 - 17 * k, name, va="center", fontsize=11)

    def set_layers(
        self, inputs: Sequence[str], heads: Sequence[str], sizes: Sequence[int]
    ) -> None:  # fmt: skip
        """Show a network of these inputs, and of layers of so many units below their heads."""
        layers = tuple(inputs), tuple(heads), tuple(sizes)
        if layers == self._layers:
            return
        self._layers, network = layers, self.network
        network.set_layers([("",) * n for n in (len(inputs), *sizes)])
        centres = self._units.set_layers((len(inputs), *sizes))
        for text in self._names:
            text.remove()
        self._names = [
            self._sheet.text(x, self.height - 3, head, ha="center", va="top", fontsize=11.5)
            for head, ((x, _), *_) in zip(["inputs", *heads], centres, strict=True)
        ] + [
            self._sheet.text(x - network.radius - 6, y, name, ha="right",
                             va="center", fontsize=12)
            for name, (x, y) in zip(inputs, centres[0], strict=True)
        ]  # fmt: skip

    def peek(self, scene: Scene, unit: Sequence[int]) -> None:
        """Show a unit's map large, or again that of what is chosen; the rest stays as it is."""
        chosen = list(unit) or scene.chosen
        self.map.update(_map(replace(scene, chosen=chosen)), scene.place)

    def update(self, scene: Scene) -> None:
        """Show one moment."""
        weights, chosen = scene.mlp.weights, scene.chosen
        greatest = [np.abs(W[np.isfinite(W)]).max(initial=0) for W in weights]
        self.network.update(
            weights, [], [], labels=_labels(weights, chosen, scene.label),
            strongest=max(greatest) or None, strengths=_strengths(weights, chosen),
        )  # fmt: skip
        self.thumbnails.update(scene.data)
        self._units.update(scene)
        self.map.update(_map(scene), scene.place)
        runs = [outcome.compared for outcome in scene.runs]
        words = [
            *self.losses.update(scene.curves, runs),
            (scene.title, (508 + _MAP / 2, self.height - 12)),
        ]
        texts, at = zip(*words, strict=True)
        self._words.write(texts, np.concatenate([at, np.zeros((_WORDS - len(at), 2))]))


@cache
def _glances() -> list[Dataset]:
    """Return a few samples of each data set of the menu."""
    return [load(name, 60, 0.1, 0) for name in DATA]


def _map(scene: Scene) -> np.ndarray:
    """Return the colours of the map of what is chosen, or of what the network answers."""
    last = len(scene.shades) - 1
    layer, unit = scene.chosen if len(scene.chosen) == 2 else (last, 0)
    if scene.shares is not None and layer == last and len(scene.chosen) != 2:
        return winners(tiles.between(scene.shares), scene.two_colours)
    ramp = tiles.SIGNED if scene.shares is None or layer < last else CLASS_RAMPS[unit]
    return ramp[levels(tiles.between(scene.shades[layer][unit]), scene.two_colours)]


def winners(shares: Floats, two_colours: bool) -> np.ndarray:
    """Return the winning class's colour in each cell, the deeper the surer: uint32 (n, n)."""
    k = shares.argmax(axis=0)
    n = len(shares)
    sure = (shares.max(axis=0) - 1 / n) / (1 - 1 / n)
    table = np.array(CLASS_RAMPS[:n])
    return table[k, tiles.levels(np.ones_like(sure) * 0.8 if two_colours else 0.25 + 0.6 * sure)]


def _strengths(weights: Sequence[Floats], chosen: Sequence[int]) -> list[Floats]:
    strengths = [np.full(W.shape, _PALE if len(chosen) else 0.9) for W in weights]
    if len(chosen) == 2:
        layer, unit = chosen
        if layer:
            strengths[layer - 1][:, unit] = 1.0
        if layer < len(weights):
            strengths[layer][unit] = 1.0
    elif len(chosen) == 3:
        layer, before, unit = chosen
        strengths[layer - 1][before, unit] = 1.0
    return strengths


def _labels(weights: Sequence[Floats], chosen: Sequence[int], label: str) -> list[np.ndarray]:
    labels = [np.full(W.shape, "", dtype=object) for W in weights]
    if len(chosen) == 3:
        layer, before, unit = chosen
        labels[layer - 1][before, unit] = label
    return labels
