"""A gradient check: nudge every parameter, look at the loss, and compare with the chain rule."""

import numpy as np
import traitlets

from ...frameworks import INSTALL, installed
from ...live.controls import button, group, panel
from ...live.lab import Lab
from ...live.settings import Number
from ...live.spots import Spot, area
from ...live.stage import Pointer
from ...models.small_networks import small_network, tiny_task
from ...text.numbers import figure, number, power
from ...text.symbols import parameter_places, symbol
from . import model as gradient_check
from .model import EXPONENTS
from .plot import NudgePlot, Scene

SIZES = (2, 3, 1)
LOSSES = ("mean_squared_error", "binary_crossentropy")
_PLACES = parameter_places(SIZES)
_NAMES = [symbol(place, SIZES) for place in _PLACES]


class GradientCheckLab(Lab):
    """All 13 gradients of a 2–3–1 network, by backpropagation and by nudging, on four samples.

    Parameters
    ----------
    exponent : float
        The nudge is h = 10**exponent; from −12 to −1.
    parameter : int
        Which parameter is explained, 0 to 12, in the order of ``MLP.parameters``.
    hidden : {"sigmoid", "tanh", "relu"}
        The hidden units' activation; the output is a sigmoid.
    loss : {"mean_squared_error", "binary_crossentropy"}
    seed : int
        Of the weights.
    pytorch : bool
        Whether PyTorch's autograd is asked too, where it is installed.
    """

    title = "Nudge and compare"
    begin = "Drag the ring along the curve to the smallest error."
    size = (940, 290)
    readout_lines = 5

    exponent = Number(-5.0, min=-12.0, max=-1.0).tag(state=True)
    parameter = traitlets.Int(0, min=0, max=len(_PLACES) - 1).tag(state=True)
    hidden = traitlets.Enum(("sigmoid", "tanh", "relu"), "tanh").tag(state=True)
    loss = traitlets.Enum(LOSSES, LOSSES[0]).tag(state=True)
    seed = traitlets.Int(1, min=0).tag(state=True)
    pytorch = traitlets.Bool(False).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = NudgePlot(self.stage.figure)
        self.plot.gradients.set_parameters(_NAMES)
        self.stage.on_drag(self._drag)
        options = [(f"{name}", k) for k, name in enumerate(_NAMES)]
        return (
            panel(
                group(
                    "the nudge",
                    self.slider("exponent", "h = 10 to the power of", 0.5, "h", "320px"),
                ),
                group(
                    "what is shown",
                    self.menu("parameter", "explain", options, "which parameter is explained"),
                    button("compare with PyTorch", "ask PyTorch's autograd too", self.ask_pytorch),
                ),
                group(
                    "the network",
                    self.menu("hidden", "hidden f", ("sigmoid", "tanh", "relu")),
                    self.menu(
                        "loss", "loss L", [(each.replace("_", " "), each) for each in LOSSES]
                    ),
                    button(
                        "new weights", "draw other weights: seed + 1", self.new_weights, "random"
                    ),
                ),
            ),
            self.stage,
            self.readout,
        )

    @property
    def h(self) -> float:
        """The nudge to either side."""
        return 10.0**self.exponent

    def new_weights(self) -> None:
        """Draw other weights."""
        self.seed += 1

    def ask_pytorch(self) -> None:
        """Show what PyTorch computes, or hide it again."""
        self.pytorch = not self.pytorch

    def show(self, changed):
        """Compute the gradient both ways, and how the error depends on the nudge."""
        if changed & {"hidden", "loss", "seed"}:
            self._task = (
                small_network(SIZES, (self.hidden, "sigmoid"), self.seed),
                *tiny_task(2, 1),
                self.loss,
            )
            self._errors = gradient_check.worst_errors(*self._task)
        found = gradient_check.check(*self._task, h=self.h)
        third = None
        if self.pytorch and installed("torch"):
            third = gradient_check.autograd(*self._task)
        self.check = found
        self.plot.update(Scene(found, third, self.parameter, 10.0**EXPONENTS, self._errors, self.h))
        worst = power(found.worst_error)
        said = (
            f"worst relative error of the {len(_NAMES)}: <b>{worst}</b>, of {_NAMES[found.worst]}"
        )
        self.readout.show(*self._one(found), said, self._verdict(found), self._third(found, third))
        return (
            f"{len(_NAMES)} gradients by backpropagation and by nudging with h = {power(self.h)}: "
            f"worst relative error {worst}, of {_NAMES[found.worst]}."
        )

    def _one(self, found) -> tuple[str, str]:
        k, name = self.parameter, _NAMES[self.parameter]
        nudge = gradient_check.nudge(*self._task, k, self.h)
        value = float(self._task[0].parameters[k])
        return (
            f"{name} = {figure(value)}, ∂L/∂{name} by backprop: "
            f"<b>{number(found.backprop[k], 10)}</b>",
            f"by nudging: (L({name} + h) − L({name} − h)) / 2h = "
            f"({number(nudge.above, 12)} − {number(nudge.below, 12)}) / (2·{power(self.h)}) = "
            f"<b>{number(nudge.slope, 10)}</b>",
        )

    def _verdict(self, found) -> str:
        best = float(EXPONENTS[np.argmin(self._errors)])
        if self.exponent > best + 1.25:
            return (
                "h is large: between w − h and w + h the loss bends, and a straight line through "
                "both points is not its slope at w; the error grows with h²"
            )
        if self.exponent < best - 1.25:
            return (
                "h is small: the two losses agree in nearly all their 16 digits, and their "
                "difference has few left; the error grows as h shrinks"
            )
        return "h is about right: as small as it can be before the difference loses its digits"

    def _third(self, found, third) -> str:
        if not self.pytorch:
            return "a third opinion: “compare with PyTorch” asks its autograd"
        if third is None:
            return f"PyTorch is not installed here: <code>{INSTALL['torch']}</code>"
        return (
            "PyTorch's autograd: greatest difference from backprop "
            f"<b>{power(float(np.abs(third - found.backprop).max()))}</b>"
        )

    def spots(self) -> list[Spot]:
        """Return the nudge on the curve of errors, and the bars to choose one from."""
        setting = self.traits()["exponent"]
        return [
            Spot(
                "h", f"nudge h = {power(self.h)}", self.plot.errors.ax, self.plot.errors.point,
                bound=self.exponent in (setting.min, setting.max),
            ),
            area("gradients", "explain a parameter", self.plot.gradients.ax),
        ]  # fmt: skip

    def _drag(self, pointer: Pointer) -> None:
        grasped = pointer.spot.key if pointer.spot else ""
        if grasped == "gradients" and pointer.kind == "press":
            self.parameter = int(np.clip(round(pointer.x), 0, len(_NAMES) - 1))
        elif grasped == "h" and pointer.x > 0:
            setting = self.traits()["exponent"]
            exponent = round(2 * np.log10(pointer.x)) / 2
            self.exponent = float(np.clip(exponent, setting.min, setting.max))
