"""One slope by hand: nudge a weight, watch the loss follow, and divide."""

import ipywidgets
import traitlets

from ...live.controls import group, panel
from ...live.lab import Lab
from ...live.settings import Number
from ...live.spots import Spot
from ...live.stage import Pointer
from ...text.numbers import figure, number
from .model import HIGH, LOW, Nudge, X, Y, nudge
from .plot import SlopePlot


class SlopeLab(Lab):
    """One weight, one sample (x = 2, y = 3), ŷ = w·x, L = (ŷ − y)², and a nudge of w.

    Parameters
    ----------
    w : float
        The weight, from 0 to 3.
    h : {0.5, 0.1, 0.01, 0.001}
        The nudge.
    slope : bool
        Whether the slope is shown too.
    """

    title = "A slope by hand"
    begin = "Make the nudge h smaller, and divide the change of L by it."
    size = (940, 330)
    readout_lines = 4

    w = Number(2.5, min=LOW, max=HIGH).tag(state=True)
    h = traitlets.Enum((0.5, 0.1, 0.01, 0.001), 0.5).tag(state=True)
    slope = traitlets.Bool(False).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = SlopePlot(self.stage.figure)
        self.stage.on_drag(self._drag)
        shown = ipywidgets.ToggleButton(
            description="show the slope", tooltip="divide, and draw the tangent",
            layout={"width": "auto"},
        )  # fmt: skip
        return (
            panel(
                group(
                    "the nudge",
                    self.slider("w", "weight w", step=0.05, width="230px"),
                    self.menu("h", "nudge h", (0.5, 0.1, 0.01, 0.001), "how far w is nudged"),
                    self.linked("slope", shown),
                )
            ),
            self.stage,
            self.readout,
        )

    def show(self, changed):
        """Nudge the weight; show what the loss does."""
        now = nudge(self.w, self.h)
        self.plot.update(now, self.slope)
        change, before, after = (figure(v, 6) for v in (now.change, now.before, now.after))
        e, de = figure(now.e, 6), figure(now.de, 6)
        h = figure(self.h, 6)
        parts = f"2·{_factor(now.e)}·{de} + {de}² = {figure(now.strips, 6)} + {_factor(now.corner)}"
        lines = [
            f"ΔL = <b>{change}</b> for a nudge of h = {h}",
            f"L goes from {before} to {after}, since the error e = w·x − y = "
            f"{_factor(self.w)}·2 − 3 = {e} moves by Δe = x·h = 2·{h} = {de}",
            f"ΔL = 2·e·Δe + Δe² = {parts} = {change}{_remark(now)}",
        ]
        said = (
            f"At w = {number(self.w)} the sample x = {number(X, 0)}, y = {number(Y, 0)} has the "
            f"loss {before}; a nudge of {h} changes it by {change}."
        )
        if self.h < 0.5:
            said += " A magnifying glass shows the step, where the curve is nearly straight."
        if self.slope:
            lines.append(
                f"ΔL/h = <b>{figure(now.ratio, 5)}</b>; without the corner 2·e·x = "
                f"2·{_factor(now.e)}·2 = <b>{figure(now.slope, 5)}</b>, the slope ∂L/∂w"
            )
            said += f" The slope is {figure(now.slope, 5)}."
        self.readout.show(*lines)
        return said

    def spots(self) -> list[Spot]:
        """Return the weight on its curve."""
        now = nudge(self.w, self.h)
        bound = self.w in (LOW, HIGH)
        name = f"weight w = {number(self.w)}"
        return [Spot("w", name, self.plot.curve.ax, (self.w, now.before), bound=bound)]

    def _drag(self, pointer: Pointer) -> None:
        if pointer.spot:
            self.w = round(min(max(float(pointer.x), LOW), HIGH), 2) + 0.0


def _remark(now: Nudge) -> str:
    """Return what is to be said of the strips, where they are not simply added."""
    if now.shrinks:
        return "; the strips share the corner, so it is given back once"
    if now.e < 0:
        return "; it comes to the bottom, or past it: no strips are drawn"
    return "" if now.e else "; the error is 0: no side, so no strips, only the corner"


def _factor(value: float) -> str:
    return f"({figure(value, 6)})" if value < 0 else figure(value, 6)
