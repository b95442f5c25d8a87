"""A network that folds the plane: the inputs, where the hidden units send them, and the table."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, Patch, Polygon

from ...models import geometry
from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put
from ...plots.sheet import Sheet
from ...plots.truth_table import TruthTablePlot
from .model import ROWS, XOR, TwoLayer

UNITS = (("#009e73", "-", "h₁"), ("#cc79a7", (0, (4, 1.6)), "h₂"))
"""The hidden units' colours, line styles and names."""

OUTPUT = (style.INK, "-", "ŷ")

BOX = (-0.6, 1.6, -0.6, 1.6)
"""What is shown of either plane."""

FIRES = tuple(0.17 * np.array(to_rgb(style.POSITIVE)) + 0.83 * np.array(to_rgb(style.PAPER)))
"""Where the network answers 1; opaque, which is drawn faster."""

_LABEL = 0.27
"""How far above or below a spot its rows are named."""

_SPREAD = 0.17
_NAMES = ("00", "01", "10", "11")


@dataclass(frozen=True, eq=False)
class Scene:
    """A network of two hidden units and one output unit, and what it makes of the four rows.

    Attributes
    ----------
    network : TwoLayer
    hidden : ndarray (4, 2)
        What the hidden units answer to each row.
    outputs : ndarray (4,)
        What the network answers.
    in_hand : int
        The row in hand.
    """

    network: TwoLayer
    hidden: np.ndarray
    outputs: np.ndarray
    in_hand: int

    @property
    def wrong(self) -> np.ndarray:
        """Which rows are not as in XOR, (4,) of bool."""
        return self.outputs != XOR


@dataclass(frozen=True, eq=False)
class PlaneScene:
    """What is seen of a plane.

    Attributes
    ----------
    at : ndarray (4, 2)
        Where the points are drawn.
    W, b : ndarray (2, n_units), (n_units,)
        The units' lines.
    regions : sequence of ndarray (n, 2)
        Where the network answers 1: at most four polygons.
    wrong : ndarray (4,) of bool
        The points to cross out.
    in_hand : int
        The point to ring.
    """

    at: np.ndarray
    W: np.ndarray
    b: np.ndarray
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
        self._regions = [
            put(ax, Polygon([(0, 0)], fc=FIRES, ec=FIRES, lw=0, aa=False, zorder=0.5,
                                 animated=True))
            for _ in range(4)
        ]  # fmt: skip
        self._lines: list[Line2D] = []
        self._arrows: list[FancyArrowPatch] = []
        for color, dashes, _ in units:
            self._lines += ax.plot([], [], color=color, ls=dashes, lw=2.4, zorder=3, animated=True)
            arrow = FancyArrowPatch(
                (0, 0), (0, 0), arrowstyle="-|>", mutation_scale=13, color=color, shrinkA=0,
                shrinkB=0, lw=1.8, zorder=3, clip_on=False, animated=True,
            )  # fmt: skip
            self._arrows.append(put(ax, arrow))
        # Where no arrow should point: the corners, the rows' names above and below them, the axes'.
        self._taken: list[tuple[float, float]] = [
            (x, y) for x in (0, 1) for y in (-0.7, -_LABEL, 0, 1, 1 + _LABEL)
        ]
        self._taken += [(0.5, -0.75), (-0.75, 0.5), (-0.7, 0), (-0.7, 1)]
        self._unit_names = [name for *_, name in units]
        self._names = Lettering(ax, np.zeros((len(units), 2)), size=12.5, zorder=7)
        self._points = [
            ax.plot([], [], style.CLASS_MARKERS[k], color=style.CLASS_COLORS[k], ms=12,
                    mec="white", mew=0.8, zorder=5, animated=True)[0]
            for k in (0, 1)
        ]  # fmt: skip
        (self._wrong,) = ax.plot([], [], "x", color=style.MISTAKE, ms=17, mew=2.4, zorder=4.5,
                                 animated=True)  # fmt: skip
        (self._in_hand,) = ax.plot([], [], "o", ms=23, mfc="none", mec=style.INK, mew=1.8,
                                   zorder=6, animated=True)  # fmt: skip

    def update(self, shown: PlaneScene) -> None:
        """Show the points, the units' lines, and where the network answers 1."""
        at, W, b, regions = shown.at, shown.W, shown.b, shown.regions
        for k, patch in enumerate(self._regions):
            patch.set_visible(k < len(regions))
            if k < len(regions):
                patch.set_xy(regions[k])
                # What is as thin as a line is still to be seen beside the lines that make it.
                patch.set_linewidth(9 if _area(regions[k]) < 1e-6 else 0)
        names: list[str] = []
        tips: list[np.ndarray] = []
        lines = [geometry.line_in_box(W[:, k], b[k], BOX) for k in range(len(b))]
        for k, (ends, line, arrow) in enumerate(zip(lines, self._lines, self._arrows, strict=True)):
            line.set_data(*ends.T)
            arrow.set_visible(len(ends) > 0)
            if len(ends):
                others = [np.linspace(other[0], other[1], 30) for other in lines if len(other)]
                taken = np.concatenate([self._taken, at, *others, *tips])
                start, tip, beyond = _arrow(ends, W[:, k], taken)
                arrow.set_positions(tuple(start), tuple(tip))
                names.append(self._unit_names[k])
                tips.append(beyond[None])
        tips.append(np.zeros((len(lines) - len(tips), 2)))
        self._names.write(names, np.concatenate(tips))
        for k, points in enumerate(self._points):
            points.set_data(*at[k == XOR].T)
        self._wrong.set_data(*at[shown.wrong].T)
        self._in_hand.set_data(*at[[shown.in_hand]].T)


class XorPlot:
    """The input plane, the hidden plane, the truth table and a legend on one figure."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        width, height = sheet.width, sheet.height
        side = height - 58
        self.inputs = UnitPlane(sheet.axes(40, 40 + side, 30, 30 + side), ("x₁", "x₂"), UNITS)
        self.inputs.ax.set_title("the inputs", pad=6)
        left = 40 + side + 64
        self.hidden = UnitPlane(
            sheet.axes(left, left + side, 30, 30 + side), ("h₁", "h₂"), (OUTPUT,)
        )
        ax = self.hidden.ax
        ax.set_title("where the hidden units send them", pad=6)
        ax.plot(*ROWS.T, "o", ms=5, mfc=style.PAPER,
                mec=style.GREY, mew=1, zorder=2)  # fmt: skip
        self._rows = Lettering(ax, np.zeros((4, 2)), size=11, zorder=7)
        left += side + 44
        self.table = TruthTablePlot(
            sheet.axes(left, width - 4, 82, height - 4), ("x₁", "x₂", "h₁", "h₂", "ŷ", "target"), 4
        )
        _legend(figure, (left + 8) / width)

    def update(self, scene: Scene) -> None:
        """Show a network, in both planes and row by row."""
        net, row, wrong = scene.network, scene.in_hand, scene.wrong
        self.inputs.update(PlaneScene(ROWS, net.W, net.b, net.regions(BOX), wrong, row))
        spots, places = _spread(scene.hidden)
        side = geometry.half_plane(geometry.corners(BOX), net.v, net.c)
        sides = [side] if len(side) else []
        self.hidden.update(PlaneScene(places, net.v[:, None], np.array([net.c]), sides, wrong, row))
        self._rows.write(
            [" ".join(_NAMES[k] for k in members) for members in spots.values()],
            [(h1, h2 + (_LABEL if h2 else -_LABEL)) for h1, h2 in spots]
            + [(0, 0)] * (4 - len(spots)),
        )
        self.table.update([*ROWS.T, *scene.hidden.T, scene.outputs, XOR], row)


def _spread(hidden: np.ndarray) -> tuple[dict, np.ndarray]:
    """Return which rows land on each spot, and (4, 2) where to draw them: beside each other."""
    spots: dict = {}
    for k, h in enumerate(hidden):
        spots.setdefault(tuple(map(int, h)), []).append(k)
    places = hidden.astype(float)
    for members in spots.values():
        places[members, 0] += _SPREAD * (np.arange(len(members)) - (len(members) - 1) / 2)
    return spots, places


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


def _legend(figure: Figure, left: float) -> None:
    handles: list[Artist] = [
        Line2D([], [], color=color, ls=dashes, lw=2.4, label=f"{name} {text}")
        for (color, dashes, name), text in zip(
            (*UNITS, OUTPUT), ("solid", "dashed", "no colour"), strict=True
        )
    ]
    handles += [
        Line2D([], [], ls="", marker=style.CLASS_MARKERS[k], color=style.CLASS_COLORS[k], ms=10,
               label=f"target {k}")
        for k in (0, 1)
    ]  # fmt: skip
    handles.append(Patch(fc=FIRES, ec=style.PALE, label="ŷ = 1"))
    figure.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(left, 0), ncols=2, columnspacing=1.6,
        handlelength=2.2, borderaxespad=0.3, labelspacing=0.35,
    )  # fmt: skip
