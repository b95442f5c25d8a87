"""The teacher's picture: the plane with its dance, and how long the perceptron was kept busy."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from ...plots import style
from ...plots.lettering import Lettering
from .plot import LearnerPlot
from .scene_model import Scene


@dataclass(frozen=True)
class Race:
    """How many corrections there were, and how many there can be.

    Attributes
    ----------
    now : int
        In this order, until now.
    longest : int
        The most of any order tried here.
    bound : float
        Novikoff's (R/γ)²; 0 where it is not shown.
    goal : int
        So many are asked for; 0 where nobody asks.
    """

    now: int
    longest: int
    bound: float
    goal: int = 0


class RacePlot:
    """Bars under each other: this order, the longest tried, and what Novikoff allows, if shown.

    Where so many are asked for, a tick through the first two says how far they have to come.
    """

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_title("corrections", pad=7)
        ax.set_ylim(2.6, -0.6)
        ax.set_yticks([])
        ax.xaxis.set_major_locator(MaxNLocator(5, integer=True))
        self._bars = [
            ax.barh(k, 0, 0.62, color=color, alpha=0.8)[0]
            for k, color in enumerate((style.MISTAKE, style.GREY, style.PALE))
        ]
        for bar in self._bars:
            bar.set_animated(True)
        (self._goal,) = ax.plot([], [], color=style.INK, lw=1.6, animated=True)
        self._names = Lettering(ax, np.zeros((3, 2)), size=12)

    def update(self, race: Race) -> None:
        """Show how many there are."""
        end = race.bound or 2 * max(race.longest, race.goal, 4)
        style.set_limits(self.ax, (0, 1.05 * end), self.ax.get_ylim())
        values = race.now, race.longest, race.bound
        for bar, value in zip(self._bars, values, strict=True):
            bar.set_width(value)
        self._goal.set_data([race.goal] * 2, [-0.45, 1.45])
        self._goal.set_visible(race.goal > 0)
        asked = f" (goal: {race.goal})" if race.goal else ""
        names = (
            f"this order: {race.now}{asked}",
            f"your longest: {race.longest}",
            f"Novikoff: never above {race.bound:.0f}" if race.bound else "",
        )
        self._names.write(names, [(0.76 * end, k) for k in range(3)])


class OrderPlot(LearnerPlot):
    """The plane and the layer, and the race."""

    def __init__(self, figure: Figure):
        super().__init__(figure)
        sheet = self.sheet
        self.race = RacePlot(sheet.axes(self.left + 10, sheet.width - 16, 34, 130))

    def update(self, scene: Scene, race: Race) -> None:
        """Show what the perceptron has learned until now."""
        self.show(scene)
        self.race.update(race)
