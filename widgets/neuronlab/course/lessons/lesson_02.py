"""Lesson 02, logical neurons: predictions and exercises."""

from itertools import product

import numpy as np

from ...models.logic import GATES, Circuit, LogicNeuron, neurons, wired
from ..judging import Exercise
from ..reading import numbers, rows_wrong

_ROWS = GATES["and"].inputs


def _raised_threshold() -> str:
    outputs = wired(("×1", "×1"), 2)(_ROWS)
    return next(n.upper() for n, gate in GATES.items()
                if gate.n_inputs == 2 and np.array_equal(gate.outputs, outputs))  # fmt: skip


def _wrong_rows_of_the_first_circuit() -> float:
    outputs = Circuit("or", "and", "or")(_ROWS)[:, 2]
    return int((outputs != GATES["xor"].outputs).sum())


def _made_with_a_veto() -> float:
    return len({tuple(wired(*choice)(_ROWS).tolist()) for choice in neurons(2)})


def _made_with_weights() -> float:
    grid = np.arange(-2, 2.5, 0.5)
    return len({tuple(_ROWS @ w >= theta) for *w, theta in product(grid, repeat=3)})


PREDICTIONS = {
    "02.1": {
        "question": "A and B are connected once each, and the threshold is 1: the neuron is OR. "
        "You raise the threshold to 2. Which gate is it now?",
        "options": ["AND", "OR", "NAND", "NOR"],
        "answer": _raised_threshold,
        "why": "Two active connections are needed now, and there are only two: A and B must both "
        "be 1.",
    },
    "02.2": {
        "question": "There are 16 functions of two inputs: each of the four rows can answer 0 or "
        "1. For how many of the 16 is there a logic neuron (any connections of the lab, any "
        "threshold)?",
        "answer": _made_with_a_veto,
        "why": "11. A search through all 128 settings finds no others. NAND is not among them: a "
        "veto is too strong, it silences the neuron whatever else is active.",
    },
    "02.3": {
        "question": "Two gates see A and B: OR and AND. An OR looks at the two. In how many of "
        "the four rows does the whole differ from XOR?",
        "answer": _wrong_rows_of_the_first_circuit,
        "why": "Only for A = B = 1: there OR says 1, AND says 1, and OR of the two is 1, where XOR "
        "is 0.",
    },
    "02.4": {
        "question": "Now any weights are allowed, also negative ones and fractions, in place of "
        "×1, ×2 and the veto. How many of the 16 functions can one neuron be?",
        "answer": _made_with_weights,
        "why": "14: all but XOR and its opposite, XNOR (1 where A and B are equal).",
    },
}


def _neuron(answer):
    """Return a logic neuron from what a learner hands over: one, or a lab that holds one."""
    return getattr(answer, "neuron", answer)


def _judge_gate(name: str):
    def judge(answer) -> str:
        neuron, table = _neuron(answer), GATES[name]
        if not isinstance(neuron, LogicNeuron):
            return (
                f"that is {type(answer).__name__} {answer!r}; "
                "expected LogicNeuron(excitatory=[…], inhibitory=[…], threshold=…), or your lab"
            )
        if neuron.excitatory.size != table.n_inputs:
            return f"it has {neuron.excitatory.size} inputs; {name.upper()} has {table.n_inputs}"
        return rows_wrong(table.inputs, neuron(table.inputs), table.outputs)

    return judge


def _judge_circuit(answer) -> str:
    if hasattr(answer, "first") and hasattr(answer, "output"):
        answer = (answer.first, answer.second, answer.output)
    names = [name for name, gate in GATES.items() if gate.n_inputs == 2 and name != "xor"]
    if not isinstance(answer, tuple | list) or len(answer) != 3:
        return f"that is {answer!r}; expected three gates, such as ('or', 'and', 'or')"
    gates = [gate.lower() if isinstance(gate, str) else gate for gate in answer]
    for gate in gates:
        if gate not in names:
            return f"{gate!r} is no gate of this circuit; there are {', '.join(map(repr, names))}"
    return rows_wrong(_ROWS, Circuit(*gates)(_ROWS)[:, 2], GATES["xor"].outputs)


def _judge_nand(answer) -> str:
    values, wrong = numbers(answer, 3)
    if wrong:
        return f"{wrong}: w₁, w₂ and θ"
    *w, theta = values
    return rows_wrong(_ROWS, (_ROWS @ w >= theta).astype(int), GATES["nand"].outputs)


EXERCISES = {
    "02.1": Exercise(
        _judge_gate("a and not b"),
        (
            "Which input speaks for firing, and which one against?",
            "B is a reason against: connect it so that it vetoes.",
            "A once, B inhibitory, and a threshold that A reaches alone: 1.",
        ),
        "A AND NOT B, in all four rows",
    ),
    "02.2": Exercise(
        _judge_circuit,
        (
            "OR is right in three rows. What must the other gate say in the row (1, 1)?",
            "AND as the output gate lets the first gate speak only where the second one says 1.",
            "The second gate must be 0 for (1, 1) and 1 for (0, 1) and (1, 0): that is NAND.",
        ),
        "XOR, from three gates in two layers",
    ),
    "02.3": Exercise(
        _judge_nand,
        (
            "With no input active the sum is 0, and the neuron must fire: is θ above or below 0?",
            "Each active input must pull the sum down, but one alone not below θ.",
            "Try w₁ = w₂ = −1. The sums are 0, −1, −1, −2; put θ between the last two.",
        ),
        "NAND, with negative weights and no veto",
    ),
}
