"""Lesson 07, the multilayer perceptron: predictions and exercises."""

from itertools import pairwise

import numpy as np

from ...models.mlp import MLP
from ..judging import Exercise
from ..reading import numbers, written


def _parameters(*layer_sizes: int) -> int:
    return MLP(layer_sizes).n_parameters


def _wide_or_deep() -> str:
    wide, deep = _parameters(3, 8, 1), _parameters(3, 4, 4, 1)
    if wide == deep:
        return "the same number"
    return "3–8–1" if wide > deep else "3–4–4–1"


def _shape_of_the_first_layer() -> str:
    forward = MLP((3, 4, 4, 1)).forward(np.zeros((100, 3)))
    return "{} rows, {} columns".format(*forward.a[0].shape)


PREDICTIONS = {
    "07.1": {
        "question": "A network has 3 inputs, two hidden layers of 4 units each, and 1 output. "
        "How many parameters (weights and biases) does it have?",
        "answer": lambda: _parameters(3, 4, 4, 1),
        "tolerance": 0,
        "why": "Each unit has one weight for each unit before it, and a bias: "
        "(3·4 + 4) + (4·4 + 4) + (4·1 + 1) = 16 + 20 + 5 = 41.",
    },
    "07.2": {
        "question": "Which network has more parameters: the wide 3–8–1, or the deep 3–4–4–1?",
        "options": ["3–8–1", "3–4–4–1", "the same number"],
        "answer": _wide_or_deep,
        "why": "(3·8 + 8) + (8·1 + 1) = 41, too. What they can draw differs, not what they cost.",
    },
    "07.3": {
        "question": "100 samples go through this network at once: X has 100 rows and 3 columns. "
        "What shape do the outputs of the first hidden layer have?",
        "options": ["3 rows, 4 columns", "100 rows, 4 columns", "4 rows, 100 columns"],
        "answer": _shape_of_the_first_layer,
        "why": "One row for each sample, one column for each unit: (100, 3) @ (3, 4) is (100, 4).",
    },
}


def _judge_unit(answer) -> str:
    values, wrong = numbers(answer, 2)
    if wrong:
        return f"{wrong}: z and a"
    x, w, b = np.array([0.5, -1.0, 2.0]), np.array([0.4, 0.3, -0.2]), 0.1
    z = float(x @ w + b)
    if abs(values[0] - z) > 0.005:
        return f"z = {written(values[0])} is not the weighted sum"
    if abs(values[1] - np.tanh(z)) > 0.005:
        return f"z is right; a = tanh({written(round(z, 3))}) is not {written(values[1])}"
    return ""


def _judge_forward(function) -> str:
    if not callable(function):
        return "that is not a function; hand over the function itself: check(…, forward)"
    rng = np.random.default_rng(7)
    for sizes in ((3, 4, 4, 1), (2, 5, 2), (4, 3, 3, 3, 1)):
        mlp = MLP(sizes, output="tanh", seed=1)
        mlp.biases = [rng.normal(size=n) for n in sizes[1:]]
        X = rng.normal(size=(6, sizes[0]))
        result = np.asarray(function(X, mlp.weights, mlp.biases))
        name = "–".join(map(str, sizes))
        if result.shape != (6, sizes[-1]):
            return (
                f"for a {name} network and 6 samples it returned an array of shape "
                f"{result.shape}; expected {(6, sizes[-1])}"
            )
        off = np.abs(result - mlp(X)).max()
        if not off < 1e-9:
            return f"for a {name} network the outputs are off by up to {written(off)}"
    return ""


def _judge_design(answer) -> str:
    values, wrong = numbers(answer, 2)
    if wrong:
        return f"{wrong}: the sizes of the two hidden layers"
    if (values < 1).any() or (values != values.round()).any():
        return f"{written(values)}: a layer has 1 unit, or 2, or 3 …"
    if (values > 100).any():
        return f"{written(values)} is far too large"
    sizes = (3, *values.astype(int).tolist(), 1)
    count = _parameters(*sizes)
    if count == 25:
        return ""
    sums = " + ".join(f"({n}·{m} + {m})" for n, m in pairwise(sizes))
    return f"{'–'.join(map(str, sizes))} has {sums} = {count} parameters, not 25"


EXERCISES = {
    "07.1": Exercise(
        _judge_design,
        (
            "With n and m units: (3n + n) + (nm + m) + (m + 1) = 25.",
            "4n + nm + 2m = 24. Try n = 1, 2, 3 …, and see whether m comes out whole.",
            "n = 2 gives 8 + 4m = 24.",
        ),
        "3–2–4–1, and there is no other",
    ),
    "07.2": Exercise(
        _judge_unit,
        (
            "z = w₁x₁ + w₂x₂ + w₃x₃ + b. Mind the signs.",
            "z = 0.4 · 0.5 + 0.3 · (−1) + (−0.2) · 2 + 0.1",
            "z = 0.2 − 0.3 − 0.4 + 0.1 = −0.4, and a = np.tanh(−0.4).",
        ),
        "one unit of a network, by hand",
    ),
    "07.3": Exercise(
        _judge_forward,
        (
            "Go through the layers with a loop. What goes into the second layer?",
            "Keep one array a. It starts as X, and each layer replaces it.",
            "for W, b in zip(weights, biases): a = np.tanh(a @ W + b)",
        ),
        "any network of tanh units, in three lines",
    ),
}
