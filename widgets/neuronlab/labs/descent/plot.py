"""A loss landscape with the ways down it, the neuron at the point reached, and the loss."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from ...plots import style
from ...plots.names import CurveNames
from ...plots.put import put_diamond
from ...plots.sheet import Sheet
from .landscape_plot import LOOKS, LandscapePlot, round_levels
from .model import Descent
from .scene_model import Scene

RATES = (1e-3, 1e2)
"""The learning rates that are shown, from the least to the greatest."""

_RUNS_AWAY, _TURNS, _STRAIGHT = "#c4a071", "#ecdfb8", "#dcebc8"


class NeuronPlot:
    """The samples, and the neuron's answer a over its input x."""

    def __init__(self, ax: Axes):
        self.ax = ax
        self._static: list = []
        (self._batch,) = ax.plot([], [], "o", ms=10, mfc="none", mec=style.INK, mew=1.8,
                                 zorder=4, animated=True)  # fmt: skip
        self._curves = {
            name: ax.plot([], [], color=color, ls=dashes, lw=2.2, zorder=5, animated=True)[0]
            for name, (color, dashes) in LOOKS.items()
        }

    def set_samples(self, x, y, x_name: str, y_name: str, classes: bool, best) -> None:
        """Show samples (n,), and ``best`` (n_grid,): the answers of the neuron of least loss."""
        for artist in self._static:
            artist.remove()
        ax, self._x, self._y = self.ax, x, y
        self.inputs = across(x)
        ax.set_xlabel(x_name, labelpad=1)
        ax.set_ylabel(y_name, labelpad=1)
        margin = 0.12 * (y.max() - y.min())
        ax.set_xlim(self.inputs[0], self.inputs[-1])
        ax.set_ylim(y.min() - margin, y.max() + margin)
        ax.set_yticks([tick for tick in (-1, 0, 1, 2) if y.min() - 1 < tick <= y.max()])
        if classes:
            ax.set_yticks((0, 1))
        looks = [("o", style.GREY)]
        if classes:
            looks = list(zip(style.CLASS_MARKERS[:2], style.CLASS_COLORS[:2], strict=True))
        groups = [y == k for k in (0, 1)] if classes else [np.full(len(y), True)]
        self._static = [
            ax.plot(x[group], y[group], marker, color=color, ms=6, mec="white", mew=0.5)[0]
            for (marker, color), group in zip(looks, groups, strict=True)
        ]
        self._static += ax.plot(self.inputs, best, color=style.GREY, lw=1, ls=":", zorder=3)

    def update(self, scene: Scene) -> None:
        """Show the answers, and ring the samples that the next step looks at."""
        for name, line in self._curves.items():
            answers = scene.answers.get(name, ())
            line.set_data(self.inputs[: len(answers)], answers)
        rows = scene.rows
        ringed = np.array([], dtype=int) if rows is None else rows
        self._batch.set_data(self._x[ringed], self._y[ringed])


def across(x: np.ndarray) -> np.ndarray:
    """Return inputs from a little before the least of ``x`` to a little after the greatest."""
    margin = 0.05 * (x.max() - x.min())
    return np.linspace(x.min() - margin, x.max() + margin, 121)


class LossPlot:
    """The loss after each step, on a logarithmic axis."""

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_yscale("log")
        ax.set_title("loss L after each step", pad=6)
        ax.xaxis.set_major_locator(MaxNLocator(5, integer=True))
        (self._least,) = ax.plot([0, 1], [1, 1], ":", color=style.INK, lw=1.2,
                                 transform=ax.get_yaxis_transform())  # fmt: skip
        self._lines = {
            name: ax.plot([], [], color=color, ls=dashes, lw=2, zorder=3, animated=True)[0]
            for name, (color, dashes) in LOOKS.items()
        }
        self._ends = {name: put_diamond(ax, size=8, zorder=4) for name in LOOKS}
        for name, mark in self._ends.items():
            mark.set(mfc=LOOKS[name][0], mec=style.PAPER)
        self._names = CurveNames(ax, [color for color, _ in LOOKS.values()])

    def set_range(self, least: float, greatest: float) -> None:
        """Show losses from the ``least`` that is possible to the ``greatest`` in the landscape."""
        self._least.set_ydata([least, least])
        self.ax.set_ylim(least / 1.25, greatest * 1.5)
        ticks = round_levels(least, greatest)
        while len(ticks) > 5:
            ticks = ticks[::2]
        self.ax.set_yticks(ticks, [f"{tick:g}" for tick in ticks])
        self.ax.minorticks_off()

    def update(self, scene: Scene) -> None:
        """Show the losses; where there are several, their names too."""
        losses = scene.losses
        style.set_limits(self.ax, (0, style.nice_limit(max(10, scene.asked))), self.ax.get_ylim())
        for name, line in self._lines.items():
            values = losses.get(name, np.empty(0))
            line.set_data(range(len(values)), values)
            last = np.minimum(values[-1:], self.ax.get_ylim()[1])
            self._ends[name].set_data([len(values) - 1] * len(last), last)
        if len(losses) < 2:
            self._names.write([None] * len(LOOKS), [None] * len(LOOKS))
            return
        ways = [losses.get(name, np.empty(0)) for name in LOOKS]
        least = float(np.asarray(self._least.get_ydata())[0])
        dotted = np.array([[*self.ax.get_xlim(), least / 1.05, least * 1.05]])
        curves = [(np.arange(len(values)), values) for values in ways]
        self._names.write(list(LOOKS), curves, dotted)


class RatePlot:
    """The learning rate on a scale, with the limit of stability."""

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_xscale("log")
        ax.set_xlim(*RATES)
        ax.set_ylim(0, 1)
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
        ax.set_xticks([0.001, 0.01, 0.1, 1, 10, 100], ["0.001", "0.01", "0.1", "1", "10", "100"])
        ax.minorticks_off()
        ax.set_xlabel("learning rate η", labelpad=1)
        self._zones = [
            ax.axvspan(*RATES, color=color, lw=0, zorder=0)
            for color in (_STRAIGHT, _TURNS, _RUNS_AWAY)
        ]
        self._limits = {
            name: ax.axvline(1, color=color, lw=1.8, zorder=2) for name, (color, _) in LOOKS.items()
        }
        self._now = put_diamond(ax, zorder=4)
        self._now.set(mfc=style.INK, mec=style.PAPER)

    def set_limits(self, descents: Mapping[str, Descent], title: str, beside: str) -> None:
        """Show the limits of stability of ``descents``, and from where they cross the bottom.

        ``title`` stands above the scale, ``beside`` to the right of it.
        """
        self.ax.set_title(title, pad=4, fontsize=11 if len(descents) > 1 else None)
        self.ax.set_title(beside, loc="right", fontsize=11, color=style.GREY, pad=4)
        for name, line in self._limits.items():
            limit = descents[name].stability_limit if name in descents else np.inf
            line.set_visible(bool(np.isfinite(limit)))
            line.set_xdata([min(limit, RATES[1])] * 2)
        finite = [d for d in descents.values() if np.isfinite(d.stability_limit)]
        turns = min((d.swings_from for d in finite), default=np.inf)
        limit = max((d.stability_limit for d in finite), default=np.inf)
        edges = np.clip((RATES[0], turns, limit, RATES[1]), *RATES)
        for zone, left, right in zip(self._zones, edges[:-1], edges[1:], strict=True):
            zone.set_x(left)
            zone.set_width(right - left)

    def update(self, rate: float) -> None:
        """Show the learning rate ``rate``."""
        self._now.set_data([rate], [0.5])


class DescentPlot:
    """The landscape, the neuron, and the loss with the learning rate, beside each other."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        width, height = sheet.width, sheet.height
        top = height - 26
        self.landscape = LandscapePlot(sheet.axes(46, 46 + top - 40, 40, top))
        self.neuron = NeuronPlot(sheet.axes(376, 620, 40, top))
        self.loss = LossPlot(sheet.axes(674, width - 16, 116, top))
        self.rate = RatePlot(sheet.axes(674, width - 16, 40, 58))
        self.neuron.ax.set_title("what it answers at this point", pad=6)

    def update(self, scene: Scene) -> None:
        """Show descents after so many steps."""
        self.landscape.update(scene)
        self.neuron.update(scene)
        self.loss.update(scene)
        self.rate.update(scene.descent.learning_rate)
