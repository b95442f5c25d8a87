"""The loss over one weight: where it is, how steep it is there, and where the step leads."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from ...plots import style
from ...plots.timeline import LIGHT

REACH = 4.0
"""So far to either side of the middle the loss is drawn."""


@dataclass(frozen=True, eq=False)
class WeightScene:
    """The loss of the mini-batch as a function of one parameter.

    Attributes
    ----------
    symbol : str
    values, losses : ndarray (n,)
        The parameter, and the loss with it.
    value, loss : float
        Where it is.
    slope : float or None
        ∂L/∂(parameter) there; None while it is asked for.
    after : float or None
        Where the step leads; None while that is not known.
    """

    symbol: str
    values: np.ndarray
    losses: np.ndarray
    value: float
    loss: float
    slope: float | None
    after: float | None


def window(value: float) -> tuple[float, float]:
    """Return what is drawn around ``value``: it moves by jumps, so that it seldom moves."""
    middle = 0.0 if abs(value) < 0.8 * REACH else round(value / REACH) * REACH
    return middle - REACH, middle + REACH


def entitle(ax: Axes, title: str) -> None:
    """Give the Axes this title, where it has another."""
    if ax.get_title(loc="left") != title:
        ax.set_title(title, fontsize=12.5, pad=6)


class WeightPlot:
    """A curve, the tangent where the weight is, and a ring where the step leads."""

    def __init__(self, ax):
        self.ax = ax
        ax.xaxis.set_major_locator(MaxNLocator(4, integer=True))
        ax.yaxis.set_major_locator(MaxNLocator(3))
        (self._curve,) = ax.plot([], [], color=style.INK, lw=1.6, animated=True)
        (self._tangent,) = ax.plot([], [], lw=3, animated=True)
        (self._after,) = ax.plot(
            [], [], "o", ms=8, mfc=style.PAPER, mec=style.INK, mew=1.4, animated=True
        )
        (self._now,) = ax.plot([], [], "o", ms=9, mfc=LIGHT, mec=style.INK, mew=1.4, animated=True)

    def update(self, scene: WeightScene | None) -> None:
        """Show the loss over one parameter, or nothing where something else is shown."""
        if scene is None:
            for line in (self._curve, self._tangent, self._now, self._after):
                line.set_data([], [])
            return
        entitle(self.ax, f"loss over {scene.symbol}")
        there = np.isfinite(scene.losses)
        shown = np.where(there, scene.losses, np.nan)
        greatest = float(scene.losses[there].max(initial=0.0))
        top = style.nice_limit(1.02 * min(greatest, 1e6))
        left, right = float(scene.values[0]), float(scene.values[-1])
        style.set_limits(self.ax, (left, right), (0, top))
        self._curve.set_data(scene.values, np.minimum(shown, 2 * top))
        self._now.set_data([scene.value], [min(scene.loss, top)])
        if scene.slope is None or not np.isfinite(scene.slope):
            self._tangent.set_data([], [])
        else:
            # As long on the paper, however steep.
            steep = scene.slope * (right - left) / top * 0.8
            half = 0.19 * (right - left) / np.hypot(1, steep)
            x = scene.value + np.array([-half, half])
            self._tangent.set_data(x, scene.loss + scene.slope * (x - scene.value))
            self._tangent.set_color(style.UP if scene.slope > 0 else style.DOWN)
            self._tangent.set_linestyle("-" if scene.slope > 0 else (0, (2, 1)))
        after = [] if scene.after is None or not left <= scene.after <= right else [scene.after]
        self._after.set_data(after, np.interp(after, scene.values, shown) if after else [])
