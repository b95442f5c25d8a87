"""Lesson 07, the multilayer perceptron: predictions."""

import numpy as np

from ...labs.bump.model import GRID, Bump, fitted, network, off, target
from ...labs.depth.model import closer, final
from ...models.mlp import MLP


def parameters(*layer_sizes: int) -> int:
    """Return how many weights and biases a network of these layers has."""
    return MLP(layer_sizes).n_parameters


def _wide_or_deep() -> str:
    wide, deep = parameters(3, 8, 1), parameters(3, 4, 4, 1)
    if wide == deep:
        return "the same number"
    return "3–8–1" if wide > deep else "3–4–4–1"


def _shape_of_the_first_layer() -> str:
    forward = MLP((3, 4, 4, 1)).forward(np.zeros((100, 3)))
    return "{} rows, {} columns".format(*forward.a[0].shape)


def _inputs_doubled() -> str:
    mlp = MLP((3, 4, 4, 1))
    before, after = mlp([[0.5, -1.0, 0.25]]).item(), mlp([[1.0, -2.0, 0.5]]).item()
    if abs(after - 2 * before) < 0.01:
        return "it doubles"
    return "it stays the same" if abs(after - before) < 0.001 else "it changes, but does not double"


def _outputs_for_digits() -> str:
    """Return the one output layer whose answers are ten shares of one."""
    for layer, size, f in (
        ("one unit, identity", 1, "identity"),
        ("one unit, sigmoid", 1, "sigmoid"),
        ("ten units, softmax", 10, "softmax"),
    ):
        answers = MLP((4, size), output=f)(np.ones((1, 4)))
        if answers.size == 10 and abs(answers.sum() - 1) < 1e-9:
            return layer
    raise LookupError("none of these answers with ten shares")


def _numbers_without_curves() -> float:
    """Return 4 where three weights and a bias give the answers of three layers without a curve."""
    flat = MLP((3, 4, 4, 1), "identity", "identity")
    b = flat(np.zeros((1, 3)))
    w = flat(np.eye(3)) - b
    X = np.random.default_rng(0).normal(size=(20, 3))
    alike = np.allclose(flat(X), X @ w + b)
    return float(w.size + b.size if alike else flat.n_parameters)


def _up_and_down_again() -> str:
    y = network([Bump(2.0, 4.0, 1.0)], 20)(np.array([[0.0], [3.0], [6.0]]))[:, 0].round(3)
    shapes = {
        (0, 1, 1): "a step up at 2 that stays",
        (0, 1, 0): "a bump from 2 to 4",
        (0, 1, -1): "a step up at 2, and one down below 0 at 4",
    }
    return shapes[tuple((y + 0.0).astype(int).tolist())]


def _twice_as_many_bumps() -> str:
    y = target("sine", [], GRID)
    ratio = off(fitted(y, 20), 50, y) / off(fitted(y, 10), 50, y)
    return "about half" if 0.35 < ratio < 0.7 else "about a quarter" if ratio < 0.35 else "the same"


def _who_follows_teeth() -> str:
    ends = {closer(final("four teeth", seed)) for seed in range(3)}
    return {"deep": "the deep one", "wide": "the wide one"}.get(
        ends.pop() if len(ends) == 1 else "", "now one, now the other"
    )


def _pieces_after_ten_folds() -> float:
    """Return how many straight pieces a line has that was folded ten times: count its turns."""
    x = np.linspace(0, 1, 2**12 + 1)
    for _ in range(10):
        x = 2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0)
    return 1.0 + float((np.diff(np.sign(np.diff(x))) != 0).sum())


PREDICTIONS = {
    "07.1": {
        "question": "A network has 3 inputs, two hidden layers of 4 units each, and 1 output. "
        "How many parameters (weights and biases) does it have?",
        "answer": lambda: parameters(3, 4, 4, 1),
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
        "question": "The network answers 0.47 to the inputs 0.5, −1 and 0.25. You double all three "
        "inputs. What does the answer do?",
        "options": ["it doubles", "it changes, but does not double", "it stays the same"],
        "answer": _inputs_doubled,
        "why": "Only sums without a curve would double. Each tanh on the way bends, and the "
        "sigmoid at the end never gives more than 1.",
    },
    "07.4": {
        "question": "100 samples go through this network at once: X has 100 rows and 3 columns. "
        "What shape do the outputs of the first hidden layer have?",
        "options": ["3 rows, 4 columns", "100 rows, 4 columns", "4 rows, 100 columns"],
        "answer": _shape_of_the_first_layer,
        "why": "One row for each sample, one column for each unit: (100, 3) @ (3, 4) is (100, 4).",
    },
    "07.5": {
        "question": "A network is to say which of the ten digits a picture shows. Which output "
        "layer suits it?",
        "options": ["one unit, identity", "one unit, sigmoid", "ten units, softmax"],
        "answer": _outputs_for_digits,
        "why": "Ten answers that add up to 1, one for each digit. A single number from 0 to 9 "
        "would claim that a 4 lies halfway between a 3 and a 5.",
    },
    "07.6": {
        "question": "Two steep sigmoids, each going up from 0 to 1: the first at x = 2, the second "
        "at x = 4. You take the second away from the first. What shape is left?",
        "options": [
            "a step up at 2 that stays",
            "a bump from 2 to 4",
            "a step up at 2, and one down below 0 at 4",
        ],
        "answer": _up_and_down_again,
        "why": "Before 2 it is 0 − 0, between 2 and 4 it is 1 − 0, and after 4 it is 1 − 1.",
    },
    "07.7": {
        "question": "A curve is followed by 10 bumps side by side, and then by 20 half as wide. "
        "How far is the sum off then, on average, compared with before?",
        "options": ["the same", "about half", "about a quarter"],
        "answer": _twice_as_many_bumps,
        "why": "Each bump is flat on top, and the curve climbs below it: over half the width it "
        "climbs half as much.",
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
        "question": "One fold makes 2 straight pieces of a line, two folds make 4, three make 8. "
        "How many pieces have ten folds?",
        "answer": _pieces_after_ten_folds,
        "tolerance": 0,
        "why": "Each fold doubles them: 2·2·…·2, ten times, is 1024. Ten layers of two units can "
        "do it, with 61 parameters.",
    },
    "07.10": {
        "question": "Somebody forgets the activations: three layers 3–4–4–1, and nothing but "
        "weighted sums. 41 numbers can be set. How many numbers would do the same job?",
        "answer": _numbers_without_curves,
        "tolerance": 0,
        "why": "Weighted sums of weighted sums are weighted sums: three weights and one bias.",
    },
}
