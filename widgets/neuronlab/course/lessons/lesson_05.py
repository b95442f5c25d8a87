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
        return "they go round in a circle"
    if (history.wrong(20 * len(data)) <= 1).all():
        return "they settle, with three rows right"
    grown = np.abs(ends[-1].W).sum() > 2 * np.abs(ends[4].W).sum()
    return "they grow and grow" if grown else "they wander about, and never repeat"


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


_TROUBLE = (
    "the two kinds have run together, and no line parts them",
    "the two triangles lie apart now, and one line can't have both",
    "a line would still part the kinds; the output's own misses",
)


def _where_the_trouble_is() -> str:
    W, b = np.array([_OR[:2], _NAND[:2]]).T, np.array([_OR[2], _NAND[2]])
    soft = TwoLayer(W, b, np.array(_AND[:2]), _AND[2], 1.0).hidden(ROWS)
    if street(soft, XOR):
        return _TROUBLE[2]
    return _TROUBLE[0] if np.allclose(*soft[XOR == 1]) else _TROUBLE[1]


_OFFERS = {
    "OR, with AND": (_OR, _AND),
    "AND, with NAND": (_AND, _NAND),
    "x₁ without x₂, with x₂ without x₁": ((1, -1, -0.5), (-1, 1, -0.5)),
}


def _the_bad_offer() -> str:
    (bad,) = (name for name, pair in _OFFERS.items() if not street(_fires(pair, ROWS), XOR))
    return bad


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
        "of the table, and is corrected at each mistake, again and again. What becomes of its "
        "weights?",
        "options": [
            "they settle, with three rows right",
            "they grow and grow",
            "they wander about, and never repeat",
            "they go round in a circle",
        ],
        "answer": _what_the_rule_does,
        "why": "Each of the four rows is corrected once in every epoch, and the four corrections "
        "add up to nothing. So the next epoch starts where this one did.",
    },
    "05.2": {
        "question": "Forget the rule, and choose w₁, w₂ and b yourself. How many of the four rows "
        "can a single neuron get right at best?",
        "answer": _most_rows_right,
        "why": "Three, and OR is one neuron that does it. Is the fourth out of reach, or has "
        "nobody looked hard enough? Look for it yourself; then comes the reason.",
    },
    "05.3": {
        "question": "Hidden unit 1 is OR, hidden unit 2 is NAND. Each of the four inputs becomes "
        "a point (h₁, h₂). How many different points are there?",
        "answer": _places_in_the_hidden_plane,
        "why": "(0, 0) goes to (0, 1), and (1, 1) goes to (1, 0). Both (0, 1) and (1, 0) make OR "
        "and NAND fire: they land on (1, 1) together.",
    },
    "05.4": {
        "question": "The hidden units are OR and NAND as before, but soft: h = σ(z). The output "
        "unit is still AND, a step. Why are two rows wrong?",
        "options": _TROUBLE,
        "answer": _where_the_trouble_is,
        "why": "The triangles are still on one point, (0.62, 0.62), and the dots at "
        "(0.38, 0.82) and (0.82, 0.38). All are nearer to the middle, but there is room between "
        "them. The output's line was set for the corners, and now all four are on one side of it.",
    },
    "05.5": {
        "question": "Somebody offers you three pairs of hidden units, all of them steps. With one "
        "pair no output unit can make XOR, whatever its weights are. Which? (Go through the rows: "
        "where do they land?)",
        "options": list(_OFFERS),
        "answer": _the_bad_offer,
        "why": "NAND is always the opposite of AND, so it tells nothing new: (0, 0), (0, 1) and "
        "(1, 0) all land on the point (0, 1). There the output unit must give one answer to all "
        "three. What the hidden layer has thrown together, nobody behind it can take apart.",
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
        "two. None of these is very rare; all at once is.",
    },
}


def _sums(units, rows) -> np.ndarray:
    return np.array([[written_sum(x, u[:2], u[2]) for u in units] for x in rows])


def _fires(units, rows) -> np.ndarray:
    return (_sums(units, rows) >= 0).astype(int)


def _judge_three_of_four(answer) -> str:
    values, wrong = numbers(answer, 3)
    if wrong:
        return f"{wrong}: w₁, w₂ and b, such as (2, 3, -4)"
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
        return f"{wrong}: v₁, v₂ and c, such as (2, 3, -4)"
    return _network_wrong([_OR, _AND, values], GATES["xor"].outputs)


def _judge_xnor(answer) -> str:
    values, wrong = numbers(answer, 9)
    if wrong:
        return f"{wrong}: hidden units 1 and 2, output, such as ((1, 2, 3), (4, 5, 6), (7, 8, 9))"
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
            "Write down what it has to answer in each of the four rows: (0, 1) is to be wrong.",
            "It fires for (1, 0) alone. So x₁ alone must be enough, and x₂ must be able to "
            "silence it.",
            "w₁ = 1, w₂ = −1, and a bias between −1 and 0, such as −0.5.",
        ),
        "x₁ and not x₂: three rows of XOR, and one neuron can't do better",
    ),
    "05.2": Exercise(
        _judge_output_unit,
        (
            "Where do the four rows land? Write down (OR, AND) for each of them.",
            "(0, 0) lands on (0, 0), (0, 1) and (1, 0) on (1, 0), and (1, 1) on (1, 1). Fire on "
            "the middle spot alone.",
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
