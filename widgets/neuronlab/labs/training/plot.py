"""The playground's picture: the network with a map in each unit, the plane, and the losses."""

from collections.abc import Sequence

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from ...plots import style, tiles
from ...plots.lettering import Lettering
from ...plots.network import NetworkPlot
from ...plots.sheet import Sheet
from ...plots.tiles import Tiles
from .curves_plot import TEST, LossCurvesPlot
from .map_plot import MapPlot

_ROOM = 20
_LEVELS = 12
_PALE = 0.22
_INK, _GREY, _PAPER = tiles.packed([to_rgb(c) for c in (style.INK, style.GREY, style.PAPER)])
_CLASS_RAMPS = [tiles.ramp(color, color) for color in style.CLASS_COLORS]
_WORDS = 16
_NO_CURVES = np.empty((0, 3))


class PlaygroundPlot:
    """The three pictures beside each other on one figure."""

    def __init__(self, figure: Figure):
        self.figure = figure
        page = Sheet(figure)
        self.width, self.height = page.width, page.height
        self.network = NetworkPlot(
            page.axes(40, 486, 0, self.height), [("",)] * 2, radius=15, room=_ROOM, circles=False
        )
        self._units = Tiles(zorder=4)
        self.network.ax.add_artist(self._units)
        self.map = MapPlot(page.axes(518, 758, 46, 286))
        self.losses = LossCurvesPlot(page.axes(806, 928, 118, 268))
        # What is written all over the picture is one artist.
        sheet = self._sheet = page.overlay()
        self._names: list = []
        self._words = Lettering(sheet, np.zeros((_WORDS, 2)), size=11.5, zorder=7)
        y = self.height - 12
        sheet.text(784, y, "loss", va="center", fontsize=12.5)
        sheet.plot([817, 833], [y, y], color=style.INK, lw=1.8)
        sheet.plot([890, 907], [y, y], color=TEST, lw=2, ls=(0, (4, 1.6)))
        for x, name in ((836, "training"), (910, "test")):
            sheet.text(x, y, name, va="center", fontsize=11)
        hint = "bar in a unit: its bias · click a unit or a weight, drag it up or down to set it"
        sheet.text(262, 4, hint, va="bottom", ha="center", fontsize=11, color=style.GREY)
        sheet.text(867, 104, "epoch", va="center", ha="center", fontsize=11.5)

    def set_layers(self, inputs: Sequence[str], heads: Sequence[str], sizes) -> None:
        """Show a network of these inputs, and of layers of so many units below their heads."""
        network = self.network
        network.set_layers([("",) * n for n in (len(inputs), *sizes)])
        corner = network.ax.transData
        dots = 72 / self.figure.dpi
        self._centres = [
            [corner.transform(network.position(k, i)) for i in range(n)]
            for k, n in enumerate((len(inputs), *sizes))
        ]
        for text in self._names:
            text.remove()
        self._names = [
            self._sheet.text(x * dots, self.height - 3, head, ha="center", va="top", fontsize=11.5)
            for head, ((x, _), *_) in zip(["inputs", *heads], self._centres, strict=True)
        ] + [
            self._sheet.text(x * dots - network.radius - 6, y * dots, name, ha="right",
                             va="center", fontsize=12)
            for name, (x, y) in zip(inputs, self._centres[0], strict=True)
        ]  # fmt: skip

    def update(
        self,
        parameters,
        shades: Sequence[np.ndarray],
        chosen: Sequence[int],
        titles: Sequence[str],
        numbers: Sequence[str],
        place,
        discrete: bool,
        multi: np.ndarray | None,
        label: str = "",
        curves: np.ndarray = _NO_CURVES,
        runs: Sequence[np.ndarray] = (),
    ) -> None:
        """Show one moment.

        Parameters
        ----------
        parameters : (weights, biases)
            As in an MLP.
        shades : sequence of ndarray (n_units, n, n)
            For each layer, the inputs first, from −1 to 1.
        chosen : sequence of int
            Nothing; (layer, unit); or (layer, unit before, unit): the link into ``layer``.
        titles : (str,)
            Above the map.
        numbers : sequence of str
            Lines below the losses.
        place : (x1, x2)
            What is ringed on the map.
        discrete : bool
            Whether maps show the sign alone.
        multi : ndarray (n_classes, n, n) or None
            Where there are several outputs, their shares.
        label : str
            The number on the chosen link.
        curves, runs
            As in :meth:`LossCurvesPlot.update`.
        """
        weights, biases = parameters
        greatest = [np.abs(W[np.isfinite(W)]).max(initial=0) for W in weights]
        self.network.update(
            weights, [], [], labels=_labels(weights, chosen, label),
            strongest=max(greatest) or None, strengths=_strengths(weights, chosen),
        )  # fmt: skip
        self._show_units(shades, biases, chosen, discrete, multi)
        self._show_map(shades, chosen, place, discrete, multi)
        words = [
            *self.losses.update(curves, runs),
            *((text, (638, self.height - 12)) for text in titles),
            *((text, (858, 76 - 17 * k)) for k, text in enumerate(numbers)),
        ]
        texts, at = zip(*words, strict=True)
        self._words.write(texts, np.concatenate([at, np.zeros((_WORDS - len(at), 2))]))

    def _show_units(self, shades, biases, chosen, discrete, multi) -> None:
        size = round(2 * self.network.radius * self.figure.dpi / 72)
        pick = tiles.magnified(shades[0].shape[1], size)
        shown = []
        for k, (layer, centres) in enumerate(zip(shades, self._centres, strict=True)):
            small = layer[:, pick][:, :, pick]
            small = np.sign(small) if discrete else small
            last = multi is not None and k == len(shades) - 1
            for i, (cells, (x, y)) in enumerate(zip(tiles.levels(small), centres, strict=True)):
                pixels = (_CLASS_RAMPS[i] if last else tiles.SIGNED)[cells]
                frame(pixels, list(chosen) == [k, i])
                if k:
                    mark(pixels, float(biases[k - 1][i]))
                shown.append((x - size / 2, y - size / 2, pixels))
        self._units.update_tiles(shown)

    def _show_map(self, shades, chosen, place, discrete, multi) -> None:
        if len(chosen) == 2:
            layer, unit = chosen
        else:
            layer, unit = len(shades) - 1, 0
        if multi is not None and (len(chosen) != 2):
            cells = winners(multi, discrete)
        else:
            shown = shades[layer][unit]
            ramp = tiles.SIGNED
            if multi is not None and layer == len(shades) - 1:
                ramp = _CLASS_RAMPS[unit]
            cells = ramp[tiles.levels(np.sign(shown) if discrete else shown)]
        self.map.update(cells, place)


def frame(pixels: np.ndarray, chosen: bool) -> None:
    """Draw a frame on the rim of a tile: thick and dark where it is chosen."""
    width, color = (4, _INK) if chosen else (1, _GREY)
    pixels[:width] = pixels[-width:] = color
    pixels[:, :width] = pixels[:, -width:] = color


def mark(pixels: np.ndarray, bias: float) -> None:
    """Draw a bias as a bar at the foot of a tile, from the middle: right and blue is positive."""
    n = pixels.shape[1]
    pixels[1:7, 1:-1] = _PAPER
    pixels[7, 1:-1] = _GREY
    length = 0 if bias != bias else round(min(1.0, abs(bias) / 2) * (n / 2 - 2))
    middle = n // 2
    if bias >= 0:
        pixels[1:7, middle : middle + length] = tiles.SIGNED[-1]
    else:
        pixels[1:7, middle - length : middle] = tiles.SIGNED[0]
    pixels[1:7, middle] = _GREY


def winners(shares: np.ndarray, discrete: bool) -> np.ndarray:
    """Return the winning class's colour in each cell, the deeper the surer: uint32 (n, n)."""
    k = shares.argmax(axis=0)
    n = len(shares)
    sure = (shares.max(axis=0) - 1 / n) / (1 - 1 / n)
    table = np.array(_CLASS_RAMPS[:n])
    return table[k, tiles.levels(np.ones_like(sure) * 0.8 if discrete else 0.25 + 0.6 * sure)]


def _strengths(weights, chosen) -> list[np.ndarray]:
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


def _labels(weights, chosen, label: str) -> list[np.ndarray]:
    labels = [np.full(W.shape, "", dtype=object) for W in weights]
    if len(chosen) == 3:
        layer, before, unit = chosen
        labels[layer - 1][before, unit] = label
    return labels
