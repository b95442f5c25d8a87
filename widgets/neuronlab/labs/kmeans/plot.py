"""The picture of k-means: samples, the region of each centre, and how the inertia falls."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import Marks, put
from ...plots.sheet import Sheet
from ...plots.tints import on_paper
from .model import Clustering

MOST = 6
"""The greatest number of groups."""

_COLORS = [to_rgb(color) for color in style.CLASS_COLORS[:MOST]]
_REGIONS = on_paper(_COLORS, 0.17)
_ROUND, *_ = _SHAPES = [
    MarkerStyle(marker).get_path().transformed(MarkerStyle(marker).get_transform())
    for marker in ("o", *style.CLASS_MARKERS[:3])
]


@dataclass(frozen=True, eq=False)
class Scene:
    """One moment of k-means, and all that come before and after it.

    Attributes
    ----------
    history : sequence of Clustering
    step : int
        Which of them is shown.
    regions : sequence of ndarray (n, 2)
        The part of the plane that is nearest to each centre.
    reveal : bool
        Whether the species are shown.
    table : ndarray (3, k)
        How many samples of each species (row) are in each group (column).
    seen : int
        The latest step that has been shown: what lies beyond is not told.
    """

    history: Sequence[Clustering]
    step: int
    regions: Sequence[np.ndarray]
    reveal: bool
    table: np.ndarray
    seen: int

    @property
    def now(self) -> Clustering:
        """The moment that is shown."""
        return self.history[self.step]

    @property
    def last(self) -> int:
        """The step after which nothing changes any more."""
        return len(self.history) - 1


class GroupsPlot:
    """The plane: samples in their groups' colours, and each centre with its way and its region."""

    def __init__(self, ax: Axes, X: np.ndarray, y: np.ndarray, class_names, feature_names, box):
        self.ax = ax
        self._X, self._members = X, [y == k for k in range(len(class_names))]
        style.set_limits(ax, box[:2], box[2:])
        ax.set_xlabel(feature_names[0], labelpad=2)
        ax.set_ylabel(feature_names[1], labelpad=4)
        self._regions = put(
            ax,
            PolyCollection([], edgecolors=style.PAPER, lw=2.5, aa=False, zorder=1, animated=True),
        )
        self._points: list[Marks] = [
            ax.scatter(X[rows, 0], X[rows, 1], s=44, ec="white", lw=0.6, zorder=3, animated=True)
            for rows in self._members
        ]
        (self._changed,) = ax.plot(
            [], [], "o", ms=11.5, mfc="none", mec=style.INK, mew=1.3, zorder=4, animated=True
        )
        self._ways = put(
            ax,
            LineCollection([], colors=style.INK, lw=1.3, ls=(0, (3, 1.5)), zorder=5, animated=True),
        )
        self._centres: Marks = ax.scatter(
            [], [], s=280, ec=style.INK, lw=2, zorder=6, clip_on=False, animated=True
        )
        self._numbers = Lettering(ax, [(0, 0)], size=12, zorder=7)
        handles = [
            Line2D([], [], ls="", marker=marker, color=style.GREY, ms=7, label=name)
            for marker, name in zip(style.CLASS_MARKERS, class_names, strict=False)
        ]
        self._legend = ax.legend(
            handles=handles, loc="lower left", bbox_to_anchor=(-0.02, 0.98), ncols=3,
            handletextpad=0.1, columnspacing=1.2, borderaxespad=0.2,
        )  # fmt: skip
        self._heading = ax.text(
            0, 1.035, "150 flowers, without their names", transform=ax.transAxes, fontsize=12.5
        )  # fmt: skip

    def update(self, scene: Scene) -> None:
        """Show one moment, and the ways that the centres have come."""
        groups, reveal, centres = scene.now.groups, scene.reveal, scene.now.centres
        past = scene.history[: scene.step + 1]
        ways = np.array([moment.centres for moment in past if moment.kind != "assign"])
        colors = np.array([*_COLORS, to_rgb(style.GREY)])
        placed = groups[0] >= 0
        self._regions.set_verts(scene.regions if placed else [])
        self._regions.set_facecolors(_REGIONS)
        for points, rows, shape in zip(self._points, self._members, _SHAPES[1:], strict=True):
            points.set_paths([shape if reveal else _ROUND])
            points.set_facecolors(colors[groups[rows]])
        self._changed.set_data(*self._X[scene.now.changed].T)
        self._ways.set_segments(ways.transpose(1, 0, 2) if len(ways) > 1 else [])
        self._centres.set_offsets(centres)
        self._centres.set_facecolors(0.5 * np.array(_COLORS) + 0.5)
        self._numbers.write([str(j + 1) for j in range(len(centres))], centres)
        self._legend.set_visible(reveal)
        self._heading.set_visible(not reveal)


class FallPlot:
    """The inertia after each step; numbers stand beside axes that never change."""

    def __init__(self, ax: Axes, sheet: Sheet):
        self.ax = ax
        ax.set_title("sum of squared distances", pad=9)
        ax.set_xlabel("step", labelpad=4)
        ax.set_xlim(0, 1)
        ax.set_ylim(0, 1)
        ax.set_xticks([0, 1], ["", ""])
        ax.set_yticks([0, 0.5, 1], ["", "", ""])
        ax.grid(axis="y", color=style.PALE, lw=0.7)
        ax.set_axisbelow(True)
        (self._all,) = ax.plot([], [], color=style.GREY, lw=1.2, zorder=2, animated=True)
        (self._line,) = ax.plot(
            [], [], "o-", color=style.INK, lw=1.6, ms=4, zorder=3, clip_on=False, animated=True
        )
        (self._now,) = ax.plot(
            [], [], "o", ms=10, mfc="none", mec=style.INK, mew=1.5, zorder=4, clip_on=False,
            animated=True,
        )  # fmt: skip
        self._corner, self._size = ax.get_position().min, ax.get_position().size
        self._sheet = np.array([sheet.width, sheet.height])
        around = sheet.axes(0, sheet.width, 0, sheet.height)  # for numbers beside the other Axes
        around.set_axis_off()
        self._numbers = Lettering(around, [(0, 0)], size=11)

    def update(self, scene: Scene) -> None:
        """Show the inertia after each step, NaN after the first, and where we are in it."""
        fall, step = np.array([moment.inertia for moment in scene.history]), scene.step
        top = style.nice_limit(float(np.nanmax(fall)))
        x, y = np.arange(len(fall)) / scene.last, fall / top
        self._all.set_data(x[: scene.seen + 1], y[: scene.seen + 1])
        self._line.set_data(x[1 : step + 1], y[1 : step + 1])
        self._now.set_data(x[step : step + 1], y[step : step + 1])
        marks = [f"{value:g}" for value in (0, top / 2, top)]
        at = np.array([(0, 0), (0, 0.5), (0, 1), (0, 0), (1, 0)])
        shifts = np.array([*((-8 - 3.4 * len(text), 0) for text in marks), (0, -14), (0, -14)])
        self._numbers.write(
            [*marks, "0", str(scene.last)], self._corner + at * self._size + shifts / self._sheet
        )


class KMeansPlot:
    """The two pictures beside each other on one figure."""

    def __init__(self, figure: Figure, X, y, class_names, feature_names, box):
        sheet = Sheet(figure)
        low, high = 46, sheet.height - 32
        # One centimetre is as long across as up, so that nearest looks nearest.
        across = (high - low) * (box[1] - box[0]) / (box[3] - box[2])
        self.groups = GroupsPlot(
            sheet.axes(56, 56 + across, low, high), X, y, class_names, feature_names, box
        )
        fall = sheet.axes(56 + across + 76, sheet.width - 24, low, high)
        self.fall = FallPlot(fall, sheet)

    def update(self, scene: Scene) -> None:
        """Show one moment."""
        self.groups.update(scene)
        self.fall.update(scene)
