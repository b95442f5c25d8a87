"""Lesson 06, activation functions: predictions and exercises."""

import numpy as np

from ...labs.race.model import RUNNERS, Race
from ...labs.vanishing.model import chain
from ...models.activations import ACTIVATIONS, softmax
from ...models.datasets import load
from ...models.mlp import MLP
from ...models.training import Trainer
from ..judging import Exercise, Slip, of_a_function
from ..reading import numbers, written

_SIGMOID = ACTIVATIONS["sigmoid"]


def _nudged_step() -> float:
    step = ACTIVATIONS["heaviside"]
    return float(step(-0.79) - step(-0.8))


def _steepest_sigmoid() -> float:
    return float(_SIGMOID.derivative(np.linspace(-6, 6, 1201)).max())


def _who_feels_a_nudge() -> str:
    felt = [name for name in ("sigmoid", "tanh", "relu") if ACTIVATIONS[name].derivative(10) > 0.01]
    return {"relu": "the ReLU alone", "sigmoid tanh": "sigmoid and tanh"}.get(
        " ".join(felt), "all three"
    )


def _after_ten_layers() -> str:
    left = _steepest_sigmoid() ** 10
    return {-1: "about a fortieth", -3: "about a thousandth", -6: "about a millionth"}[
        round(np.log10(left))
    ]


def _the_best_weight() -> str:
    return max(("0.5", "1.2", "3"), key=lambda w: chain(0.1, float(w), "tanh", 10).left)


def _six_sigmoid_layers() -> str:
    shallow, deep = (
        Race("moons", depth, 0.05).at(0).pull[list(RUNNERS).index("sigmoid")] for depth in (1, 6)
    )
    said = {0: "about as strongly", 1: "about ten times more weakly"}
    said |= {3: "about a thousand times more weakly", 6: "about a million times more weakly"}
    return said[round(np.log10(shallow / deep))]


def _how_many_layers() -> float:
    """Return 1 where three layers of identity units can be written as one, else 3."""
    mlp = MLP((2, 5, 5, 1), hidden="identity", output="identity", seed=3)
    X = np.random.default_rng(0).normal(size=(20, 2))
    W1, W2, W3 = mlp.weights
    return 1 if np.allclose(mlp(X), X @ (W1 @ W2 @ W3)) else 3


def _one_more_for_each() -> str:
    before, after = softmax([2.0, 1.0, 0.1]), softmax([3.0, 2.0, 1.1])
    if np.allclose(before, after):
        return "nothing"
    return "they come closer together" if np.ptp(after) < np.ptp(before) else "they move apart"


def _three_compared() -> str:
    iris = load("iris", features=["petal length", "petal width"])
    alone = []
    for name in iris.class_names:
        question, unit = iris.against_rest(name), MLP([2, 1], output="sigmoid")
        Trainer(
            unit, question.X, question.y, optimizer="adam", learning_rate=0.1, batch_size=150
        ).run_epochs(2000)
        alone.append(unit(iris.X)[:, 0])
    wrong = np.count_nonzero(np.argmax(alone, axis=0) != iris.y)
    return "fewer than 10" if wrong < 10 else "about 30" if wrong < 40 else "about 50"


PREDICTIONS = {
    "06.1": {
        "question": "A neuron with the Heaviside step has z = −0.8. You change a weight a "
        "little, so that z becomes −0.79. By how much does its output change?",
        "answer": _nudged_step,
        "tolerance": 0.0001,
        "why": "Not at all: the output is 0 before and 0 after. The neuron does not say whether "
        "the change was for the better.",
    },
    "06.2": {
        "question": "The sigmoid goes from 0 to 1, and is steepest at z = 0. How steep is it "
        "there? (A slope of 1 is 45°.)",
        "answer": _steepest_sigmoid,
        "tolerance": 0.05,
        "why": "Nudge it: from z = −0.1 to 0.1 the output goes from 0.475 to 0.525. That is 0.05 "
        "for a way of 0.2, a slope of ¼. It has to climb by 1 in all, but takes its time.",
    },
    "06.3": {
        "question": "A sigmoid, a tanh and a ReLU, max(0, z), all stand at z = 10, far to the "
        "right. You nudge z. Whose output moves by more than a hundredth of the nudge?",
        "options": ["sigmoid and tanh", "the ReLU alone", "all three"],
        "answer": _who_feels_a_nudge,
        "why": "The two S-shaped curves have run into their ceiling, and are flat there. The ReLU "
        "has none: its slope is 1 at every z above 0.",
    },
    "06.4": {
        "question": "Ten sigmoids in a row, each at its steepest, with slope ¼ and weight 1. You "
        "change the input a little. How much of the change arrives at the end?",
        "options": ["about a fortieth", "about a thousandth", "about a millionth"],
        "answer": _after_ten_layers,
        "why": "Each layer keeps a quarter of what the one before has left: ¼ of ¼ of ¼ … ten "
        "times is 1/1,048,576.",
    },
    "06.5": {
        "question": "Ten tanhs in a row, all with the same weight, and x = 0.1. The slope of a "
        "tanh is 1 in the middle, and less outside. With which weight does most of a small "
        "change arrive?",
        "options": ["0.5", "1.2", "3"],
        "answer": _the_best_weight,
        "why": "With 0.5 each layer halves it. With 3 the first layers enlarge it, but z soon "
        "stands far out, where a tanh is flat, and next to nothing comes through. With 1.2 z "
        "stays near the middle, and more than twice what was sent arrives.",
    },
    "06.6": {
        "question": "The sigmoids get six hidden layers instead of one. At the start of the race, "
        "how strongly does the error pull at a weight of their first layer now?",
        "options": [
            "about as strongly",
            "about ten times more weakly",
            "about a thousand times more weakly",
            "about a million times more weakly",
        ],
        "answer": _six_sigmoid_layers,
        "why": "Five more layers, and in each a slope of at most ¼: that alone makes 1/1024. The "
        "weights on the way are no help: they start small.",
    },
    "06.7": {
        "question": "A network has 2 inputs and layers of 5, 5 and 1 units, with the identity for "
        "its activation everywhere. How many layers of weights would be enough for exactly the "
        "same outputs?",
        "answer": _how_many_layers,
        "why": "A weighted sum of weighted sums is a weighted sum. Multiply the three matrices, "
        "and one layer does what the three did.",
    },
    "06.8": {
        "question": "Three scores go through softmax. You add 1 to each of them. What happens to "
        "the three probabilities?",
        "options": ["nothing", "they come closer together", "they move apart"],
        "answer": _one_more_for_each,
        "why": "Each power becomes e times as large, and so does their sum. Softmax only sees "
        "differences between scores.",
    },
    "06.9": {
        "question": "Now show each flower to all three sigmoids, and let the greatest output have "
        "it. None of them has learned anything since. How many of the 150 will be wrong?",
        "options": ["about 50", "about 30", "fewer than 10"],
        "answer": _three_compared,
        "why": "Setosa's and virginica's units are low in the middle. There versicolor's “perhaps” "
        "is the greatest of the three, though by itself it is no yes.",
    },
}


_UPHILL = -0.02
"""Where σ(z) − tanh(z − 4) climbs most steeply: it falls far more steeply at 4."""


@of_a_function("steepest")
def _judge_steepest(steepest) -> str:
    tanh = ACTIVATIONS["tanh"]
    for name, f, expected in (
        ("σ(z − 2)", lambda z: _SIGMOID(np.asarray(z) - 2), 2.0),
        ("tanh(z)", tanh, 0.0),
        ("tanh(3·(z + 1.4))", lambda z: tanh(3 * (np.asarray(z) + 1.4)), -1.4),
        ("σ(z) − tanh(z − 4)", lambda z: _SIGMOID(z) - tanh(np.asarray(z) - 4), _UPHILL),
    ):
        value, wrong = numbers(steepest(f), 1)
        if wrong:
            return f"for f(z) = {name}: {wrong}"
        said = f"for f(z) = {name} it returned {written(value)}"
        if abs(value[0] - expected) <= 0.07:
            continue
        if expected == _UPHILL and abs(value[0] - 4) <= 0.1:
            return Slip(
                f"{said}, where it falls most steeply",
                "downhill the slope is negative: compare the slopes with their signs",
            )
        if abs(value[0] - expected) < 0.6:
            return Slip(
                f"{said}; it is steepest at z = {written(expected)}",
                "you are close: is your list of z fine enough?",
            )
        if value[0] > 6:
            return Slip(
                f"{said}, which is not between −6 and 6",
                "is that a place in your list? Look up which z stands there: z[place]",
            )
        if abs(value[0] - float(ACTIVATIONS["sigmoid"].derivative(0))) < 0.02:
            return Slip(
                f"{said}, which is the slope there",
                "the greatest slope is found; now return the z that it belongs to, with np.argmax",
            )
        return f"{said}; it is steepest at z = {written(expected)}"
    return ""


def _judge_where(answer) -> str:
    value, wrong = numbers(answer, 1)
    if wrong:
        return wrong
    a = float(_SIGMOID(value[0]))
    if abs(a - 0.9) < 0.0005:
        return ""
    side = "above" if a > 0.9 else "below"
    said = f"σ({written(value)}) = {written(round(a, 4))}, which is {side} 0.9"
    if abs(a - 0.1) < 0.0005:
        return Slip(said, "that is the mirror image: check the sign of z")
    if abs(a - 0.9) < 0.01:
        return Slip(said, "close, as read off a picture; now solve 0.9 = 1/(1 + e⁻ᶻ) for z")
    if abs(value[0] - float(_SIGMOID(0.9))) < 0.01 or value[0] == 0.9:
        return Slip(said, "0.9 is to come out; which z has to go in?")
    return said


@of_a_function("softmax")
def _judge_softmax(function) -> str:
    for z in ([2.0, 1.0, 0.1], [-3.0, 0.0, 0.5, 4.0], [1000.0, 1000.0], [-1000.0, -1000.0],
              [1000.0, 0.0, -1000.0]):  # fmt: skip
        with np.errstate(all="ignore"):
            result = function(np.array(z))
        values, wrong = numbers(result, len(z))
        if wrong and abs(z[0]) == 1000 and "finite" in wrong:
            return Slip(
                f"right for small scores; for z = {written(z)} {wrong}",
                "only differences between scores count (prediction 06.8): which number can you "
                "take away from all of them, so that the greatest becomes 0?",
            )
        if wrong and "finite" in wrong:
            return Slip(
                f"for z = {written(z)}: {wrong}",
                "whatever you take away must fit these scores, too: find it from z itself",
            )
        if wrong:
            return f"for z = {written(z)}: {wrong}"
        if np.allclose(values, softmax(z), atol=1e-6):
            continue
        said = (
            f"for z = {written(z)} it returned {written(values.round(4))}; "
            f"expected {written(softmax(z).round(4))}"
        )
        if np.allclose(values * np.sum(z), z):
            return Slip(said, "those are shares of the scores; take a power of e for each first")
        if np.allclose(values / values.sum(), softmax(z), atol=1e-6):
            return Slip(said, "the powers are right; now divide each by the sum of all")
        return said
    return ""


EXERCISES = {
    "06.1": Exercise(
        _judge_steepest,
        (
            "Make a fine list of z from −6 to 6, and the slope of f at each of them, by nudging.",
            "(f(z + 0.001) - f(z - 0.001)) / 0.002 works on a whole array of z at once.",
            "z = np.linspace(-6, 6, 1201); the place of the greatest slope is np.argmax(slopes).",
        ),
        "slopes from values of the function alone, and the greatest of them found",
    ),
    "06.2": Exercise(
        _judge_where,
        (
            "1/(1 + e⁻ᶻ) = 0.9. What is 1 + e⁻ᶻ then?",
            "1 + e⁻ᶻ = 1/0.9, so e⁻ᶻ = 1/9.",
            "e⁻ᶻ = 1/9 means that z is the natural logarithm of 9: np.log(9).",
        ),
        "z = ln 9; by symmetry σ(−ln 9) = 0.1",
    ),
    "06.3": Exercise(
        _judge_softmax,
        (
            "np.exp(z) gives all the powers at once, and .sum() adds them up.",
            "e¹⁰⁰⁰ is too large for a computer's numbers. Which number may you take from every "
            "score without changing the result?",
            "Take the greatest away first: powers = np.exp(z - z.max())",
        ),
        "and it bears scores of ±1000",
    ),
}
