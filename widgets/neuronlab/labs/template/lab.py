"""One input, one weight, one bias: the weight turns the line, the bias lifts it."""

from ...live.controls import group, panel
from ...live.lab import Lab
from ...live.settings import Number
from ...text.numbers import decimals, factor, number
from .model import HIGH, LOW, answer
from .plot import TemplatePlot


class TemplateLab(Lab):
    """A unit with one input: z = w·x + b.

    Parameters
    ----------
    weight, bias : float
        w and b, from −2 to 2.
    x : float
        The input in hand, from −3 to 3.
    """

    title = "A straight line"
    begin = "Move a slider and watch the line."
    size = (940, 280)
    readout_lines = 2

    weight = Number(1.0, min=-2.0, max=2.0).tag(state=True)
    bias = Number(-0.5, min=-2.0, max=2.0).tag(state=True)
    x = Number(1.0, min=LOW, max=HIGH).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = TemplatePlot(self.stage.figure)
        return (
            panel(
                group(
                    "the line",
                    self.slider("weight", "weight w"),
                    self.slider("bias", "bias b"),
                ),
                group("what it is given", self.slider("x", "input x")),
            ),
            self.stage,
            self.readout,
        )

    def show(self, changed):
        """Ask the model, update the plot and the readout."""
        found = answer(self.weight, self.bias, self.x)
        self.plot.update(found)
        w, x, b = map(_written, (self.weight, self.x, self.bias))
        z = number(found.z, decimals(found.z))
        self.readout.show(
            f"z = w·x + b = {w}·{x} + {b} = <b>{z}</b>",
            f"one step of x to the right adds w = {w} to z",
        )
        return f"The line z = {w}·x + {b}; at the input in hand z = {w}·{x} + {b} = {z}."


def _written(value: float) -> str:
    return factor(value, decimals(value))
