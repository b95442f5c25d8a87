"""One artificial neuron with two inputs: a sum, a step, and a line that cuts the plane."""

import numpy as np
import traitlets

from ...live.controls import button, group, panel
from ...live.lab import Lab
from ...live.readout import raised, term, wire
from ...live.settings import Number
from ...live.spots import AREA, LINE, LOOK, POINT, Spot
from ...live.stage import Pointer
from ...models import geometry
from ...models.activations import ACTIVATIONS, SIMPLEST
from ...models.logic import GATES
from ...models.neuron import Neuron, response, written_sum
from ...text.numbers import factor, number, vector
from .plot import ARROW, GRID, LIMIT, FunctionPlot, NeuronPlot, Scene

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

    title = "An artificial neuron"
    begin = "Drag the line, the arrow w or the point x."
    size = (940, 340)
    readout_lines = 5

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
            return self.slider(name, label, step=0.05, width="225px")

        return (
            panel(
                group("weights and bias", slider("w1", "w₁"), slider("w2", "w₂"), slider("b", "b")),
                group(
                    "what it does",
                    self.menu("activation", "activation f", SIMPLEST),
                    self.menu("target", "target", TARGETS, "a gate that the neuron should be"),
                ),
                group(
                    "input",
                    slider("x1", "x₁"),
                    slider("x2", "x₂"),
                    button("x onto the line", "move x to where z is exactly 0", self.onto_the_line),
                ),
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
        return self._look().right

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
        self._scene = scene = self._look()
        self.plot.update(scene)
        self._note = ""
        self._say()
        return (
            f"A neuron with w = {vector(scene.w)}, b = {number(scene.b)}, {self.activation}; "
            f"at x = {vector(scene.x)}, z = {number(scene.z)} and a = {number(scene.a)}. "
            f"{_line(scene)}."
            + (f" {self.target.upper()}: {sum(scene.right)} of 4 rows are right."
               if scene.target else "")
        )  # fmt: skip

    def _look(self) -> Scene:
        x, w, b, z = self.x, self.w, self.b, self.z
        reach, table = FunctionPlot.reach, GATES.get(self.target)
        function = response(1.0, 0.0, self.activation, -reach, reach)
        surface = None
        if not (function.jumps and w.any()):
            surface = Neuron(w, b, self.activation)(_GRID).reshape(GRID.size, GRID.size)
        return Scene(
            x=x,
            w=w,
            b=b,
            z=z,
            a=float(ACTIVATIONS[self.activation](z)),
            function=function,
            surface=surface,
            target=table,
            sums=[written_sum(row, w, b) for row in table.inputs] if table else (),
        )

    def _say(self) -> None:
        scene = self._scene
        sum_ = " + ".join(
            f"{wire(factor(weight), weight, f'w{k}')}·{term(factor(value), f'x{k}')}"
            for k, (weight, value) in enumerate(zip(scene.w, scene.x, strict=True), 1)
        )
        z = scene.z
        self.readout.show(
            f"z = {sum_} + {term(factor(scene.b), 'b')} = <b>{term(number(z), 'z')}</b>, "
            f"a = {_applied(self.activation, z)} = <b>{term(number(scene.a), 'a')}</b>",
            self._note or self._conditions() or self._side(),
            f"z = w₁x₁ + w₂x₂ + b, a = f(z); {self._side()}",
            _line(scene),
            _direction(scene),
        )

    def _conditions(self) -> str:
        """Return what each row of the target asks of w and b, and whether it gets it."""
        scene, table = self._scene, self._scene.target
        if table is None:
            return ""
        said = []
        for inputs, wanted, z, holds in zip(
            table.inputs, table.outputs, scene.sums, scene.right, strict=True
        ):
            terms = [name for name, on in zip(("w₁", "w₂"), inputs, strict=True) if on]
            asked = f"{' + '.join([*terms, 'b'])} {'≥' if wanted else '&lt;'} 0"
            said.append(f"{asked}: {number(z)} {'✓' if holds else '<b>✗</b>'}")
        return f"{self.target.upper()} asks {' · '.join(said)} · <b>{sum(scene.right)} of 4</b>"

    def _refuse(self, why: str) -> None:
        self._note = why
        self._say()

    def _side(self) -> str:
        z = self._scene.z
        if z:
            return "x is on the side where z > 0" if z > 0 else "x is on the side where z < 0"
        where = "x is exactly on the line, z = 0" if self._scene.w.any() else "z = 0"
        return {
            "heaviside": f"{where}: heaviside says 1 there",
            "sign": f"{where}: sign says 0 there, neither side",
        }.get(self.activation, where)

    # Dragging: the input, the line by its foot, w by its tip.

    def _drag(self, pointer: Pointer) -> None:
        if pointer.axes is not self.plot.plane.ax:
            return
        at = np.clip((pointer.x, pointer.y), *self.plot.plane.shown)
        grasped = pointer.spot.key if pointer.spot else ""
        if pointer.kind == "press" and grasped == "w":
            self._foot = self.plot.plane.handles[0]
        if grasped == "x":
            x1, x2 = _rounded(at, LIMIT)
            self.set(x1=x1, x2=x2)
        elif grasped == "line":
            self.set(b=_rounded([geometry.bias_through(at, self.w)], 5.0)[0])
        elif grasped == "w":
            w = _rounded((at - self._foot) / ARROW, 3.0)
            self.set(w1=w[0], w2=w[1], b=_rounded([geometry.bias_through(self._foot, w)], 5.0)[0])

    def spots(self) -> list[Spot]:
        """Return x, the tip of w and the line, all along it, where they are drawn.

        Besides, what the neuron's drawing shows of the formula.
        """
        plane = self.plot.plane
        at_end = bool(np.abs(self.x).max() >= LIMIT)
        found = [
            Spot("x", f"x = {vector(self.x)}", plane.ax, plane.point, bound=at_end,
                 terms=("x1", "x2"))
        ]  # fmt: skip
        if len(plane.handles):
            at_end = bool(np.abs(self.w).max() >= 3.0)
            found.append(
                Spot("w", f"w = {vector(self.w)}", plane.ax, plane.handles[1], bound=at_end,
                     terms=("w1", "w2"))
            )  # fmt: skip
        if len(plane.line):
            name, at_end = f"the line z = 0: b = {number(self.b)}", abs(self.b) >= 5.0
            found.append(
                Spot("line", name, plane.ax, plane.line, kind=LINE, bound=at_end, terms=("b",))
            )
        return [*self._drawn(), *found]

    def _drawn(self) -> list[Spot]:
        """Return the neuron's drawing, part by part."""
        network, scene = self.plot.network, self._scene
        parts = [
            ("w1", "w₁", scene.w[0], network.links[1, 0, 0], LINE),
            ("w2", "w₂", scene.w[1], network.links[1, 1, 0], LINE),
            ("x1", "x₁", scene.x[0], network.units[0, 0], POINT),
            ("x2", "x₂", scene.x[1], network.units[0, 1], POINT),
            ("b", "b", scene.b, network.foot(1, 0), AREA),
            ("z", "z", scene.z, network.units[1, 0], POINT),
            ("a", "a", scene.a, network.units[2, 0], POINT),
        ]
        return [
            Spot(f"drawn {key}", f"{name} = {number(value)}", network.ax, at, LOOK, kind,
                 size=network.radius, terms=(key,))
            for key, name, value, at, kind in parts
        ]  # fmt: skip


def _line(scene: Scene) -> str:
    w, b = scene.w, scene.b
    if not w.any():
        return "w = 0: there is no line, z = b at every x"
    length = float(np.hypot(*w))
    away = geometry.distance_from_origin(w, b)
    return (
        f"line: {factor(w[0])}·x₁ + {factor(w[1])}·x₂ + {factor(b)} = 0, "
        f"distance from the origin |b|/‖w‖ = {number(abs(b))}/{number(length)} "
        f"= {number(away)}"
    )


def _direction(scene: Scene) -> str:
    if not scene.w.any():
        return ""
    return (
        f"w = {vector(scene.w)} stands at right angles to the line, and points to the side "
        "where z > 0 (drawn at half its length)"
    )


def _rounded(values, limit: float) -> list[float]:
    return [round(float(v), 2) + 0.0 for v in np.clip(values, -limit, limit)]


def _applied(activation: str, z: float) -> str:
    """Return the activation with its number put in."""
    if activation == "sigmoid":
        return f"1/(1 + e{raised(number(-z))})"
    return number(z) if activation == "identity" else f"{activation}({number(z)})"
