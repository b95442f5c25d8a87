"""A network that folds the plane: the inputs, where the hidden units send them, and the table."""

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
_ROWS = ("00", "01", "10", "11")


class UnitPlane:
    """The unit square's corners as points, and threshold units as lines with the side that fires.

    Parameters
    ----------
    ax : matplotlib Axes
    names : tuple of str
        Of the two axes.
    units : sequence of (colour, line style, name)
    targets : ndarray (4,)
        The points' classes, 0 or 1.
    """

    def __init__(self, ax: Axes, names, units, targets: np.ndarray):
        self.ax = ax
        self._targets = targets
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

    def update(self, at: np.ndarray, W, b, regions, wrong: np.ndarray, in_hand: int) -> None:
        """Show the points, the units' lines, and where the network answers 1.

        Parameters
        ----------
        at : ndarray (4, 2)
            Where the points are drawn.
        W, b : ndarray (2, n_units), (n_units,)
        regions : list of ndarray (n, 2)
            At most four polygons.
        wrong : ndarray (4,) of bool
            The points to cross out.
        in_hand : int
            The point to ring.
        """
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
            points.set_data(*at[self._targets == k].T)
        self._wrong.set_data(*at[wrong].T)
        self._in_hand.set_data(*at[[in_hand]].T)


class XorPlot:
    """The input plane, the hidden plane, the truth table and a legend on one figure."""

    def __init__(self, figure: Figure, targets: np.ndarray):
        sheet = Sheet(figure)
        width, height = sheet.width, sheet.height
        side = height - 58
        self.inputs = UnitPlane(
            sheet.axes(40, 40 + side, 30, 30 + side), ("x₁", "x₂"), UNITS, targets
        )
        self.inputs.ax.set_title("the inputs", pad=6)
        left = 40 + side + 64
        self.hidden = UnitPlane(
            sheet.axes(left, left + side, 30, 30 + side), ("h₁", "h₂"), (OUTPUT,), targets
        )
        ax = self.hidden.ax
        ax.set_title("where the hidden units send them", pad=6)
        ax.plot(*np.array([(0, 0), (0, 1), (1, 0), (1, 1)]).T, "o", ms=5, mfc=style.PAPER,
                mec=style.GREY, mew=1, zorder=2)  # fmt: skip
        self._rows = Lettering(ax, np.zeros((4, 2)), size=11, zorder=7)
        left += side + 44
        self.table = TruthTablePlot(
            sheet.axes(left, width - 4, 82, height - 4), ("x₁", "x₂", "h₁", "h₂", "ŷ", "target"), 4
        )
        _legend(figure, (left + 8) / width)

    def update(self, rows, hidden, outputs, targets, W, b, v, c, regions, in_hand: int) -> None:
        """Show a network of two hidden units and one output unit.

        Parameters
        ----------
        rows, hidden : ndarray (4, 2)
            The inputs, and what the hidden units answer.
        outputs, targets : ndarray (4,)
        W, b : ndarray (2, 2), (2,)
            The hidden units.
        v, c : ndarray (2,), float
            The output unit.
        regions : list of ndarray (n, 2)
            Where in the input plane the network answers 1.
        in_hand : int
            The row to ring.
        """
        wrong = outputs != targets
        self.inputs.update(rows, W, b, regions, wrong, in_hand)
        spots, places = _spread(hidden)
        side = geometry.half_plane(geometry.corners(BOX), v, c)
        self.hidden.update(
            places, v[:, None], np.array([c]), [side] if len(side) else [], wrong, in_hand
        )
        self._rows.write(
            [" ".join(_ROWS[k] for k in members) for members in spots.values()],
            [(h1, h2 + (_LABEL if h2 else -_LABEL)) for h1, h2 in spots]
            + [(0, 0)] * (4 - len(spots)),
        )
        self.table.update([*rows.T, *hidden.T, outputs, targets], in_hand)


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
            (*UNITS, OUTPUT), ("solid", "dashed", "black"), strict=True
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
