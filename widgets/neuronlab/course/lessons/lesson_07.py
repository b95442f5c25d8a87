"""Lesson 07, the multilayer perceptron: predictions and exercises."""

from functools import partial
from itertools import pairwise

import numpy as np

from ...labs.bump.model import GRID, Bump, fitted, network, off, target
from ...labs.depth.model import closer, final
from ...models.mlp import MLP
from ..judging import Exercise, Slip
from ..reading import NOTHING, numbers, written
from ..sketch import CurveSketch, Scale


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


def _inputs_times_100() -> str:
    mlp, x = MLP((3, 4, 4, 1)), np.array([[0.5, -1.0, 0.25]])
    before, after = mlp(x).item(), mlp(100 * x).item()
    if abs(after - before) < 0.05:
        return "it stays close to 0.47"
    return "it goes to nearly 0, a sure no" if after < before else "it goes to nearly 1, a sure yes"


def _between_two_digits() -> float:
    """Return the number with the least mean squared error where half the targets are 1, half 7."""
    answers = np.linspace(0, 9, 91)
    return float(answers[((answers[:, None] - [1, 7]) ** 2).mean(axis=1).argmin()])


def _numbers_without_curves() -> float:
    """Return 4 where three weights and a bias give the answers of three layers without a curve."""
    flat = MLP((3, 4, 4, 1), "identity", "identity")
    b = flat(np.zeros((1, 3)))
    w = flat(np.eye(3)) - b
    X = np.random.default_rng(0).normal(size=(20, 3))
    alike = np.allclose(flat(X), X @ w + b)
    return float(w.size + b.size if alike else flat.n_parameters)


def _steps(*bumps: Bump) -> np.ndarray:
    """Return points of what steep sigmoids add up to, (241, 2), for x from 0 to 6."""
    x = np.linspace(0, 6, 241)
    return np.column_stack([x, network(bumps, 20)(x[:, None])[:, 0]])


def _twice_as_many_bumps() -> str:
    y = target("sine", [], GRID)
    ratio = off(fitted(y, 20), 50, y) / off(fitted(y, 10), 50, y)
    return "about half" if 0.35 < ratio < 0.7 else "about a quarter" if ratio < 0.35 else "the same"


def _who_follows_teeth() -> str:
    ends = {closer(final("four teeth", seed)) for seed in range(3)}
    return {"deep": "the deep one", "wide": "the wide one"}.get(
        ends.pop() if len(ends) == 1 else "", "now one, now the other"
    )


def _pieces_after_three_folds() -> float:
    """Return how many straight pieces a line has that was folded three times: count its turns."""
    x = np.linspace(0, 1, 2**5 + 1)
    for _ in range(3):
        x = 2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0)
    return 1.0 + float((np.diff(np.sign(np.diff(x))) != 0).sum())


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
        "question": "The network answers 0.47 to the inputs 0.5, −1 and 0.25. You make all three "
        "inputs a hundred times as large. What becomes of the answer?",
        "options": [
            "it stays close to 0.47",
            "it goes to nearly 0, a sure no",
            "it goes to nearly 1, a sure yes",
        ],
        "answer": _inputs_times_100,
        "why": "No tanh gives more than 1, however large its sum: after the first layer the "
        "shouting is over. What follows is small weights times numbers between −1 and 1.",
    },
    "07.4": {
        "question": "100 samples go through this network at once: X has 100 rows and 3 columns. "
        "What shape do the outputs of the first hidden layer have?",
        "options": ["3 rows, 4 columns", "100 rows, 4 columns", "4 rows, 100 columns"],
        "answer": _shape_of_the_first_layer,
        "why": "One row for each sample, one column for each unit: (100, 3) @ (3, 4) is (100, 4).",
    },
    "07.5": {
        "question": "A smudge. Of the smudges like it that the network learned from, half were a 1 "
        "and half a 7. To say 1 is off by 0 or by 6, squared by 0 or 36, on average 18. Which "
        "number has the least squared error on average?",
        "answer": _between_two_digits,
        "tolerance": 0,
        "why": "4 is off by 3 either way, squared 9. So it reads a 4, which nobody could see in "
        "the smudge. Ten outputs, one for each digit, can say what is true: ½ for the 1 and ½ for "
        "the 7.",
    },
    "07.6": {
        "question": "Two steep sigmoids, each going up from 0 to 1: the first (dashed) at x = 2, "
        "the second at x = 4. You take the second away from the first. Draw what is left.",
        "way": partial(
            CurveSketch,
            Scale("x", 0, 6),
            Scale("what is left", -1.5, 1.5),
            within=0.1,
            known=lambda: ("the first", _steps(Bump(2.0, 9.0, 1.0))),
        ),
        "answer": lambda: _steps(Bump(2.0, 4.0, 1.0)),
        "why": "Before 2 it is 0 − 0, between 2 and 4 it is 1 − 0, and after 4 it is 1 − 1.",
    },
    "07.7": {
        "question": "A curve is followed by 10 bumps side by side, and then by 20 half as wide. "
        "How far is the sum off then, on average, compared with before?",
        "options": ["the same", "about half", "about a quarter"],
        "answer": _twice_as_many_bumps,
        "why": "Each bump is flat on top, and the curve climbs below it: over half the width it "
        "climbs half as much. (For a quarter the tops would have to slope along with the curve.)",
    },
    "07.8": {
        "question": "One hidden layer of 17 units, or three of 4: 52 parameters or 53. Both learn "
        "a curve with four sharp teeth, 2000 epochs, from several starts. Which one ends closer?",
        "options": ["the wide one", "the deep one", "now one, now the other"],
        "answer": _who_follows_teeth,
        "why": "On this curve the deep one, from every start that was tried: the wide one stays a "
        "nearly flat line through the middle. Other curves are another matter.",
    },
    "07.9": {
        "question": "One such layer makes one tooth out of a straight line: two straight pieces. "
        "Three such layers stand one behind the other, six units in all. Of how many straight "
        "pieces is the line that comes out?",
        "answer": _pieces_after_three_folds,
        "tolerance": 0,
        "why": "Each fold doubles them: 2, 4, 8. The second layer sees u go up to 1 and down "
        "again, so it makes its tooth twice, once on the way up and once on the way down.",
    },
    "07.10": {
        "question": "Somebody forgets the activations: three layers 3–4–4–1, and nothing but "
        "weighted sums. 41 numbers can be set. How many numbers would do the same job?",
        "answer": _numbers_without_curves,
        "tolerance": 0,
        "why": "Weighted sums of weighted sums are weighted sums: three weights and one bias.",
    },
}


def _judge_unit(answer) -> str:
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
        return said
    return ""


def _slip_of_sum(value: float, shares: np.ndarray, b: float) -> str:
    """Return that z is wrong, with a hint where it is known which mistake was made."""
    said = f"z = {written(value)} is not the weighted sum"
    if abs(value - shares.sum()) < 0.005:
        return Slip(said, "the bias is missing: add 0.1")
    if abs(value - np.abs(shares).sum() - b) < 0.005:
        return Slip(said, "mind the signs: 0.3 · (−1) and (−0.2) · 2 are negative")
    return said


def _judge_forward(function) -> str:
    if not callable(function):
        return "that is not a function; hand over the function itself: check(…, forward)"
    rng = np.random.default_rng(7)
    for sizes in ((3, 4, 4, 1), (2, 5, 2), (4, 3, 3, 3, 1)):
        mlp = MLP(sizes, output="tanh", seed=1)
        mlp.biases = [rng.normal(size=n) for n in sizes[1:]]
        X = rng.normal(size=(6, sizes[0]))
        try:
            result = function(X, mlp.weights, mlp.biases)
        except ValueError as error:
            return Slip(
                f"your answer led to {type(error).__name__}: {error}",
                "weights is a list of tables: take them one by one. In each round a @ W, in this "
                "order, and what comes out is the a of the next round",
            )
        if result is None:
            return NOTHING
        result = np.asarray(result)
        name = "–".join(map(str, sizes))
        if result.shape != (6, sizes[-1]):
            said = (
                f"for a {name} network and 6 samples it returned an array of shape "
                f"{result.shape}; expected {(6, sizes[-1])}"
            )
            if result.shape == (6, sizes[1]) and np.allclose(result, mlp.forward(X).a[0]):
                return Slip(said, "that is the first layer: is the return inside the loop?")
            return said
        off = np.abs(result - mlp(X)).max()
        if not off < 1e-9:
            said = f"for a {name} network the outputs are off by up to {written(off)}"
            return _slip_of_forward(said, result, X, mlp)
    return ""


def _slip_of_forward(said: str, result: np.ndarray, X: np.ndarray, mlp: MLP) -> str:
    """Return what is wrong, with a hint where it is known which mistake was made."""
    flat = bare = late = X
    for W, b in zip(mlp.weights, mlp.biases, strict=True):
        flat, bare, late = flat @ W + b, np.tanh(bare @ W), np.tanh(late @ W) + b
    known = (
        (flat, "that is without a tanh: each layer needs one"),
        (np.tanh(flat), "the tanh comes once, at the end; it belongs into the loop, to each layer"),
        (bare, "the biases are missing: a @ W + b"),
        (late, "the bias is part of the sum: + b belongs inside the tanh"),
    )
    for slip, hint in known:
        if np.allclose(result, slip):
            return Slip(said, hint)
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
    count = _parameters(*sizes)
    if count == 25:
        return ""
    sums = " + ".join(f"({n}·{m} + {m})" for n, m in pairwise(sizes))
    said = f"{'–'.join(map(str, sizes))} has {sums} = {count} parameters, not 25"
    if count - sum(sizes[1:]) == 25:
        return Slip(said, "25 weights, but each unit has a bias besides")
    if _parameters(3, sizes[2], sizes[1], 1) == 25:
        return Slip(said, "so near: does it matter which of the two layers comes first?")
    return said


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
        _judge_forward,
        (
            "Go through the layers with a loop. What goes into the second layer?",
            "Keep one array a. It starts as X, and each layer replaces it.",
            "for W, b in zip(weights, biases): a = np.tanh(a @ W + b)",
        ),
        "any network of tanh units, in three lines",
    ),
    "07.4": Exercise(
        _judge_bump,
        (
            "A sigmoid is half way up where its z = 20·x + b is 0. Where is that?",
            "b = −20·3 for the edge at 3. The output weights: one adds, one takes away.",
            "(−60, −100, 0.7, −0.7)",
        ),
        "a bump out of two units",
    ),
}
