"""Lesson 05, XOR: predictions and exercises."""

import numpy as np

from ...labs.perceptron.history_model import PerceptronHistory
from ...models.datasets import load
from ...models.logic import GATES
from ...models.neuron import Neuron, written_sum
from ..judging import Exercise
from ..reading import numbers, rows_wrong

_OR, _NAND = (1, 1, -0.5), (-1, -1, 1.5)


def _what_the_rule_does() -> str:
    data = load("xor")
    history = PerceptronHistory(data.X, data.y)
    ends = [history.at(epoch * len(data)) for epoch in range(1, 21)]
    if not history.wrong(20 * len(data)).any():
        return "it takes longer than for iris, and settles"
    if any(np.array_equal(p.W, ends[-1].W) and p.b == ends[-1].b for p in ends[:-1]):
        return "it comes back to weights it had before, and goes round for ever"
    return "the weights grow and grow"


def _places_in_the_hidden_plane() -> float:
    rows = GATES["xor"].inputs
    hidden = [Neuron(unit[:2], unit[2])(rows) for unit in (_OR, _NAND)]
    return len(set(zip(*hidden, strict=True)))


def _both_units_alike() -> str:
    table = GATES["xor"]
    hidden = Neuron(_OR[:2], _OR[2])(table.inputs)
    told = all(
        len(set(table.outputs[hidden == value].tolist())) == 1 for value in np.unique(hidden)
    )
    return "yes, with the right weights" if told else "no, whatever its weights are"


PREDICTIONS = {
    "05.1": {
        "question": "The perceptron's rule is let loose on the four rows of XOR, from weights 0, "
        "in the order of the table, again and again. What will happen?",
        "options": [
            "it takes longer than for iris, and settles",
            "the weights grow and grow",
            "it comes back to weights it had before, and goes round for ever",
        ],
        "answer": _what_the_rule_does,
        "why": "Each of the four rows is corrected once in every epoch, and the four corrections "
        "add up to nothing. So the next epoch starts where this one did.",
    },
    "05.2": {
        "question": "Hidden unit 1 is OR, hidden unit 2 is NAND. Each of the four inputs becomes "
        "a point (h₁, h₂) in the hidden plane. How many different points are there?",
        "answer": _places_in_the_hidden_plane,
        "why": "(0, 0) goes to (0, 1), and (1, 1) goes to (1, 0). Both (0, 1) and (1, 0) make OR "
        "and NAND fire: they land on (1, 1) together.",
    },
    "05.3": {
        "question": "Now both hidden units are OR. Can the output unit still make XOR of them?",
        "options": ["yes, with the right weights", "no, whatever its weights are"],
        "answer": _both_units_alike,
        "why": "(0, 1), (1, 0) and (1, 1) all land on the point (1, 1). The output unit sees "
        "only that point, so it must give the same answer for all three. What the hidden layer "
        "has thrown together, nobody behind it can take apart.",
    },
}


def _fires(units, rows) -> np.ndarray:
    return np.array([[written_sum(x, u[:2], u[2]) >= 0 for u in units] for x in rows], dtype=int)


def _judge_three_of_four(answer) -> str:
    values, wrong = numbers(answer, 3)
    if wrong:
        return f"{wrong}: w₁, w₂ and b"
    table = GATES["xor"]
    fires = _fires([values], table.inputs)[:, 0]
    if (fires == table.outputs).sum() >= 3:
        return ""
    return rows_wrong(table.inputs, fires, table.outputs)


def _judge_output_unit(answer) -> str:
    values, wrong = numbers(answer, 3)
    if wrong:
        return f"{wrong}: v₁, v₂ and c"
    return _network_wrong([_OR, (1, 1, -1.5), values], GATES["xor"].outputs)


def _judge_xnor(answer) -> str:
    values, wrong = numbers(answer, 9)
    if wrong:
        return f"{wrong}, in three brackets: hidden unit 1, hidden unit 2, output"
    return _network_wrong(values.reshape(3, 3), 1 - GATES["xor"].outputs)


def _network_wrong(units, wanted) -> str:
    """Return which rows of a network of two hidden units and an output are wrong."""
    inputs = GATES["xor"].inputs
    *hidden, output = np.asarray(units, dtype=float)
    answers = _fires([output], _fires(hidden, inputs))[:, 0]
    return rows_wrong(inputs, answers, wanted)


EXERCISES = {
    "05.1": Exercise(
        _judge_three_of_four,
        (
            "Which gate that one neuron can be differs from XOR in one row only?",
            "OR differs from XOR in the row (1, 1). NAND differs in (0, 0).",
            "OR: weights 1 and 1, and a bias between −1 and 0, such as −0.5.",
        ),
        "at least three rows right, and one neuron can't do better",
    ),
    "05.2": Exercise(
        _judge_output_unit,
        (
            "Where do the four rows land? Write down (OR, AND) for each of them.",
            "(0, 0) → (0, 0), (0, 1) and (1, 0) → (1, 0), (1, 1) → (1, 1). Fire for the middle "
            "one alone: h₁ and not h₂.",
            "v₁ positive, v₂ negative and at least as large, c between −v₁ and 0: (1, −2, −0.5).",
        ),
        "OR, but not AND: that is XOR, the second solution",
    ),
    "05.3": Exercise(
        _judge_xnor,
        (
            "Start from a solution for XOR. What has to change so that every answer is turned "
            "round?",
            "Turn the sign of all three numbers of the output unit. Then look at z = 0: is any "
            "row exactly on the line?",
            "Hidden OR and NAND as in the lesson, and an output that is NAND: (−1, −1, 1.5).",
        ),
        "XNOR in all four rows",
    ),
}
