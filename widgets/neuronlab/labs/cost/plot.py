"""What a gradient costs, as it is drawn: over the number of parameters, and for one network."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.sheet import Sheet
from ...plots.timeline import LIGHT
from .model import Cost

_MOST = 3e5


@dataclass(frozen=True, eq=False)
class Scene:
    """Costs of a gradient, all counted in forward passes.

    Attributes
    ----------
    grown : sequence of Cost
        Of networks that grow.
    here : Cost
        Of the network in hand.
    measured : (float, float) or None
        What was measured for it: backpropagation and nudging.
    """

    grown: Sequence[Cost]
    here: Cost
    measured: tuple[float, float] | None


class CostPlot:
    """Left the cost over the number of parameters, right three bars for the network in hand."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        low, high = 46, sheet.height - 32
        self._growth = _Growth(sheet.axes(62, 520, low, high))
        self._bars = _Bars(sheet.axes(640, sheet.width - 60, low, high))

    def update(self, scene: Scene) -> None:
        """Show what gradients cost."""
        self._growth.update(scene)
        self._bars.update(scene)


class _Growth:
    def __init__(self, ax):
        self.ax = ax
        ax.set_title("work for one gradient, in forward passes", pad=9)
        ax.set_xscale("log")
        ax.set_yscale("log")
        ax.set_xlim(5, _MOST)
        ax.set_ylim(0.3, 2 * _MOST)
        ax.minorticks_off()
        ax.set_yticks([1, 10, 100, 1e3, 1e4, 1e5], ["1", "10", "100", "1000", "10⁴", "10⁵"])
        ax.set_xticks([10, 100, 1e3, 1e4, 1e5], ["10", "100", "1000", "10⁴", "10⁵"])
        ax.set_xlabel("parameters", labelpad=2)
        names = Lettering(ax, [(60, 2e4), (4000, 0.75)])
        names.write(["nudging: 2 for each parameter", "backpropagation: less than 3 in all"])
        (self._nudging,) = ax.plot([], [], color=style.GREY, ls="--", animated=True)
        (self._backprop,) = ax.plot([], [], color=style.INK, animated=True)
        (self._light,) = ax.plot([], [], color=LIGHT, lw=7, zorder=0.5, animated=True)
        (self._here,) = ax.plot(
            [], [], "o", ms=9, mfc=LIGHT, mec=style.INK, mew=1.5, zorder=4, animated=True
        )
        self._measured = _diamonds(ax)

    def update(self, scene: Scene) -> None:
        parameters, here = [cost.parameters for cost in scene.grown], scene.here
        self._nudging.set_data(parameters, [cost.nudging for cost in scene.grown])
        self._backprop.set_data(parameters, [cost.backprop for cost in scene.grown])
        n = here.parameters
        self._light.set_data([n, n], [0.3, here.nudging])
        self._here.set_data([n, n], [here.backprop, here.nudging])
        self._measured.set_data(*(([n, n], scene.measured) if scene.measured else ([], [])))


class _Bars:
    def __init__(self, ax):
        self.ax = ax
        ax.set_title("this network  (◇ measured)", pad=9)
        ax.set_xscale("log")
        ax.set_xlim(0.5, 300 * _MOST)
        ax.set_ylim(-0.6, 2.6)
        ax.minorticks_off()
        ax.set_xticks([1, 100, 1e4], ["1", "100", "10⁴"])
        ax.set_xlabel("forward passes", labelpad=2)
        ax.set_yticks([2, 1, 0], ["forward", "backprop", "nudging"])
        ax.tick_params(axis="y", length=0, labelsize=12, labelcolor=style.INK)
        self._bars = [
            ax.plot([], [], color=color, lw=26, solid_capstyle="butt", animated=True)[0]
            for color in (style.PALE, style.INK, style.GREY)
        ]
        self._numbers = Lettering(ax, [], size=12)
        self._measured = _diamonds(ax)

    def update(self, scene: Scene) -> None:
        values = np.array([1, scene.here.backprop, scene.here.nudging])
        for bar, value, y in zip(self._bars, values, (2, 1, 0), strict=True):
            bar.set_data([0.5, value], [y, y])
        texts = ["1", f"{values[1]:.2f}", str(scene.here.nudging)]
        self._numbers.write(texts, np.column_stack([np.full(3, 25 * _MOST), [2, 1, 0]]))
        self._measured.set_data(*((scene.measured, [1, 0]) if scene.measured else ([], [])))


def _diamonds(ax):
    (line,) = ax.plot(
        [], [], "D", ms=8, mfc=style.PAPER, mec=style.INK, mew=1.4, ls="", zorder=5, animated=True
    )
    return line
