"""Lesson 07, the multilayer perceptron: predictions."""

from functools import partial

import numpy as np

from ...labs.bump.model import GRID, Bump, fitted, network, off, target
from ...labs.depth.model import closer, final
from ...models.mlp import MLP
from ..curve_sketch import CurveSketch, Scale


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


def _inputs_times_100() -> str:
    after = MLP((3, 4, 4, 1))(100 * np.array([[0.5, -1.0, 0.25]])).item()
    if 0.2 < after < 0.8:
        return "it stays between 0.2 and 0.8"
    return "it goes to nearly 0, a sure no" if after < 0.5 else "it goes to nearly 1, a sure yes"


def _between_two_digits() -> float:
    """Return the number with the least mean squared error where half the targets are 1, half 7."""
    answers = np.linspace(0, 9, 91)
    return float(answers[((answers[:, None] - [1, 7]) ** 2).mean(axis=1).argmin()])


def _without_the_first_tanh() -> str:
    """Return the smallest network that answers like 3–4–4–1 whose first tanh is missing."""
    (W1, W2, W3), X = MLP((3, 4, 4, 1)).weights, np.random.default_rng(0).normal(size=(50, 3))
    sums = np.tanh(X @ W1 @ W2) @ W3
    small = MLP((3, 4, 1), "tanh", "identity")
    small.weights = [W1 @ W2, W3]
    line, *_ = np.linalg.lstsq(np.column_stack([X, np.ones(50)]), sums, rcond=None)
    if np.allclose(np.column_stack([X, np.ones(50)]) @ line, sums):
        return f"3–1, with {parameters(3, 1)} numbers"
    if np.allclose(small(X), sums):
        return f"3–4–1, with {parameters(3, 4, 1)} numbers"
    return "3–4–4–1; there is no smaller one"


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


def _reply_to_parameters(given: float) -> str:
    """Return what is said to another count of 3–4–4–1's numbers: layers are fully connected."""
    weights, units = 3 * 4 + 4 * 4 + 4 * 1, 4 + 4 + 1
    replies: dict[float, str] = {
        weights: "Those are the weights. Each unit after the inputs has a bias, too.",
        weights + units - 1: "One bias is missing: the output unit has one, too.",
        weights + 3 + units: "The three inputs have no bias: they compute nothing.",
        weights + 3: "One bias for each layer? Each unit has its own.",
        3 + units: "Those are the units. Count the lines between them, and the biases.",
        units: "Those are the biases. Each line between two units is a weight besides.",
        3 * 4 * 4 * 1: "Multiplied through, those are the ways from an input to the output. Lines "
        "are counted from layer to layer, and added up.",
    }
    return replies.get(given, "")


def _reply_to_pieces(given: float) -> str:
    """Return what is said to another number of pieces: each layer gets what the last one made."""
    replies: dict[float, str] = {
        3: "One for each layer? The first alone makes two.",
        4: "That is after two layers.",
        6: "Two for each layer, if each got a straight line. The second one gets a tooth.",
        7: "Those are the bends. There is one piece more.",
        16: "That is after four layers.",
        64: "That doubles for each of the six units. But it takes two of them to fold once.",
    }
    return replies.get(given, "")


def _reply_to_between(given: float) -> str:
    """Return what is said to another answer than 4: one of the two digits, or beyond them."""
    if given in (1, 7):
        return "Half of the time that is off by 6, squared 36: on average 18."
    return "" if 1 < given < 7 else "From there it is far to one of the two, and squared farther."


def _reply_to_a_difference(given: list[float]) -> str:
    """Return what is said to a drawing that is known: the sum, or the difference upside down."""
    first, second = Bump(2.0, 9.0, 1.0), Bump(4.0, 9.0, 1.0)
    x = np.linspace(0, 6, len(given))
    for bumps, said in (
        ((first, second), "That is both added up: where both are up, it is 2. Take one away."),
        ((Bump(2.0, 4.0, -1.0),), "That is the second minus the first: upside down."),
        ((Bump(2.0, 4.0, 1.0), Bump(4.0, 9.0, -1.0)), "After 4 both are 1: 1 − 1 is 0, not −1."),
        ((Bump(2.0, 4.0, 0.0),), "Between 2 and 4 the first is up alone: 1 − 0 is left there."),
        ((first,), "That is the first alone. After 4 the second is taken away from it."),
    ):
        at, height = _steps(*bumps).T
        if np.abs(np.interp(x, at, height).clip(-1.5, 1.5) - given).mean() < 0.15:
            return said
    return ""


PREDICTIONS = {
    "07.1": {
        "question": "A network has 3 inputs, two hidden layers of 4 units each, and 1 output. "
        "How many parameters (weights and biases) does it have?",
        "answer": lambda: parameters(3, 4, 4, 1),
        "tolerance": 0,
        "reply": _reply_to_parameters,
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
            "it stays between 0.2 and 0.8",
            "it goes to nearly 0, a sure no",
            "it goes to nearly 1, a sure yes",
        ],
        "answer": _inputs_times_100,
        "reply": dict.fromkeys(
            ("it goes to nearly 0, a sure no", "it goes to nearly 1, a sure yes"),
            "A hundred times the inputs is not a hundred times what comes out of layer 1.",
        ).get,
        "why": "No tanh gives more than 1, however large its sum: after the first layer the "
        "shouting is over. The last weights add up to 1.39 at most, whatever the signs, so nearly "
        "0 or nearly 1 is out of reach. Where in between it ends, the signs and the weights "
        "decide.",
    },
    "07.4": {
        "question": "100 samples go through this network at once: X has 100 rows and 3 columns. "
        "What shape do the outputs of the first hidden layer have?",
        "options": ["3 rows, 4 columns", "100 rows, 4 columns", "4 rows, 100 columns"],
        "answer": _shape_of_the_first_layer,
        "reply": {
            "3 rows, 4 columns": "That is W. The outputs are what it makes of each sample.",
            "4 rows, 100 columns": "The right numbers, turned: samples go in as rows, and come "
            "out as rows.",
        }.get,
        "why": "One row for each sample, one column for each unit: (100, 3) @ (3, 4) is (100, 4).",
    },
    "07.5": {
        "question": "A smudge. Of the smudges like it that the network learned from, half were a 1 "
        "and half a 7. To say 1 is off by 0 or by 6, squared by 0 or 36, on average 18. Which "
        "number has the least squared error on average?",
        "answer": _between_two_digits,
        "tolerance": 0,
        "reply": _reply_to_between,
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
        "reply": _reply_to_a_difference,
        "why": "Before 2 it is 0 − 0, between 2 and 4 it is 1 − 0, and after 4 it is 1 − 1.",
    },
    "07.7": {
        "question": "One wave of a sine is followed by 10 bumps side by side, their edges very "
        "steep (s = 50), and then by 20 half as wide. How far is the sum off then, on average, "
        "compared with before?",
        "options": ["the same", "about half", "about a quarter"],
        "answer": _twice_as_many_bumps,
        "why": "Each bump is flat on top, and the curve climbs below it: over half the width it "
        "climbs half as much. (For a quarter the tops would have to slope along with the curve.) "
        "It holds for smooth curves and steep edges; stairs, for one, are another matter.",
    },
    "07.8": {
        "question": "One hidden layer of 17 units, or three of 4: 52 parameters or 53. Both learn "
        "a curve with four sharp teeth, 2000 epochs, from several starts. Which one ends closer?",
        "options": ["the wide one", "the deep one", "now one, now the other"],
        "answer": _who_follows_teeth,
        "why": "On this curve the deep one, from every start that was tried. Watch what the wide "
        "one does meanwhile.",
    },
    "07.9": {
        "question": "One such layer makes one tooth out of a straight line: two straight pieces. "
        "Three such layers stand one behind the other, six units in all. Of how many straight "
        "pieces is the line that comes out?",
        "answer": _pieces_after_three_folds,
        "tolerance": 0,
        "reply": _reply_to_pieces,
        "why": "Each fold doubles them: 2, 4, 8. The second layer sees u go up to 1 and down "
        "again, so it makes its tooth twice, once on the way up and once on the way down.",
    },
    "07.10": {
        "question": "Somebody forgets the first tanh only: Linear(3, 4), Linear(4, 4), Tanh, "
        "Linear(4, 1), Sigmoid. 41 numbers can be set. Which is the smallest network that can "
        "give all the same answers?",
        "options": [
            "3–4–4–1; there is no smaller one",
            "3–4–1, with 21 numbers",
            "3–1, with 4 numbers",
        ],
        "answer": _without_the_first_tanh,
        "why": "The first two layers have nothing between them that bends, so one layer of 4 does "
        "the work of both. The second tanh is there, and what it bends no single layer can.",
    },
}
