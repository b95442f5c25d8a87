"""A race as it is drawn: how many answers are right, epoch by epoch, and what each one has made."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...models.arrays import Answers, Floats
from ...models.geometry import Box
from ...plots import style
from ...plots.lettering import Lettering
from ...plots.names import apart
from ...plots.sheet import Sheet
from ...plots.tiles import SIGNED, Tiles, levels, magnified
from .model import FINISH, LAPS, RUNNERS, Standing

LOOKS = (
    (style.GREY, (0, (1, 1.4)), "s"),
    ("#009e73", (0, (5, 2)), "o"),
    ("#cc79a7", (0, (7, 2, 1.5, 2)), "D"),
    (style.INK, "-", "^"),
)
"""Colour, line and mark of each runner."""

_APART = 0.066
"""How far above each other names stand, as a share of right answers."""

_SIDE = 136


@dataclass(frozen=True, eq=False)
class Scene:
    """What is seen of a race.

    Attributes
    ----------
    standing : Standing
    maps : ndarray (4, n, n)
        What each network answers over the plane, from 0 to 1.
    title : str
        How the race stands, in words.
    bet : str
        Whose name is marked; "" for nobody's.
    """

    standing: Standing
    maps: Floats
    title: str
    bet: str


class RacePlot:
    """Left the four curves up to the finishing line, right the plane as each network sees it."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        right = sheet.width - 2 * _SIDE - 68
        self.track = _Track(sheet, 52, right)
        self.maps = []
        for k, name in enumerate(RUNNERS):
            left = right + 36 + (k % 2) * (_SIDE + 28)
            top = sheet.height - 26 - (k // 2) * (_SIDE + 44)
            self.maps.append(_Map(sheet, name, LOOKS[k], left, top))

    def set_points(self, X: Floats, y: Answers, box: Box) -> None:
        """Show these samples on every map."""
        for each in self.maps:
            each.set_points(X, y, box)

    def update(self, scene: Scene) -> None:
        """Show how the race stands."""
        self.track.update(scene)
        standing = scene.standing
        for each, cells, right in zip(self.maps, scene.maps, standing.now, strict=True):
            each.update(cells, f"{100 * right:.3g} %")


class _Track:
    """The share of right answers over the epochs, with a name at the end of each curve."""

    def __init__(self, sheet: Sheet, left: float, right: float):
        low, high = 44, sheet.height - 34
        self.ax = ax = sheet.axes(left, right, low, high)
        ax.set_xlim(-0.6, LAPS * 1.35)
        ax.set_ylim(0, 1.05)
        ax.set_xticks(range(0, LAPS + 1, 20))
        shares = [0.0, 0.25, 0.5, 0.75, 1.0]
        ax.set_yticks(shares, [f"{round(100 * share)} %" for share in shares])
        ax.set_xlabel("epochs, each once through all 200 points", labelpad=3, loc="left")
        ax.plot([0, LAPS], [FINISH, FINISH], color=style.INK, lw=1.3, ls=(0, (2, 2)))
        ax.plot([0, LAPS], [0.5, 0.5], ":", color=style.GREY, lw=1.2)
        ax.text(0, FINISH + 0.01, "finish", va="bottom", fontsize=12)
        ax.text(LAPS, 0.48, "guessing: half are right", ha="right", va="top", fontsize=12)
        self._curves = [
            ax.plot([], [], color=color, ls=dashes, lw=2.4, zorder=3 + k, animated=True)[0]
            for k, (color, dashes, _) in enumerate(LOOKS)
        ]
        self._heads = [
            ax.plot([], [], marker, color=color, ms=10, mec="white", mew=0.9, zorder=8,
                    clip_on=False, animated=True)[0]
            for color, _, marker in LOOKS
        ]  # fmt: skip
        self._names = Lettering(ax, np.zeros((len(RUNNERS), 2)), size=13, zorder=9, halo=True)
        self._waiting = Lettering(ax, [(0.7 * LAPS, 0.72)], size=13)
        above = sheet.bare(left, right + 30, high + 4, sheet.height)
        self._title = Lettering(above, np.zeros((1, 2)), size=14)
        self._at = left, high + 17

    def update(self, scene: Scene) -> None:
        standing = scene.standing
        epochs, accuracy = np.arange(standing.epoch + 1), standing.accuracy
        for k, (curve, head) in enumerate(zip(self._curves, self._heads, strict=True)):
            curve.set_data(epochs, accuracy[k])
            head.set_data([standing.epoch], [accuracy[k, -1]])
        self._waiting.write(
            [] if standing.epoch else ["here each one's share of right answers will run"]
        )
        names = [f"{name} (your bet)" if name == scene.bet else name for name in RUNNERS]
        self._names.write(names)
        # Letters are measured in pixels as shown; the names begin beside the marks.
        pixel = np.ptp(self.ax.get_xlim()) / (self.ax.bbox.width / self.ax.figure.dpi * 72)
        x = standing.epoch + (12 + self._names.widths() / 2) * pixel
        self._names.write(names, np.column_stack([x, apart(accuracy[:, -1], _APART, 0.02, 1.0)]))
        self._title.write([scene.title])
        left, middle = self._at
        self._title.write([scene.title], [(left + self._title.widths()[0] / 2, middle)])


class _Map:
    """What one network answers over the plane, with the samples on it."""

    def __init__(self, sheet: Sheet, name: str, look, left: float, top: float):
        self.ax: Axes = sheet.axes(left, left + _SIDE, top - _SIDE, top)
        ax, (color, dashes, marker) = self.ax, look
        ax.set_xticks([])
        ax.set_yticks([])
        for spine in ax.spines.values():
            spine.set_visible(True)
            spine.set_color(style.PALE)
        self._tiles = Tiles(zorder=1)
        ax.add_artist(self._tiles)
        self._points = [
            ax.plot([], [], style.CLASS_MARKERS[k], color=style.CLASS_COLORS[k], ms=4.2,
                    mec=style.INK, mew=0.4, zorder=3, animated=True)[0]
            for k in (0, 1)
        ]  # fmt: skip
        strip = sheet.bare(left, left + _SIDE, top, top + 26)
        strip.plot([left + 1, left + 31], [top + 11] * 2, color=color, ls=dashes, lw=2.4)
        strip.plot([left + 16], [top + 11], marker, color=color, ms=8, mec="white", mew=0.8)
        strip.text(left + 36, top + 11, name, va="center", fontsize=12)
        self._right = Lettering(strip, [(left + _SIDE - 22, top + 11)], size=12)

    def set_points(self, X: Floats, y: Answers, box: Box) -> None:
        style.set_limits(self.ax, box[:2], box[2:])
        for k, points in enumerate(self._points):
            points.set_data(*X[y == k].T)

    def update(self, cells: np.ndarray, right: str) -> None:
        shades = SIGNED[levels(np.clip(2 * np.nan_to_num(cells, nan=0.5) - 1, -1, 1))]
        left, bottom, width, height = self.ax.bbox.bounds
        rows, columns = (magnified(len(cells), round(size)) for size in (height, width))
        self._tiles.update_tiles([(left, bottom, shades[:, columns][rows])])
        self._right.write([right])
