"""One unit, two pixels, two sliders: they say which of four pictures it answers to."""

from ...live.controls import panel
from ...live.lab import Lab
from ...live.settings import Number
from ...text.numbers import factor, number
from .model import BIAS, NAMES, answers
from .plot import Scene, TwoPixelsPlot


class TwoPixelsLab(Lab):
    """A unit that sees two pixels: z = w₁·left + w₂·right − 0.5, and a = z where z > 0, else 0.

    Parameters
    ----------
    w1, w2 : float
        The weights of the left and of the right pixel, from −2 to 2.
    """

    title = "One unit, two pixels"
    begin = "Move a slider and see to which pictures the unit answers."

    size = (940, 235)
    readout_lines = 3

    w1 = Number(1.0, min=-2.0, max=2.0).tag(state=True)
    w2 = Number(1.0, min=-2.0, max=2.0).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = TwoPixelsPlot(self.stage.figure)
        return (
            panel(
                self.slider("w1", "weight w₁ of the left pixel", step=0.1, width="420px"),
                self.slider("w2", "weight w₂ of the right pixel", step=0.1, width="420px"),
            ),
            self.stage,
            self.readout,
        )

    @property
    def answered(self) -> tuple[str, ...]:
        """The pictures that the unit answers to: "no ink", "left", "right", "both"."""
        found = answers(self.w1, self.w2)
        return tuple(name for name, answer in zip(NAMES, found, strict=True) if answer.a)

    def show(self, changed):
        """Ask the unit about every picture."""
        w = self.w1, self.w2
        self.plot.update(Scene(w, answers(*w)))
        to = self.answered
        said = f"It answers to {_listed(to)}" if to else "It answers to none of the four pictures"
        self.readout.show(
            f"<b>{said}</b>",
            f"z = w₁·left + w₂·right + b, with w₁ = {factor(w[0], 1)}, w₂ = {factor(w[1], 1)} and "
            f"the bias b = {number(BIAS, 1)}",
            "the unit passes on a = z where z is above 0; else it stays silent, a = 0",
        )
        return f"A unit sees two pixels with the weights {number(w[0])} and {number(w[1])}. {said}."


def _listed(names: tuple[str, ...]) -> str:
    """Return names as they are read: "left, right and both"."""
    *others, last = (f"“{name}”" for name in names)
    return f"{', '.join(others)} and {last}" if others else last
