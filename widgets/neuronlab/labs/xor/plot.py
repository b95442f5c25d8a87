"""A network that folds the plane: the inputs, where the hidden units send them, and the table."""

from dataclasses import dataclass

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Polygon

from ...models import geometry
from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put
from ...plots.sheet import Sheet
from ...plots.timeline import LIGHT
from ...plots.tints import flat
from ...plots.truth_table import TruthTablePlot
from .cloth_model import BOX, creases, firing, folded, threads
from .grip_model import rings
from .model import ROWS, XOR, Street, TwoLayer
from .plane_plot import FIRES, LABEL, OUTPUT, UNITS, PlaneScene, UnitPlane

_SPREAD = 0.17
_NAMES = ("00", "01", "10", "11")
_TOGETHER, _NAMED_TOGETHER = 0.06, 0.3
"""Points that are nearer than this are drawn beside each other, and share a name."""

_NOTHING = np.empty((0, 2))

_ROOM = flat(LIGHT, 0.5)
"""The room for a line."""


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
    fold : float
        How far the cloth is folded, from 0 to 1.
    street : Street or None
        The room for a line in the hidden plane.
    title : str
        What has become of the four points.
    """

    network: TwoLayer
    hidden: np.ndarray
    outputs: np.ndarray
    in_hand: int
    fold: float
    street: Street | None
    title: str

    @property
    def wrong(self) -> np.ndarray:
        """Which rows are not as in XOR, (4,) of bool."""
        return self.outputs != XOR


class XorPlot:
    """The input plane, the cloth on its way to the hidden plane, and the truth table."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        width, height = sheet.width, sheet.height
        side = height - 66
        top = 32 + side
        self.inputs = UnitPlane(sheet.axes(40, 40 + side, 32, top), ("x₁", "x₂"), UNITS)
        self.inputs.ax.set_title("the inputs: drag the lines, turn the rings", pad=8)
        left = 40 + side + 62
        self.cloth = _Cloth(sheet, left, side, top)
        self.hidden = self.cloth.plane
        left += side + 34
        header = ("x₁", "x₂", "h₁", "h₂", "ŷ", "target")
        self.table = TruthTablePlot(sheet.axes(left, width - 4, 92, height - 4), header, 4)
        self._soft = Lettering(
            self.table.ax, [(x, k + 0.5) for x in (2, 3) for k in range(4)], size=11.5
        )
        _legend(figure, (left + 8) / width)

    def update(self, scene: Scene) -> None:
        """Show a network, in both planes and row by row."""
        net, row, wrong = scene.network, scene.in_hand, scene.wrong
        held = [rings(net.W[:, k], net.b[k]) for k in (0, 1)]
        self.inputs.update(PlaneScene(ROWS, net.W, net.b, held, firing(net), wrong, row))
        self.cloth.update(scene)
        columns = scene.hidden.T
        soft = net.sharpness is not None
        self._soft.write([f"{h:.2f}" for h in columns.ravel()] if soft else [])
        if soft:
            columns = np.full((2, 4), np.nan)
        self.table.update([*ROWS.T, *columns, scene.outputs, XOR], row)


class _Cloth:
    """The plane on its way from (x₁, x₂) to (h₁, h₂), with its grid and what fires on it."""

    def __init__(self, sheet: Sheet, left: float, side: float, top: float):
        ax = sheet.axes(left, left + side, 32, top)
        self.plane = UnitPlane(ax, ("", ""), (OUTPUT,))
        ax.plot(*ROWS.T, "o", ms=5, mfc=style.PAPER, mec=style.GREY, mew=1, zorder=2)
        self._half = put(ax, Polygon([(0, 0)], lw=0, aa=False, zorder=0.2, animated=True))
        self._street = put(ax, Polygon([(0, 0)], fc=_ROOM, lw=0, zorder=0.7, animated=True))
        (self._threads,) = ax.plot([], [], color=style.GREY, lw=0.7, alpha=0.55, zorder=1,
                                   animated=True)  # fmt: skip
        self._creases = [
            ax.plot([], [], color=color, ls=dashes, lw=2, zorder=2.5, animated=True)[0]
            for color, dashes, _ in UNITS
        ]
        self._rows = Lettering(ax, np.zeros((4, 2)), size=11.5, zorder=7)
        above = sheet.bare(left, left + side + 30, top + 4, sheet.height)
        self._left, self._middle = left, top + 14
        self._title = Lettering(above, np.zeros((1, 2)), size=12.5)
        self._axes = [
            Lettering(sheet.bare(*box), [at], size=12.5)
            for box, at in (
                ((left + side / 2 - 40, left + side / 2 + 40, 2, 24), (left + side / 2, 14)),
                ((left - 56, left, top - side / 2 - 10, top - side / 2 + 10),
                 (left - 26, top - side / 2)),
            )
        ]  # fmt: skip

    def update(self, scene: Scene) -> None:
        """Show the cloth, the points on it, and, where it is folded, the output's line."""
        net, fold = scene.network, scene.fold
        hidden = scene.hidden.astype(float)
        groups = _groups(hidden, _TOGETHER)
        places = folded(net, ROWS, fold)
        for members in groups:
            beside = np.arange(len(members)) - (len(members) - 1) / 2
            places[members, 0] += fold * _SPREAD * beside
        done = fold == 1
        lines = [rings(net.v, net.c) if done else _NOTHING]
        self.plane.update(
            PlaneScene(places, net.v[:, None], np.array([net.c]), lines, firing(net, fold),
                       scene.wrong, scene.in_hand)
        )  # fmt: skip
        if not done:
            self.plane.without_lines()
        self._show_cut(scene)
        self._threads.set_data(*threads(net, fold).T)
        for crease, at in zip(self._creases, creases(net, fold), strict=True):
            crease.set_data(*at.T)
        named = _groups(places, _NAMED_TOGETHER)
        spots = [places[members].mean(axis=0) for members in named]
        self._rows.write(
            [" ".join(_NAMES[k] for k in members) for members in named],
            [(x, y + (LABEL if y > 0.5 else -LABEL)) for x, y in spots]
            + [(0, 0)] * (4 - len(spots)),
        )
        for axis, (x, h) in zip(self._axes, (("x₁", "h₁"), ("x₂", "h₂")), strict=True):
            axis.write([x if fold == 0 else h if done else f"{x} → {h}"])
        self._title.write([scene.title])
        self._title.write([scene.title], [(self._left + self._title.widths()[0] / 2, self._middle)])

    def _show_cut(self, scene: Scene) -> None:
        """Let the output's side come up as the cloth arrives, and show the room for a line."""
        net, box = scene.network, geometry.corners(BOX)
        strength = max(0.0, 2 * scene.fold - 1)
        half = geometry.half_plane(box, net.v, net.c)
        self._half.set_visible(strength > 0 and len(half) > 0)
        if self._half.get_visible():
            self._half.set_xy(half)
            self._half.set_facecolor(flat(style.POSITIVE, 0.17 * strength))
        found = scene.street if scene.fold == 1 and scene.wrong.any() else None
        self._street.set_visible(found is not None)
        if found is not None:
            near = geometry.half_plane(box, found.w, found.b + found.gap / 2)
            self._street.set_xy(geometry.half_plane(near, -found.w, -found.b + found.gap / 2))


def _groups(places: np.ndarray, nearer: float) -> list[list[int]]:
    """Return which rows are on the same spot, or nearer than so much to each other."""
    groups: list[list[int]] = []
    for k, at in enumerate(places):
        near = [g for g in groups if np.hypot(*(places[g[0]] - at)) < nearer]
        if near:
            near[0].append(k)
        else:
            groups.append([k])
    return groups


def _legend(figure: Figure, left: float) -> None:
    handles: list[Artist] = [
        Line2D([], [], ls="", marker=style.CLASS_MARKERS[k], color=style.CLASS_COLORS[k], ms=10,
               label=f"target {k}")
        for k in (0, 1)
    ]  # fmt: skip
    handles.append(Patch(fc=FIRES, ec=style.PALE, label="ŷ = 1"))
    handles.append(Patch(fc=_ROOM, ec=style.PALE, label="room for a line"))
    figure.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(left, 0.02), ncols=2,
        columnspacing=1.6, handlelength=1.8, borderaxespad=0.3, labelspacing=0.5,
    )  # fmt: skip
