"""A digit on its sheet, the kernels with what they find on it, and what two networks say."""

from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from ...plots import style, tiles
from ...plots.lettering import Lettering
from ...plots.put import put
from ...plots.shapes import upright_bars
from ...plots.sheet import Sheet
from ...plots.tiles import Tiles
from .sheet_model import MARGIN, SHEET

_PIXEL, _LEFT, _BOTTOM = 19, 22, 56
"""The side of a pixel of the sheet, and the sheet's corner, in pixels as shown."""

_KERNEL, _MAP, _COLUMNS, _PITCH, _ROW = 48, 76, 4, 94, 156
_MIDDLE, _TOP = 298, 262
"""The sides of a kernel and of its map; how they stand; the first kernel's left and foot."""

_UNIT, _FEET = 84, (208, 104)
"""The side of what a unit weighs, and where its two rows stand."""

_WEIGHTS = tiles.ramp(style.NEGATIVE, style.POSITIVE, deepest=1.0)
_FOUND = tiles.ramp(style.PAPER, style.POSITIVE, deepest=1.0)
_INKED = tiles.ramp(style.PAPER, style.INK)
_RIGHT, _REST = style.POSITIVE, "#a9b0b6"


@dataclass(frozen=True, eq=False)
class Scene:
    """One test digit, moved, and what two networks make of it and of all the others.

    Attributes
    ----------
    sheet : ndarray (12, 12)
        Ink from 0 to 1.
    true : int
        Which digit it is.
    dx, dy : int
    weights : ndarray (8, 12, 12)
        Of the first units of the fully connected network, one for each pixel.
    kernels : ndarray (8, 5, 5)
    maps : ndarray (8, 16, 16), without padding (8, 8, 8)
        What they find on the sheet, after ReLU.
    p : ndarray (2, 10)
        The outputs of the fully connected and of the convolutional network.
    accuracies : (float, float)
        The share of all test digits, moved as far, that each gets right.
    step : int
        How many mini-batches the second has learned from.
    shown : int
        0: the fully connected network, 1: kernels and maps of the convolutional one in place of
        its weights, 2: all of the convolutional one.
    """

    sheet: np.ndarray
    true: int
    dx: int
    dy: int
    weights: np.ndarray
    kernels: np.ndarray
    maps: np.ndarray
    p: np.ndarray
    accuracies: tuple[float, ...]
    step: int
    shown: int

    @property
    def answers(self) -> list[int]:
        """What each network takes the digit for."""
        return [int(p.argmax()) for p in self.p]


class ShiftPlot:
    """All on one sheet: pictures as tiles, texts and frames over them."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        self.ax = ax = sheet.overlay()
        side = SHEET * _PIXEL
        self._tiles = Tiles(zorder=1)
        ax.add_artist(self._tiles)
        self.corners = np.array([(_LEFT, _BOTTOM), (_LEFT + side, _BOTTOM + side)])
        # Where the digits stood while the networks learned.
        first, last = _LEFT + MARGIN * _PIXEL, _LEFT + side - MARGIN * _PIXEL
        low, high = _BOTTOM + MARGIN * _PIXEL, _BOTTOM + side - MARGIN * _PIXEL
        ax.plot([first, last, last, first, first], [low, low, high, high, low], color=style.GREY,
                lw=1.3, ls=(0, (4, 3)), zorder=3, animated=True)  # fmt: skip
        ax.text(_LEFT, _BOTTOM - 20, "dashed: where all digits stood\nwhile the networks learned",
                va="top", linespacing=1.25, fontsize=11.5)  # fmt: skip
        self._weighs, self._finds = weighs, names = sheet.overlay(), sheet.overlay()
        weighs.text(_MIDDLE, sheet.height - 14, "the first layer: 8 of its 32 units, a weight for "
                    "each pixel", va="center", fontsize=12.5)  # fmt: skip
        weighs.text(_MIDDLE, _FEET[-1] - 16, "blue above 0, orange below", va="center",
                    fontsize=11.5)  # fmt: skip
        names.text(_MIDDLE, sheet.height - 14, "the first layer: 8 kernels, and what each finds",
                   va="center", fontsize=12.5)  # fmt: skip
        for row in (0, 1):
            foot = _TOP - row * _ROW
            for y, name in ((foot + _KERNEL / 2, "kernel"), (foot - 6 - _MAP / 2, "map")):
                names.text(_MIDDLE - 5, y, name, ha="right", va="center", fontsize=11.5)
        names.text(_MIDDLE, 9, "kernel: blue above 0, orange below; map: the bluer, the more",
                   va="center", fontsize=11.5)  # fmt: skip
        self._title = Lettering(ax, [(_LEFT + side / 2, _BOTTOM + side + 16)], size=13)
        self._says = [
            _Says(sheet, name, top)
            for name, top in (("fully connected", sheet.height - 4), ("convolutional", 168))
        ]

    def update(self, scene: Scene) -> None:
        """Show a digit and what is said of it."""
        dots = self.ax.figure.dpi / 72
        self._tiles.update_tiles(list(_pictures(scene, dots)))
        self._weighs.set_visible(not scene.shown)
        self._finds.set_visible(scene.shown > 0)
        self._title.write([f"drag the {scene.true}: moved by ({_signed(scene.dx)}, "
                           f"{_signed(scene.dy)})"])  # fmt: skip
        for k, says in enumerate(self._says):
            says.update(scene.p[k], scene.true, scene.accuracies[k], bool(k) and not scene.step)
        if scene.shown < 2:
            self._says[1].hide()

    def pixel(self, x: float, y: float) -> np.ndarray:
        """Return the column and the row, from the top, of a place on the sheet."""
        return np.array([x - _LEFT, _BOTTOM + SHEET * _PIXEL - y]) / _PIXEL


class _Says:
    """What a network says: of all test digits how many are right, and ten outputs for this one."""

    def __init__(self, sheet: Sheet, name: str, top: float):
        left, right = 700, sheet.width - 14
        ax = sheet.overlay()
        ax.text(left, top - 12, name, va="center", fontsize=13, fontweight="bold")
        ax.text(left + 98, top - 44, "of the test digits right", va="center", fontsize=12)
        self._share = Lettering(ax, [(left + 42, top - 44)], size=27)
        bars = sheet.axes(left, right, top - 144, top - 88)
        bars.set_xlim(-0.6, 9.6)
        bars.set_ylim(0, 1)
        bars.set_yticks([])
        bars.spines["left"].set_visible(False)
        bars.set_xticks(range(10))
        bars.tick_params(axis="x", length=0, labelsize=12, labelcolor=style.INK, pad=2)
        self._bars = put(bars, PolyCollection([], lw=0, aa=False, animated=True))
        self._verdict = Lettering(ax, [(right - 74, top - 76)], size=12.5)
        self._axes = ax, bars

    def hide(self) -> None:
        for ax in self._axes:
            ax.set_visible(False)
        self._bars.set_verts([])
        for text in (self._share, self._verdict):
            text.write([""])

    def update(self, p: np.ndarray, true: int, share: float, untrained: bool) -> None:
        answer = int(p.argmax())
        right = answer == true
        for ax in self._axes:
            ax.set_visible(True)
        self._bars.set_verts(upright_bars(range(10), p, 0.36))
        colors = [_REST] * 10
        colors[answer] = _RIGHT if right else style.MISTAKE
        self._bars.set_facecolors(colors)
        self._share.write([f"{100 * share:.0f} %"])
        said = f"this one: {answer}, {'right ✓' if right else 'wrong ✗'}"
        self._verdict.write(["not trained yet" if untrained else said])


def _pictures(scene: Scene, dots: float):
    """Yield left, bottom and the pixels of each tile."""
    yield _tile(scene.sheet, _INKED, SHEET * _PIXEL, _LEFT, _BOTTOM, dots)
    if not scene.shown:
        for k, weights in enumerate(scene.weights / np.abs(scene.weights).max()):
            row, column = divmod(k, _COLUMNS)
            yield _tile(weights, _WEIGHTS, _UNIT, _MIDDLE + column * _PITCH, _FEET[row], dots)
        return
    kernels = scene.kernels / np.abs(scene.kernels).max()
    most = scene.maps.max(axis=(1, 2), keepdims=True)
    maps = scene.maps / np.where(most > 0, most, 1.0)
    for k, (kernel, found) in enumerate(zip(kernels, maps, strict=True)):
        row, column = divmod(k, _COLUMNS)
        left, foot = _MIDDLE + column * _PITCH, _TOP - row * _ROW
        inset = (_MAP - _KERNEL) / 2
        yield _tile(kernel, _WEIGHTS, _KERNEL, left + inset, foot, dots)
        yield _tile(found, _FOUND, _MAP, left, foot - _MAP - 6, dots)


def _tile(shades: np.ndarray, ramp: np.ndarray, side: int, left: float, foot: float, dots: float):
    """Return a tile of shades (n, n), the first row at the top, framed."""
    size = round(side * dots)
    pick = tiles.magnified(len(shades), size)
    pixels = ramp[tiles.levels(shades[::-1])[pick][:, pick]]
    pixels[0] = pixels[-1] = pixels[:, 0] = pixels[:, -1] = _EDGE
    return left * dots, foot * dots, pixels


_EDGE = tiles.packed([(0.42, 0.443, 0.47)])[0]


def _signed(value: int) -> str:
    return f"{value:+d}".replace("-", "−") if value else "0"
