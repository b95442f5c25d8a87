"""Back through a chain of layers a gradient is multiplied in each: it vanishes, or explodes."""

import traitlets

from ...live.controls import row
from ...live.lab import Lab
from ...live.settings import Number
from ...models.activations import ACTIVATIONS
from ...models.slopes import slopes
from ...text.numbers import number, power
from .model import EXPLODED, VANISHED, Chain, bounds, chain
from .plot import MOST, VanishingPlot

_BENT = (f.name for f in ACTIVATIONS.values() if not (f.is_step or f.name == "identity"))
SLOPING = (*_BENT, "identity")
"""The activations that have a slope to follow."""


class VanishingLab(Lab):
    """A chain of layers with one unit each, a_k = f(w·a_(k−1)), and what goes back through it.

    Parameters
    ----------
    activation : str
        The function f, a name in ``SLOPING``.
    layers : int
        How many, from 1 to 20.
    weight : float
        w, the same in every layer, from 0 to 5.
    x : float
        The input, from −3 to 3.
    """

    title = "Slopes multiply"
    begin = "Add layers and watch what is left of the slope."
    size = (940, 300)
    readout_lines = 4

    activation = traitlets.Enum(SLOPING, "sigmoid").tag(state=True)
    layers = traitlets.Int(10, min=1, max=MOST).tag(state=True)
    weight = Number(1.0, min=0.0, max=5.0).tag(state=True)
    x = Number(0.5, min=-3.0, max=3.0).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = VanishingPlot(self.stage.figure, VANISHED, EXPLODED)
        return (
            row(
                self.menu("activation", "activation f", SLOPING),
                self.slider("layers", "layers n", tooltip="how many layers the chain has"),
            ),
            row(
                self.slider("weight", "weight w", step=0.1, tooltip="the weight in every layer"),
                self.slider("x", "input x", step=0.1, tooltip="what the first layer is given"),
            ),
            self.stage,
            self.readout,
        )

    @property
    def chain(self) -> Chain:
        """The chain of these settings, forward and back."""
        return chain(self.x, self.weight, self.activation, self.layers)

    def show(self, changed):
        """Send x forward and a gradient of 1 back."""
        now = self.chain
        left = power(now.left)
        self.plot.update(now.factors, now.products, left)
        back = [_factor(value) for value in now.factors[::-1]]
        written = " × ".join(back if len(back) <= 8 else [*back[:6], "…", back[-1]])
        n = _layers(self.layers)
        fate = f"the gradient {now.fate}"
        becomes = (
            "comes down to" if abs(now.left) < 1 else "is still" if now.left == 1 else "grows to"
        )
        self.readout.show(
            f"factors w·f'(z), from the output back: {written}",
            f"their product = <b>{left}</b> after {n}: "
            f"a gradient of 1 at the output {becomes} {left} at the input",
            f"<b>{fate}</b>: {self._why(now)}",
            self._bound(),
        )
        return (
            f"A chain of {n}, {self.activation}, w = {number(self.weight)}, x = {number(self.x)}; "
            f"{left} is left of a gradient of 1; {fate}."
        )

    def _why(self, now: Chain) -> str:
        if now.fate == "vanishes":
            what = f"less than {VANISHED} of it" if now.left else "nothing of it"
            back = now.vanished_after or self.layers
            return f"{what} is left; below {VANISHED} from {_layers(back)} back on"
        if now.fate == "explodes":
            return f"it has grown to more than {EXPLODED:.0f} times itself"
        return f"between {VANISHED} and {EXPLODED:.0f} of it is left"

    def _bound(self) -> str:
        steepest = slopes(self.activation).greatest
        most, product = bounds(self.weight, self.activation, self.layers)
        return (
            f"the greatest slope of {self.activation} is {number(steepest)}: no factor is above "
            f"{number(self.weight)}·{number(steepest)} = {number(most)}, no product above "
            f"{number(most)}<sup style='line-height:0'>{self.layers}</sup> = "
            f"{power(product)}"
        )


def _layers(n: int) -> str:
    return f"{n} layer{'s' if n > 1 else ''}"


def _factor(value: float) -> str:
    text = power(value)
    return f"({text})" if "·" in text or value < 0 else text
