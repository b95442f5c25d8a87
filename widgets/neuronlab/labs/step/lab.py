"""A neuron with one input is a step: the weight and the bias say where it stands, and how steep."""

import traitlets

from ...live.controls import button, group, panel
from ...live.lab import Lab
from ...live.readout import escape, raised, term, wire
from ...live.settings import Number
from ...live.spots import Spot
from ...live.stage import Pointer
from ...models.activations import ACTIVATIONS, SIMPLEST
from ...models.neuron import Response, response, sigmoid_width, written_sum
from ...plots.step import HIGH, LOW, Scene, StepPlot
from ...text.numbers import decimals, factor, number

NOTHING = "nothing"


class StepLab(Lab):
    """One input, one weight, one bias: a = f(w·x + b), and where its step stands.

    Parameters
    ----------
    weight, bias : float
        w and b, from −10 to 10.
    x : float
        The input in hand, from −3 to 3.
    activation : str
        The function f, a name in ``SIMPLEST``.
    compare : str
        A second function, drawn dashed, or ``"nothing"``.

    Raises
    ------
    TypeError, ValueError, traitlets.TraitError
        Where a setting can't be used; the message says which and why.
    """

    title = "One input, one step"
    begin = "Drag the ring on −b/w: the step goes with it, and the bias."
    size = (940, 320)
    readout_lines = 4

    weight = Number(2.0, min=-10.0, max=10.0).tag(state=True)
    bias = Number(-1.0, min=-10.0, max=10.0).tag(state=True)
    x = Number(1.0, min=LOW, max=HIGH).tag(state=True)
    activation = traitlets.Enum(SIMPLEST, "heaviside").tag(state=True)
    compare = traitlets.Enum((NOTHING, *SIMPLEST), "sign").tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = StepPlot(self.stage.figure)
        self._to_step = button("x to the step", "set x to exactly −b/w", self.go_to_step)
        self.stage.on_drag(self._drag)
        return (
            panel(
                group(
                    "the neuron",
                    self.slider("weight", "weight w", step=0.1, width="255px"),
                    self.slider("bias", "bias b", step=0.1, width="255px"),
                    self.menu("activation", "activation f", SIMPLEST),
                ),
                group(
                    "its input",
                    self.slider("x", "input x", step=0.01, width="255px"),
                    self._to_step,
                ),
                group("beside it", self.menu("compare", "compared with", (NOTHING, *SIMPLEST))),
            ),
            self.stage,
            self.readout,
        )

    def go_to_step(self) -> None:
        """Set x to exactly −b/w, where that is among the inputs that are shown."""
        if self._step_shown():
            self.x = self.response.step

    def _step_shown(self) -> bool:
        return self.response.step is not None and LOW <= self.response.step <= HIGH

    def spots(self) -> list[Spot]:
        """Return the point in hand on either picture."""
        output, sum_ = self.plot.output, self.plot.sum
        x, a, z = f"x = {_short(self.x)}", self._scene.a, self._scene.z
        end = self.x in (LOW, HIGH)
        found = [
            Spot("a", f"{x}, a = {_value(self.activation, a)}", output.ax, output.point, bound=end,
                 terms=("x",)),
            Spot("z", f"{x}, z = {_short(z)}", sum_.ax, sum_.point, bound=end, terms=("x", "z")),
        ]  # fmt: skip
        for at in output.handle(self.response):
            name, at_end = f"the step: b = {_short(self.bias)}", abs(self.bias) >= 10
            found.append(Spot("step", name, output.ax, [at], bound=at_end, terms=("b",)))
        return found

    def _drag(self, pointer: Pointer) -> None:
        if pointer.spot and pointer.spot.key == "step":
            self.bias = min(max(round(-self.weight * pointer.x, 2) + 0.0, -10.0), 10.0)
        elif pointer.spot:
            self.x = min(max(round(pointer.x, 2), LOW), HIGH)

    # One way through.

    def show(self, changed):
        """Ask the model, update the plot and the readout."""
        w, b, f = self.weight, self.bias, self.activation
        compared = None if self.compare == NOTHING else self.compare
        self.response = response(w, b, f, LOW, HIGH)
        z = written_sum([self.x], [w], b)
        a = float(ACTIVATIONS[f](z))
        if changed & {"activation", "compare"}:
            self.plot.set_names(f, compared)
        second = other = None
        if compared is not None:
            second = response(w, b, compared, LOW, HIGH)
            other = float(ACTIVATIONS[compared](z))
        self._scene = scene = Scene(self.response, second, self.x, z, a, other)
        self.plot.update(scene)
        self._to_step.disabled = not self._step_shown()
        place = _place(self.response, w, b, f)
        self.readout.show(
            _sum(self.x, w, b, z),
            escape(place),
            _output(scene, f, compared),
            _at_zero(w, f, compared),
        )
        beside = f"; dashed, {compared}" if compared else ""
        point = f"at x = {_short(self.x)}, z = {_short(z)} and a = {_value(f, a)}"
        return f"{f}{beside}; {point}; {place}"


# What the readout says.

_SMOOTH = {"sigmoid": "the soft step stands", "identity": "no step; z crosses 0"}


def _sum(x: float, w: float, b: float, z: float) -> str:
    product = f"{wire(_short(w), w, 'w')}·{term(factor(x, decimals(x)), 'x')}"
    bias = term(factor(b, decimals(b)), "b")
    return f"z = w·x + b = {product} + {bias} = <b>{term(_short(z), 'z')}</b>"


def _output(scene: Scene, f: str, compared: str | None) -> str:
    z, a = scene.z, _value(f, scene.a)
    if f == "sigmoid":
        text = f"a = sigmoid(z) = 1/(1 + e{raised(_short(-z))}) = <b>{a}</b>"
    else:
        side = "z &lt; 0" if z < 0 else "z &gt; 0" if z > 0 else "z is exactly 0"
        text = f"a = {f}(z) = <b>{a}</b>, {side}"
    if compared and scene.other is not None:
        other = _value(compared, scene.other)
        text += f" &emsp; compared: {compared}(z) = {other}"
    return text


def _place(response: Response, w: float, b: float, f: str) -> str:
    if response.step is None:
        return f"w = 0: there is no step; z = b = {_short(b)} for every x, and a is a constant"
    what = "the step stands" if response.jumps else _SMOOTH.get(f, "z crosses 0")
    ratio = f"{number(-b, decimals(b))}/{factor(w, decimals(w))}"
    text = f"{what} at x = −b/w = {ratio} = {_short(response.step)}"
    if not LOW <= response.step <= HIGH:
        return f"{text}, outside of {number(LOW, 0)} to {number(HIGH, 0)}"
    return f"{text}; w {'> 0: z rises' if w > 0 else '< 0 turns it round: z falls'} as x grows"


def _at_zero(w: float, f: str, compared: str | None) -> str:
    names = list(dict.fromkeys(name for name in (f, compared) if name))
    values = (f"{name} gives {_value(name, float(ACTIVATIONS[name](0.0)))}" for name in names)
    text = f"exactly at z = 0: {', '.join(values)}"
    if "sigmoid" in names and w:
        width = f"2·ln 9/|w| = {number(sigmoid_width(w))}"
        text += f" &emsp; sigmoid goes from 0.1 to 0.9 within {width} of x"
    return text


def _short(value: float) -> str:
    return number(value, decimals(value))


def _value(name: str, a: float) -> str:
    """Return an output as text: whole for a step; no 1.00 for what is only near to 1."""
    low, high = ACTIVATIONS[name].range
    if a in (low, high) or (name == "sign" and not a):
        return number(a, 0)
    if name == "identity":
        return _short(a)
    return number(a, 5 if min(a - low, high - a) < 0.005 else 2)
