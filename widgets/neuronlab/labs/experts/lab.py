"""Two experts share one task: a gate says whose turn it is, and each fits its part."""

import numpy as np
import traitlets

from ...live.controls import button, group, panel, primary
from ...live.lab import Lab
from ...live.settings import Number
from ...live.spots import LINE, Spot
from ...live.stage import Pointer
from ...text.numbers import factor, number
from . import model as experts
from .model import CURVES, REACH, Experts
from .plot import ExpertsPlot, Scene

EDGE = 2.5
"""The gate's place is from −EDGE to EDGE."""

_GRID = np.linspace(-REACH, REACH, 121)
_PLACES = np.linspace(-EDGE, EDGE, 101)


class ExpertsLab(Lab):
    """A gate between two lines, each fitted by weighted least squares to what the gate gives it.

    Parameters
    ----------
    curve : {"a bend", "a jump", "a wave"}
        What the data follow.
    place : float
        m, where both experts have the same share, from −2.5 to 2.5.
    sharpness : float
        k in g = σ(k·(x − m)), from 0.5 to 20.
    noise : float
        The standard deviation of what is added to y, from 0 to 0.5.
    seed : int
        Of the data.
    """

    title = "Two experts and a gate"
    begin = "Drag the gate to where one expert should hand over."
    size = (940, 320)
    readout_lines = 5

    curve = traitlets.Enum(tuple(CURVES), "a bend").tag(state=True)
    place = Number(-1.5, min=-EDGE, max=EDGE).tag(state=True)
    sharpness = Number(5.0, min=0.5, max=20.0).tag(state=True)
    noise = Number(0.15, min=0.0, max=0.5).tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = ExpertsPlot(self.stage.figure, REACH, (-EDGE, EDGE))
        self.stage.on_drag(self._drag)
        return (
            panel(
                group(
                    "the gate",
                    self.slider("place", "place m", 0.01, "also by dragging", width="220px"),
                    self.slider("sharpness", "sharpness k", 0.5, "how suddenly it turns", "230px"),
                    primary(button("best place", "where the error is least", self.to_the_best)),
                ),
                group(
                    "the data",
                    self.menu("curve", "curve", tuple(CURVES), "what the data follow"),
                    self.slider("noise", "noise", 0.05, "how far the data stray", width="190px"),
                    button("new data", "draw other data: seed + 1", self.new_data, "random"),
                ),
            ),
            self.stage,
            self.readout,
        )

    @property
    def samples(self) -> tuple[np.ndarray, np.ndarray]:
        """The data, x and y, (60,) each."""
        return experts.samples(self.curve, self.noise, self.seed)

    @property
    def experts(self) -> Experts:
        """Both experts, as the gate makes them: slopes ``a`` and intercepts ``b``."""
        return Experts.fitted(*self.samples, self.place, self.sharpness)

    @property
    def error(self) -> float:
        """The mean squared error of the mixture."""
        return float(self.experts.error(*self.samples))

    @property
    def errors(self) -> np.ndarray:
        """The error for each of 101 places of the gate, from −2.5 to 2.5."""
        return experts.error_by_place(*self.samples, _PLACES, self.sharpness)

    def new_data(self) -> None:
        """Draw other data."""
        self.seed += 1

    def to_the_best(self) -> None:
        """Put the gate where the error is least, for this sharpness."""
        self.place = _best(self.errors)

    def show(self, changed):
        """Fit both experts; show them, the gate, and the error."""
        x, y = self.samples
        now = Experts.fitted(x, y, self.place, self.sharpness)
        scene = Scene(
            x=x,
            y=y,
            grid=_GRID,
            answers=now.answers(_GRID),
            mixture=now.mixture(_GRID),
            g=experts.gate(_GRID, self.place, self.sharpness),
            place=self.place,
            places=_PLACES,
            errors=experts.error_by_place(x, y, _PLACES, self.sharpness),
            error=float(now.error(x, y)),
            one_line=experts.one_line_error(x, y),
        )
        self.plot.update(scene)
        error, one_line, errors = scene.error, scene.one_line, scene.errors
        share = float(experts.gate(x, self.place, self.sharpness).sum())
        lines = [_line(k, now) for k in (0, 1)]
        self.readout.show(
            f"mean squared error <b>{number(error, 3)}</b>; one line alone: {number(one_line, 3)}",
            f"Of {len(x)} samples, expert 1 gets {number(len(x) - share, 1)} in all, "
            f"expert 2 {number(share, 1)}; each is the best line for what it gets.",
            f"gate: g = σ(k·(x − m)) = σ({number(self.sharpness)}·(x − {factor(self.place)}))",
            f"expert 1: {lines[0]}, &ensp; expert 2: {lines[1]}, &ensp; each fitted by weighted "
            "least squares; mixture: ŷ = (1 − g)·ŷ₁ + g·ŷ₂",
            f"the least for this sharpness: {number(errors.min(), 3)}, "
            f"with the gate at m = {number(_best(errors))}",
        )
        return (
            f"{len(x)} samples of {self.curve}; gate at {number(self.place)}; expert 1 {lines[0]}, "
            f"expert 2 {lines[1]}; error of the mixture {number(error, 3)}, "
            f"of one line {number(one_line, 3)}."
        )

    def spots(self) -> list[Spot]:
        """Return the gate on the data, between the shares, and on the curve of errors."""
        plot, m = self.plot, self.place
        name, bound = f"place m = {number(m)}", abs(m) >= EDGE
        gate, error = plot.points
        reach = plot.data.get_ylim()
        return [
            Spot("gate", name, plot.gate, gate, bound=bound),
            Spot(
                "error", f"{name}: error {number(error[1], 3)}", plot.error, error, bound=bound
            ),
            Spot(
                "data", f"the gate's {name}", plot.data, [(m, y) for y in reach],
                kind=LINE, bound=bound,
            ),
        ]  # fmt: skip

    def _drag(self, pointer: Pointer) -> None:
        if pointer.spot:
            self.place = float(np.clip(round(pointer.x, 2) + 0.0, -EDGE, EDGE))


def _best(errors: np.ndarray) -> float:
    return float(round(_PLACES[errors.argmin()], 2)) + 0.0


def _line(k: int, now: Experts) -> str:
    sign = "−" if now.b[k] < 0 else "+"
    return f"ŷ{'₁₂'[k]} = {number(now.a[k])}·x {sign} {number(abs(now.b[k]))}"
