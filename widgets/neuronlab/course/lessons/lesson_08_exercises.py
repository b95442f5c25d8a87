"""Lesson 08, gradient descent: exercises and their judges."""

from fractions import Fraction

import numpy as np

from ...labs.descent.behaviour_model import behaviour
from ...labs.descent.landscape_model import Landscape
from ...labs.descent.model import Descent
from ...labs.descent.surfaces_model import landscape
from ...labs.slope.model import nudge
from ..judging import Exercise, Slip, of_a_function
from ..reading import numbers, written
from .lesson_08 import X, Y, mean_loss, one_step
from .lesson_08_perceptron import judge_perceptron

LEVEL = 0.03
"""A slope that is smaller counts as 0 where it was set by hand."""


@of_a_function("step")
def _judge_step(step) -> str:
    rng = np.random.default_rng(8)
    cases = [(0.0, 0.0, X, Y, 0.1)]
    cases += [(*rng.normal(size=2), rng.normal(size=5), rng.normal(size=5), 0.05)]
    for w, b, x, y, eta in cases:
        returned = step(w, b, x.copy(), y.copy(), eta)  # it may change the arrays in place
        values, wrong = numbers(returned, 2)
        if wrong:
            return _no_pair(f"{wrong}: the new w and the new b", returned, len(x))
        expected = one_step(w, b, x, y, eta)
        if not np.allclose(values, expected, atol=1e-6):
            given = f"for w = {written(round(w, 2))}, b = {written(round(b, 2))}, {len(x)} samples"
            if np.allclose(values, 2 * np.array((w, b)) - expected, atol=1e-6):
                said = f"{given}: that is uphill; take η times the gradient away from w and b"
                return f"{said}; or is your error y − ŷ?"
            before, after = mean_loss(w, b, x, y), mean_loss(values[0], values[1], x, y)
            said = (
                f"{given} and η = {eta}: it returned {written(values.round(4))}, expected "
                f"{written(np.round(expected, 4))}; the loss went from {written(round(before, 3))} "
                f"to {written(round(after, 3))}"
            )
            return _slip_of_step(said, values, w, b, x, y, eta)
    return ""


def _no_pair(said: str, returned, n: int) -> str:
    """Return what is wrong with what is no pair of numbers, from a step over ``n`` samples."""
    if returned is None:
        return Slip(said, "the last line hands both over: return, the new w, a comma, the new b")
    if np.isscalar(returned):
        return Slip(said, "only one came back: return both, with a comma between them")
    parts = returned if isinstance(returned, tuple | list) else [returned]
    each = any(isinstance(part, np.ndarray) and part.size == n for part in parts)
    return Slip(said, _NO_MEAN if each else "these two alone: the new w, a comma, the new b")


_NO_MEAN = "one number for each sample is left: the loss is a mean, and so is its slope"


_SQUARED = "that is the squared error; in its slope stands the error itself, once"


def _slip_of_step(said: str, values: np.ndarray, w, b, x, y, eta) -> str:
    """Return what is wrong, with a hint where it is known which mistake was made."""
    new_w, new_b = one_step(w, b, x, y, eta)
    by_w, by_b = (w - new_w) / eta, (b - new_b) / eta
    without_b, error = one_step(w, 0.0, x, y, eta), w * x + b - y
    one_by_one = w, b
    for i in range(len(x)):
        one_by_one = one_step(*one_by_one, x[i : i + 1], y[i : i + 1], eta)
    known = (
        (one_step(w, b, x, y, 0.1), "right for η = 0.1 alone: use eta"),
        ((w + 8 * eta, b + 5 * eta), "−8 and −5 belong to the example: find the slopes anew"),
        (one_step(0.0, 0.0, X, Y, 0.1), "that is the example's result: use w, b, x, y and eta"),
        ((new_b, new_w), "swapped: the new w comes first, and then the new b"),
        ((w - eta * by_b, b - eta * by_w), "swapped: the slope by w is the one with x in it"),
        (
            (w, b) - eta * np.array((by_w, by_b)) * len(x) / 2,
            "right for two samples alone: the mean divides the sum by len(x), or take np.mean",
        ),
        ((w, b) - eta * np.array((by_w, by_b)) / 2, "half as far: where is the 2 of 2 · error?"),
        (
            (w, b) - eta * np.array((by_w, by_b)) * len(x),
            "that is the sum over the samples; the loss is their mean",
        ),
        ((by_w, by_b), "that is the gradient; take η times it away from w and from b"),
        ((new_w - w, new_b - b), "that is the move alone; return where it leads: w and b after it"),
        ((w, b), "that is where it stood; return where the step leads"),
        (
            (new_w, one_step(new_w, b, x, y, eta)[1]),
            "both slopes belong to the old w: find both, and then move",
        ),
        (
            (w - eta * by_b, new_b),
            "b is right; a nudge of w by h moves ŷ by x·h: each error times its own x",
        ),
        *(
            ((w - c * eta * np.mean(error**2 * x), b - c * eta * np.mean(error**2)), _SQUARED)
            for c in (1, 2)
        ),
        (one_by_one, "that is a step for each sample; take a single one, along the mean slope"),
        ((new_w, b - eta * by_w), "w is right; a nudge of b moves ŷ by h itself: no x there"),
        ((new_w, b), "w is right; b has a slope, too"),
        ((w - by_w, b - by_b), "that is a step of the whole gradient: where is η?"),
        (
            (w - eta * by_b * np.mean(x), new_b),
            "b is right; for w, multiply each error by its own x, and only then take the mean",
        ),
        ((w - eta * 2 * (w * x + b - y) * x)[:2], _NO_MEAN),
        ((without_b[0], b + without_b[1]), "the outputs are w * x + b: the b is missing"),
    )
    for slip, hint in known:
        if np.allclose(values, slip, atol=1e-6):
            return Slip(said, hint)
    return said


def _judge_limit(answer) -> str:
    try:
        answer = float(Fraction(answer.replace(" ", ""))) if isinstance(answer, str) else answer
    except (ValueError, ZeroDivisionError):
        return "that is a text; write a number without quotation marks, as 1/2 or as 0.5"
    value, wrong = numbers(answer, 1)
    if wrong:
        return wrong
    curvature = float(np.mean(2 * np.array([1.0, 2.0, 3.0]) ** 2))
    limit = 2 / curvature
    if abs(value[0] - limit) < 0.0006:
        return ""
    factor = 1 - value[0] * curvature
    what = "shrinks" if abs(factor) < 1 else "grows"
    said = (
        f"with η = {written(value)} one step multiplies the distance from the minimum by "
        f"{written(round(factor, 3))}, so it {what}; at the limit the factor is −1"
    )
    known = {
        curvature: "that is λ itself; the limit is 2/λ",
        1 / 4: "take the mean of x², not the square of the mean",
        1 / 9: "all three samples count, not the largest alone",
        1 / curvature: "that is 1/λ, which leads to the bottom in one step; the limit is 2/λ",
        2 * limit: "the slope is the mean of 2(wx − y)x: the 2 in it counts for λ, too",
        limit / 3: "the loss is the mean over the three samples, not their sum",
        curvature / 2: "that is the mean of x²; λ has a 2 in it besides, and the limit is 2/λ",
        1 / 7: "2/14: that is 2 over the sum of x²; λ is the mean of 2x²",
        1 / 28: "the loss is the mean over the three samples, not their sum; and the limit is 2/λ",
        1 / 8: "take the mean of x², not the square of the mean; and the limit is 2/λ",
        1 / 2: "take the mean of x², not the square of the mean; and λ has a 2 in it besides",
        1 / 18: "all three samples count, not the largest alone; and the limit is 2/λ",
        2 / 9: "all three samples count, not the largest alone; and λ has a 2 in it besides",
    }
    copied = landscape("line").stability_limit
    known[copied] = "that is the limit of the landscape above, with its 150 flowers and two slopes"
    for slip, hint in known.items():
        if abs(value[0] - slip) < 0.001:
            return Slip(said, hint)
    near = abs(value[0] - limit) < 0.006
    return Slip(said, "close: divide once more, to three decimals") if near else said


def _judge_slope(answer) -> str:
    value, wrong = numbers(answer, 1)
    if wrong:
        return wrong
    slope = nudge(2.5, 0.001).slope
    if abs(value[0] - slope) < 0.0001:
        return ""
    if 0 < abs(value[0] - slope) < 0.05:
        said = f"{written(value)} is ΔL/h for a nudge that is small, but not yet nothing"
        return Slip(said, "nearly: which number does it come to as h goes on shrinking?")
    if 0 < value[0] - slope <= 2.1:
        return f"{written(value)} is ΔL/h for a nudge that is not small; what does it come to?"
    if 0 < value[0] < 1:
        return Slip(f"{written(value)} is ΔL", "divide it by h, and then make h smaller")
    said = f"{written(value)} is not it: what ΔL/h comes to at w = 2.5 as h gets smaller"
    known = {
        -slope: "does L rise or fall when w goes up from 2.5?",
        slope / 2: "that is the loss itself; how fast does it change there?",
        5.0: "that is ΔL for h = 0.5: divide it by h, and make h smaller",
        slope / 4: "that is the error ŷ − y; how fast does its square change?",
        -4.0: "that is the slope at w = 1: set w = 2.5",
        2 * slope: "twice too much: read off ΔL for h = 0.01, and divide it by 0.01",
    }
    for slip, hint in known.items():
        if abs(value[0] - slip) < 0.05:
            return Slip(said, hint)
    return said


def _judge_second_valley(answer) -> str:
    values, wrong = numbers(answer, 4)
    if wrong:
        return f"{wrong}: w and v of a start that is caught, then w and v of the saddle"
    low, start, saddle = landscape("chain"), values[:2], values[2:]
    if np.abs(start).max() > 3:
        return Slip(
            f"the start {written(start)} is outside of the map",
            "stay between −3 and 3: even there many starts are caught",
        )
    walk = Descent(low, (start[0], start[1]), learning_rate=0.3)
    if _at_saddle(low, start) and not _at_saddle(low, saddle):
        return Slip(
            f"at {written(start)} is the saddle",
            "the start comes first, and then the saddle: change their order",
        )
    if _at_saddle(low, start):
        return Slip(
            f"the start {written(start)} is the saddle itself, where a hair decides",
            "start well inside the higher valley: which of the four starts in the lab ended there?",
        )
    bottoms = low.minimum, low.rests["local minimum"]
    if low.bottom(walk.path(200)[-1]) is not bottoms[1]:
        return Slip(
            f"from {written(start)} the walk {behaviour(walk, 200).name}, with η = 0.3 and 200 "
            "steps: that is the lowest valley",
            "the start comes first: which of the four starts in the lab ended higher up?",
        )
    if any(np.hypot(*(saddle - bottom)) < 0.5 for bottom in bottoms):
        return Slip(
            f"the start is right; at {written(saddle)} or near it is the bottom of a valley",
            _PASS,
        )
    if _at_saddle(low, saddle):
        return ""
    slopes = written(low.gradient(*saddle).round(3))
    said = f"the start is right; at {written(saddle)} the two slopes are {slopes}, not 0"
    if np.abs(low.gradient(*saddle)).max() < 0.2:
        return Slip(said, f"nearly: both have to come below {LEVEL} in size. {_CROSSWISE}")
    if np.hypot(*(saddle - low.rests["saddle"])) < 0.5:
        return Slip(said, f"the region is right: both have to come below {LEVEL}. {_CROSSWISE}")
    return Slip(said, _PASS)


_CROSSWISE = "The slopes hang crosswise: v mends the slope along w, and w the slope along v."

_PASS = "the saddle is the pass between the two valleys: up to both sides, down along the way"


def _at_saddle(low: Landscape, at: np.ndarray) -> bool:
    """Return whether both slopes are as good as 0, and it is the saddle that is near."""
    near = np.hypot(*(at - low.rests["saddle"])) < 0.5
    return bool(near and np.abs(low.gradient(*at)).max() < LEVEL)


EXERCISES = {
    "08.1": Exercise(
        _judge_slope,
        (
            "Set w = 2.5 and h = 0.1 in the lab; divide ΔL by h. Then h = 0.01, and again.",
            "With h = 0.1 it is 8.4. With 0.01? With 0.001? What are they heading for?",
            "8.4, 8.04, 8.004: what is left when the 4 has moved out of sight?",
        ),
        "a slope, found with your own hands",
    ),
    "08.2": Exercise(
        _judge_step,
        (
            "First the errors, one for each sample: w * x + b - y.",
            "∂L/∂w is the mean of 2 · error · x, and ∂L/∂b the mean of 2 · error.",
            "return w - eta * np.mean(2 * error * x), b - eta * np.mean(2 * error)",
        ),
        "one step downhill, for any number of samples",
    ),
    "08.3": Exercise(
        _judge_limit,
        (
            "Write the loss as a mean of (wx − y)². How does its slope change when w does?",
            "The slope is the mean of 2(wx − y)x; its own slope, λ, is the mean of 2x².",
            "λ = 2 · (1 + 4 + 9)/3, and the limit is 2/λ.",
        ),
        "λ, the mean of 2x², is 28/3, and the limit is 2/λ = 3/14 = 0.214",
    ),
    "08.4": Exercise(
        _judge_second_valley,
        (
            "Which corners of the landscape ended in the higher valley? Start in one of them.",
            "The saddle: the pass between the two valleys. Drag the start there, with 0 steps, and "
            f"then go on with the two sliders. {_CROSSWISE}",
            "It is almost in the middle: w = −0.04, v = 0. A start that is caught: (−2, −2).",
        ),
        "a local minimum and a saddle, both found",
    ),
    "08.5": Exercise(
        judge_perceptron,
        (
            "Where the answer is right, the loss is 0 and stays 0: the gradient is 0.",
            "Fired and should not have: L = z = w·x + b. So ∂L/∂w is x, and ∂L/∂b is 1. Silent "
            "and should have fired: L = −z.",
            "y_hat = 1 if w @ x + b >= 0 else 0; return (y_hat - y) * x, y_hat - y",
        ),
        "take η times this away, and you have lesson 04's rule",
    ),
}
