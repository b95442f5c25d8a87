"""An artificial neuron three times: as a drawing, as a cut through the plane, as a function."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, Polygon

from ...models import geometry
from ...models.logic import TruthTable
from ...models.neuron import Response
from ...plots import style
from ...plots.crosses import Crosses
from ...plots.network import NetworkPlot
from ...plots.put import put, put_diamond, put_handle
from ...plots.sheet import Sheet
from ...plots.step import Curve
from ...text.numbers import number

LIMIT = 3.0
"""The plane reaches from −LIMIT to LIMIT."""

ARROW = 0.5
"""How long w is drawn: half its length, so that it stays in the picture."""

NEAR = (-0.6, 1.6)
"""What is shown of each input where the rows of a gate are: 0 and 1, with room around."""

GRID = np.linspace(-LIMIT, LIMIT, 61)

_STRONGEST = 1.6
"""The output that has the full colour, at least: ±1 is pale enough for what is drawn on it."""

_COLORS = LinearSegmentedColormap.from_list(
    "sign", [style.NEGATIVE, style.PAPER, style.POSITIVE]
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Scene:
    """What is seen of a neuron with two inputs.

    Attributes
    ----------
    x, w : ndarray (2,)
        The input in hand, and the weights.
    b, z, a : float
        The bias, the weighted sum and the output.
    function : Response
        The activation function.
    surface : ndarray (61, 61) or None
        The output at each point of ``GRID``; None for a step, which has two sides.
    target : TruthTable or None
        The gate whose rows are shown.
    sums : sequence of float
        The weighted sum of each row.
    """

    x: np.ndarray
    w: np.ndarray
    b: float
    z: float
    a: float
    function: Response
    surface: np.ndarray | None
    target: TruthTable | None
    sums: Sequence[float]

    @property
    def right(self) -> tuple[bool, ...]:
        """For each row whether it is right: z ≥ 0 where 1 is wanted, else z < 0."""
        outputs = () if self.target is None else self.target.outputs
        return tuple((z >= 0) == wanted for z, wanted in zip(self.sums, outputs, strict=True))


class OutputPlane:
    """The plane of two inputs, coloured by the output, with the line z = 0, w and one input."""

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_xlabel("x₁", labelpad=0)
        ax.set_ylabel("x₂", labelpad=-4)
        ax.set_title("output a at every x", pad=6)
        ax.set_xlim(-LIMIT, LIMIT)
        ax.set_ylim(-LIMIT, LIMIT)
        ax.set_xticks(range(-3, 4))
        ax.set_yticks(range(-3, 4))
        half = (GRID[1] - GRID[0]) / 2
        extent = (-LIMIT - half, LIMIT + half) * 2
        self._surface = ax.imshow(
            np.zeros((GRID.size, GRID.size)), cmap=_COLORS, origin="lower", extent=extent,
            interpolation="nearest", aspect="auto", zorder=1, animated=True,
        )  # fmt: skip
        ax.set_xlim(-LIMIT, LIMIT)
        ax.set_ylim(-LIMIT, LIMIT)
        self._sides = [put(ax, Polygon([(0, 0)], lw=0, zorder=1, animated=True)) for _ in range(2)]
        (self._origin,) = ax.plot(0, 0, "+", color=style.GREY, ms=10, mew=1.2, animated=True)
        (self._line,) = ax.plot([], [], color=style.INK, lw=2.2, zorder=3, animated=True)
        (self._distance,) = ax.plot([], [], ":", color=style.INK, lw=1.3, zorder=3, animated=True)
        arrow = FancyArrowPatch(
            (0, 0), (0, 0), arrowstyle="-|>", mutation_scale=15, shrinkA=0, shrinkB=8,
            color=style.INK, lw=2, zorder=4, animated=True,
        )  # fmt: skip
        self._w = put(ax, arrow)
        (self._foot,) = ax.plot([], [], "o", ms=5, color=style.INK, zorder=5, animated=True)
        self._tip = put_handle(ax)
        self._rows = [
            ax.plot([], [], marker, color=color, ms=13, mec=style.INK, mew=1.4, zorder=4,
                    ls="", animated=True)[0]
            for marker, color in zip(style.CLASS_MARKERS[:2], style.CLASS_COLORS[:2], strict=True)
        ]  # fmt: skip
        self._crosses = Crosses(ax, 11)
        self._input = put_diamond(ax)
        # A letter as a marker: it costs a tenth of what a text does.
        (self._name,) = ax.plot([], [], marker="$x$", color=style.INK, ms=8, mew=0.3, zorder=6,
                                animated=True)  # fmt: skip

    @property
    def line(self) -> np.ndarray:
        """The ends of the line as drawn, (2, 2); (0, 2) where there is none."""
        return np.asarray(self._line.get_xydata())

    @property
    def point(self) -> np.ndarray:
        """Where the input is drawn, (2,): hollow at the edge, where it lies beyond."""
        return np.asarray(self._input.get_xydata())[0]

    @property
    def handles(self) -> np.ndarray:
        """The foot and the tip of w as drawn, (2, 2); (0, 2) where w is not."""
        return np.concatenate([self._foot.get_xydata(), self._tip.get_xydata()])

    @property
    def shown(self) -> tuple[float, float]:
        """What is shown of each input: from where to where."""
        return self.ax.get_xlim()

    def update(self, scene: Scene) -> None:
        """Show an input, a line, the output at every point, and the rows of a gate."""
        x, w, b = scene.x, scene.w, scene.b
        low, high = ends = NEAR if scene.target else (-LIMIT, LIMIT)
        style.set_limits(self.ax, ends, ends)
        box = (low, high, low, high)
        self._fill(scene, box)
        self._line.set_data(*geometry.line_in_box(w, b, box).T)
        foot = geometry.foot(w, b) if w.any() else np.zeros(2)
        shown = bool(w.any()) and low <= foot.min() and foot.max() <= high
        self._w.set_visible(shown)
        if shown:
            self._w.set_positions(tuple(foot), tuple(foot + ARROW * w))
        tip = np.clip(foot + ARROW * w, low, high)
        for handle, at in ((self._foot, foot), (self._tip, tip)):
            handle.set_data(*np.reshape(at if shown else [], (-1, 2)).T)
        self._distance.set_data(*(np.array([(0, 0), foot]) if shown else np.empty((0, 2))).T)
        at = np.clip(x, low, high)
        self._input.set_data(*at[:, None])
        self._input.set_markerfacecolor(style.INK if np.array_equal(at, x) else style.PAPER)
        self._input.set_markeredgecolor("white" if np.array_equal(at, x) else style.INK)
        away = (high - low) / 18
        self._name.set_data(*(at + np.where(at > high - 1.4 * away, -away, away))[:, None])
        self._show_rows(scene)

    def _show_rows(self, scene: Scene) -> None:
        table = scene.target
        inputs = np.empty((0, 2)) if table is None else table.inputs
        outputs = np.empty(0) if table is None else table.outputs
        for k, points in enumerate(self._rows):
            points.set_data(*inputs[outputs == k].T)
        self._crosses.cross_out(inputs[~np.array(scene.right, dtype=bool)])

    def _fill(self, scene: Scene, box) -> None:
        surface, w, b = scene.surface, scene.w, scene.b
        self._surface.set_visible(surface is not None)
        if surface is not None:
            self._surface.set_data(surface)
            strongest = max(_STRONGEST, np.abs(surface).max())
            self._surface.set_clim(-strongest, strongest)
        before, _, after = scene.function.around
        for patch, sign, a in zip(self._sides, (-1, 1), (before, after), strict=True):
            polygon = geometry.half_plane(geometry.corners(box), sign * w, sign * b)
            patch.set_visible(surface is None and len(polygon) > 0)
            if patch.get_visible():
                patch.set_xy(polygon)
                patch.set_facecolor(_COLORS((a + _STRONGEST) / (2 * _STRONGEST)))


class FunctionPlot:
    """The activation function with the point (z, a) on it; a step shows its value at z = 0."""

    reach = 6.0
    """z is shown from −reach to reach."""

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_title("a = f(z)", pad=6)
        ax.set_xlabel("z", labelpad=0)
        ax.set_ylabel("a", labelpad=-2)
        ax.set_xlim(-self.reach, self.reach)
        ax.set_ylim(-1.6, 1.6)
        ax.set_yticks((-1, 0, 1))
        ax.set_xticks((-5, 0, 5))
        ax.axhline(0, color=style.PALE, lw=0.8, zorder=0)
        ax.axvline(0, color=style.PALE, lw=0.8, zorder=0)
        (self._guides,) = ax.plot([], [], ":", color=style.GREY, lw=1.2, animated=True)
        self._curve = Curve(ax, style.INK, 2.4, "-", 8, zorder=3)
        self._point = put_diamond(ax)

    def update(self, scene: Scene) -> None:
        """Show the function, and the point (z, a) on it; far out it stands at the edge."""
        self._curve.update(scene.function)
        z, a = np.clip(scene.z, -self.reach, self.reach), np.clip(scene.a, -1.6, 1.6)
        self._point.set_data([z], [a])
        self._guides.set_data([z, z, -self.reach], [-1.6, a, a])


class NeuronPlot:
    """The drawing, the plane and the function beside each other on one figure."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        low, high = 40, sheet.height - 28
        self.network = NetworkPlot(
            sheet.axes(0, 346, 4, sheet.height - 4), (("x₁", "x₂"), ("sum z",), ("output a",))
        )
        self.network.ax.text(1.5, 0.05, "f", ha="center", fontsize=12.5)
        side = high - low
        self.plane = OutputPlane(sheet.axes(388, 388 + side, low, high))
        self.function = FunctionPlot(sheet.axes(388 + side + 62, sheet.width - 14, low, high))

    def update(self, scene: Scene) -> None:
        """Show a neuron, three times."""
        x, w = scene.x, scene.w
        self.network.update(
            [w[:, None], [[np.inf]]],
            [x / LIMIT, [scene.z / self.function.reach], [scene.a]],
            [[number(v) for v in x], [number(scene.z)], [number(scene.a)]],
            [["", ""], [f"b = {number(scene.b)}"], [""]],
            [[f"w₁ = {number(w[0])}", f"w₂ = {number(w[1])}"]],
        )
        self.plane.update(scene)
        self.function.update(scene)
