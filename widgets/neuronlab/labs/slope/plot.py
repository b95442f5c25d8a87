"""A nudge as it is drawn: a small step on the loss's curve, and the square that L = e² is."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put, put_handle
from ...plots.sheet import Sheet, shown_size
from ...plots.timeline import LIGHT
from ...text.numbers import figure
from .model import HIGH, LOW, Nudge, loss

TOP = 16.5
"""The greatest loss that is shown."""

_W = np.linspace(LOW - 0.5, HIGH + 0.5, 121)
_RIGHT = HIGH + 1
_SIDE = 4.2

_PIXELS = np.array([492 / (_RIGHT - LOW + 0.5), 260 / (TOP + 2)])
"""Of the curve's picture, for each unit of w and of L."""


class SlopePlot:
    """The curve of the loss on the left, the square of the error on the right."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        top = sheet.height - 28
        self.curve = _Curve(sheet.axes(56, 548, 42, top))
        self.glass = _Glass(sheet.axes(218, 372, 196, top - 6))
        self.square = _Square(sheet.axes(640, 640 + top - 42, 42, top))

    def update(self, nudge: Nudge, slope: bool) -> None:
        """Show a nudge; with ``slope`` the tangent too."""
        self.curve.update(nudge, slope)
        self.glass.update(nudge, slope)
        self.square.update(nudge)


class _Curve:
    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_title("the loss over the weight, and one small step to the right", pad=8)
        ax.set_xlim(LOW - 0.5, _RIGHT)
        ax.set_xticks([0, 1, 2, 3, 4])
        ax.set_ylim(-2, TOP)
        ax.set_yticks([0, 5, 10, 15])
        ax.set_xlabel("weight w", labelpad=1)
        ax.set_ylabel("L", rotation=0, labelpad=4)
        ax.axhline(0, color=style.PALE, lw=0.8, zorder=0)
        ax.plot(_W, [loss(w) for w in _W], color=style.GREY, lw=2, zorder=1)
        (self._tangent,) = ax.plot([], [], color=style.INK, ls=(0, (5, 3)), lw=1.4, animated=True)
        (self._along,) = ax.plot([], [], color=style.INK, lw=1.6, zorder=3, animated=True)
        (self._up,) = ax.plot([], [], lw=3, zorder=3, animated=True)
        (self._after,) = ax.plot(
            [], [], "o", ms=8, mfc=style.INK, mec=style.PAPER, zorder=4, animated=True
        )
        self._before = put_handle(ax)
        self._names = Lettering(ax, np.zeros((2, 2)), size=12)

    def update(self, nudge: Nudge, slope: bool) -> None:
        w, end = nudge.w, nudge.w + nudge.h
        before, after = nudge.before, nudge.after
        self._before.set_data([w], [before])
        self._after.set_data([end], [after])
        self._along.set_data([w, end], [before, before])
        self._up.set_data([end, end], [before, after])
        self._up.set_color(style.UP if nudge.change > 0 else style.DOWN)
        reach = np.array([w - 1, w + 1] if slope else [])
        self._tangent.set_data(reach, before + nudge.slope * (reach - w))
        middle = min(max((before + after) / 2, 0.3), TOP - 0.8)
        below = -1.1 if after >= before else 1.1
        self._names.write([f"h = {figure(nudge.h)}", f"ΔL = {figure(nudge.change)}"])
        # On the side where the curve goes away from them, and clear of the ring.
        half = self._names.widths() / 2 * (_RIGHT - LOW + 0.5) / shown_size(self.ax)[0]
        first = max((w + end) / 2, w + half[0] + 0.03)
        second = min(max(end, w + 0.08) + half[1] + 0.07, _RIGHT - half[1])
        if abs(nudge.change) < 1 and nudge.strips < 0:  # beside it, the curve would cross it
            second, middle = w + half[1] + 0.03, before + 2.3
        elif abs(nudge.change) < 1 and before < 2:
            second, middle = first + half[0] + half[1] + 0.15, before + below
        self._names.write(self._names.texts, [(first, before + below), (second, middle)])


class _Glass:
    """A magnifying glass on the step: where h is small, the curve in it is as good as straight."""

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_xticks([])
        ax.set_yticks([])
        for spine in ax.spines.values():
            spine.set_visible(True)
        (self._curve,) = ax.plot([], [], color=style.GREY, lw=2, zorder=1, animated=True)
        (self._tangent,) = ax.plot([], [], color=style.INK, ls=(0, (5, 3)), lw=1.4, animated=True)
        (self._along,) = ax.plot([], [], color=style.INK, lw=1.6, zorder=3, animated=True)
        (self._up,) = ax.plot([], [], lw=3, zorder=3, animated=True)
        (self._ends,) = ax.plot([], [], "o", ms=6, color=style.INK, zorder=4, animated=True)

    def update(self, nudge: Nudge, slope: bool) -> None:
        """Show a small step; w and L are as many times larger as on the curve around it."""
        times = 0.4 / nudge.h
        for artist in (self.ax, *self.ax.lines):  # lines that move are drawn apart from their Axes
            artist.set_visible(times > 2)
        self.ax.set_xlabel(f"{times:.0f} times larger", labelpad=1)
        width, height = np.array(shown_size(self.ax)) / _PIXELS / times
        style.set_limits(self.ax, (-width / 2, width / 2), (-height / 2, height / 2))
        # All is measured from the middle of the step.
        x, y = np.array([-0.5, 0.5]) * nudge.h, np.array([-0.5, 0.5]) * nudge.change
        w, middle = nudge.w + nudge.h / 2, (nudge.before + nudge.after) / 2
        at = np.linspace(-width, width, 41)
        self._curve.set_data(at, [loss(w + dx) - middle for dx in at])
        reach = at if slope else np.array([])
        self._tangent.set_data(reach, y[0] + nudge.slope * (reach - x[0]))
        self._along.set_data(x, [y[0], y[0]])
        self._up.set_data([x[1], x[1]], y)
        self._up.set_color(style.UP if nudge.change > 0 else style.DOWN)
        self._ends.set_data(x, y)


class _Square:
    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_title("L = e² is a square; Δe makes it grow or shrink", pad=8)
        ax.set_xlim(-0.1, _SIDE)
        ax.set_ylim(-0.1, _SIDE)
        ax.set_xticks([0, 1, 2, 3, 4])
        ax.set_yticks([0, 1, 2, 3, 4])
        ax.set_xlabel("size of the error, |e| = |ŷ − y|", labelpad=1)
        self._square = _rectangle(ax, style.PALE, 1)
        self._strips = [_rectangle(ax, style.UP, 2, 0.4) for _ in range(2)]
        self._corner = _rectangle(ax, LIGHT, 3)
        self._outline = _rectangle(ax, "none", 4)
        self._outline.set(lw=2.4, alpha=1)
        self._names = Lettering(ax, [(0, 0)] * 5, size=12)

    def update(self, nudge: Nudge) -> None:
        e, side = abs(nudge.e), abs(nudge.e + nudge.de)
        low, high = sorted([e, side])
        self._square.set_bounds(0, 0, e, e)
        # The strips are e long; when the square shrinks, both of them hold the corner.
        within = e == 0 or nudge.e * (nudge.e + nudge.de) > 0
        width = high - low if within else 0.0
        self._strips[0].set_bounds(low, 0, width, e)
        self._strips[1].set_bounds(0, low, e, width)
        self._corner.set_bounds(low, low, width, width)
        # Where both hold it, the corner is seen through: it is twice as dark.
        self._corner.set_alpha(0.0 if nudge.shrinks else 0.8)
        self._outline.set_bounds(0, 0, e, e)
        color = style.UP if nudge.strips > 0 else style.DOWN
        for strip in self._strips:
            strip.set_facecolor(color)
        middle, along = low + width / 2, max(low / 2, 0.42)
        roomy = width > 0.35
        each = "e·Δe" if roomy and e else ""
        names = ("Δe²" if roomy else "", each, each)
        whole, left = f"e² = {figure(nudge.before)}", ""
        at = [(along, along), (middle, middle), (middle, along), (along, middle), (along, along)]
        if nudge.shrinks or not e:
            at[0] = (max(e / 2, 0.42), high + 0.18)
        if nudge.shrinks:
            left = f"(e + Δe)² = {figure(nudge.after)}" if roomy and low > 1.3 else ""
        self._names.write([whole, *names, left], at)


def _rectangle(ax: Axes, color: str, zorder: float, alpha: float = 0.8) -> Rectangle:
    return put(
        ax,
        Rectangle((0, 0), 0, 0, fc=color, ec=style.INK, lw=1, alpha=alpha, zorder=zorder,
                  animated=True),
    )  # fmt: skip
