"""The neuron of McCulloch and Pitts, wired by hand until it is the gate that was asked for."""

from functools import partial

import ipywidgets
import numpy as np
import traitlets

from ...live.controls import group, panel, switch
from ...live.lab import Lab
from ...live.readout import escape
from ...live.spots import AREA, CLICK, LINE, Spot
from ...live.stage import Pointer
from ...models.logic import CONNECTIONS, GATES, wired
from . import gate_words as words
from .levels_scene_model import row_of, values_of
from .plot import GatePlot

INPUTS = "abc"
_MOST_THRESHOLD = 7


class GateLab(Lab):
    """One logic neuron: its inputs, its connections, its threshold, and a gate to aim for.

    A click on a connection, on the neuron or on an input changes it, one on a row of the table
    looks at that row.

    Parameters
    ----------
    target : str
        A name in ``GATES``: the gate that the neuron should be.
    a, b, c : bool
        The inputs; a gate with fewer uses the first ones.
    connection_a, connection_b, connection_c : {"×1", "×2", "inhibitory", "none"}
    threshold : int
        From 0 to 7: how many active connections it takes to fire.
    searched : bool
        Whether it says how many of all settings make the target.
    """

    title = "Logic neuron"
    begin = "Set the threshold and the connections until every row is right."
    positional = ("target",)
    size = (940, 290)
    readout_lines = 2

    target = traitlets.Enum(tuple(GATES), "and").tag(state=True)
    a = traitlets.Bool(True).tag(state=True)
    b = traitlets.Bool(False).tag(state=True)
    c = traitlets.Bool(False).tag(state=True)
    connection_a = traitlets.Enum(tuple(CONNECTIONS), "×1").tag(state=True)
    connection_b = traitlets.Enum(tuple(CONNECTIONS), "×1").tag(state=True)
    connection_c = traitlets.Enum(tuple(CONNECTIONS), "×1").tag(state=True)
    threshold = traitlets.Int(1, min=0, max=_MOST_THRESHOLD).tag(state=True)
    searched = traitlets.Bool(False).tag(state=True)

    _at: str | None = None

    def __init__(self, target="and", **state):
        super().__init__(target=target, **state)

    def build(self):
        """Make the controls and the plot."""
        self.plot = GatePlot(self.stage.figure)
        self.stage.on_pointer(self._press)
        self._inputs = [
            self.linked(
                name, switch(name.upper(), f"switch input {name.upper()}"),
                there=partial(self._has_input, k),
            )
            for k, name in enumerate(INPUTS)
        ]  # fmt: skip
        self._wires = [
            self.menu(
                f"connection_{name}", f"{name.upper()} →", tuple(CONNECTIONS),
                f"how {name.upper()} is connected",
                there=partial(self._has_input, k),
            )
            for k, name in enumerate(INPUTS)
        ]  # fmt: skip
        targets = [(name.upper(), name) for name in GATES]
        search = ipywidgets.ToggleButton(
            description="try every setting", icon="search", layout={"width": "auto"},
            tooltip="let the computer try all connections and thresholds",
        )  # fmt: skip
        return (
            panel(
                group(
                    "the aim",
                    self.menu("target", "target", targets, "the gate to aim for"),
                    self.linked("searched", search),
                ),
                group("inputs", *self._inputs),
                group("the neuron", *self._wires, self.slider("threshold", "threshold θ")),
            ),
            self.stage,
            self.readout,
        )

    def _has_input(self, k: int) -> bool:
        return k < GATES[self.target].n_inputs

    @property
    def neuron(self):
        """The neuron as it is wired now."""
        return wired(self._chosen, self.threshold)

    @property
    def wrong_rows(self) -> list[tuple[int, ...]]:
        """The rows of the truth table in which the neuron is not the target."""
        table = GATES[self.target]
        wrong = self.neuron(table.inputs) != table.outputs
        return [tuple(map(int, inputs)) for inputs in table.inputs[wrong]]

    @property
    def _chosen(self) -> tuple[str, ...]:
        n = GATES[self.target].n_inputs
        return tuple(getattr(self, f"connection_{name}") for name in INPUTS[:n])

    def settle(self, changed):
        """Forget what was found for another target."""
        if self._at not in (None, self.target) and "searched" not in changed:
            self.searched = False

    def show(self, changed):
        """Ask the neuron for every row, and show the one that the inputs make."""
        self._at, table, neuron = self.target, GATES[self.target], self.neuron
        n = table.n_inputs
        names = tuple(name.upper() for name in INPUTS[:n])
        inputs = [int(getattr(self, name)) for name in INPUTS[:n]]
        index = row_of(inputs)
        outputs = neuron(table.inputs)
        counts, fires = neuron.count(table.inputs), outputs[index]
        self.plot.set_shape((names, ("",)), (*names, "fires", "target"), 2**n)
        self.plot.network.update(
            [[[_weight(*CONNECTIONS[name])] for name in self._chosen]],
            [inputs, [fires]],
            [list(map(str, inputs)), [str(fires)]],
            [[""] * n, [f"θ = {self.threshold}"]],
            [["veto" if name == "inhibitory" else name.replace("none", "")
              for name in self._chosen]],
            strengths=[0.35 + 0.65 * np.array(inputs)[:, None]],
        )  # fmt: skip
        self.plot.table.update([*table.inputs.T, outputs, table.outputs], index)
        wrong = int((outputs != table.outputs).sum())
        self.plot.say(words.how_far(wrong, len(outputs), self.target.upper()))
        said = words.reason(names, inputs, neuron, int(counts[index]), bool(fires))
        verdict = words.verdict(self.target, names, outputs)
        found = words.searched(self.target) if self.searched else ""
        rest = "<br>".join(map(escape, filter(None, (verdict, found))))
        self.readout.show(escape(said), rest)
        return f"A logic neuron, {said}. {verdict}.{f' Tried: {found}.' if found else ''}"

    # Clicks on the picture.

    def spots(self) -> list[Spot]:
        """Return inputs, connections, the neuron, and the rows of the table."""
        network, table = self.plot.network, self.plot.table
        n = GATES[self.target].n_inputs
        inputs = [
            Spot(name, f"switch input {name.upper()}", network.ax, network.units[0, k], CLICK,
                 size=network.radius)
            for k, name in enumerate(INPUTS[:n])
        ]  # fmt: skip
        wires = [
            Spot(f"connection_{name}", f"connect {name.upper()} otherwise", network.ax,
                 network.links[1, k, 0], CLICK, LINE)
            for k, name in enumerate(INPUTS[:n])
        ]  # fmt: skip
        neuron = Spot("threshold", "raise the threshold", network.ax, network.units[1, 0], CLICK,
                      size=network.radius)  # fmt: skip
        rows = [
            Spot(f"row {k}", f"look at row ({', '.join(map(str, values))})", table.ax,
                 table.row(k), CLICK, AREA)
            for k, values in enumerate(GATES[self.target].inputs)
        ]  # fmt: skip
        return [*inputs, neuron, *wires, *rows]

    def _press(self, pointer: Pointer) -> None:
        key = pointer.spot.key if pointer.spot else ""
        if key.startswith("row "):
            n = GATES[self.target].n_inputs
            values = values_of(int(key.removeprefix("row ")), n)
            self.set(**dict(zip(INPUTS, values, strict=False)))
        elif key == "threshold":
            self.threshold = (self.threshold + 1) % (_MOST_THRESHOLD + 1)
        elif key in INPUTS and key:
            setattr(self, key, not getattr(self, key))
        elif key:
            kinds = list(CONNECTIONS)
            now = kinds.index(getattr(self, key))
            setattr(self, key, kinds[(now + 1) % len(kinds)])


def _weight(count: int, veto: bool) -> float:
    """Return how a connection is drawn: its count, −1 for a veto, NaN where there is none."""
    return -1.0 if veto else float(count or "nan")
