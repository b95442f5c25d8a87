"""A training step as it is drawn: its network, its formula, and what it does to the loss."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from ...plots import style
from ...plots.sheet import Sheet
from ...plots.timeline import Timeline
from .flow_plot import COLORS, DASHES, FlowPlot
from .formula_plot import Column, FormulaPlot
from .losses_plot import LossesPlot
from .scene_model import Scene
from .weight_plot import WeightPlot, WeightScene

_SIDE = 196
"""Pixels at the right, for the loss."""

_FOOT = 74
"""Pixels at the foot, for the formula."""


class BackpropPlot:
    """The timeline above, the network below it, beside it the loss, and the formula at the foot."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        width, height, axes = sheet.width, sheet.height, sheet.axes
        self.timeline = Timeline(axes(0, width, height - 44, height))
        self.flow = FlowPlot(axes(0, width - _SIDE - 10, _FOOT, height - 46))
        side = axes(width - _SIDE + 40, width - 16, _FOOT + 82, height - 78)
        self.losses, self.weight = LossesPlot(side), WeightPlot(side)
        self.formula = FormulaPlot(sheet.bare(0, width, 0, _FOOT))
        _legend(axes(width - _SIDE + 8, width, _FOOT + 4, _FOOT + 50))

    def update(
        self,
        step: int,
        scene: Scene,
        formula: Sequence[Column],
        losses: np.ndarray | None,
        weight: WeightScene | None,
    ) -> None:
        """Show a step: its number, what is seen, its formula, and one of two losses beside it."""
        self.timeline.update(step)
        self.flow.update(scene)
        self.formula.update(formula)
        self.losses.update(losses)
        self.weight.update(weight)


def _legend(ax) -> None:
    """Say what the lines between the units are."""
    ax.set_axis_off()
    ax.set_xlim(0, 1)
    ax.set_ylim(0, 2)
    for y, name, colors in (
        (1.5, "weight", (style.POSITIVE, style.NEGATIVE)),
        (0.5, "gradient", (COLORS[1], COLORS[-1])),
    ):
        ax.text(0, y, name, fontsize=11.5, va="center")
        for x, sign, dash, color in (
            (0.34, "+", "-", colors[0]),
            (0.68, "−", DASHES[-1], colors[1]),
        ):
            hollow = name == "gradient"
            ax.plot([x, x + 0.16], [y, y], ls=dash, color=color, lw=5 if hollow else 3)
            if hollow:
                ax.plot([x, x + 0.16], [y, y], color=style.PAPER, lw=2.2)
            ax.text(x + 0.2, y, sign, va="center")
