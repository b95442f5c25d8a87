"""A gradient check as it is drawn: each gradient twice, and the error over the nudge."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put
from ...plots.shapes import upright_bars
from ...plots.sheet import Sheet
from ...plots.timeline import LIGHT
from .model import GradientCheck

LEAST, GREATEST = 1e-12, 1.0
"""The errors that there is room for."""


@dataclass(frozen=True, eq=False)
class Scene:
    """The same gradient twice or three times, and the error over the nudge.

    Attributes
    ----------
    check : GradientCheck
    third : ndarray (n_parameters,) or None
        The gradient as a library computes it.
    parameter : int
        Which one is in hand.
    h, errors : ndarray (n,)
        Nudges, and the worst error of each.
    now : float
        The nudge in hand.
    """

    check: GradientCheck
    third: np.ndarray | None
    parameter: int
    h: np.ndarray
    errors: np.ndarray
    now: float


class NudgePlot:
    """Left a bar for each parameter's gradient, right the worst error for every nudge h."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        low, high = 46, sheet.height - 32
        self.gradients = _Gradients(sheet.axes(58, 548, low, high))
        self.errors = _Errors(sheet.axes(640, sheet.width - 18, low, high))

    def update(self, scene: Scene) -> None:
        """Show a gradient check."""
        self.gradients.update(scene)
        self.errors.update(scene)


class _Gradients:
    def __init__(self, ax):
        self.ax = ax
        ax.set_title("∂L/∂w and ∂L/∂b, parameter by parameter", pad=9)
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
        ax.axhline(0, color=style.GREY, lw=0.8)
        self._light = put(
            ax, Rectangle((0, 0), 0, 0, fc=LIGHT, lw=0, aa=False, zorder=0.5, animated=True)
        )
        self._bars = put(ax, PolyCollection([], lw=0, aa=False, zorder=2, animated=True))

        def marks(marker, size, **look):
            (line,) = ax.plot([], [], marker, ms=size, ls="", animated=True, **look)
            return line

        self._nudged = marks("D", 8, mfc="none", mec=style.INK, mew=1.4, zorder=4)
        self._third = marks("x", 6, mec=style.INK, mew=1.6, zorder=5)
        self._names = Lettering(ax, [], size=11.5)
        self._n = 0
        self._key = ax.text(
            0.02, -0.135, "", transform=ax.transAxes, fontsize=11.5, va="center", color=style.INK,
            animated=True,
        )  # fmt: skip

    def set_parameters(self, names: Sequence[str]) -> None:
        """Show parameters of these names."""
        self._n = len(names)
        style.set_limits(self.ax, (-0.6, len(names) - 0.4), self.ax.get_ylim())
        self._written = list(names)

    def update(self, scene: Scene) -> None:
        """Show both gradients, a third where there is one, and which parameter is in hand."""
        backprop, nudged, third = scene.check.backprop, scene.check.nudged, scene.third
        top, low = (
            style.nice_limit(float(max(part.max(), 0.1 * np.abs(backprop).max())))
            for part in (backprop, -backprop)
        )
        low += 0.35 * (top + low)
        style.set_limits(self.ax, self.ax.get_xlim(), (-low, 1.1 * top))
        x = np.arange(self._n)
        self._bars.set_verts(upright_bars(x, backprop, 0.33))
        self._bars.set_facecolors([to_rgb(style.UP if g > 0 else style.DOWN) for g in backprop])
        self._nudged.set_data(x, np.clip(nudged, -low, 1.1 * top))
        key = ("▮ backprop", "◇ nudging", "× PyTorch")
        self._key.set_text("     ".join(key[: 2 if third is None else 3]))
        self._third.set_data(*((x, third) if third is not None else ([], [])))
        self._names.write(
            self._written, np.column_stack([x, np.full(self._n, 0.07 * top - 0.94 * low)])
        )
        self._light.set_bounds(scene.parameter - 0.5, -low, 1, low + 1.1 * top)


class _Errors:
    def __init__(self, ax):
        self.ax = ax
        ax.set_title("worst relative error of all", pad=9)
        ax.set_xscale("log")
        ax.set_yscale("log")
        ax.set_xlim(1e-1 * 2, 1e-12 / 2)
        ax.set_ylim(LEAST, GREATEST)
        ax.set_xticks([1e-1, 1e-3, 1e-5, 1e-7, 1e-9, 1e-11])
        ax.set_yticks([1e-12, 1e-9, 1e-6, 1e-3, 1])
        ax.minorticks_off()
        ax.set_xlabel("nudge h", labelpad=2)
        ax.axhline(1e-7, color=style.GREY, lw=1, ls=":")
        ax.text(8e-2, 1.5e-7, "10⁻⁷", fontsize=11, color=style.GREY, va="bottom")
        for x, text, align in ((1.4e-1, "too large:\nthe loss bends", "left"),
                               (8e-13, "too small:\ndigits are lost", "right")):  # fmt: skip
            ax.text(x, 1e-11, text, fontsize=11.5, color=style.GREY, ha=align, linespacing=1.25)
        (self._curve,) = ax.plot([], [], color=style.INK, lw=2, animated=True)
        (self._now,) = ax.plot(
            [], [], "o", ms=10, mfc=LIGHT, mec=style.INK, mew=1.5, zorder=4, clip_on=False,
            animated=True,
        )  # fmt: skip

    @property
    def point(self) -> np.ndarray:
        """Where the nudge in hand is drawn, (2,)."""
        return np.asarray(self._now.get_xydata())[0]

    def update(self, scene: Scene) -> None:
        """Show the worst error for each nudge, and the one in hand."""
        self._curve.set_data(scene.h, np.clip(scene.errors, LEAST, GREATEST))
        self._now.set_data([scene.now], [np.clip(scene.check.worst_error, LEAST, GREATEST)])
