"""XOR by hand: two hidden units fold the plane, and an output unit cuts it with one line."""

from collections.abc import Callable

import ipywidgets
import numpy as np
import traitlets

from ...live.controls import button, group, panel, primary, switch
from ...live.lab import Lab
from ...live.settings import Number
from ...live.spots import AREA, CLICK, LINE, Spot
from ...live.stage import Pointer
from ...models.geometry import line_in_box
from ...text.numbers import number
from .cloth_model import BOX
from .grip_model import FARTHEST, HEAVIEST, moved, rings, side, turned
from .model import ROWS, XOR, TwoLayer, street
from .plane_plot import UNITS, UnitPlane
from .plot import Scene, XorPlot
from .words import mistakes, output_sum, plane, row_text, sums, title, verdict

NUMBERS = {
    "hidden unit 1": {"w11": "w₁₁ of x₁", "w21": "w₂₁ of x₂", "b1": "bias b₁"},
    "hidden unit 2": {"w12": "w₁₂ of x₁", "w22": "w₂₂ of x₂", "b2": "bias b₂"},
    "output": {"v1": "v₁ of h₁", "v2": "v₂ of h₂", "c": "bias c"},
}
"""Each unit's settings, and what their sliders say."""

_UNITS = [tuple(numbers) for numbers in NUMBERS.values()]

_EDGES = {
    "hidden unit 1": (UNITS[0][0], "h₁, the solid line"),
    "hidden unit 2": (UNITS[1][0], "h₂, the dashed line"),
    "output": ("var(--jp-content-font-color1)", "ŷ, in the hidden plane"),
}

STEP = 20.0
"""The sharpness that is a step."""

_JUMP = 0.3
"""From so much on, a change of the fold is a movement."""


def _weight(default: float) -> Number:
    return Number(default, min=-HEAVIEST, max=HEAVIEST).tag(state=True)


def _bias(default: float) -> Number:
    return Number(default, min=-FARTHEST, max=FARTHEST).tag(state=True)


class XorLab(Lab):
    """Two hidden units and an output unit, to be set until the four rows are XOR.

    Parameters
    ----------
    w11, w21, b1 : float
        Hidden unit 1: its weights from x₁ and from x₂, from −3 to 3, and its bias, from −5 to 5.
    w12, w22, b2 : float
        Hidden unit 2, the same.
    v1, v2, c : float
        The output unit: its weights from h₁ and from h₂, and its bias.
    sharpness : float
        k of the hidden units, h = σ(k·z), from 1; at 20 they are steps.
    fold : float
        How far the inputs have been carried to the hidden plane, from 0 to 1.
    a, b : bool
        The row in hand: x₁ and x₂.
    """

    title = "Fold the plane"
    begin = "Drag the two lines on the left until one line is enough on the right."

    size = (940, 330)
    readout_lines = 5
    moves = True

    w11, w21, b1 = _weight(1.0), _weight(1.0), _bias(-0.5)
    w12, w22, b2 = _weight(1.0), _weight(0.0), _bias(-0.5)
    v1, v2, c = _weight(1.0), _weight(-1.0), _bias(-0.5)
    sharpness = Number(STEP, min=1.0, max=STEP).tag(state=True)
    fold = Number(1.0, min=0.0, max=1.0).tag(state=True)
    a = traitlets.Bool(True).tag(state=True)
    b = traitlets.Bool(True).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = XorPlot(self.stage.figure)
        self._folded = self.fold
        self.stage.on_drag(self._drag)
        units = panel(*(self._unit(name) for name in NUMBERS))
        fold = self.slider("fold", "fold", 0.05, "carry every point to (h₁, h₂)", "125px")
        sharpness = self.slider(
            "sharpness", "", 0.5, "k in h = σ(k·z); at its end a step", "220px",
            description=self._how_sharp,
        )  # fmt: skip
        # What they are set to stands in the picture's title, and beside the slider.
        fold.readout = sharpness.readout = False
        sharpness.style.description_width = "118px"
        return (
            panel(
                group(
                    "from the inputs to the hidden plane",
                    fold,
                    primary(
                        button("fold it", "carry every point over, or back again", self.fold_it)
                    ),
                    sharpness,
                ),
                group(
                    "the row in hand",
                    self.linked("a", switch("x₁", "switch the first input")),
                    self.linked("b", switch("x₂", "switch the second input")),
                ),
                button("reset", "the numbers as they were at first", self.reset, "fast-backward"),
            ),
            self.stage,
            units,
            self.readout,
        )  # fmt: skip

    def _unit(self, unit: str) -> ipywidgets.VBox:
        """Return a unit's sliders under its name, with an edge in its colour."""
        color, drawn = _EDGES[unit]
        sliders = [
            self.slider(name, label, step=0.05, tooltip=f"{unit}: {label}", width="auto")
            for name, label in NUMBERS[unit].items()
        ]
        below = ipywidgets.VBox(sliders, layout={"width": "100%"})
        unit_box = group(f"{unit}: {drawn}", below)
        look = unit_box.layout
        look.flex, look.border_left, look.padding = "1 1 190px", f"4px solid {color}", "0 0 0 8px"
        return unit_box

    def _how_sharp(self) -> str:
        """Return what stands beside the slider of the sharpness."""
        step = self.sharpness == STEP
        return "sharpness: step" if step else f"sharpness k = {self.sharpness:.1f}"

    def fold_it(self) -> None:
        """Carry every point to the hidden plane; where they are there, back to the inputs."""
        self.fold = 0.0 if self.fold == 1 else 1.0

    def reset(self) -> None:
        """Set the nine numbers as they were at first."""
        names = [name for unit in _UNITS for name in unit]
        self.set(**{name: self.traits()[name].default() for name in names})

    @property
    def network(self) -> TwoLayer:
        """The network as it is set now."""
        return TwoLayer(
            np.array([(self.w11, self.w12), (self.w21, self.w22)]),
            np.array([self.b1, self.b2]),
            np.array([self.v1, self.v2]),
            self.c,
            None if self.sharpness == STEP else self.sharpness,
        )

    @property
    def outputs(self) -> tuple[int, ...]:
        """What the network answers to (0, 0), (0, 1), (1, 0) and (1, 1)."""
        return tuple(map(int, self.network(ROWS)))

    @property
    def wrong_rows(self) -> list[tuple[int, int]]:
        """The rows of the truth table in which the network is not XOR."""
        return [(int(a), int(b)) for a, b in ROWS[self.network(ROWS) != XOR]]

    @property
    def separable(self) -> bool:
        """Whether one line can tell the four points apart in the hidden plane."""
        return street(self.network.hidden(ROWS), XOR) is not None

    def show(self, changed):
        """Ask the network for the four rows, and show the one in hand."""
        net, in_hand = self.network, 2 * self.a + self.b
        hidden, outputs = net.hidden(ROWS), net(ROWS)
        found = street(hidden, XOR)
        what = title(hidden, outputs, found, self.fold)
        self._show_fold(
            lambda fold: Scene(
                net, hidden, outputs, in_hand, fold, found, title(hidden, outputs, found, fold)
            )
        )
        x, h, said = ROWS[in_hand], hidden[in_hand], plane(hidden, outputs, found)
        self.readout.show(
            f"<b>{verdict(outputs)}</b>",
            said,
            *filter(None, [mistakes(outputs)]),
            f"x = {row_text(x)}: &nbsp;{sums(net, x, h)}",
            output_sum(net, h, int(XOR[in_hand])),
        )
        how = (
            "" if net.sharpness is None else f" Hidden units of sharpness {number(self.sharpness)}."
        )
        score = "; ".join(filter(None, [verdict(outputs), mistakes(outputs)]))
        return (
            f"Two hidden units and an output unit: {score}. The row {row_text(x)} "
            f"becomes h = {row_text(h)}, and the answer is {outputs[in_hand]}. In the {said}."
            f"{how} On the right: {what}."
        )

    def _show_fold(self, scene: Callable[[float], Scene]) -> None:
        """Show a scene; where the fold has jumped, the points are carried over."""
        before, now = self._folded, self.fold
        self._folded = now
        if abs(now - before) < _JUMP:
            self.plot.update(scene(now))
        else:
            # At the end it is the setting itself, to the last bit.
            self.glide(
                lambda part: self.plot.update(
                    scene(now if part == 1 else before + part * (now - before))
                ),
                20,
            )

    # Dragging: a line all along it, a ring turns it about the other one.

    def _drag(self, pointer: Pointer) -> None:
        if not pointer.spot:
            return
        what, *which = pointer.spot.key.split()
        if what in ("point", "row"):
            if pointer.kind == "press":
                x1, x2 = ROWS[int(which[0])]
                self.set(a=bool(x1), b=bool(x2))
            return
        k, at = int(which[0]), np.array([pointer.x, pointer.y])
        w, b = self._line(k)
        if what == "line":
            self.set(**{_UNITS[k][2]: moved(w, at)})
        elif pointer.kind == "press":
            ends, end = rings(w, b), int(which[1])
            self._pivot, self._left = ends[1 - end], side(w, ends[1 - end], ends[end])
        elif (new := turned(w, self._pivot, at, self._left)) is not None:
            (w1, w2), bias = new
            self.set(**dict(zip(_UNITS[k], (float(w1), float(w2), bias), strict=True)))

    def _line(self, k: int) -> tuple[np.ndarray, float]:
        """Return w and b of a unit: 0 and 1 are hidden, 2 is the output."""
        w1, w2, b = (getattr(self, name) for name in _UNITS[k])
        return np.array([w1, w2]), b

    def spots(self) -> list[Spot]:
        """Return the four points and the rows of the table, each line, and its rings."""
        inputs, table = self.plot.inputs, self.plot.table
        found = [
            Spot(f"point {k}", f"take x = {row_text(x)} in hand", inputs.ax, x, CLICK)
            for k, x in enumerate(ROWS)
        ]
        found += [
            Spot(
                f"row {k}", f"take the row {row_text(x)} in hand", table.ax, table.row(k), CLICK,
                AREA,
            )
            for k, x in enumerate(ROWS)
        ]  # fmt: skip
        for k, drawn in enumerate((inputs, inputs, self.plot.hidden)):
            if k < 2 or self.fold == 1:
                found += self._grips(k, drawn)
        return found

    def _grips(self, k: int, drawn: UnitPlane) -> list[Spot]:
        """Return what a unit's line can be taken by, where it is on the picture."""
        w, b = self._line(k)
        ends = line_in_box(w, b, BOX)
        if not len(ends):
            return []
        name = ("h₁", "h₂", "ŷ")[k]
        found = [
            Spot(f"turn {k} {end}", f"turn the line of {name} ({'ab'[end]})", drawn.ax, at,
                 bound=False, size=8)
            for end, at in enumerate(rings(w, b))
        ]  # fmt: skip
        text = f"the line of {name}: bias {number(b)}"
        found.append(Spot(f"line {k}", text, drawn.ax, ends, kind=LINE, bound=abs(b) >= FARTHEST))
        return found
