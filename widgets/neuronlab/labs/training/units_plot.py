"""A unit is drawn as a tile: its map, a frame, and its bias as a bar at the foot."""

from collections.abc import Sequence

import numpy as np
from matplotlib.colors import to_rgb

from ...models.arrays import Floats, Ints
from ...plots import style, tiles
from ...plots.network import NetworkPlot
from ...plots.tiles import Tiles
from .scene_model import Scene

CLASS_RAMPS = [tiles.ramp(color, color) for color in style.CLASS_COLORS]
"""The shades of each class's own colour."""

_CELL = 2
"""A small map has cells of so many pixels as shown: more detail would not be seen."""

_INK, _GREY, _PAPER = tiles.packed([to_rgb(c) for c in (style.INK, style.GREY, style.PAPER)])


class UnitsPlot:
    """A tile for each unit of a network, in place of its circle.

    Parameters
    ----------
    network : NetworkPlot
        Without circles.
    """

    def __init__(self, network: NetworkPlot):
        self._network = network
        self._tiles = Tiles(zorder=4)
        network.ax.add_artist(self._tiles)
        self._centres: list[list[np.ndarray]] = []

    def set_layers(self, sizes: Sequence[int]) -> list[list[np.ndarray]]:
        """Put tiles where the network has its units; return each one's middle, in shown pixels."""
        network, corner = self._network, self._network.ax.transData
        dots = network.ax.figure.dpi / 72
        self._centres = [
            [corner.transform(network.position(k, i)) / dots for i in range(n)]
            for k, n in enumerate(sizes)
        ]  # fmt: skip
        return self._centres

    def update(self, scene: Scene) -> None:
        """Show every unit's map and bias."""
        shades, biases, chosen = scene.shades, scene.mlp.biases, list(scene.chosen)
        dots = self._network.ax.figure.dpi / 72
        size = round(2 * self._network.radius * dots)
        pick = _coarse(shades[0].shape[1], size, round(_CELL * dots))
        shown = []
        for k, (layer, centres) in enumerate(zip(shades, self._centres, strict=True)):
            small = levels(layer[:, pick][:, :, pick], scene.two_colours)
            classes = scene.shares is not None and k == len(shades) - 1
            for i, (cells, (x, y)) in enumerate(zip(small, centres, strict=True)):
                pixels = (CLASS_RAMPS[i] if classes else tiles.SIGNED)[cells]
                frame(pixels, chosen == [k, i])
                if k:
                    mark(pixels, float(biases[k - 1][i]))
                shown.append((x * dots - size / 2, y * dots - size / 2, pixels))
        self._tiles.update_tiles(shown)


def _coarse(n: int, pixels: int, cell: int) -> Ints:
    """Return for each of ``pixels`` in a row which of n cells it shows, ``cell`` pixels alike."""
    few = -(-pixels // cell)
    return tiles.magnified(n, few)[np.arange(pixels) // cell]


def levels(shades: Floats, two_colours: bool) -> Ints:
    """Return which colour of a ramp each shade has; of two colours, by its sign alone."""
    return tiles.levels(np.sign(shades) if two_colours else shades)


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
