"""One artificial neuron with two inputs: a sum, a step, and a line that cuts the plane."""

import numpy as np
import traitlets

from ...live.controls import button, row
from ...live.lab import Lab
from ...live.settings import Number
from ...live.spots import LINE, Spot
from ...live.stage import Pointer
from ...models import geometry
from ...models.activations import ACTIVATIONS, SIMPLEST
from ...models.logic import GATES
from ...models.neuron import Neuron, response, written_sum
from ...text.numbers import factor, number, vector
from .plot import ARROW, GRID, LIMIT, FunctionPlot, NeuronPlot

TARGETS = ("nothing", *(name for name, table in GATES.items() if table.n_inputs == 2))

_GRID = np.stack(np.meshgrid(GRID, GRID), axis=-1).reshape(-1, 2)


class NeuronLab(Lab):
    """A neuron's drawing, formula, plane and activation function, all in step.

    Parameters
    ----------
    x1, x2 : float
        The input, from −3 to 3.
    w1, w2 : float
        The weights, from −3 to 3.
    b : float
        The bias, from −5 to 5.
    activation : {"heaviside", "sign", "sigmoid", "identity"}
    target : {"nothing", "and", "or", "a and not b", "nand", "nor", "xor"}
        The gate whose four rows are shown in the plane, each with what it asks of w and b.
    """

    size = (940, 290)
    readout_lines = 4

    x1 = Number(1.0, min=-LIMIT, max=LIMIT).tag(state=True)
    x2 = Number(0.5, min=-LIMIT, max=LIMIT).tag(state=True)
    w1 = Number(1.0, min=-3.0, max=3.0).tag(state=True)
    w2 = Number(2.0, min=-3.0, max=3.0).tag(state=True)
    b = Number(-1.0, min=-5.0, max=5.0).tag(state=True)
    activation = traitlets.Enum(SIMPLEST, "heaviside").tag(state=True)
    target = traitlets.Enum(TARGETS, "nothing").tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = NeuronPlot(self.stage.figure)
        self._note = ""
        self.stage.on_drag(self._drag)

        def slider(name, label):
            return self.slider(name, label, step=0.05, width="250px")

        return (
            row(
                slider("x1", "x₁"),
                slider("w1", "w₁"),
                slider("b", "bias b"),
                self.menu("target", "target", TARGETS, "a gate that the neuron should be"),
            ),
            row(
                slider("x2", "x₂"),
                slider("w2", "w₂"),
                self.menu("activation", "activation f", SIMPLEST),
                button("x onto the line", "move x to where z is exactly 0", self.onto_the_line),
            ),
            self.stage,
            self.readout,
        )

    @property
    def x(self) -> np.ndarray:
        """The input, (2,)."""
        return np.array([self.x1, self.x2])

    @property
    def w(self) -> np.ndarray:
        """The weights, (2,)."""
        return np.array([self.w1, self.w2])

    @property
    def z(self) -> float:
        """The weighted sum of the input in hand."""
        return written_sum(self.x, self.w, self.b)

    @property
    def a(self) -> float:
        """The output for the input in hand."""
        return float(ACTIVATIONS[self.activation](self.z))

    @property
    def verdicts(self) -> tuple[bool, ...]:
        """For each row of the target whether it is right: z ≥ 0 where 1 is wanted, else z < 0."""
        if self.target == "nothing":
            return ()
        table = GATES[self.target]
        sums = (written_sum(row, self.w, self.b) for row in table.inputs)
        return tuple((z >= 0) == wanted for z, wanted in zip(sums, table.outputs, strict=True))

    def onto_the_line(self) -> None:
        """Move x to the nearest point of the line, where z is exactly 0."""
        if not self.w.any():
            self._refuse("w = 0: there is no line")
            return
        x1, x2 = (round(v, 12) + 0.0 for v in geometry.nearest_on_line(self.x, self.w, self.b))
        if max(abs(x1), abs(x2)) > LIMIT:
            self._refuse(f"the nearest point of the line, {vector((x1, x2))}, is off the picture")
            return
        self.set(x1=x1, x2=x2)

    def show(self, changed):
        """Ask the neuron for this input and for the whole plane."""
        x, w, b, z, a = self.x, self.w, self.b, self.z, self.a
        reach = FunctionPlot.reach
        function = response(1.0, 0.0, self.activation, -reach, reach)
        self.plot.network.update(
            [w[:, None], [[np.inf]]],
            [x / LIMIT, [z / reach], [a]],
            [[number(v) for v in x], [number(z)], [number(a)]],
            [["", ""], [f"b = {number(b)}"], [""]],
            [[f"w₁ = {number(w[0])}", f"w₂ = {number(w[1])}"]],
        )
        if function.jumps and w.any():
            self.plot.plane.update(x, w, b, sides=function.around[::2])
        else:
            surface = Neuron(w, b, self.activation)(_GRID).reshape(GRID.size, GRID.size)
            self.plot.plane.update(x, w, b, surface=surface)
        table, right = GATES.get(self.target), self.verdicts
        self.plot.plane.show_rows(
            *((table.inputs, table.outputs, ~np.array(right)) if table else ())
        )
        self.plot.function.update(function, z, a)
        self._note = ""
        self._say()
        return (
            f"A neuron with w = {vector(w)}, b = {number(b)}, {self.activation}; "
            f"at x = {vector(x)}, z = {number(z)} and a = {number(a)}. {self._line()}."
            + (f" {self.target.upper()}: {sum(right)} of 4 rows are right." if table else "")
        )

    def _say(self) -> None:
        x, w = self.x, self.w
        sum_ = " + ".join(
            f"{factor(weight)}·{factor(value)}" for weight, value in zip(w, x, strict=True)
        )
        side = self._note or self._side()
        self.readout.show(
            f"z = w₁x₁ + w₂x₂ + b = {sum_} + {factor(self.b)} = <b>{number(self.z)}</b>",
            f"a = f(z) = {_applied(self.activation, self.z)} = <b>{number(self.a)}</b> · {side}",
            self._line(),
            self._conditions() or self._direction(),
        )

    def _direction(self) -> str:
        if not self.w.any():
            return ""
        return (
            f"w = {vector(self.w)} stands at right angles to the line, and points to the side "
            "where z > 0 (drawn at half its length)"
        )

    def _conditions(self) -> str:
        """Return what each row of the target asks of w and b, and whether it gets it."""
        if self.target == "nothing":
            return ""
        table, right = GATES[self.target], self.verdicts
        said = []
        for inputs, wanted, holds in zip(table.inputs, table.outputs, right, strict=True):
            terms = [name for name, on in zip(("w₁", "w₂"), inputs, strict=True) if on]
            z = number(written_sum(inputs, self.w, self.b))
            asked = f"{' + '.join([*terms, 'b'])} {'≥' if wanted else '&lt;'} 0"
            said.append(f"{asked}: {z} {'✓' if holds else '<b>✗</b>'}")
        return f"{self.target.upper()} asks {' · '.join(said)} · <b>{sum(right)} of 4</b>"

    def _refuse(self, why: str) -> None:
        self._note = why
        self._say()

    def _side(self) -> str:
        if self.z:
            return "x is on the side where z > 0" if self.z > 0 else "x is on the side where z < 0"
        where = "x is exactly on the line, z = 0" if self.w.any() else "z = 0"
        return {
            "heaviside": f"{where}: heaviside says 1 there",
            "sign": f"{where}: sign says 0 there, neither side",
        }.get(self.activation, where)

    def _line(self) -> str:
        if not self.w.any():
            return "w = 0: there is no line, z = b at every x"
        length = float(np.hypot(*self.w))
        away = geometry.distance_from_origin(self.w, self.b)
        return (
            f"line: {factor(self.w1)}·x₁ + {factor(self.w2)}·x₂ + {factor(self.b)} = 0, "
            f"distance from the origin |b|/‖w‖ = {number(abs(self.b))}/{number(length)} "
            f"= {number(away)}"
        )

    # Dragging: the input, the line by its foot, w by its tip.

    def _drag(self, pointer: Pointer) -> None:
        if pointer.axes is not self.plot.plane.ax:
            return
        at = np.clip((pointer.x, pointer.y), -LIMIT, LIMIT)
        if pointer.kind == "press":
            self._foot = geometry.foot(self.w, self.b) if self.w.any() else np.zeros(2)
        grasped, foot = pointer.spot.key if pointer.spot else "", self._foot
        if grasped == "x":
            x1, x2 = _rounded(at, LIMIT)
            self.set(x1=x1, x2=x2)
        elif grasped == "line":
            self.set(b=_rounded([geometry.bias_through(at, self.w)], 5.0)[0])
        elif grasped == "w":
            w = _rounded((at - foot) / ARROW, 3.0)
            self.set(w1=w[0], w2=w[1], b=_rounded([geometry.bias_through(foot, w)], 5.0)[0])

    def spots(self) -> list[Spot]:
        """Return x, the tip of w and, all along it, the line."""
        ax = self.plot.plane.ax
        x = Spot(
            "x", f"x = ({number(self.x1)}, {number(self.x2)})", ax, self.x,
            bound=bool(np.abs(self.x).max() >= LIMIT),
        )  # fmt: skip
        if not self.w.any():
            return [x]
        foot = geometry.foot(self.w, self.b)
        tip = np.clip(foot + ARROW * self.w, -LIMIT, LIMIT)
        w = f"w = ({number(self.w1)}, {number(self.w2)})"
        along = np.array([-self.w2, self.w1]) / np.hypot(*self.w) * 3 * LIMIT
        return [
            x,
            Spot("w", w, ax, tip, bound=bool(np.abs(self.w).max() >= 3.0)),
            Spot(
                "line", f"the line z = 0: b = {number(self.b)}", ax, [foot - along, foot + along],
                kind=LINE, bound=abs(self.b) >= 5.0,
            ),
        ]  # fmt: skip


def _rounded(values, limit: float) -> list[float]:
    return [round(float(v), 2) + 0.0 for v in np.clip(values, -limit, limit)]


def _applied(activation: str, z: float) -> str:
    """Return the activation with its number put in."""
    if activation == "sigmoid":
        return f"1/(1 + e^{factor(-z)})"
    return number(z) if activation == "identity" else f"{activation}({number(z)})"
