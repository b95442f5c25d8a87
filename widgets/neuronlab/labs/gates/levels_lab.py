"""Puzzles with a size to beat: wire logic neurons until the truth table is right, with few."""

from functools import partial

import ipywidgets
import traitlets

from ...live.bound import Bound
from ...live.controls import button, group, menu, panel, primary, switch
from ...live.lab import Lab
from ...live.readout import escape
from ...live.spots import AREA, CLICK, Spot
from ...live.stage import Pointer
from ...models.logic import CONNECTIONS, LogicNeuron
from . import levels_words as words
from .levels_model import (
    LEVELS,
    MOST_NEURONS,
    MOST_THRESHOLD,
    SILENT,
    connection,
    read_circuit,
    sources,
    write_neuron,
)
from .levels_plot import LevelsPlot
from .levels_scene_model import Scene, row_of, values_of

INPUTS = "abc"
_MOST_SOURCES = 3 + MOST_NEURONS - 1
_KINDS = [("none", "none"), ("+1", "×1"), ("+2", "×2"), ("veto", "inhibitory")]


class LevelsLab(Lab):
    """A ladder of truth tables, each to be built from logic neurons, in as few as can be.

    Wires run to the right and cross the dendrites of neurons; a click on a crossing puts a synapse
    there: ×1, ×2, a veto, and none again. A click on a neuron raises its threshold. A neuron may
    listen to the inputs and to every neuron before it. All levels can be chosen at any time.

    Parameters
    ----------
    level : {"identity", "not", "majority", "nand", "xor", "half adder", "full adder"}
    neurons : list of str
        At most 4, each as its sum, its threshold and its vetoes: ``"A + 2B >= 2 unless n1"``.
    chosen : int
        Which neuron the menus are for, from 1.
    a, b, c : bool
        The inputs in hand; a level with fewer uses the first ones.
    solved : dict of str to int
        Level → the fewest neurons in which it was solved.

    Raises
    ------
    ValueError
        Where a neuron is not written like that, or listens to what is not there.
    """

    title = "Levels"
    begin = "Click on a crossing to put a synapse there, on a neuron to raise its threshold."
    positional = ("level",)
    size = (940, 400)
    readout_lines = 3

    level = traitlets.Enum(tuple(LEVELS), "identity").tag(state=True)
    neurons = traitlets.List(traitlets.Unicode(), [SILENT], minlen=1, maxlen=MOST_NEURONS).tag(
        state=True
    )
    chosen = traitlets.Int(1, min=1, max=MOST_NEURONS).tag(state=True)
    a = traitlets.Bool(True).tag(state=True)
    b = traitlets.Bool(False).tag(state=True)
    c = traitlets.Bool(False).tag(state=True)
    solved = traitlets.Dict(
        value_trait=traitlets.Int(min=1, max=MOST_NEURONS),
        key_trait=traitlets.Enum(tuple(LEVELS)),
    ).tag(state=True)

    _at: str | None = None

    def __init__(self, level="identity", **state):
        self._left: dict[str, list[str]] = {}
        super().__init__(level=level, **state)

    def build(self):
        """Make the controls and the plot."""
        self.plot = LevelsPlot(self.stage.figure)
        self.stage.on_pointer(self._press)
        switches = [
            self.linked(
                name, switch(name.upper(), f"switch input {name.upper()}"),
                there=partial(self._has_input, k),
            )
            for k, name in enumerate(INPUTS)
        ]  # fmt: skip
        threshold = ipywidgets.IntSlider(
            max=MOST_THRESHOLD, description="threshold θ", style={"description_width": "initial"},
            tooltip="how many votes the chosen neuron needs; a click on it does the same",
        )  # fmt: skip
        return (
            panel(
                group(
                    "the puzzle",
                    self.menu("level", "level", self._ladder, "which puzzle; all are open"),
                    primary(
                        button("next level", "the next rung of the ladder", self.next_level,
                               "arrow-right")
                    ),
                    button("reset", "back to where the level begins", self.reset, "fast-backward"),
                ),
                group(
                    "neurons",
                    self.menu("chosen", "neuron", self._names, "which neuron the menus are for"),
                    button("one more", "add a neuron at the end", self.add, "plus"),
                    button("one less", "take the last neuron away", self.remove, "minus"),
                ),
                group("inputs", *switches),
                group(
                    "the wiring of one",
                    *(self._source_menu(k) for k in range(_MOST_SOURCES)),
                ),
                group(
                    "its threshold",
                    self.bind(
                        Bound(
                            threshold,
                            lambda: self.circuit[self.chosen - 1].threshold,
                            lambda value: self.rewire(self.chosen, threshold=value),
                        )
                    ),
                ),
            ),
            self.stage,
            self.readout,
        )  # fmt: skip

    def _has_input(self, k: int) -> bool:
        return k < len(LEVELS[self.level].inputs)

    # What a hand can do.

    @property
    def circuit(self) -> list[LogicNeuron]:
        """The neurons as they are wired now."""
        return read_circuit(LEVELS[self.level], self.neurons)

    @property
    def wrong_rows(self) -> list[tuple[int, ...]]:
        """The rows of the truth table in which an output is not as it is wanted."""
        scene = self._scene()
        return [tuple(map(int, each)) for each in scene.level.rows[scene.differs.any(axis=1)]]

    def rewire(
        self, place: int, source: int | None = None, kind: str = "none",
        threshold: int | None = None,
    ) -> None:  # fmt: skip
        """Give neuron ``place``, from 1, another synapse at a source, or another threshold."""
        neuron, names = self.circuit[place - 1], sources(LEVELS[self.level], place - 1)
        counts, vetoes = neuron.excitatory.copy(), neuron.inhibitory.copy()
        if source is not None:
            counts[source], vetoes[source] = CONNECTIONS[kind]
        new = LogicNeuron(counts, vetoes, neuron.threshold if threshold is None else threshold)
        texts = list(self.neurons)
        texts[place - 1] = write_neuron(new, names)
        self.set(neurons=texts, chosen=place)

    def add(self) -> None:
        """Add a neuron at the end, where there is room for one."""
        if len(self.neurons) < MOST_NEURONS:
            self.set(neurons=[*self.neurons, SILENT], chosen=len(self.neurons) + 1)

    def remove(self) -> None:
        """Take the last neuron away, as long as there is one for each output."""
        if len(self.neurons) > len(LEVELS[self.level].outputs):
            self.neurons = self.neurons[:-1]

    def reset(self) -> None:
        """Go back to the beginning of this level; what was solved stays solved."""
        self.set(neurons=[SILENT], chosen=1)

    def next_level(self) -> None:
        """Go to the next rung of the ladder, from the last one to the first."""
        names = list(LEVELS)
        self.level = names[(names.index(self.level) + 1) % len(names)]

    # One way through.

    def settle(self, changed):
        """Bring the circuit in line with the level, and remember what is solved."""
        level = LEVELS[self.level]
        if self._at not in (None, self.level) and "neurons" not in changed:
            self.neurons = self._left.get(self.level, [SILENT])
        missing = len(level.outputs) - len(self.neurons)
        texts = [*self.neurons, *[SILENT] * missing]
        circuit = read_circuit(level, texts)
        self.neurons = [write_neuron(n, sources(level, k)) for k, n in enumerate(circuit)]
        self.chosen = min(self.chosen, len(circuit))
        if not self._scene().n_wrong:
            best = min(self.solved.get(self.level, MOST_NEURONS), len(circuit))
            self.solved = {**self.solved, self.level: best}

    def show(self, changed):
        """Ask every neuron for every row, and show the one that the inputs make."""
        self._at, self._left[self.level] = self.level, list(self.neurons)
        scene = self._scene()
        self.plot.update(scene)
        self.readout.show(*map(escape, words.lines(scene)))
        return words.seen(scene)

    def _scene(self) -> Scene:
        level = LEVELS[self.level]
        values = [getattr(self, name) for name in INPUTS[: len(level.inputs)]]
        return Scene(level, self.circuit, self.chosen - 1, row_of(values), self.solved)

    def _ladder(self) -> list[tuple[str, str]]:
        scene = self._scene()
        return [(f"{k} {name} {scene.rung(name)}".strip(), name)
                for k, name in enumerate(LEVELS, 1)]  # fmt: skip

    def _names(self) -> list[tuple[str, int]]:
        return [(f"n{k}", k) for k in range(1, len(self.neurons) + 1)]

    def _source_menu(self, k: int) -> ipywidgets.Widget:
        """Return a menu for how the chosen neuron listens to source ``k``."""

        def names() -> tuple[str, ...]:
            return sources(LEVELS[self.level], self.chosen - 1)

        return self.bind(
            Bound(
                menu("", _KINDS, "how the chosen neuron listens to this wire"),
                lambda: connection(self.circuit[self.chosen - 1], k),
                lambda kind: self.rewire(self.chosen, k, kind),
                there=lambda: k < len(names()),
                description=lambda: f"{names()[k]} →",
            )
        )

    # Clicks on the picture.

    def spots(self) -> list[Spot]:
        """Return crossings, neurons, inputs, rows of the table, and the ladder's rungs."""
        plot, scene, ax = self.plot, self._scene(), self.plot.circuit.ax
        found = []
        for key, place in plot.circuit.places.items():
            wire, _, neuron = key.partition(">")
            if neuron:
                name = f"synapse from {wire} to {neuron}"
            elif wire in scene.level.inputs:
                name = f"switch input {wire}"
            else:
                name = f"raise the threshold of {wire}"
            found.append(Spot(key, name, ax, place, CLICK, size=15))
        for k, values in enumerate(scene.level.rows):
            name = f"look at row ({', '.join(map(str, values))})"
            found.append(Spot(f"row {k}", name, plot.table.ax, plot.table.row(k), CLICK, AREA))
        for name, corners in plot.rungs.items():
            found.append(Spot(f"level {name}", f"go to {name}", plot.ax, corners, CLICK, AREA))
        return found

    def _press(self, pointer: Pointer) -> None:
        key = pointer.spot.key if pointer.spot else ""
        level = LEVELS[self.level]
        if key.startswith("level "):
            self.level = key.removeprefix("level ")
        elif key.startswith("row "):
            values = values_of(int(key.removeprefix("row ")), len(level.inputs))
            self.set(**dict(zip(INPUTS, values, strict=False)))
        elif ">" in key:
            wire, _, neuron = key.partition(">")
            place = int(neuron[1:])
            source = sources(level, place - 1).index(wire)
            kinds = list(CONNECTIONS)
            now = kinds.index(connection(self.circuit[place - 1], source))
            self.rewire(place, source, kinds[(now + 1) % len(kinds)])
        elif key in level.inputs:
            self.set(**{key.lower(): not getattr(self, key.lower())})
        elif key:
            place = int(key[1:])
            threshold = (self.circuit[place - 1].threshold + 1) % (MOST_THRESHOLD + 1)
            self.rewire(place, threshold=threshold)
