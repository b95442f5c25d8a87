"""A neuron's step: its output over its one input, beside the straight line that is its sum."""

from dataclasses import dataclass
from functools import partial

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from ..models.neuron import Response
from . import style
from .names import CurveNames
from .put import put, put_handle
from .sheet import Sheet
from .tints import flat

LOW, HIGH = -3.0, 3.0
"""The inputs that are shown."""

_COMPARED = "#009e73"


class Curve:
    """One function: its branches, a dotted jump, and dots for the values at the jump."""

    def __init__(self, ax: Axes, color: str, width: float, dash: str, dot: float, zorder: float):
        def line(x=(), **options) -> Line2D:
            return ax.plot(x, x, color=color, animated=True, **options)[0]

        self._branches = line(lw=width, ls=dash, zorder=zorder, solid_capstyle="butt")
        self._jump = line(lw=0.8 * width, ls=(0, (1, 1.6)), zorder=zorder - 0.1)
        dots = partial(line, ls="", marker="o", ms=dot, mew=dot / 4.5, clip_on=False)
        self._hollow = dots(mfc=style.PAPER, zorder=zorder + 0.3)
        self._filled = dots(zorder=zorder + 0.4)

    def update(self, response: Response | None) -> None:
        """Show a response, or nothing."""
        parts = (self._branches, self._jump, self._hollow, self._filled)
        for part in parts:
            part.set_data([], [])
        if response is None:
            return
        self._branches.set_data(response.x, response.a)
        before, at, after = response.around
        step = response.step
        if step is None or not response.jumps or not LOW <= step <= HIGH:
            return
        for part, values in zip(
            parts[1:], ([before, after], [v for v in (before, after) if v != at], [at]), strict=True
        ):
            part.set_data([step] * len(values), values)


@dataclass(frozen=True, eq=False)
class Scene:
    """What is seen of a neuron with one input.

    Attributes
    ----------
    response : Response
        Its outputs.
    compared : Response or None
        Those of a second function.
    x, z, a : float
        The input in hand, its sum and its output.
    other : float or None
        What the second function gives.
    """

    response: Response
    compared: Response | None
    x: float
    z: float
    a: float
    other: float | None


class Panel:
    """What both pictures have: which side of −b/w has z ≥ 0, and the point in hand.

    Parameters
    ----------
    ax : matplotlib Axes
    limit : float
        The vertical axis goes from ``-limit`` to ``limit``.
    foot : float
        Where the vertical guide of the point ends.
    tint : float
        How strong the colours of the two sides are, up to 1.
    """

    def __init__(self, ax: Axes, limit: float, foot: float, tint: float):
        self.ax = ax
        self._limit, self._foot, self._tint = limit, foot, tint
        ax.set_xlim(LOW, HIGH)
        ax.set_ylim(-limit, limit)
        ax.set_xlabel("x", labelpad=0)
        ax.axhline(0, color=style.GREY, lw=0.8, zorder=1, animated=True)
        self._sides = [
            put(ax, Rectangle((LOW, -limit), 0, 2 * limit, lw=0, aa=False, zorder=0, animated=True))
            for _ in range(2)
        ]
        (self._guide,) = ax.plot([], [], color=style.GREY, lw=1, zorder=2, animated=True)
        (self._to_axes,) = ax.plot([], [], ":", color=style.INK, lw=1.2, zorder=2.1, animated=True)
        (self._point,) = ax.plot([], [], "o", ms=11, mec=style.INK, mew=1.6, zorder=8,
                                 clip_on=False, animated=True)  # fmt: skip

    def show_sides(self, response: Response) -> None:
        """Colour the inputs left and right of −b/w by the sign of z, and draw the guide there."""
        step = response.step
        border = HIGH if step is None else min(max(step, LOW), HIGH)
        for side, start, end, z in zip(
            self._sides, (LOW, border), (border, HIGH), response.z[[0, -1]], strict=True
        ):
            side.set_x(start)
            side.set_width(end - start)
            side.set_facecolor(flat(_color(z), self._tint))
        guide = ([step] * 2, [-self._limit, self._limit]) if step == border else ([], [])
        self._guide.set_data(*guide)

    @property
    def point(self) -> np.ndarray:
        """Where the point in hand is drawn, (2,)."""
        return np.asarray(self._point.get_xydata())[0]

    def show_point(self, x: float, y: float, z: float) -> None:
        """Show the point in hand; beyond the frame, a triangle at the edge points to it."""
        inside = abs(y) <= self._limit
        at = y if inside else np.copysign(0.95 * self._limit, y)
        self._point.set_data([x], [at])
        self._point.set_marker("o" if inside else "^" if y > 0 else "v")
        self._point.set_markerfacecolor(_color(z))
        corners = [(LOW, at), (x, at), (x, self._foot)]
        self._to_axes.set_data(*zip(*corners[0 if inside else 1 :], strict=True))


class OutputPlot(Panel):
    """The output a over the input x, for a function and for one to compare."""

    def __init__(self, ax: Axes):
        super().__init__(ax, 1.5, foot=-1.5, tint=0.07)
        ax.set_title("the output a = f(z) at every input x", pad=7)
        ax.set_ylabel("a", rotation=0, labelpad=6)
        ax.set_yticks([-1, -0.5, 0, 0.5, 1])
        self._curve = Curve(ax, style.INK, 3.2, "-", 10, zorder=4)
        self._compared = Curve(ax, _COMPARED, 1.8, "--", 5, zorder=5)
        self._name = ax.text(0, 1.32, "", va="center", zorder=3, animated=True)
        self._names = CurveNames(ax, (style.INK, _COMPARED), size=13)
        self._says: tuple[str, str | None] = ("", None)
        self._handle = put_handle(ax, zorder=7)

    def set_names(self, name: str, compared: str | None) -> None:
        """Say which functions are drawn."""
        self._says = f"{name}(z)", f"{compared}(z)" if compared else None

    def update(self, scene: Scene) -> None:
        """Show the functions, and the output at the input in hand."""
        self._curve.update(scene.response)
        self._compared.update(scene.compared)
        self.show_sides(scene.response)
        self.show_point(scene.x, scene.a, scene.z)
        self._show_name(scene.response)
        handle = self.handle(scene.response)
        self._handle.set_data(*handle.T)
        step = scene.response.step
        taken = [] if step is None else [(step - 0.6, step + 0.6, 1.2, 1.5)]
        taken += [(x - 0.15, x + 0.15, y - 0.15, y + 0.15) for x, y in [*handle, self.point]]
        curves = [None if r is None else (r.x, r.a) for r in (scene.response, scene.compared)]
        self._names.write(self._says, curves, np.array(taken))

    def handle(self, response: Response) -> np.ndarray:
        """Return where the step can be taken hold of, (1, 2); (0, 2) where it is not shown."""
        step = response.step
        shown = step is not None and LOW <= step <= HIGH
        return np.array([(step, -1.3)]) if shown else np.empty((0, 2))

    def _show_name(self, response: Response) -> None:
        """Write −b/w beside its guide, where the curve is not; outside, an arrow to it."""
        step, name = response.step, self._name
        name.set_visible(step is not None)
        if step is None:
            return
        on_the_left = response.z[-1] > response.z[0]
        if step > HIGH - 0.6 or step < LOW + 0.6:
            on_the_left = step > 0
        name.set_text("← −b/w" if step < LOW else "−b/w →" if step > HIGH else "−b/w")
        name.set_x(min(max(step, LOW), HIGH) + (-0.07 if on_the_left else 0.07))
        name.set_horizontalalignment("right" if on_the_left else "left")


class SumPlot(Panel):
    """The sum z over the input x: a straight line, which crosses 0 at −b/w."""

    def __init__(self, ax: Axes):
        super().__init__(ax, 6.0, foot=0.0, tint=0.2)
        ax.set_title("z = w·x + b", pad=7)
        ax.set_ylabel("z", rotation=0, labelpad=2)
        ax.set_yticks([-6, -3, 0, 3, 6])
        (self._line,) = ax.plot([], [], color=style.INK, lw=2.4, zorder=4, animated=True)
        (self._crossing,) = ax.plot([], [], "o", color=style.INK, ms=5, zorder=5, animated=True)
        self._signs = [ax.text(0, 0, "", ha="center", animated=True) for _ in range(2)]

    def update(self, scene: Scene) -> None:
        """Show the line, and the sum at the input in hand."""
        response = scene.response
        self._line.set_data(response.x, response.z)
        self.show_sides(response)
        self.show_point(scene.x, scene.z, scene.z)
        crossing = [] if response.step is None else [response.step]
        self._crossing.set_data(crossing, [0] * len(crossing))
        for text, side, end in zip(self._signs, self._sides, response.z[[0, -1]], strict=True):
            text.set_visible(side.get_width() > 1.1)
            text.set_x(side.get_x() + side.get_width() / 2)
            # The line is below 0 where z < 0: there the upper half is free, elsewhere the lower.
            height = 4.9 if end < 0 else -5.3
            if abs(self.point[1] - height) < 0.9:  # the point's guide would strike it through
                height -= 1.6 * np.sign(height)
            text.set_y(height)
            text.set_text("z < 0" if end < 0 else "z ≥ 0")


class StepPlot:
    """Both pictures beside each other on one figure."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        low, high = 44, sheet.height - 38
        self.output = OutputPlot(sheet.axes(56, sheet.width - 352, low, high))
        self.sum = SumPlot(sheet.axes(sheet.width - 292, sheet.width - 16, low, high))

    def set_names(self, name: str, compared: str | None) -> None:
        """Say which functions are drawn."""
        self.output.set_names(name, compared)

    def update(self, scene: Scene) -> None:
        """Show one neuron."""
        self.output.update(scene)
        self.sum.update(scene)


def _color(z: float) -> str:
    return style.NEGATIVE if z < 0 else style.POSITIVE
