"""Lesson 07, the multilayer perceptron: exercises and their judges."""

from itertools import pairwise

import numpy as np

from ...models.mlp import MLP
from ..judging import Exercise, Slip
from ..reading import numbers, written
from .lesson_07 import parameters
from .lesson_07_builds import judge_folds, judge_outputs, judge_parts
from .lesson_07_forward import judge_forward


def _judge_unit(answer) -> str:
    if isinstance(answer, list | tuple) and any(map(callable, answer)):
        return Slip("one of them is a function, not a number", "call it with your z: np.tanh(…)")
    values, wrong = numbers(answer, 2)
    if wrong:
        return f"{wrong}: z and a"
    x, w, b = np.array([0.5, -1.0, 2.0]), np.array([0.4, 0.3, -0.2]), 0.1
    z = float(x @ w + b)
    if np.abs(values - [np.tanh(z), z]).max() < 0.005:
        return Slip("those are a and z", "the other way round: first the sum z, then a = tanh(z)")
    if abs(values[0] - z) > 0.005:
        return _slip_of_sum(float(values[0]), x * w, b)
    if abs(values[1] - np.tanh(z)) > 0.005:
        said = f"z is right; a = tanh({written(round(z, 3))}) is not {written(values[1])}"
        if abs(values[1] - 1 / (1 + np.exp(-z))) < 0.005:
            return Slip(said, "that is the sigmoid of z; this unit has a tanh: np.tanh(z)")
        if abs(values[1] - z) < 0.005:
            return Slip(said, "that is z once more: the activation is missing, np.tanh(z)")
        if abs(values[1] + np.tanh(z)) < 0.005:
            return Slip(said, "z is below 0, and tanh keeps the sign")
        if abs(values[1] - np.tan(z)) < 0.005:
            return Slip(said, "that is tan, not tanh: np.tanh(z)")
        near = abs(values[1] - np.tanh(z)) < 0.02
        return Slip(said, "round to three places or more" if near else "np.tanh computes it")
    return ""


def _slip_of_sum(value: float, shares: np.ndarray, b: float) -> str:
    """Return that z is wrong, with a hint where it is known which mistake was made."""
    said = f"z = {written(value)} is not the weighted sum"
    if abs(value - shares.sum()) < 0.005:
        return Slip(said, "the bias is missing: add 0.1")
    for lost in ([1, 2], [1], [2]):
        if abs(value - shares.sum() - b + 2 * shares[lost].sum()) < 0.005:
            negative = " and ".join(("0.4 · 0.5", "0.3 · (−1)", "(−0.2) · 2")[k] for k in lost)
            are = "is" if len(lost) == 1 else "are"
            return Slip(said, f"mind the signs: {negative} {are} negative")
    return said


def _judge_design(answer) -> str:
    values, wrong = numbers(answer, 2)
    if wrong:
        return f"{wrong}: the sizes of the two hidden layers"
    if (values < 1).any() or (values != values.round()).any():
        return f"{written(values)}: a layer has 1 unit, or 2, or 3 …"
    if (values > 100).any():
        return f"{written(values)} is far too large"
    sizes = (3, *values.astype(int).tolist(), 1)
    count = parameters(*sizes)
    if count == 25:
        return ""
    sums = " + ".join(f"({n}·{m} + {m})" for n, m in pairwise(sizes))
    said = f"{'–'.join(map(str, sizes))} has {sums} = {count} parameters, not 25"
    if count - sum(sizes[1:]) == 25:
        return Slip(said, "25 weights, but each unit has a bias besides")
    if parameters(3, sizes[2], sizes[1], 1) == 25:
        return Slip(said, "so near: does it matter which of the two layers comes first?")
    n = sizes[1]
    left, each = 24 - 4 * n, n + 2  # 4n + nm + 2m = 24, for m
    if left >= each and left % each == 0:
        return Slip(said, f"{n} units can be right; then {4 * n} + {each}m = 24, so how many is m?")
    return Slip(said, f"with n = {n} it is {4 * n} + {each}m = 24, and no whole m does it")


def _judge_bump(answer) -> str:
    values, wrong = numbers(answer, 4)
    if wrong:
        return f"{wrong}: two biases and two output weights"
    mlp = MLP((1, 2, 1), hidden="sigmoid", output="identity")
    mlp.weights = [np.full((1, 2), 20.0), values[2:, None]]
    mlp.biases = [values[:2], [0.0]]
    for x, y in (
        (0.0, 0.0),
        (2.7, 0.0),
        (3.3, 0.7),
        (4.0, 0.7),
        (4.7, 0.7),
        (5.3, 0.0),
        (8.0, 0.0),
    ):
        found = mlp([[x]]).item()
        if abs(found - y) > 0.05:
            said = (
                f"at x = {written(x)} your two units add up to {written(round(found, 2))}, "
                f"expected about {written(y)}"
            )
            return _slip_of_bump(said, *values.tolist())
    return ""


def _slip_of_bump(said: str, b1: float, b2: float, v1: float, v2: float) -> str:
    """Return what is wrong, with a hint where it is known which mistake was made."""
    if b1 > 0 or b2 > 0:
        return Slip(said, "20 · 3 + b has to be 0, so the biases are negative")
    if b1 > -10:
        return Slip(said, "a unit stands where 20·x + b is 0, not at x = −b: mind the weight 20")
    if v1 * v2 > 0:
        return Slip(said, "one unit lifts the bump; the other has to take it away again")
    if not np.allclose(sorted((b1, b2)), (-100, -60), atol=2):
        return Slip(said, "the edges are at 3 and at 5: 20 · 3 + b₁ = 0, and 20 · 5 + b₂ = 0")
    if (v1 - v2) * (b1 - b2) < 0:
        return Slip(said, "upside down: the unit that rises first, at 3, has to add")
    if v1 == -v2:
        return Slip(said, "the place is right; how high it is, the output weights say")
    if v1 * v2 == 0:
        return Slip(said, "nothing takes the bump away again at its second edge")
    return said


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
        judge_forward,
        (
            "Go through the layers with a loop. What goes into the second layer?",
            "Keep one array a. It starts as X, and each layer replaces it.",
            "for W, b in zip(weights, biases): a = np.tanh(a @ W + b)",
        ),
        "any network of tanh units, in three lines",
    ),
    "07.4": Exercise(
        judge_outputs,
        (
            "Ask of each: is the answer an amount, a yes or no, or one of several?",
            "On the photo there may be a cat and a dog. How many yes-or-no questions are that?",
            "One unit for an amount or for a yes; a unit for each class or for each yes.",
        ),
        "each question has the output layer that speaks its language. Others work, too: for the "
        "age whatever goes as high as you like, such as relu, or a share for each year, if you "
        "take their average; for spam two shares, of yes and of no; for the photo a share for each "
        "of the 8 combinations",
    ),
    "07.5": Exercise(
        _judge_bump,
        (
            "A sigmoid is half way up where its z = 20·x + b is 0. Where is that?",
            "b = −20·3 for the edge at 3. The output weights: one adds, one takes away.",
            "(−60, −100, 0.7, −0.7)",
        ),
        "a bump out of two units",
    ),
    "07.6": Exercise(
        judge_folds,
        (
            "Each fold is a layer of two units, and doubles the pieces.",
            "How many bends lie between 256 pieces? And one unit more, for the first slope.",
            "Eight folds; 255 bends.",
        ),
        "one fold more costs two units here, and there twice as many as before",
    ),
    "07.7": Exercise(
        judge_parts,
        (
            "What comes out of one part goes into the next: do the sizes meet?",
            "After each pair stands what bends: which activation has this network, and where?",
            "pair, tanh, pair, tanh, pair, sigmoid",
        ),
        "3–4–4–1, with a bend after each layer",
    ),
}
