"""A logic gate gives one truth value for every combination of its inputs' truth values."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


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

    inputs: np.ndarray
    outputs: np.ndarray


def truth_table(n_inputs: int, gate: Callable[..., bool]) -> TruthTable:
    """Return the truth table of ``gate``, a function of ``n_inputs`` truth values."""
    rows = list(itertools.product((0, 1), repeat=n_inputs))
    return TruthTable(np.array(rows), np.array([int(gate(*row)) for row in rows]))


GATES: dict[str, TruthTable] = {
    "and": truth_table(2, lambda a, b: a and b),
    "or": truth_table(2, lambda a, b: a or b),
    "a and not b": truth_table(2, lambda a, b: a and not b),
    "nand": truth_table(2, lambda a, b: not (a and b)),
    "nor": truth_table(2, lambda a, b: not (a or b)),
    "xor": truth_table(2, lambda a, b: a != b),
}
