"""A level asks for a truth table, built from logic neurons, in as few of them as can be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np

from ...models.arrays import Bools, Ints
from ...models.logic import CONNECTIONS, LogicNeuron, truth_table

MOST_NEURONS = 4
MOST_THRESHOLD = 6
SILENT = "0 >= 1"
"""A neuron without a synapse, which never fires."""


@dataclass(frozen=True)
class Level:
    """A puzzle.

    Attributes
    ----------
    name : str
        What it is called.
    asks : str
        When it should fire, in words.
    inputs, outputs : tuple of str
        Their names. A single output is that of the last neuron; of two, the first neuron gives the
        first, and the last one the second.
    rows : ndarray (2 ** n_inputs, n_inputs)
        0 and 1, counting up in binary.
    wanted : ndarray (2 ** n_inputs, n_outputs)
        0 and 1.
    fewest : int
        In how many neurons it can be done, and in no fewer.
    """

    name: str
    asks: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    rows: Ints
    wanted: Ints
    fewest: int


def _level(name: str, asks: str, fewest: int, n_inputs: int, **outputs) -> Level:
    tables = [truth_table(n_inputs, gate) for gate in outputs.values()]
    wanted = np.column_stack([table.outputs for table in tables])
    return Level(
        name, asks, tuple("ABC"[:n_inputs]), tuple(outputs), tables[0].inputs, wanted, fewest
    )


LEVELS: dict[str, Level] = {
    level.name: level
    for level in (
        _level("identity", "say what A says", 1, 1, out=lambda a: a),
        _level("not", "say the opposite of A", 1, 1, out=lambda a: not a),
        _level("majority", "fire for two or three of three", 1, 3, out=lambda *x: sum(x) >= 2),
        _level("nand", "fire unless both are active", 2, 2, out=lambda a, b: not (a and b)),
        _level("xor", "fire for one of the two, not for both", 2, 2, out=lambda a, b: a != b),
        _level(
            "half adder", "add A and B, as a number in binary", 2, 2,
            carry=lambda a, b: a and b, sum=lambda a, b: a != b,
        ),
        _level(
            "full adder", "add A, B and C, as a number in binary", 3, 3,
            carry=lambda *x: sum(x) >= 2, sum=lambda *x: sum(x) % 2,
        ),
    )
}  # fmt: skip
"""The ladder, from the first rung up; tests prove by search that ``fewest`` is what it says."""


def sources(level: Level, place: int) -> tuple[str, ...]:
    """Return what the neuron at a place, from 0, can listen to: the inputs, and those before it."""
    return (*level.inputs, *(f"n{k + 1}" for k in range(place)))


_NEURON = re.compile(r"(?P<sum>.*?)(?:>=|≥)(?P<threshold>[^u]*)(?:unless(?P<vetoes>.*))?")


def read_neuron(text: str, names: Sequence[str]) -> LogicNeuron:
    """Return the neuron that a text says: ``"A + 2B >= 2 unless n1"``.

    Parameters
    ----------
    text : str
        The sum of its excitatory synapses, its threshold, and perhaps what vetoes it; 0 for no
        excitatory synapse.
    names : sequence of str
        What it can listen to.

    Raises
    ------
    ValueError
        Where that is not how a neuron is written, or it listens to something else.
    """
    parts = _NEURON.fullmatch(text.strip())
    if not parts or not re.fullmatch(r"\s*\d+\s*", parts["threshold"]):
        raise ValueError(f"a neuron is {text!r}; expected such as 'A + 2B >= 2 unless n1'")
    threshold = int(parts["threshold"])
    if threshold > MOST_THRESHOLD:
        raise ValueError(f"{text!r} has the threshold {threshold}; at most {MOST_THRESHOLD}")
    counts, vetoes = dict.fromkeys(names, 0), set()
    for term in parts["sum"].split("+"):
        found = re.fullmatch(r"\s*(?P<count>[12]?)\s*·?\s*(?P<name>[A-Za-z]\d*)\s*", term)
        if found and found["name"] in counts:
            counts[found["name"]] += int(found["count"] or 1)
        elif term.strip() not in ("", "0"):
            raise ValueError(_unknown(term, text, names))
    for name in re.split(r",|\bor\b|\band\b", parts["vetoes"] or ""):
        if name.strip() in counts:
            vetoes.add(name.strip())
        elif name.strip():
            raise ValueError(_unknown(name, text, names))
    for name, count in counts.items():
        if count > 2:
            raise ValueError(f"{text!r} counts {name} {count} times; at most 2")
        if count and name in vetoes:
            raise ValueError(f"{text!r} both counts {name} and is vetoed by it; choose one")
    return LogicNeuron(counts.values(), [name in vetoes for name in counts], threshold)


_read = lru_cache(maxsize=500)(read_neuron)


def _unknown(part: str, text: str, names: Sequence[str]) -> str:
    return f"{part.strip()!r} in {text!r} is nothing to listen to; there are {', '.join(names)}"


def write_neuron(neuron: LogicNeuron, names: Sequence[str]) -> str:
    """Return a neuron as :func:`read_neuron` reads it."""
    terms = [
        f"{'2' if count == 2 else ''}{name}"
        for name, count in zip(names, neuron.excitatory, strict=True)
        if count
    ]
    vetoes = [name for name, veto in zip(names, neuron.inhibitory, strict=True) if veto]
    unless = f" unless {' or '.join(vetoes)}" if vetoes else ""
    return f"{' + '.join(terms) or '0'} >= {neuron.threshold}{unless}"


def read_circuit(level: Level, texts: Sequence[str]) -> list[LogicNeuron]:
    """Return the neurons of a circuit, each of which can listen to those before it."""
    return [_read(text, sources(level, k)) for k, text in enumerate(texts)]


def connection(neuron: LogicNeuron, k: int) -> str:
    """Return how a neuron listens to source ``k``: a name in ``CONNECTIONS``."""
    kind = (int(neuron.excitatory[k]), bool(neuron.inhibitory[k]))
    return next(name for name, each in CONNECTIONS.items() if each == kind)


def signals(level: Level, circuit: Sequence[LogicNeuron]) -> Ints:
    """Return what every wire carries in each row: (n_rows, n_inputs + n_neurons)."""
    carried = level.rows
    for neuron in circuit:
        carried = np.column_stack([carried, neuron(carried)])
    return carried


def outputs(level: Level, carried: Ints) -> Ints:
    """Return what comes out in each row, (n_rows, n_outputs)."""
    ends = [len(level.inputs), -1] if len(level.outputs) == 2 else [-1]
    return carried[:, ends]


def wrong(level: Level, circuit: Sequence[LogicNeuron]) -> Bools:
    """Return for each row whether any output is not as it is wanted, (n_rows,)."""
    differs: Bools = np.any(outputs(level, signals(level, circuit)) != level.wanted, axis=1)
    return differs


# What can be done, by trying everything.


def reachable(carried: Ints) -> Iterator[Ints]:
    """Yield every different column that one neuron can make of these, each (n_rows,)."""
    kinds = np.array([CONNECTIONS[name] for name in CONNECTIONS], dtype=int)
    choices = np.array(list(product(range(len(kinds)), repeat=carried.shape[1])))
    counts = carried @ kinds[choices, 0].T
    vetoed = carried @ kinds[choices, 1].T > 0
    known = set()
    for threshold in range(int(counts.max()) + 2):
        fires = ((counts >= threshold) & ~vetoed).astype(int)
        for column in np.unique(fires, axis=1).T:
            if column.tobytes() not in known:
                known.add(column.tobytes())
                yield column


def solvable(level: Level, n_neurons: int) -> bool:
    """Whether ``n_neurons`` are enough, found by trying all circuits of so many."""
    return n_neurons >= len(level.outputs) and _found(level, level.rows, n_neurons)


def _found(level: Level, carried: Ints, left: int) -> bool:
    """Whether ``left`` more neurons can complete a circuit whose wires carry this so far."""
    first = carried.shape[1] == len(level.inputs)
    for column in reachable(carried):
        grown = np.column_stack([carried, column])
        if first and len(level.outputs) == 2 and (column != level.wanted[:, 0]).any():
            continue
        if left == 1 and (column == level.wanted[:, -1]).all():
            return True
        if left > 1 and _found(level, grown, left - 1):
            return True
    return False
