"""Lesson 05, XOR: predictions and exercises."""

import numpy as np

from ...labs.perceptron.history_model import PerceptronHistory
from ...labs.xor.model import ROWS, XOR, TwoLayer, street
from ...models.datasets import load
from ...models.logic import GATES
from ...models.neuron import Neuron, written_sum
from ..judging import Exercise, Slip
from ..reading import numbers, rows_wrong, written

_OR, _NAND, _AND = (1, 1, -0.5), (-1, -1, 1.5), (1, 1, -1.5)

_ON_THE_LINE = "a sum of exactly 0 fires; move that bias a little, so that no row is on a line"


def _what_the_rule_does() -> str:
    data = load("xor")
    history = PerceptronHistory(data.X, data.y)
    ends = [history.at(epoch * len(data)) for epoch in range(1, 21)]
    if any(np.array_equal(p.W, ends[-1].W) and p.b == ends[-1].b for p in ends[:-1]):
        return "it comes back to weights it had before, and goes round for ever"
    if (history.wrong(20 * len(data)) <= 1).all():
        return "it ends with three rows right, and stays there"
    grown = np.abs(ends[-1].W).sum() > 2 * np.abs(ends[4].W).sum()
    return "the weights grow and grow" if grown else "they wander about, and never repeat"


def _most_rows_right() -> float:
    steps = np.linspace(-5, 5, 41)
    w1, w2, b = np.meshgrid(steps, steps, steps)
    right = sum(
        ((w1 * x1 + w2 * x2 + b >= 0) == wanted).astype(int)
        for (x1, x2), wanted in zip(ROWS, XOR, strict=True)
    )
    return float(np.max(right))


def _places_in_the_hidden_plane() -> float:
    rows = GATES["xor"].inputs
    hidden = [Neuron(unit[:2], unit[2])(rows) for unit in (_OR, _NAND)]
    return len(set(zip(*hidden, strict=True)))


def _when_they_are_sharpened() -> str:
    W, b = np.array([_OR[:2], _NAND[:2]]).T, np.array([_OR[2], _NAND[2]])
    gaps = []
    for k in (1.0, 2.0, 4.0, 8.0, None):
        found = street(TwoLayer(W, b, np.array(_AND[:2]), _AND[2], k).hidden(ROWS), XOR)
        gaps.append(found.gap if found else 0.0)
    change = np.diff(gaps)
    return "wider" if (change > 0).all() else "narrower" if (change < 0).all() else "as wide"


def _both_units_alike() -> str:
    table = GATES["xor"]
    hidden = Neuron(_OR[:2], _OR[2])(table.inputs)
    told = all(
        len(set(table.outputs[hidden == value].tolist())) == 1 for value in np.unique(hidden)
    )
    return "yes, with the right weights" if told else "no, whatever its weights are"


def _between_two_lines() -> str:
    iris = load("iris", features=["petal length", "petal width"]).against_rest("versicolor")
    setosa, virginica = Neuron([-0.5, -0.8], 2.0)(iris.X), Neuron([1.0, 1.0], -6.5)(iris.X)
    wrong = np.count_nonzero(((setosa == 0) & (virginica == 0)) != iris.y)
    return "none" if not wrong else "fewer than 10" if wrong < 10 else "about 29, as before"


def _lucky() -> str:
    w = np.random.default_rng(0).uniform(-2, 2, size=(9, 100_000))
    x1, x2 = ROWS.T[:, :, None]
    h1, h2 = (w[k] * x1 + w[k + 1] * x2 + w[k + 2] >= 0 for k in (0, 3))
    answers = w[6] * h1 + w[7] * h2 + w[8] >= 0
    share = (answers == XOR[:, None]).all(axis=0).mean()
    return {1: "one in fifteen", 2: "one in a hundred and fifty", 3: "one in fifteen hundred"}[
        round(np.log10(1 / share / 1.5))
    ]


PREDICTIONS = {
    "05.1": {
        "question": "The perceptron starts with all weights 0, is shown the four rows in the order "
        "of the table, and is corrected at each mistake, again and again. What becomes of it?",
        "options": [
            "it ends with three rows right, and stays there",
            "the weights grow and grow",
            "they wander about, and never repeat",
            "it comes back to weights it had before, and goes round for ever",
        ],
        "answer": _what_the_rule_does,
        "why": "Each of the four rows is corrected once in every epoch, and the four corrections "
        "add up to nothing. So the next epoch starts where this one did.",
    },
    "05.2": {
        "question": "Forget the rule, and choose w₁, w₂ and b yourself. How many of the four rows "
        "can a single neuron get right at best?",
        "answer": _most_rows_right,
        "why": "Three, and OR is one neuron that does it. The two conditions in the middle of "
        "the list below ask for a large w₁ + w₂ + 2b, the first and the last for a small one.",
    },
    "05.3": {
        "question": "Hidden unit 1 is OR, hidden unit 2 is NAND. Each of the four inputs becomes "
        "a point (h₁, h₂). How many different points are there?",
        "answer": _places_in_the_hidden_plane,
        "why": "(0, 0) goes to (0, 1), and (1, 1) goes to (1, 0). Both (0, 1) and (1, 0) make OR "
        "and NAND fire: they land on (1, 1) together.",
    },
    "05.4": {
        "question": "Now the two hidden units answer softly: h = σ(k·z). You sharpen them, from "
        "k = 1 towards the step. Does the gap between the two kinds of points, in the hidden "
        "plane, get wider?",
        "options": ["wider", "as wide", "narrower"],
        "answer": _when_they_are_sharpened,
        "why": "A soft unit says something between 0 and 1 for every row, and the four points stay "
        "near each other. A sharp one drives each point into a corner.",
    },
    "05.5": {
        "question": "Both hidden units are OR now, as steps. Can the output unit still make XOR "
        "of them?",
        "options": ["yes, with the right weights", "no, whatever its weights are"],
        "answer": _both_units_alike,
        "why": "(0, 1), (1, 0) and (1, 1) all land on the point (1, 1). The output unit sees "
        "only that point, so it must give the same answer for all three. What the hidden layer "
        "has thrown together, nobody behind it can take apart.",
    },
    "05.6": {
        "question": "Versicolor is now what lies between two lines. How many of the 150 flowers "
        "will this network get wrong?",
        "options": ["none", "fewer than 10", "about 29, as before"],
        "answer": _between_two_lines,
        "why": "Two lines have a between. What is left are the flowers at the border to virginica, "
        "where the two species overlap.",
    },
    "05.7": {
        "question": "100,000 networks with two hidden units get nine random numbers each, from −2 "
        "to 2. About how many of them are XOR?",
        "options": ["one in fifteen", "one in a hundred and fifty", "one in fifteen hundred"],
        "answer": _lucky,
        "why": "Both hidden units have to draw a useful line, and the output unit has to fit the "
        "two. Each is not rare; all at once is.",
    },
}


def _sums(units, rows) -> np.ndarray:
    return np.array([[written_sum(x, u[:2], u[2]) for u in units] for x in rows])


def _fires(units, rows) -> np.ndarray:
    return (_sums(units, rows) >= 0).astype(int)


def _judge_three_of_four(answer) -> str:
    values, wrong = numbers(answer, 3)
    if wrong:
        return f"{wrong}: w₁, w₂ and b"
    inputs, outputs = GATES["xor"].inputs, GATES["xor"].outputs
    sums = _sums([values], inputs)[:, 0]
    fires = (sums >= 0).astype(int)
    missed = [tuple(map(int, x)) for x in inputs[fires != outputs]]
    if missed == [(0, 1)]:
        return ""
    if len(missed) == 1:
        return Slip(
            f"three rows are right, but the wrong one is {written(missed[0])}; here it is to be "
            "(0, 1)",
            "the neuron should fire for (1, 0) alone: x₁ speaks for it, and x₂ against it",
        )
    return _explained(rows_wrong(inputs, fires, outputs), sums, fires != outputs)


def _judge_output_unit(answer) -> str:
    values, wrong = numbers(answer, 3)
    if wrong:
        return f"{wrong}: v₁, v₂ and c"
    return _network_wrong([_OR, _AND, values], GATES["xor"].outputs)


def _judge_xnor(answer) -> str:
    values, wrong = numbers(answer, 9)
    if wrong:
        return f"{wrong}, in three brackets: hidden unit 1, hidden unit 2, output"
    wrong = _network_wrong(values.reshape(3, 3), 1 - GATES["xor"].outputs)
    if wrong.startswith("4 of 4"):
        return Slip(wrong, "that is XOR itself; turn the output unit round, all three numbers")
    return wrong


def _network_wrong(units, wanted) -> str:
    """Return which rows of a network of two hidden units and an output are wrong."""
    inputs = GATES["xor"].inputs
    *hidden, output = np.asarray(units, dtype=float)
    sums = _sums([output], _fires(hidden, inputs))[:, 0]
    answers = (sums >= 0).astype(int)
    return _explained(rows_wrong(inputs, answers, wanted), sums, answers != wanted)


def _explained(wrong: str, sums: np.ndarray, missed: np.ndarray) -> str:
    """Return what is wrong; where all of it comes from sums of exactly 0, with that hint."""
    if wrong and (sums[missed] == 0).all():
        return Slip(wrong, _ON_THE_LINE)
    return wrong


EXERCISES = {
    "05.1": Exercise(
        _judge_three_of_four,
        (
            "It is silent for (0, 0), (0, 1) and (1, 1), and fires for (1, 0).",
            "So x₁ alone must be enough to fire, and x₂ must be able to silence it.",
            "w₁ = 1, w₂ = −1, and a bias between −1 and 0, such as −0.5.",
        ),
        "x₁ and not x₂: three rows of XOR, and one neuron can't do better",
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
