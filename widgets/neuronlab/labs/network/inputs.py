"""The inputs of a network: what they can be, and the sliders that set them."""

import math
import numbers
from collections.abc import Sequence
from itertools import cycle, islice

import ipywidgets
import traitlets

from ...live import controls
from ...live.bound import Bound
from ...live.lab import Lab
from ...text.symbols import subscript
from .words import LIMIT

SLIDERS = 4
"""With more inputs than that, a menu says which of them the slider sets."""

_FIRST = (0.5, -1.0, 0.25, 1.5, -0.5, 2.0, -1.5, 1.0)


def padded(inputs: Sequence[float], n: int) -> list[float]:
    """Return the first n inputs; where there are fewer, the default ones follow."""
    return [*inputs, *islice(cycle(_FIRST), len(inputs), max(n, len(inputs)))][:n]


def checked(inputs: Sequence) -> list[float]:
    """Return the inputs as numbers; refuse what is none, or too large."""
    for k, value in enumerate(inputs):
        if (
            isinstance(value, bool)
            or not isinstance(value, numbers.Real)
            or not (math.isfinite(value) and abs(float(value)) <= LIMIT)
        ):
            raise traitlets.TraitError(f"inputs[{k}] is {value!r}; expected a number from −3 to 3")
    return [float(value) for value in inputs]


class InputSliders(ipywidgets.HBox):
    """A slider for each input; where there are many, one, and a menu of inputs before it.

    Parameters
    ----------
    lab : Lab
        Has the setting ``inputs``, a list of numbers.
    """

    def __init__(self, lab: Lab):
        self._lab, self._chosen = lab, 0
        which = controls.menu("input", (), "which input the slider sets", "110px")
        lab.bind(Bound(which, lambda: self._place(0), self._choose, self._many, options=self._all))
        self._sliders = [self._slider(k) for k in range(SLIDERS)]
        super().__init__([which, *self._sliders], layout={"align_items": "center"})

    def fit(self) -> None:
        """Make the sliders as wide as their number allows."""
        n = 1 if self._many() else self._n
        for slider in self._sliders:
            slider.layout.width = f"{(300, 260, 160, 195)[n - 1]}px"

    @property
    def _n(self) -> int:
        return len(self._lab.inputs)

    def _many(self) -> bool:
        return self._n > SLIDERS

    def _all(self) -> list[tuple[str, int]]:
        return [(_name(i), i) for i in range(self._n)]

    def _place(self, k: int) -> int:
        """Return which input slider ``k`` sets: of many the chosen one, by the first slider."""
        if not self._many():
            return k
        return min(self._chosen, self._n - 1) if k == 0 else self._n

    def _choose(self, i: int) -> None:
        self._chosen = i
        self._lab.show_controls()

    def _slider(self, k: int) -> ipywidgets.FloatSlider:
        slider = ipywidgets.FloatSlider(
            min=-LIMIT, max=LIMIT, step=0.05, tooltip="an input of the network",
            style={"description_width": "initial"},
        )  # fmt: skip
        return self._lab.element(
            "inputs", lambda: self._place(k), slider, description=lambda: _name(self._place(k))
        )


def _name(i: int) -> str:
    return f"x{subscript(i + 1)}"
