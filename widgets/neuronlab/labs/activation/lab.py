"""An activation function and its slope: what a neuron answers, and how it feels a change."""

from math import floor, inf, isfinite, isinf, isnan, log10

import traitlets

from ...live.controls import group, panel
from ...live.lab import Lab
from ...live.readout import escape
from ...live.settings import Number
from ...live.spots import Spot
from ...live.stage import Pointer
from ...models.activations import ACTIVATIONS
from ...models.neuron import response
from ...models.slopes import FLAT, Slopes, slope_at, slope_response, slopes
from ...text.numbers import number, power
from .plot import REACH, ActivationPlot, Functions, Scene

NOTHING = "nothing"

_NAMES = tuple(ACTIVATIONS)


class ActivationLab(Lab):
    """Up to three activation functions, their slopes, and one z in hand.

    Parameters
    ----------
    activation : str
        The function whose tangent is drawn, a name in ``ACTIVATIONS``.
    second, third : str
        Functions to compare with, or ``"nothing"``.
    z : float
        The weighted sum in hand, from −6 to 6.
    """

    title = "Activation functions"
    begin = "Drag the ring along the curve and watch its slope."
    size = (940, 320)
    readout_lines = 4

    activation = traitlets.Enum(_NAMES, "sigmoid").tag(state=True)
    second = traitlets.Enum((NOTHING, *_NAMES), "tanh").tag(state=True)
    third = traitlets.Enum((NOTHING, *_NAMES), NOTHING).tag(state=True)
    z = Number(1.0, min=-REACH, max=REACH).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = ActivationPlot(self.stage.figure)
        self.stage.on_drag(self._drag)
        others = (NOTHING, *_NAMES)
        second = self.menu("second", "beside", others, "a second function, dashed")
        third = self.menu("third", "and", others, "a third function, dots and dashes")
        second.layout.width, third.layout.width = "165px", "145px"
        return (
            panel(
                group(
                    "the activation in hand",
                    self.menu("activation", "f", _NAMES, "the function in hand"),
                    self.slider("z", "sum z", step=0.05, width="290px"),
                ),
                group("to compare", second, third),
            ),
            self.stage,
            self.readout,
        )

    @property
    def a(self) -> float:
        """The output f(z)."""
        return float(ACTIVATIONS[self.activation](self.z))

    @property
    def slope(self) -> float:
        """The slope f'(z) that is computed with; NaN exactly where a step jumps."""
        return slope_at(self.activation, self.z)

    def show(self, changed):
        """Ask the functions for z; draw the curves anew only where a function has changed."""
        names, about = self._names(), slopes(self.activation)
        if changed - {"z"}:
            self.plot.set_functions(
                Functions(
                    names,
                    [None if f is None else response(1.0, 0.0, f, -REACH, REACH) for f in names],
                    [None if f is None else slope_response(f, -REACH, REACH) for f in names],
                    about.saturated,
                )
            )
        shown = [name for name in names if name]
        scene = Scene(
            self.z,
            {name: float(ACTIVATIONS[name](self.z)) for name in shown},
            {name: slope_at(name, self.z) for name in shown},
        )
        self.plot.update(scene)
        f, others = ACTIVATIONS[self.activation], shown[1:]
        low, high = (_bound(end) for end in f.range)
        formula = f"{f.name}(z) = {escape(f.formula)}"
        slope, flat = self._slope(about, scene.slope), _flat(about)
        self.readout.show(
            escape(slope, quote=False) + _beside({name: scene.slopes[name] for name in others}),
            f"{formula} = <b>{_value(scene.a)}</b> at z = {number(self.z)}"
            + _beside({name: scene.values[name] for name in others}),
            f"outputs from {low} to {high}",
            escape(flat),
        )
        compared = f"; beside it {' and '.join(others)}" if others else ""
        return (
            f"{f.name}{compared}; at z = {number(self.z)} its value is {_value(scene.a)}; "
            f"{slope}; {flat}."
        )

    def _names(self) -> list[str | None]:
        """Return the functions that are drawn, each once, and None for those that are not."""
        names: list[str | None] = [self.activation]
        for name in (self.second, self.third):
            names.append(None if name == NOTHING or name in names else name)
        return names

    def _slope(self, about: Slopes, here: float) -> str:
        if about.greatest == 0:
            if isnan(here):
                return "no slope here, at the jump; 0 everywhere else"
            return "slope f'(z) = 0: nothing to follow"
        curve = slope_response(self.activation, -REACH, REACH)
        text = f"slope f'(z) = {_value(here)}"
        if curve.jumps and self.z == 0:
            left, _, right = curve.around
            text += f" is taken at the bend: {_value(left)} left of it, {_value(right)} right"
        return f"{text}; greatest slope {number(about.greatest)} {_where(*about.where)}"

    def spots(self) -> list[Spot]:
        """Return the point in hand on the function and, where there is one, on its slope."""
        function, slope = self.plot.function, self.plot.slope
        z, end = f"z = {number(self.z)}", abs(self.z) >= REACH
        return [
            Spot("a", f"{z}, f(z) = {_value(self.a)}", function.ax, function.point, bound=end),
            Spot("slope", f"{z}, f'(z) = {_value(self.slope)}", slope.ax, slope.point, bound=end),
        ]

    def _drag(self, pointer: Pointer) -> None:
        if pointer.spot:
            self.z = min(max(round(pointer.x / 0.05) * 0.05, -REACH), REACH)


# What the readout says.


def _beside(values: dict[str, float]) -> str:
    if not values:
        return ""
    return " &emsp; beside: " + ", ".join(f"{name} {_value(v)}" for name, v in values.items())


def _value(value: float) -> str:
    """Return a value or a slope as text, to three significant digits where it is small."""
    if isnan(value):
        return "none"
    if not 0 < abs(value) < 0.1:
        return number(value)
    return power(value, 2) if abs(value) < 1e-4 else number(value, 2 - floor(log10(abs(value))))


def _bound(value: float) -> str:
    return ("−∞" if value < 0 else "∞") if isinf(value) else _plain(value)


def _plain(value: float) -> str:
    return number(value, 0 if value == round(value) else 2)


def _where(start: float, end: float) -> str:
    if start == end:
        return f"at z = {_plain(start)}" if isfinite(start) else "is neared as z grows"
    return _interval(start, end)


def _interval(start: float, end: float) -> str:
    if start == -inf:
        return "at every z" if end == inf else f"for z < {_plain(end)}"
    return f"for z > {_plain(start)}" if end == inf else f"for {_plain(start)} < z < {_plain(end)}"


def _flat(about: Slopes) -> str:
    if not about.flat:
        return f"does not saturate: the slope is never below {FLAT}"
    text = " and ".join(_interval(*ends) for ends in about.saturated)
    for ends in about.flat:
        if ends not in about.saturated:
            text += f"; flat as well {_interval(*ends)}, where it turns"
    if about.level is not None and about.greatest:
        text += f"; it is {_plain(about.level)} there"
    return f"saturated: |slope| below {FLAT} {text}"
