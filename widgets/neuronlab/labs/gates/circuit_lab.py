"""Gates wired into a circuit: two that see the inputs, and one that sees the two."""

import numpy as np
import traitlets

from ...live.controls import group, panel, switch
from ...live.lab import Lab
from ...live.spots import AREA, CLICK, Spot
from ...live.stage import Pointer
from ...models.logic import GATES, Circuit, truth_table
from .gate_words import how_far
from .levels_scene_model import values_of
from .plot import GatePlot

BINARY = tuple(name for name, table in GATES.items() if table.n_inputs == 2)
UNITS = tuple(name for name in BINARY if name != "xor")
"""What a unit of the circuit may be; XOR itself would spoil the question."""

_ROWS = truth_table(2, lambda a, b: True).inputs


class CircuitLab(Lab):
    """Three gates in two layers, and the gate that the whole should be.

    Parameters
    ----------
    first, second, output : str
        The gates: ``"and"``, ``"or"``, ``"a and not b"``, ``"nand"``, ``"nor"``. The first and the
        second see A and B; the output gate sees the first as its A and the second as its B.
    target : str
        What the whole should be, also ``"xor"``.
    a, b : bool
        The inputs in hand.
    """

    title = "Gates together"
    begin = "Choose the three gates until every row is right."
    positional = ("first", "second", "output")
    size = (940, 280)
    readout_lines = 2

    first = traitlets.Enum(UNITS, "or").tag(state=True)
    second = traitlets.Enum(UNITS, "and").tag(state=True)
    output = traitlets.Enum(UNITS, "or").tag(state=True)
    target = traitlets.Enum(BINARY, "xor").tag(state=True)
    a = traitlets.Bool(True).tag(state=True)
    b = traitlets.Bool(True).tag(state=True)

    def __init__(self, first="or", second="and", output="or", **state):
        super().__init__(first=first, second=second, output=output, **state)

    def build(self):
        """Make the controls and the plot."""
        self.plot = GatePlot(self.stage.figure)
        self.stage.on_pointer(self._press)
        self.plot.set_shape((("A", "B"), ("first", "second"), ("output",)),
                            ("A", "B", "first", "second", "output", "target"), 4)  # fmt: skip
        units = [(name.upper(), name) for name in UNITS]
        return (
            panel(
                group(
                    "the gates",
                    *(
                        self.menu(name, name, units, f"which gate the {name} one is")
                        for name in ("first", "second", "output")
                    ),
                ),
                group("the aim", self.menu("target", "target", [(n.upper(), n) for n in BINARY])),
                group(
                    "inputs",
                    self.linked("a", switch("A", "switch input A")),
                    self.linked("b", switch("B", "switch input B")),
                ),
            ),
            self.stage,
            self.readout,
        )

    @property
    def wrong_rows(self) -> list[tuple[int, ...]]:
        """The rows of the truth table in which the circuit is not the target."""
        wrong = self._outputs()[:, 2] != GATES[self.target].outputs
        return [tuple(map(int, inputs)) for inputs in _ROWS[wrong]]

    @property
    def reason(self) -> str:
        """What each gate answers to the inputs in hand, in words."""
        return self._reason(self._outputs())

    def _reason(self, outputs: np.ndarray) -> str:
        h1, h2, out = outputs[self._row]
        first, second, last = (name.upper() for name in (self.first, self.second, self.output))
        return (
            f"A = {int(self.a)}, B = {int(self.b)}: first, {first}, answers {h1}; "
            f"second, {second}, answers {h2}; output, {last} of {h1} and {h2}, answers {out}"
        )

    @property
    def _row(self) -> int:
        return 2 * self.a + self.b

    def show(self, changed):
        """Look the rows up gate by gate, and show the one that the inputs make."""
        outputs = self._outputs()
        h1, h2, out = map(int, outputs[self._row])
        a, b = int(self.a), int(self.b)
        carried = [np.array([[a, a], [b, b]]), np.array([[h1], [h2]])]
        self.plot.network.update(
            [np.ones_like(values) for values in carried],
            [(a, b), (h1, h2), (out,)],
            [(str(a), str(b)), (str(h1), str(h2)), (str(out),)],
            [("", ""), (self.first.upper(), self.second.upper()), (self.output.upper(),)],
            strengths=[0.2 + 0.8 * values for values in carried],
        )
        self.plot.table.update([*_ROWS.T, *outputs.T, GATES[self.target].outputs], self._row)
        reason, verdict = self._reason(outputs), self._verdict(outputs[:, 2])
        wrong = int((outputs[:, 2] != GATES[self.target].outputs).sum())
        self.plot.say(how_far(wrong, len(outputs), self.target.upper()))
        self.readout.show(verdict, reason)
        return f"A circuit of three gates. {reason}. {verdict}."

    # Clicks on the picture.

    def spots(self) -> list[Spot]:
        """Return the inputs, the gates, and the rows of the table."""
        network, table = self.plot.network, self.plot.table
        units = [
            Spot(name, f"switch input {name.upper()}" if layer == 0 else f"another gate as {name}",
                 network.ax, network.units[layer, k], CLICK, size=network.radius)
            for name, layer, k in (
                ("a", 0, 0), ("b", 0, 1), ("first", 1, 0), ("second", 1, 1), ("output", 2, 0)
            )
        ]  # fmt: skip
        rows = [
            Spot(f"row {k}", f"look at row ({', '.join(map(str, values))})", table.ax,
                 table.row(k), CLICK, AREA)
            for k, values in enumerate(_ROWS)
        ]  # fmt: skip
        return [*units, *rows]

    def _press(self, pointer: Pointer) -> None:
        key = pointer.spot.key if pointer.spot else ""
        if key.startswith("row "):
            a, b = values_of(int(key.removeprefix("row ")), 2)
            self.set(a=a, b=b)
        elif key in ("a", "b"):
            setattr(self, key, not getattr(self, key))
        elif key:
            now = UNITS.index(getattr(self, key))
            setattr(self, key, UNITS[(now + 1) % len(UNITS)])

    def _outputs(self) -> np.ndarray:
        return Circuit(self.first, self.second, self.output)(_ROWS)

    def _verdict(self, outputs) -> str:
        wanted, gate = GATES[self.target].outputs, self.target.upper()
        wrong = [
            f"({a}, {b}) gives {out}, should be {should}"
            for (a, b), out, should in zip(_ROWS, outputs, wanted, strict=True)
            if out != should
        ]
        if not wrong:
            return f"✓ the whole is {gate}: all 4 rows are right"
        return f"not {gate} yet: {'; '.join(wrong)}"
