"""Softmax: three scores compete for one probability, and a temperature says how hard."""

import numpy as np

from ...live.controls import group, panel
from ...live.lab import Lab
from ...live.readout import raised
from ...live.settings import Number
from ...live.spots import Spot
from ...live.stage import Pointer
from ...text.numbers import number, power, vector
from .model import Shares, tempered_softmax
from .plot import LIMIT, Scene, SoftmaxPlot

_NAMES = ("z1", "z2", "z3")


class SoftmaxLab(Lab):
    """Three scores, e^(z/T) of each, and their shares of the sum.

    Parameters
    ----------
    z1, z2, z3 : float
        The scores, from −5 to 5.
    temperature : float
        T, by which every score is divided first, from 0.1 to 10.
    """

    title = "From scores to probabilities"
    begin = "Drag a score up and watch the other two give way."
    size = (940, 260)
    readout_lines = 3

    z1 = Number(2.0, min=-LIMIT, max=LIMIT).tag(state=True)
    z2 = Number(1.0, min=-LIMIT, max=LIMIT).tag(state=True)
    z3 = Number(0.1, min=-LIMIT, max=LIMIT).tag(state=True)
    temperature = Number(1.0, min=0.1, max=10.0).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = SoftmaxPlot(self.stage.figure)
        self.stage.on_drag(self._drag)
        scores = [
            self.slider(name, label, 0.1, f"score {label}", "190px")
            for name, label in zip(_NAMES, ("z₁", "z₂", "z₃"), strict=True)
        ]
        heat = self.slider("temperature", "temperature T", 0.1, "divides every score", "260px")
        return (
            panel(group("scores", *scores), group("scores divided by", heat)),
            self.stage,
            self.readout,
        )

    @property
    def z(self) -> np.ndarray:
        """The scores, (3,)."""
        return np.array([self.z1, self.z2, self.z3])

    @property
    def shares(self) -> Shares:
        """The powers, their sum, and the probabilities."""
        return tempered_softmax(self.z, self.temperature)

    @property
    def p(self) -> np.ndarray:
        """The probabilities, (3,)."""
        return self.shares.p

    def show(self, changed):
        """Ask the model for the powers and the shares."""
        z, now = self.z, self.shares
        powers, total = [power(value, 2) for value in now.powers], power(now.total, 2)
        self.plot.update(Scene(z, now.p, powers, total))
        exponents = (f"{number(score)}/{number(self.temperature)}" for score in z)
        exponentials = " &emsp; ".join(
            f"e{raised(exponent)} = {value}"
            for exponent, value in zip(exponents, powers, strict=True)
        )
        shares = ", ".join(
            f"p{name} = {_bracketed(value)}/{_bracketed(total)} = <b>{_share(p)}</b>"
            for name, value, p in zip("₁₂₃", powers, now.p, strict=True)
        )
        self.readout.show(
            shares,
            f"{exponentials} &emsp; sum = {total}; p together {number(now.p.sum())}",
            self._heat(now.p),
        )
        return (
            f"Softmax of the scores {vector(z)} at temperature {number(self.temperature)}: "
            f"probabilities ({', '.join(map(_share, now.p))}), greatest p{_greatest(z)}."
        )

    def _heat(self, p: np.ndarray) -> str:
        low, high = _share(p.min()), _share(p.max())
        return (
            f"temperature T = {number(self.temperature)}: p from {low} to {high} "
            f"&emsp; {_effect(self.temperature)}"
        )

    def spots(self) -> list[Spot]:
        """Return the end of each score's bar."""
        return [
            Spot(
                name, f"z{'₁₂₃'[row]} = {number(score)}", self.plot.scores, (score, row),
                bound=abs(score) >= LIMIT,
            )
            for row, (name, score) in enumerate(zip(_NAMES, self.z, strict=True))
        ]  # fmt: skip

    def _drag(self, pointer: Pointer) -> None:
        if pointer.spot:
            score = float(np.clip(round(pointer.x, 1) + 0.0, -LIMIT, LIMIT))
            self.set(**{pointer.spot.key: score})


def _greatest(z: np.ndarray) -> str:
    return " and p".join(np.array(list("₁₂₃"))[z == z.max()])


def _share(p: float) -> str:
    """Return a probability as text; no 1.00 or 0.00 for what is only near to it."""
    if p < 0.995:
        return power(p)
    return number(p, 5) if p < 0.999995 else "nearly 1"


def _bracketed(text: str) -> str:
    return f"({text})" if "·" in text else text


def _effect(temperature: float) -> str:
    if temperature == 1:
        return "T = 1: the scores as they are"
    return "T below 1: exaggerated" if temperature < 1 else "T above 1: levelled"
