"""What is seen of a level: the circuit that is being built, and what it answers in each row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ...models.arrays import Bools, Ints
from ...models.logic import LogicNeuron
from ...text.numbers import counted
from .levels_model import LEVELS, Level, connection, outputs, signals, sources


@dataclass(frozen=True, eq=False)
class Scene:
    """One moment of a puzzle.

    Attributes
    ----------
    level : Level
    circuit : sequence of LogicNeuron
    chosen : int
        Which neuron the controls are for, from 0.
    row : int
        Which row of the truth table is in hand.
    solved : mapping of str to int
        Level → the fewest neurons in which it was solved.
    """

    level: Level
    circuit: Sequence[LogicNeuron]
    chosen: int
    row: int
    solved: Mapping[str, int]

    def __post_init__(self):
        """Ask every neuron for every row, once."""
        object.__setattr__(self, "carried", signals(self.level, self.circuit))
        object.__setattr__(self, "given", outputs(self.level, self.carried))

    carried: Ints = None  # type: ignore[assignment]
    given: Ints = None  # type: ignore[assignment]

    @property
    def differs(self) -> Bools:
        """Which outputs are not as they are wanted, (n_rows, n_outputs)."""
        differs: Bools = self.given != self.level.wanted
        return differs

    @property
    def n_wrong(self) -> int:
        """In how many rows something is wrong."""
        return int(self.differs.any(axis=1).sum())

    @property
    def best(self) -> bool:
        """Whether it is right, and in the fewest neurons that there can be."""
        return not self.n_wrong and len(self.circuit) == self.level.fewest

    @property
    def verdict(self) -> str:
        """How far the circuit is, in a few words."""
        n, wrong = len(self.circuit), self.n_wrong
        if wrong:
            rows = len(self.level.rows)
            return f"{wrong} of {rows} rows {'is' if wrong == 1 else 'are'} wrong"
        if self.best:
            return f"★ solved in {neurons(n)}: no fewer can do it"
        return f"✓ solved in {n}; can you do it in {n - 1}?"

    @property
    def wires(self) -> tuple[str, ...]:
        """The names of all wires: inputs, then neurons."""
        return sources(self.level, len(self.circuit))

    @property
    def now(self) -> Ints:
        """What each wire carries in the row in hand, (n_wires,)."""
        values: Ints = self.carried[self.row]
        return values

    def role(self, place: int) -> str:
        """Return the name of the output that a neuron gives, or "" where it is none."""
        if place == len(self.circuit) - 1:
            return self.level.outputs[-1]
        return self.level.outputs[0] if place == 0 and len(self.level.outputs) == 2 else ""

    def crossings(self) -> list[tuple[int, int, str]]:
        """Return every (wire, neuron, kind of connection), those without a synapse too."""
        n = len(self.level.inputs)
        return [
            (wire, place, connection(neuron, wire))
            for place, neuron in enumerate(self.circuit)
            for wire in range(n + place)
        ]

    def rung(self, name: str) -> str:
        """Return what the ladder says of a level: "★ 2 neurons", "✓ 3 neurons", or ""."""
        if name not in self.solved:
            return ""
        mark = "★" if self.solved[name] == LEVELS[name].fewest else "✓"
        return f"{mark} {neurons(self.solved[name])}"


def neurons(n: int) -> str:
    """Return "1 neuron", "2 neurons"."""
    return counted(n, "neuron")


def row_of(values: Sequence[int]) -> int:
    """Return which row of a truth table these inputs are."""
    return int("".join(str(int(value)) for value in values), 2)


def values_of(row: int, n_inputs: int) -> tuple[bool, ...]:
    """Return the inputs of a row of a truth table."""
    return tuple(bool(bit) for bit in np.array(list(np.binary_repr(row, n_inputs)), dtype=int))
