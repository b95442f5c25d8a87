"""The neuron of McCulloch and Pitts, wired by hand until it is the gate that was asked for."""

import traitlets

from ...live.controls import row, switch
from ...live.lab import Lab
from ...live.readout import escape
from ...models.logic import CONNECTIONS, GATES, neurons, ways, wired
from .plot import GatePlot

INPUTS = "abc"


class GateLab(Lab):
    """One logic neuron: its inputs, its connections, its threshold, and a gate to aim for.

    Parameters
    ----------
    target : str
        A name in ``GATES``: the gate that the neuron should be.
    a, b, c : bool
        The inputs; a gate with fewer uses the first ones.
    connection_a, connection_b, connection_c : {"×1", "×2", "inhibitory", "none"}
    threshold : int
        From 0 to 7: how many active connections it takes to fire.
    """

    title = "A logical neuron"
    begin = "Connect the inputs and set the threshold until no row is wrong."
    positional = ("target",)
    size = (940, 270)
    readout_lines = 3

    target = traitlets.Enum(tuple(GATES), "and").tag(state=True)
    a = traitlets.Bool(True).tag(state=True)
    b = traitlets.Bool(False).tag(state=True)
    c = traitlets.Bool(False).tag(state=True)
    connection_a = traitlets.Enum(tuple(CONNECTIONS), "×1").tag(state=True)
    connection_b = traitlets.Enum(tuple(CONNECTIONS), "×1").tag(state=True)
    connection_c = traitlets.Enum(tuple(CONNECTIONS), "×1").tag(state=True)
    threshold = traitlets.Int(1, min=0, max=7).tag(state=True)

    def __init__(self, target="and", **state):
        super().__init__(target=target, **state)

    def build(self):
        """Make the controls and the plot."""
        self.plot = GatePlot(self.stage.figure)
        self._inputs = [
            self.linked(name, switch(name.upper(), f"switch input {name.upper()}"))
            for name in INPUTS
        ]
        self._wires = [
            self.menu(
                f"connection_{name}", f"{name.upper()} →", tuple(CONNECTIONS),
                f"how {name.upper()} is connected",
            )
            for name in INPUTS
        ]  # fmt: skip
        targets = [(name.upper(), name) for name in GATES]
        return (
            row(self.menu("target", "target", targets, "the gate to aim for"), *self._inputs),
            row(*self._wires, self.slider("threshold", "threshold θ")),
            self.stage,
            self.readout,
        )

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

    def show(self, changed):
        """Ask the neuron for every row, and show the one that the inputs make."""
        table, neuron = GATES[self.target], self.neuron
        n = table.n_inputs
        for place, (switch_, wire) in enumerate(zip(self._inputs, self._wires, strict=True)):
            switch_.layout.display = wire.layout.display = None if place < n else "none"
        names = tuple(name.upper() for name in INPUTS[:n])
        inputs = [int(getattr(self, name)) for name in INPUTS[:n]]
        index = int("".join(map(str, inputs)), 2)
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
        )  # fmt: skip
        self.plot.table.update([*table.inputs.T, outputs, table.outputs], index)
        said = self._reason(names, inputs, neuron, int(counts[index]), bool(fires))
        verdict = self._verdict(names, outputs)
        self.readout.show(*map(escape, (said, verdict, self._possible())))
        return f"A logic neuron, {said}. {verdict}."

    def _reason(self, names, inputs, neuron, count: int, fires: bool) -> str:
        given = ", ".join(f"{name} = {value}" for name, value in zip(names, inputs, strict=True))
        vetoes = [
            name
            for name, value, veto in zip(names, inputs, neuron.inhibitory, strict=True)
            if value and veto
        ]
        if vetoes:
            return f"{given}: vetoed by {' and '.join(vetoes)}, so it stays silent"
        terms = " + ".join(
            f"{n}·{value}" for n, value in zip(neuron.excitatory, inputs, strict=True) if n
        )
        sum_ = f"sum = {terms} = {count}" if terms else "sum = 0"
        sign, outcome = ("≥", "it fires") if fires else ("<", "it stays silent")
        return f"{given}: {sum_} {sign} θ = {self.threshold}, so {outcome}"

    def _verdict(self, names, outputs) -> str:
        table, gate = GATES[self.target], self.target.upper()
        wrong = [
            f"({', '.join(map(str, inputs))}) "
            + ("fires and should not" if out else "is silent and should fire")
            for inputs, out, wanted in zip(table.inputs, outputs, table.outputs, strict=True)
            if out != wanted
        ]
        if not wrong:
            return f"✓ this is {gate}: all {len(outputs)} rows are right"
        rows = "row" if len(wrong) == 1 else "rows"
        return f"not {gate} yet, {rows} ({', '.join(names)}): {'; '.join(wrong)}"

    def _possible(self) -> str:
        n, found = GATES[self.target].n_inputs, len(ways(self.target))
        tried = sum(1 for _ in neurons(n))
        gate = self.target.upper()
        return f"of the {tried} settings of this neuron, {found or 'none'} {_makes(found)} {gate}"


def _weight(count: int, veto: bool) -> float:
    """Return how a connection is drawn: its count, −1 for a veto, NaN where there is none."""
    return -1.0 if veto else float(count or "nan")


def _makes(n: int) -> str:
    return "makes" if n <= 1 else "make"
