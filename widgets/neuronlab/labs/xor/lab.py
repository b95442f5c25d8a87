"""XOR by hand: two hidden threshold units, one output unit, nine numbers, four rows."""

import ipywidgets
import numpy as np
import traitlets

from ...live.controls import button, row, switch
from ...live.lab import Lab
from ...live.settings import Number
from ...live.spots import AREA, CLICK, Spot
from ...live.stage import Pointer
from ...text.numbers import decimals, factor, number
from .model import ROWS, XOR, TwoLayer, mixed_spots, separable
from .plot import UNITS, Scene, XorPlot

NUMBERS = {
    "hidden unit 1": {"w11": "w₁₁ of x₁", "w21": "w₂₁ of x₂", "b1": "bias b₁"},
    "hidden unit 2": {"w12": "w₁₂ of x₁", "w22": "w₂₂ of x₂", "b2": "bias b₂"},
    "output": {"v1": "v₁ of h₁", "v2": "v₂ of h₂", "c": "bias c"},
}
"""Each unit's settings, and what their sliders say."""

_EDGES = {
    "hidden unit 1": (UNITS[0][0], "h₁, the solid line"),
    "hidden unit 2": (UNITS[1][0], "h₂, the dashed line"),
    "output": ("var(--jp-content-font-color1)", "ŷ, in the hidden plane"),
}


def _weight(default: float) -> Number:
    return Number(default, min=-3.0, max=3.0).tag(state=True)


def _bias(default: float) -> Number:
    return Number(default, min=-5.0, max=5.0).tag(state=True)


class XorLab(Lab):
    """Two hidden threshold units and an output unit, to be set until the four rows are XOR.

    Parameters
    ----------
    w11, w21, b1 : float
        Hidden unit 1: its weights from x₁ and from x₂, from −3 to 3, and its bias, from −5 to 5.
    w12, w22, b2 : float
        Hidden unit 2, the same.
    v1, v2, c : float
        The output unit: its weights from h₁ and from h₂, and its bias.
    a, b : bool
        The row in hand: x₁ and x₂.
    """

    title = "Two lines, then one"
    begin = "Find weights with which all four rows are right."
    size = (940, 290)
    readout_lines = 4

    w11, w21, b1 = _weight(1.0), _weight(1.0), _bias(-0.5)
    w12, w22, b2 = _weight(1.0), _weight(0.0), _bias(-0.5)
    v1, v2, c = _weight(1.0), _weight(-1.0), _bias(-0.5)
    a = traitlets.Bool(True).tag(state=True)
    b = traitlets.Bool(True).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = XorPlot(self.stage.figure)
        self.stage.on_pointer(self._click)
        units = row(*(self._unit(name) for name in NUMBERS))
        units.layout.align_items = "stretch"
        return (
            units,
            row(
                ipywidgets.Label("the row in hand:"),
                self.linked("a", switch("x₁", "switch the first input")),
                self.linked("b", switch("x₂", "switch the second input")),
                button("reset", "the nine numbers as they were at first", self.reset, "undo"),
            ),
            self.stage,
            self.readout,
        )

    def _unit(self, unit: str) -> ipywidgets.VBox:
        """Return a unit's sliders under its name, with an edge in its colour."""
        color, drawn = _EDGES[unit]
        sliders = [
            # Quarters are exact in binary, so a sum that is 0 on paper is 0 here.
            self.slider(name, label, step=0.25, tooltip=f"{unit}: {label}", width="auto")
            for name, label in NUMBERS[unit].items()
        ]
        heading = ipywidgets.HTML(
            f'<div style="line-height:1.5em"><b>{unit}</b>: {drawn}</div>',
            layout={"margin": "0 2px"},
        )
        layout = {
            "flex": "1 1 260px",
            "border_left": f"4px solid {color}",
            "padding": "0 0 0 8px",
            "margin": "0 8px 4px 0",
        }
        return ipywidgets.VBox([heading, *sliders], layout=layout)

    def reset(self) -> None:
        """Set the nine numbers as they were at first."""
        names = [name for numbers in NUMBERS.values() for name in numbers]
        self.set(**{name: self.traits()[name].default() for name in names})

    @property
    def network(self) -> TwoLayer:
        """The network as it is set now."""
        return TwoLayer(
            np.array([(self.w11, self.w12), (self.w21, self.w22)]),
            np.array([self.b1, self.b2]),
            np.array([self.v1, self.v2]),
            self.c,
        )

    @property
    def outputs(self) -> tuple[int, ...]:
        """What the network answers to (0, 0), (0, 1), (1, 0) and (1, 1)."""
        return tuple(map(int, self.network(ROWS)))

    @property
    def wrong_rows(self) -> list[tuple[int, int]]:
        """The rows of the truth table in which the network is not XOR."""
        return [(int(a), int(b)) for a, b in ROWS[self.network(ROWS) != XOR]]

    def show(self, changed):
        """Ask the network for the four rows, and show the one in hand."""
        net, in_hand = self.network, 2 * self.a + self.b
        hidden, outputs = net.hidden(ROWS), net(ROWS)
        self.plot.update(Scene(net, hidden, outputs, in_hand))
        x, h, y = ROWS[in_hand], hidden[in_hand], outputs[in_hand]
        z = net.hidden_sums(x)
        sums = [f"h{'₁₂'[k]}: {_sum(net.W[:, k], x, net.b[k], z[k])}" for k in (0, 1)]
        verdict, plane = _verdict(outputs), _plane(hidden, outputs)
        self.readout.show(
            f"x = {_row(x)}: &nbsp;{' &emsp; '.join(sums)}",
            f"h = {_row(h)}: &nbsp;ŷ: {_sum(net.v, h, net.c, float(net.output_sums(h)))}, "
            f"target {XOR[in_hand]}",
            verdict,
            plane,
        )
        return (
            f"Two hidden units and an output unit: {verdict}. The row {_row(x)} becomes "
            f"h = {_row(h)}, and the answer is {y}. In the {plane}."
        )

    def _click(self, pointer: Pointer) -> None:
        """Take a point of the input plane, or a row of the table, in hand."""
        if pointer.spot:
            x1, x2 = ROWS[int(pointer.spot.key.split()[1])]
            self.set(a=bool(x1), b=bool(x2))

    def spots(self) -> list[Spot]:
        """Return the four points of the input plane, and the rows of the table."""
        inputs, table = self.plot.inputs.ax, self.plot.table
        points = [
            Spot(f"point {k}", f"take x = {_row(x)} in hand", inputs, x, CLICK)
            for k, x in enumerate(ROWS)
        ]
        rows = [
            Spot(f"row {k}", f"take the row {_row(x)} in hand", table.ax, table.row(k), CLICK, AREA)
            for k, x in enumerate(ROWS)
        ]
        return points + rows


# What the readout says.


def _row(x) -> str:
    return f"({x[0]}, {x[1]})"


def _sum(w, x, b: float, z: float) -> str:
    terms = " + ".join(f"{factor(wi, decimals(wi))}·{xi}" for wi, xi in zip(w, x, strict=True))
    sign, answer = ("≥", 1) if z >= 0 else ("&lt;", 0)
    return (
        f"{terms} + {factor(b, decimals(b))} = {number(z, decimals(z))} {sign} 0 → <b>{answer}</b>"
    )


def _rows(rows, last: str = "and") -> str:
    """Return rows as "(0, 0), (0, 1) and (1, 0)"."""
    *most, end = map(_row, rows)
    return f"{', '.join(most)} {last} {end}" if most else end


def _verdict(outputs: np.ndarray) -> str:
    if (outputs == XOR).all():
        return "✓ XOR: all four rows right"
    said = [
        f"{_rows(ROWS[wrong])} {words if wrong.sum() > 1 else singular}"
        for wrong, singular, words in (
            ((outputs > XOR), "fires and should not", "fire and should not"),
            ((outputs < XOR), "is silent and should fire", "are silent and should fire"),
        )
        if wrong.any()
    ]
    return f"{(outputs == XOR).sum()} of 4 rows right; wrong: {'; '.join(said)}"


def _plane(hidden: np.ndarray, outputs: np.ndarray) -> str:
    """Return whether any output unit could be right, with these hidden units."""
    mixed = mixed_spots(hidden, XOR)
    if mixed:
        spots = "; ".join(f"{_rows(ROWS[rows])} land on h = {_row(h)}" for h, rows in mixed.items())
        return f"hidden plane: {spots}, with different targets: no output unit can tell them apart"
    if not separable(hidden, XOR):
        return "hidden plane: the four points lie as for XOR again, and no line cuts them apart"
    one, zero = (sorted(set(map(tuple, hidden[target == XOR].tolist()))) for target in (1, 0))
    cut = "the output's line does" if (outputs == XOR).all() else "the output's line does not yet"
    return (
        f"hidden plane: a line can cut it, target 1 is at h = {_rows(one)}, "
        f"target 0 at {_rows(zero)}; {cut}"
    )
