"""A logic gate answers 0 or 1 to each combination of zeros and ones; a neuron can be one."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from . import validate
from .arrays import Bools, Ints


@dataclass(frozen=True)
class TruthTable:
    """Every combination of inputs with the output that belongs to it.

    Attributes
    ----------
    inputs : ndarray (2 ** n_inputs, n_inputs)
        0 and 1, counting up in binary: (0, 0), (0, 1), (1, 0), (1, 1).
    outputs : ndarray (2 ** n_inputs,)
        0 or 1.
    """

    inputs: Ints
    outputs: Ints

    @property
    def n_inputs(self) -> int:
        """How many inputs the gate has."""
        return int(self.inputs.shape[1])


def truth_table(n_inputs: int, gate: Callable[..., int]) -> TruthTable:
    """Return the truth table of ``gate``, a function of ``n_inputs`` truth values."""
    rows = list(itertools.product((0, 1), repeat=n_inputs))
    return TruthTable(np.array(rows), np.array([int(gate(*row)) for row in rows]))


GATES: dict[str, TruthTable] = {
    "identity": truth_table(1, lambda a: a),
    "not": truth_table(1, lambda a: not a),
    "and": truth_table(2, lambda a, b: a and b),
    "or": truth_table(2, lambda a, b: a or b),
    "a and not b": truth_table(2, lambda a, b: a and not b),
    "nand": truth_table(2, lambda a, b: not (a and b)),
    "nor": truth_table(2, lambda a, b: not (a or b)),
    "xor": truth_table(2, lambda a, b: a != b),
    "majority": truth_table(3, lambda a, b, c: a + b + c >= 2),
    "committee": truth_table(3, lambda a, b, c: a or (b and c)),
}


class LogicNeuron:
    """The neuron of McCulloch and Pitts (1943): it counts its excitatory inputs.

    It fires when the count reaches the threshold, unless an inhibitory input is active: that is a
    veto. With a threshold of 0 it fires unless it is vetoed.

    Parameters
    ----------
    excitatory : array_like (n_inputs,) of int, at least 0
        How often each input is connected; 0 for not at all.
    inhibitory : array_like (n_inputs,) of bool
        Which inputs veto.
    threshold : int, at least 0

    Raises
    ------
    TypeError, ValueError
        Where a count is negative or not whole, an input both excites and vetoes, or the two lists
        differ in length.
    """

    def __init__(self, excitatory: Iterable[int], inhibitory: Iterable[bool], threshold: int):
        self.excitatory = np.array([validate.whole(n, "excitatory") for n in excitatory])
        self.inhibitory = np.array([bool(veto) for veto in inhibitory])
        self.threshold = validate.whole(threshold, "threshold")
        if self.excitatory.shape != self.inhibitory.shape:
            raise ValueError(
                f"inhibitory has {self.inhibitory.size} entries; "
                f"expected {self.excitatory.size}, one for each input"
            )
        if (self.inhibitory & (self.excitatory > 0)).any():
            raise ValueError("an input is in both excitatory and inhibitory; choose one of them")

    def count(self, inputs: ArrayLike) -> Ints:
        """Return how many active connections excite, (n_samples,), for 0/1 ``inputs``."""
        count: Ints = np.asarray(inputs) @ self.excitatory
        return count

    def vetoed(self, inputs: ArrayLike) -> Bools:
        """Return where an inhibitory input is active, (n_samples,) of bool."""
        vetoes: Ints = np.asarray(inputs) @ self.inhibitory.astype(int)
        return vetoes > 0

    def __call__(self, inputs: ArrayLike) -> Ints:
        """Return 0 or 1 for each row of 0/1 ``inputs`` (n_samples, n_inputs)."""
        return ((self.count(inputs) >= self.threshold) & ~self.vetoed(inputs)).astype(int)


CONNECTIONS = {"×1": (1, False), "×2": (2, False), "inhibitory": (0, True), "none": (0, False)}
"""What a connection can be: how often it excites, and whether it vetoes."""


def wired(connections: Iterable[str], threshold: int) -> LogicNeuron:
    """Return the neuron with these ``connections``, names in ``CONNECTIONS``, one an input."""
    chosen = [CONNECTIONS[validate.choice(name, "connections", CONNECTIONS)]
              for name in connections]  # fmt: skip
    excitatory, inhibitory = zip(*chosen, strict=True)
    return LogicNeuron(excitatory, inhibitory, threshold)


def neurons(
    n_inputs: int, thresholds: Iterable[int] = range(8)
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield every choice of connections and threshold that a neuron of ``n_inputs`` can have."""
    yield from itertools.product(itertools.product(CONNECTIONS, repeat=n_inputs), thresholds)


@cache
def ways(gate: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Return every choice of connections and threshold that computes ``gate``."""
    table = GATES[gate]
    return tuple(
        choice
        for choice in neurons(table.n_inputs)
        if np.array_equal(wired(*choice)(table.inputs), table.outputs)
    )


@dataclass(frozen=True)
class Circuit:
    """Two gates that both see A and B, and a third that sees the two.

    Attributes
    ----------
    first, second, output : str
        Names in ``GATES`` of gates with two inputs.
    """

    first: str
    second: str
    output: str

    def __call__(self, inputs: ArrayLike) -> Ints:
        """Return the three gates' outputs, (n_samples, 3), for 0/1 ``inputs`` (n_samples, 2)."""
        first, second = _look_up(self.first, inputs), _look_up(self.second, inputs)
        return np.column_stack(
            [first, second, _look_up(self.output, np.column_stack([first, second]))]
        )


def _look_up(gate: str, inputs: ArrayLike) -> Ints:
    table = GATES[gate]
    rows: Ints = np.asarray(inputs) @ (1 << np.arange(table.n_inputs)[::-1])
    return table.outputs[rows]
