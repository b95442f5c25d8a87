"""Through a chain of layers a small change is multiplied in each: it vanishes, or explodes."""

import traitlets

from ...live.controls import group, panel
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
    """A chain of layers with one unit each, a_k = f(w·a_(k−1)), and a small change on its way.

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

    title = "A change on its way"
    begin = "Change the activation, then the weight, and watch the ribbon."

    size = (940, 300)
    readout_lines = 5

    activation = traitlets.Enum(SLOPING, "sigmoid").tag(state=True)
    layers = traitlets.Int(10, min=1, max=MOST).tag(state=True)
    weight = Number(1.0, min=0.0, max=5.0).tag(state=True)
    x = Number(0.5, min=-3.0, max=3.0).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = VanishingPlot(self.stage.figure, VANISHED, EXPLODED)
        return (
            panel(
                group(
                    "each layer",
                    self.menu("activation", "f", SLOPING, "the activation"),
                    self.slider("weight", "weight w", 0.05, "the same in every layer", "290px"),
                ),
                group(
                    "the chain",
                    self.slider("layers", "layers n", None, "how many there are", "205px"),
                    self.slider("x", "input x", 0.1, "what the first layer is given", "205px"),
                ),
            ),
            self.stage,
            self.readout,
        )

    @property
    def chain(self) -> Chain:
        """The chain of these settings, forward and back."""
        return chain(self.x, self.weight, self.activation, self.layers)

    def show(self, changed):
        """Send x through the chain, and a small change of it."""
        now = self.chain
        left = power(now.left)
        most = bounds(self.weight, self.activation, self.layers)
        fate, n = f"the change {now.fate}", _layers(self.layers)
        self.plot.update(
            now.factors,
            now.products,
            most[0],
            left,
            f"{fate}: of 1 at the input, {left} at the output",
        )
        self.readout.show(
            f"<b>{left}</b> of a small change of x arrives: <b>{fate}</b>",
            f"behind {n}, {self._why(now)}",
            f"factors w·f'(z), layer by layer: {_row(map(_factor, now.factors), ' × ')} = {left}",
            f"sums z: {_row(map(number, now.z), ' · ')}, from x = {number(self.x)}",
            self._bound(*most),
        )
        return (
            f"A chain of {n}, {self.activation}, w = {number(self.weight)}, x = {number(self.x)}; "
            f"{left} is left of a change of 1; {fate}."
        )

    def _why(self, now: Chain) -> str:
        if now.fate == "vanishes":
            what = f"less than {VANISHED} of it" if now.left else "nothing of it"
            behind = now.vanished_after or self.layers
            return f"{what} is left; it is below {VANISHED} from layer {behind} on"
        if now.fate == "explodes":
            return f"it has grown to more than {EXPLODED:.0f} times itself"
        return f"between {VANISHED} and {EXPLODED:.0f} times itself is left"

    def _bound(self, most: float, product: float) -> str:
        steepest = slopes(self.activation).greatest
        return (
            f"the greatest slope of {self.activation} is {number(steepest)}: no factor is above "
            f"{number(self.weight)}·{number(steepest)} = {number(most)}, no product above "
            f"{number(most)}<sup style='line-height:0'>{self.layers}</sup> = "
            f"{power(product)}"
        )


def _row(texts, between: str) -> str:
    """Return texts in a row; of many, the first six and the last."""
    texts = list(texts)
    return between.join(texts if len(texts) <= 8 else [*texts[:6], "…", texts[-1]])


def _layers(n: int) -> str:
    return f"{n} layer{'s' if n > 1 else ''}"


def _factor(value: float) -> str:
    text = power(value)
    return f"({text})" if "·" in text or value < 0 else text
