"""Lesson 06, activation functions: predictions and exercises."""

import numpy as np

from ...models.activations import ACTIVATIONS, softmax
from ...models.mlp import MLP
from ..judging import Exercise
from ..reading import numbers, written

_SIGMOID = ACTIVATIONS["sigmoid"]


def _nudged_step() -> float:
    step = ACTIVATIONS["heaviside"]
    return float(step(-0.79) - step(-0.8))


def _steepest_sigmoid() -> float:
    return float(_SIGMOID.derivative(np.linspace(-6, 6, 1201)).max())


def _after_ten_layers() -> str:
    left = _steepest_sigmoid() ** 10
    return {-1: "about a fortieth", -3: "about a thousandth", -6: "about a millionth"}[
        round(np.log10(left))
    ]


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
        "why": "At z = 0 the slope is a(1 − a) = ½ · ½ = ¼. It is nowhere steeper.",
    },
    "06.3": {
        "question": "Ten sigmoids in a row, each at its steepest, with slope ¼ and weight 1. You "
        "change the input a little. How much of the change arrives at the end?",
        "options": ["about a fortieth", "about a thousandth", "about a millionth"],
        "answer": _after_ten_layers,
        "why": "Each layer keeps a quarter of what the one before has left: ¼ of ¼ of ¼ … ten "
        "times is 1/1,048,576.",
    },
    "06.4": {
        "question": "A network has 2 inputs and layers of 5, 5 and 1 units, with the identity for "
        "its activation everywhere. How many layers of weights would be enough for exactly the "
        "same outputs?",
        "answer": _how_many_layers,
        "why": "A weighted sum of weighted sums is a weighted sum. Multiply the three matrices, "
        "and one layer does what the three did.",
    },
    "06.5": {
        "question": "Three scores go through softmax. You add 1 to each of them. What happens to "
        "the three probabilities?",
        "options": ["nothing", "they come closer together", "they move apart"],
        "answer": _one_more_for_each,
        "why": "Each power becomes e times as large, and so does their sum. Softmax only sees "
        "differences between scores.",
    },
}


def _judge_slope(slope) -> str:
    if not callable(slope):
        return "that is not a function; hand over the function itself: check(…, slope)"
    for name, z in (("identity", 0.5), ("sigmoid", 0.0), ("tanh", 0.7), ("softplus", -1.2)):
        f = ACTIVATIONS[name]
        value, wrong = numbers(slope(f, z), 1)
        expected = float(f.derivative(z))
        if wrong:
            return f"for {name} at z = {written(z)}: {wrong}"
        if abs(value[0] - expected) > 1e-4:
            return (
                f"for {name} at z = {written(z)} it returned {written(value)}; "
                f"the slope there is {written(round(expected, 4))}"
            )
    return ""


def _judge_where(answer) -> str:
    value, wrong = numbers(answer, 1)
    if wrong:
        return wrong
    a = float(_SIGMOID(value[0]))
    if abs(a - 0.9) < 0.0005:
        return ""
    side = "above" if a > 0.9 else "below"
    return f"σ({written(value)}) = {written(round(a, 4))}, which is {side} 0.9"


def _judge_softmax(function) -> str:
    if not callable(function):
        return "that is not a function; hand over the function itself: check(…, softmax)"
    for z in ([2.0, 1.0, 0.1], [-3.0, 0.0, 0.5, 4.0], [1000.0, 1000.0]):
        with np.errstate(all="ignore"):
            result = function(np.array(z))
        values, wrong = numbers(result, len(z))
        if wrong:
            return f"for z = {written(z)}: {wrong}"
        if not np.allclose(values, softmax(z), atol=1e-6):
            return (
                f"for z = {written(z)} it returned {written(values.round(4))}; "
                f"expected {written(softmax(z).round(4))}"
            )
    return ""


EXERCISES = {
    "06.1": Exercise(
        _judge_slope,
        (
            "Nudge z a little to the right and a little to the left. How much does f change, "
            "for how much of z?",
            "With h = 0.001: from f(z − h) to f(z + h), over a distance of 2h.",
            "return (f(z + 0.001) - f(z - 0.001)) / 0.002",
        ),
        "a slope from two values of the function, the central difference",
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
        "and it bears scores of 1000",
    ),
}
