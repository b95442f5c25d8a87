"""A plane with the four rows as points, units as lines, and where the network answers 1."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch

from ...models import geometry
from ...plots import style
from ...plots.crosses import Crosses
from ...plots.lettering import Lettering
from ...plots.put import put, put_handle
from ...plots.tints import flat
from .cloth_model import BOX
from .model import XOR

UNITS = (("#009e73", "-", "h₁"), ("#cc79a7", (0, (4, 1.6)), "h₂"))
"""The hidden units' colours, line styles and names."""

OUTPUT = (style.INK, "-", "ŷ")

FIRES = flat(style.POSITIVE, 0.17)
"""Where the network answers 1; opaque, which is drawn faster."""

LABEL = 0.27
"""How far above or below a spot its rows are named."""


@dataclass(frozen=True, eq=False)
class PlaneScene:
    """What is seen of a plane.

    Attributes
    ----------
    at : ndarray (4, 2)
        Where the points are drawn.
    W, b : ndarray (2, n_units), (n_units,)
        The units' lines.
    rings : sequence of ndarray (2, 2) or (0, 2)
        Where each line can be taken to turn it.
    regions : sequence of ndarray (n, 2)
        Where the network answers 1.
    wrong : ndarray (4,) of bool
        The points to cross out.
    in_hand : int
        The point to ring.
    """

    at: np.ndarray
    W: np.ndarray
    b: np.ndarray
    rings: Sequence[np.ndarray]
    regions: Sequence[np.ndarray]
    wrong: np.ndarray
    in_hand: int


class UnitPlane:
    """The unit square's corners as points, and threshold units as lines with the side that fires.

    Parameters
    ----------
    ax : matplotlib Axes
    names : tuple of str
        Of the two axes.
    units : sequence of (colour, line style, name)
    """

    def __init__(self, ax: Axes, names, units):
        self.ax = ax
        ax.set_xlim(*BOX[:2])
        ax.set_ylim(*BOX[2:])
        ax.set_xticks((0, 1))
        ax.set_yticks((0, 1))
        ax.set_xlabel(names[0], labelpad=-8)
        ax.set_ylabel(names[1], labelpad=-4, rotation=0)
        self._regions = put(ax, PolyCollection([], fc=FIRES, ec=FIRES, aa=False, zorder=0.5,
                                               animated=True))  # fmt: skip
        self._lines: list[Line2D] = []
        self._arrows: list[FancyArrowPatch] = []
        self._rings: list[Line2D] = []
        for color, dashes, _ in units:
            self._lines += ax.plot([], [], color=color, ls=dashes, lw=3, zorder=3, animated=True)
            self._rings.append(put_handle(ax, color, zorder=3.5))
            arrow = FancyArrowPatch(
                (0, 0), (0, 0), arrowstyle="-|>", mutation_scale=13, color=color, shrinkA=0,
                shrinkB=0, lw=1.8, zorder=3, clip_on=False, animated=True,
            )  # fmt: skip
            self._arrows.append(put(ax, arrow))
        # Where no arrow should point: the corners, the rows' names above and below them, the axes'.
        self._taken: list[tuple[float, float]] = [
            (x, y) for x in (0, 1) for y in (-0.7, -LABEL, 0, 1, 1 + LABEL)
        ]
        self._taken += [(0.5, -0.75), (-0.75, 0.5), (-0.7, 0), (-0.7, 1)]
        self._unit_names = [name for *_, name in units]
        self._names = Lettering(ax, np.zeros((len(units), 2)), size=13, zorder=7)
        self._points = [
            ax.plot([], [], style.CLASS_MARKERS[k], color=style.CLASS_COLORS[k], ms=13,
                    mec="white", mew=0.8, zorder=5, animated=True)[0]
            for k in (0, 1)
        ]  # fmt: skip
        self._crosses = Crosses(ax, 13, 6.5)
        (self._in_hand,) = ax.plot([], [], "o", ms=24, mfc="none", mec=style.INK, mew=1.8,
                                   zorder=6, animated=True)  # fmt: skip

    def update(self, shown: PlaneScene) -> None:
        """Show the points, the units' lines, and where the network answers 1."""
        at, W, b = shown.at, shown.W, shown.b
        self._regions.set_verts(shown.regions)
        # What is as thin as a line is still to be seen beside the lines that make it.
        self._regions.set_linewidths(
            [9 if _area(region) < 1e-6 else 0 for region in shown.regions]
            if len(shown.regions) < 5
            else [0]
        )
        names: list[str] = []
        tips: list[np.ndarray] = []
        lines = [geometry.line_in_box(W[:, k], b[k], BOX) for k in range(len(b))]
        held = [ring for rings in shown.rings for ring in rings]
        taken = np.array([*self._taken, *at, *held])
        for k, (ends, line, arrow) in enumerate(zip(lines, self._lines, self._arrows, strict=True)):
            line.set_data(*ends.T)
            self._rings[k].set_data(*shown.rings[k].T)
            arrow.set_visible(len(ends) > 0)
            if len(ends):
                others = [np.linspace(other[0], other[1], 30) for other in lines if len(other)]
                start, tip, beyond = _arrow(ends, W[:, k], np.concatenate([taken, *others, *tips]))
                arrow.set_positions(tuple(start), tuple(tip))
                names.append(self._unit_names[k])
                tips.append(beyond[None])
        tips.append(np.zeros((len(self._lines) - len(tips), 2)))
        self._names.write(names, np.concatenate(tips))
        for k, points in enumerate(self._points):
            points.set_data(*at[k == XOR].T)
        self._crosses.cross_out(at[shown.wrong])
        self._in_hand.set_data(*at[[shown.in_hand]].T)

    def without_lines(self) -> None:
        """Show no unit's line: on a cloth half folded there is none."""
        for artist in (*self._lines, *self._rings):
            artist.set_data([], [])
        for arrow in self._arrows:
            arrow.set_visible(False)
        self._names.write([])


def _arrow(ends: np.ndarray, w: np.ndarray, taken) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return where an arrow along w starts on a line, its tip, and its name's place beyond it.

    It stands near the line's middle, and its name away from the points ``taken`` (n, 2).
    """
    along = w / np.hypot(*w)
    first, last = ends
    shares = np.linspace(0.1, 0.9, 17)[:, None]
    starts = first + shares * (last - first)
    tips, names = starts + 0.27 * along, starts + 0.38 * along
    inside = (np.abs(names - 0.5) < 1.04).all(axis=1)
    names[~inside] = starts[~inside] - 0.13 * along  # behind the line rather than off the plane
    room = np.minimum(*(np.hypot(*(p[:, None] - taken).T).min(axis=0) for p in (names, tips)))
    best = np.argmax(np.minimum(room, 0.25) + 0.3 * inside - 0.1 * np.abs(shares[:, 0] - 0.5))
    return starts[best], tips[best], names[best]


def _area(polygon: np.ndarray) -> float:
    x, y = polygon.T
    return abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2
