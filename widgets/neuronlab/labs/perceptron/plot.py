"""The perceptron's picture: the plane, the weight vectors with their correction, the mistakes."""

from math import ceil

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch
from matplotlib.ticker import MaxNLocator

from ...plots import style
from ...plots.plane import Lines, PlanePlot
from ...plots.put import put
from ...plots.sheet import Sheet
from .scene_model import Scene


class WeightsPlot:
    """Weight vectors as arrows from the origin, and the arrow that the last correction added."""

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_title("weights and correction", pad=7)
        ax.set_xlabel("w₁", labelpad=1)
        ax.set_ylabel("w₂", labelpad=-2)
        ax.axhline(0, color=style.PALE, lw=0.8, zorder=0)
        ax.axvline(0, color=style.PALE, lw=0.8, zorder=0)
        self._arrows: list[tuple[FancyArrowPatch, ...]] = []
        self._names = {name: self._text(name) for name in ("w", "Δw")}

    def set_units(self, n_units: int) -> None:
        """Make arrows for so many units."""
        for arrows in self._arrows:
            for arrow in arrows:
                arrow.remove()
        colors = [style.INK] if n_units == 1 else style.CLASS_COLORS[:n_units]
        self._arrows = [
            (
                self._arrow(color, 1.3, "--", alpha=0.65),
                self._arrow(style.POSITIVE, 5, "-", alpha=0.6),
                self._arrow(color, 2.2, "-"),
            )
            for color in colors
        ]

    def update(self, scene: Scene) -> None:
        """Show the weights before and after the last sample, and what it did in between."""
        W, W_before, direction = scene.W, scene.W_before, scene.direction
        limit = style.nice_limit(scene.greatest_weight * 1.05)
        style.set_limits(self.ax, (-limit, limit), (-limit, limit))
        least = limit / 200
        for k, (before, change, after) in enumerate(self._arrows):
            corrected = bool(direction[k])
            change.set_color(style.POSITIVE if direction[k] > 0 else style.NEGATIVE)
            for arrow, start, end, shown in (
                (before, (0, 0), W_before[:, k], corrected),
                (change, W_before[:, k], W[:, k], corrected),
                (after, (0, 0), W[:, k], True),
            ):
                arrow.set_visible(shown and np.hypot(*(end - start)) > least)
                arrow.set_positions(tuple(start), tuple(end))
        *_, change, after = self._arrows[0]
        alone = len(self._arrows) == 1
        then, now = W_before[:, 0], W[:, 0]
        self._name("Δw", (then + now) / 2, now - then, then, alone and change.get_visible())
        self._name("w", now / 2, now, now - then, alone and after.get_visible())

    def _name(self, name: str, at: np.ndarray, arrow: np.ndarray, side: np.ndarray, shown: bool):
        """Write a name beside an arrow's middle, on the side that ``side`` points to."""
        text = self._names[name]
        text.set_visible(shown)
        if shown:
            across = np.array([-arrow[1], arrow[0]]) / np.hypot(*arrow)
            text.xy = tuple(at)
            text.set_position(12 * across * (1 if across @ side >= 0 else -1))

    def _text(self, name: str):
        return self.ax.annotate(
            name, (0, 0), (0, 0), textcoords="offset points", ha="center", va="center",
            visible=False, animated=True,
        )  # fmt: skip

    def _arrow(self, color: str, width: float, dash: str, alpha: float = 1.0) -> FancyArrowPatch:
        arrow = FancyArrowPatch(
            (0, 0), (0, 0), arrowstyle="-|>", mutation_scale=11, shrinkA=0, shrinkB=0,
            color=color, lw=width, ls=dash, alpha=alpha, animated=True,
        )  # fmt: skip
        return put(self.ax, arrow)


class MistakesPlot:
    """A bar an epoch, as high as the number of mistakes in it."""

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_title("mistakes per epoch", pad=7)
        ax.set_xlabel("epoch", labelpad=1)
        for axis in (ax.xaxis, ax.yaxis):
            axis.set_major_locator(MaxNLocator(5, integer=True))
        self._bars = ax.stairs([0], [0, 1], fill=True, color=style.MISTAKE, alpha=0.75)
        self._bars.set_animated(True)

    def update(self, mistakes: np.ndarray) -> None:
        """Show the numbers of mistakes, (n_epochs,), of the first epoch and those after it."""
        epochs = max(5, ceil(style.nice_limit(len(mistakes))))
        most = max(4, ceil(style.nice_limit(mistakes.max(initial=0))))
        style.set_limits(self.ax, (0.4, epochs + 0.6), (0, most))
        if len(mistakes):
            # A gap between bars: each epoch's value over 0.8, then nothing over 0.2.
            middle = np.arange(1, len(mistakes) + 1)
            edges = np.column_stack([middle - 0.4, middle + 0.4]).ravel()
            values = np.column_stack([mistakes, np.zeros_like(mistakes)]).ravel()[:-1]
            self._bars.set_data(values, edges)
        else:
            self._bars.set_data([0], [0, 1])


class PerceptronPlot:
    """The three pictures beside each other on one figure."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        low, high = 52, sheet.height - 38
        self.plane = PlanePlot(sheet.axes(56, sheet.width - 484, low, high))
        side = high - low
        self.weights = WeightsPlot(
            sheet.axes(sheet.width - 434, sheet.width - 434 + side, low, high)
        )
        self.mistakes = MistakesPlot(sheet.axes(sheet.width - 170, sheet.width - 16, low, high))

    def set_data(self, X, y, class_names, feature_names, box, n_units: int) -> None:
        """Show these samples; the rest as in :meth:`PlanePlot.set_data`."""
        self.plane.set_data(X, y, class_names, feature_names, box)
        self.weights.set_units(n_units)

    def update(self, scene: Scene) -> None:
        """Show one moment of the history."""
        self.plane.update(
            Lines(
                scene.W, scene.b, scene.W_before, scene.b_before, scene.wrong, scene.in_hand,
                scene.mistake,
            )
        )  # fmt: skip
        self.weights.update(scene)
        self.mistakes.update(scene.mistakes)
