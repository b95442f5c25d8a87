"""Lesson 07, what learners choose and build: output layers, folds, a row of parts."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from ...models.activations import ACTIVATIONS
from ...models.mlp import MLP, OUTPUTS
from ..judging import Slip
from ..reading import numbers, written

Row = tuple[float, ...]


class Question(NamedTuple):
    """A question to a network: what its outputs must be able to say, and what they must not.

    Both are told by the number of units; other numbers of units do not fit. ``of_shares`` is the
    hint where softmax does not fit.
    """

    name: str
    must: dict[int, list[Row]]
    must_not: dict[int, list[Row]]
    hint: str
    of_shares: str = ""


_YEARS = range(90, 131)
_LETTER = (0.38, 0.38, *[0.01] * 24)
QUESTIONS = (
    Question(
        "the age",
        {1: [(7.0,), (93.0,)], **{n: [(1.0, *[0.0] * (n - 1))] for n in _YEARS}},
        {n: [(0.9,) * n] for n in _YEARS},
        "an amount: one number, as large as it likes",
    ),
    Question(
        "spam",
        {1: [(0.02,), (0.98,), (0.5,)], 2: [(0.02, 0.98), (0.98, 0.02), (0.5, 0.5)]},
        {1: [(1.7,), (-0.5,)], 2: [(0.9, 0.9)]},
        "a yes or no: one unit, read as the probability of yes",
        "a yes or no: shares of 1 take two units, one for yes and one for no",
    ),
    Question(
        "the letter",
        {26: [_LETTER, _LETTER[::-1]]},
        {26: [(0.9,) * 26]},
        "a name out of 26: a share of 1 for each",
    ),
    Question(
        "the photo",
        {
            3: [(0.98, 0.97, 0.02), (0.02, 0.02, 0.02), (0.5, 0.5, 0.5)],
            8: [(0.98, *[0.02 / 7] * 7), (0.5, 0.5, *[0.0] * 6)],
        },
        {3: [(1.7,) * 3, (-0.5,) * 3], 8: [(0.9,) * 8]},
        "three yes-or-no questions: each unit is the probability of a yes",
        "softmax shares 1 out: may two of them be yes at once?",
    ),
)
"""For the age one number, or a share for each year of a long life; 8 units for the photo: one for
each of the eight sets that may be on it."""

_STEP = "a step never says how sure it is, and its slope of 0 shows no training where to go"

_OTHER_NAMES = {"linear": "identity", "none": "identity", "logistic": "sigmoid"}


def judge_outputs(answer: Any) -> str:
    """Judge an output layer, (units, activation), for each of ``QUESTIONS``."""
    try:
        layers = [(int(units), _plain(str(name))) for units, name in answer]
    except (TypeError, ValueError):
        return 'expected four pairs of a number and a name: [(2, "tanh"), …]'
    if len(layers) != len(QUESTIONS):
        return f"that is {len(layers)} of the {len(QUESTIONS)} output layers"
    for question, (units, name) in zip(QUESTIONS, layers, strict=True):
        wrong = _wrong_output(question, units, _OTHER_NAMES.get(name, name))
        if wrong:
            return wrong
    return ""


def _wrong_output(question: Question, units: int, activation: str) -> str:
    if activation not in OUTPUTS:
        there = ", ".join(OUTPUTS)
        return Slip(f"{question.name}: there is no activation “{activation}”", f"there are {there}")
    hint = (activation == "softmax" and question.of_shares) or question.hint
    if units not in question.must:
        many = "1 unit does" if units == 1 else f"{units} units do"
        return Slip(f"{question.name}: {many} not fit the question", hint)
    what = f"{question.name}: with {activation} the output"
    for row in question.must[units]:
        if not can_say(activation, row):
            if activation in ("heaviside", "sign") and 0.5 in row:
                hint = _STEP
            return Slip(f"{what} can never be {_few(row)}", hint)
    for row in question.must_not.get(units, []):
        if can_say(activation, row):
            no = "probability" if min(row) < 0 or max(row) > 1 else "answer"
            return Slip(f"{what} could be {_few(row)}, which is no {no}", hint)
    return ""


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_")


def can_say(activation: str, row: Sequence[float]) -> bool:
    """Whether an output layer can come near to these outputs, for some sums z."""
    if activation == "softmax":
        return bool(np.isclose(sum(row), 1) and min(row) >= 0)
    reach = ACTIVATIONS[activation](np.linspace(-200, 200, 4001))
    return bool((np.abs(np.subtract.outer(row, reach)).min(axis=1) < 0.06).all())


def _few(row: Row) -> str:
    return written(row) if len(row) <= 3 else f"({', '.join(map(written, row[:3]))}, …)"


def units_for(pieces: int) -> tuple[int, int]:
    """Return how many units a line of so many pieces, a power of 2, takes: in folds, and wide.

    A fold is two units. In one layer each bend is a unit, and one more gives the first slope: it
    is half as large as what a bend changes, so no sum of these is left for it.
    """
    x, folds = np.linspace(0, 1, 4 * pieces + 1), 0
    while True:
        bends = int((np.diff(np.sign(np.diff(x))) != 0).sum())
        if bends + 1 >= pieces:
            return 2 * folds, bends + 1
        x, folds = 2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0), folds + 1


def judge_folds(answer: Any) -> str:
    """Judge how many units 256 pieces take, in folding layers and in one wide layer."""
    values, wrong = numbers(answer, 2)
    if wrong:
        return f"{wrong}: units in folding layers, and in one wide layer"
    deep, wide = units_for(256)
    if (values == [deep, wide]).all():
        return ""
    said = f"{written(values)} is not right"
    if (values == [wide, deep]).all():
        return Slip(said, "the other way round: folding is what saves units")
    if values[0] == deep / 2:
        said = f"{written(values[0])} units in folding layers are not right"
        return Slip(said, "so many folds; each of them is a layer of two units")
    if values[1] != wide:
        said = f"one wide layer of {written(values[1])} units is not right"
        if values[1] == wide - 1:
            return Slip(
                said, "a unit for each of the 255 bends, and one for the slope at the start"
            )
        if values[1] < wide:
            return Slip(said, "as many as pieces, and each fold doubles them: 2, 4, 8, …")
        return said
    said = f"{written(values[0])} units in folding layers are not right"
    if values[0] == deep - 2:
        return Slip(said, "seven folds make 128 pieces, half of what is asked")
    return Slip(said, "the wide layer is right; each of the eight folds is a layer of two units")


def judge_parts(answer: Any) -> str:
    """Judge a row of parts, by what it computes: pairs (n, m), and names of activations.

    PyTorch's and Keras's own are read, too.
    """
    answer = getattr(answer, "layers", answer)
    if isinstance(answer, str) and any(map(str.isdigit, answer)):
        return Slip("that is a text", 'write a pair for each layer: (3, 4), "tanh", …')
    if isinstance(answer, list | tuple):
        if answer and all(isinstance(part, int) for part in answer):
            return Slip("those are sizes", 'write a pair for each layer: (3, 4), "tanh", …')
        if len(answer) == 1 and isinstance(answer[0], list | tuple) and len(answer[0]) > 2:
            return Slip("there is a list inside the list", "one pair of brackets is too many")
        if not all(getattr(part, "built", True) for part in answer):
            said = "its layers do not know yet how many inputs come"
            return Slip(said, "begin with keras.Input(shape=(3,))")
    try:
        parts = [found for part in answer for found in _parts(part)]
    except (TypeError, ValueError):
        return 'expected a list of pairs, such as (3, 4), and of names, such as "tanh"'
    if any(
        getattr(part, "bias", True) is None or not getattr(part, "use_bias", True)
        for part in answer
    ):
        return Slip("a layer has no bias", "take bias=False out: 3–4–4–1 has 41 numbers")
    pairs = [part for part in parts if isinstance(part, tuple)]
    names = [part for part in parts if isinstance(part, str)]
    unknown = [name for name in names if name not in ACTIVATIONS]
    if unknown:
        if unknown[0] == "softmax":
            units = pairs[-1][1] if pairs else 1
            given = f"The last pair gives {units} units, and 3–4–4–1 has one. " * (units > 1)
            return Slip("softmax shares out among several units", f"{given}For one unit: sigmoid.")
        return f"there is no activation “{unknown[0]}”"
    for (n, m), (before, after) in pairwise(pairs):
        if m != before:
            said = f"({n}, {m}) gives {m} numbers, and ({before}, {after}) takes {before}"
            return Slip(said, "in 3–4–4–1 each layer takes what the one before gives")
    mlp = MLP((3, 4, 4, 1), hidden="tanh", output="sigmoid", seed=3)
    if pairs != list(pairwise(mlp.layer_sizes)):
        sizes = "–".join(str(n) for n in [*(n for n, _ in pairs[:1]), *(m for _, m in pairs)])
        said = f"your pairs make a {sizes or 'network without layers'}; expected 3–4–4–1"
        if len(pairs) != 3:
            return Slip(said, "it has three layers that compute: so three pairs")
        return Slip(said, "the sizes meet; which layer has too few units, or too many?")
    X = np.random.default_rng(3).normal(size=(20, 3))
    tables = iter(zip(mlp.weights, mlp.biases, strict=True))
    a, bare, slip = X, False, ""
    for k, part in enumerate(parts):
        if isinstance(part, str):
            where = "after another" if k else "before the first pair"
            slip = slip or ("" if bare else f"“{part}” {where} is one too many")
            a, bare = ACTIVATIONS[part](a), False
        else:
            slip = slip or ("between two pairs no activation stands: they are one" if bare else "")
            W, b = next(tables)
            a, bare = a @ W + b, True
    off = np.abs(a - mlp(X)).max()
    if off < 1e-9:
        return ""
    said = f"its answers are off by up to {written(round(float(off), 2))} from those asked for"
    if slip:
        return Slip(said, slip)
    if bare:
        return Slip(said, "the last layer gives bare sums; a yes or no is between 0 and 1")
    return Slip(said, "tanh in both hidden layers, the sigmoid once, at the end")


def _parts(part: Any) -> list[tuple[int, int] | str]:
    """Return a pair of sizes, or an activation's name; a layer of Keras may have both."""
    if isinstance(part, str):
        return [part.strip().lower()]
    if hasattr(part, "in_features"):
        return [(int(part.in_features), int(part.out_features))]
    if hasattr(part, "kernel"):
        n, m = part.kernel.shape
        name = part.activation.__name__
        return [(int(n), int(m)), *([name] if name != "linear" else [])]
    if isinstance(part, list | tuple):
        n, m = part
        return [(int(n), int(m))]
    return [getattr(getattr(part, "activation", None), "__name__", type(part).__name__.lower())]
