"""Lesson 08, gradient descent: predictions and exercises."""

import numpy as np

from ...models.losses import LOSSES
from ..judging import Exercise
from ..reading import numbers, written

_X, _Y = np.array([1.0, 2.0]), np.array([2.0, 3.0])


def _loss(w: float, b: float, x=_X, y=_Y) -> float:
    return float(LOSSES["mean_squared_error"].value((w * x + b)[:, None], y[:, None]))


def _step(w: float, b: float, x, y, eta: float) -> tuple[float, float]:
    error = w * x + b - y
    return w - eta * float(np.mean(2 * error * x)), b - eta * float(np.mean(2 * error))


def _surer_and_still_wrong() -> str:
    crossentropy = LOSSES["binary_crossentropy"]
    before, after = (crossentropy.value([[a]], [[1.0]]) for a in (0.01, 0.001))
    return "it rises by 2.3" if abs(after - before - 2.3) < 0.05 else "it hardly changes"


def _after_one_step() -> str:
    ratio = _loss(*_step(0.0, 0.0, _X, _Y, 0.1)) / _loss(0.0, 0.0)
    if ratio > 1:
        return "it is greater than before"
    return "it is about a tenth" if ratio < 0.2 else "it is about nine tenths"


def _in_one_step() -> float:
    """Return the η with which a step along −λw from w = 1 ends at 0, for λ = 4."""
    rates = np.arange(0.01, 1.0, 0.01)
    return float(rates[np.abs(1 - rates * 4).argmin()])


def _steps_in_three_epochs() -> float:
    return 3 * -(-100 // 32)


PREDICTIONS = {
    "08.1": {
        "question": "The answer should be 1. A network says 0.01; then it gets even worse, and "
        "says 0.001. The squared error goes from 0.980 to 0.998. And the cross-entropy, −ln ŷ?",
        "options": ["it hardly changes", "it rises by 2.3"],
        "answer": _surer_and_still_wrong,
        "why": "−ln 0.01 = 4.61 and −ln 0.001 = 6.91. The squared error can't exceed 1 here; the "
        "cross-entropy has no limit: being sure and wrong costs more and more.",
    },
    "08.2": {
        "question": "Two samples, (x = 1, y = 2) and (x = 2, y = 3). The neuron ŷ = wx + b starts "
        "with w = 0 and b = 0, where the loss is 6.5. You take one step with η = 0.1. What "
        "happens to the loss?",
        "options": [
            "it is about nine tenths",
            "it is about a tenth",
            "it is greater than before",
        ],
        "answer": _after_one_step,
        "why": "The gradient is (−8, −5), so the step leads to w = 0.8 and b = 0.5, where the "
        "errors are −0.7 and −0.9, and the loss is 0.65.",
    },
    "08.3": {
        "question": "A valley with the loss ½·λ·w², λ = 4. You stand at w = 1, and the slope there "
        "is λw = 4. With which η does a single step lead exactly to the bottom, w = 0?",
        "answer": _in_one_step,
        "tolerance": 0.005,
        "why": "1 − η·4 = 0 for η = 1/4. In general 1/λ: the steeper a valley curves, the smaller "
        "the right step.",
    },
    "08.4": {
        "question": "There are 100 samples, and a step looks at a mini-batch of 32. How many steps "
        "are three epochs?",
        "answer": _steps_in_three_epochs,
        "tolerance": 0,
        "why": "32 + 32 + 32 + 4: four steps see all 100 samples, the last one only 4 of them. "
        "Three epochs are 12 steps.",
    },
}


def _judge_step(step) -> str:
    if not callable(step):
        return "that is not a function; hand over the function itself: check(…, step)"
    rng = np.random.default_rng(8)
    cases = [(0.0, 0.0, _X, _Y, 0.1)]
    cases += [(*rng.normal(size=2), rng.normal(size=5), rng.normal(size=5), 0.05)]
    for w, b, x, y, eta in cases:
        values, wrong = numbers(step(w, b, x, y, eta), 2)
        if wrong:
            return f"{wrong}: the new w and the new b"
        expected = _step(w, b, x, y, eta)
        if not np.allclose(values, expected, atol=1e-6):
            given = f"for w = {written(round(w, 2))}, b = {written(round(b, 2))}, {len(x)} samples"
            if np.allclose(values, 2 * np.array((w, b)) - expected, atol=1e-6):
                return f"{given}: that is uphill; take η times the gradient away"
            before, after = _loss(w, b, x, y), _loss(values[0], values[1], x, y)
            return (
                f"{given} and η = {eta}: it returned {written(values.round(4))}, expected "
                f"{written(np.round(expected, 4))}; the loss went from {written(round(before, 3))} "
                f"to {written(round(after, 3))}"
            )
    return ""


def _judge_limit(answer) -> str:
    value, wrong = numbers(answer, 1)
    if wrong:
        return wrong
    curvature = float(np.mean(2 * np.array([1.0, 2.0, 3.0]) ** 2))
    limit = 2 / curvature
    if abs(value[0] - limit) < 0.001:
        return ""
    factor = 1 - value[0] * curvature
    what = "shrinks" if abs(factor) < 1 else "grows"
    return (
        f"with η = {written(value)} one step multiplies the distance from the minimum by "
        f"{written(round(factor, 3))}, so it {what}; at the limit the factor is −1"
    )


def _judge_perceptron(slope) -> str:
    if not callable(slope):
        return "that is not a function; hand over the function itself: check(…, gradient)"
    for w, b, x, y in (
        ((1.0, -1.0), 0.5, (2.0, 1.0), 0),
        ((1.0, -1.0), 0.5, (-1.0, 1.0), 1),
        ((1.0, -1.0), 0.5, (2.0, 1.0), 1),
        ((0.5, 0.25), -2.0, (1.0, 1.0), 0),
    ):
        values, wrong = numbers(np.hstack(slope(np.array(w), b, np.array(x), y)), 3)
        if wrong:
            return f"{wrong}: ∂L/∂w (two numbers) and ∂L/∂b"
        answer = 1 if np.dot(w, x) + b >= 0 else 0
        expected = np.array([*x, 1.0]) * (answer - y)
        if not np.allclose(values, expected):
            return (
                f"for w = {written(w)}, b = {written(b)}, x = {written(x)}, y = {y} the answer is "
                f"{answer}; it returned {written(values)}, expected {written(expected)}"
            )
    return ""


EXERCISES = {
    "08.1": Exercise(
        _judge_step,
        (
            "First the errors, one for each sample: w * x + b - y.",
            "∂L/∂w is the mean of 2 · error · x, and ∂L/∂b the mean of 2 · error.",
            "return w - eta * np.mean(2 * error * x), b - eta * np.mean(2 * error)",
        ),
        "one step downhill, for any number of samples",
    ),
    "08.2": Exercise(
        _judge_limit,
        (
            "Write the loss as a mean of (wx − y)². How does its slope change when w does?",
            "The slope is the mean of 2(wx − y)x; its own slope, λ, is the mean of 2x².",
            "λ = 2 · (1 + 4 + 9)/3, and the limit is 2/λ.",
        ),
        "η = 3/14 = 0.214",
    ),
    "08.3": Exercise(
        _judge_perceptron,
        (
            "Where the answer is right, the loss is 0 and stays 0: the gradient is 0.",
            "Fired and should not have: L = z = w·x + b. So ∂L/∂w is x, and ∂L/∂b is 1. Silent "
            "and should have fired: L = −z.",
            "y_hat = 1 if w @ x + b >= 0 else 0; return (y_hat - y) * x, y_hat - y",
        ),
        "take η times this away, and you have lesson 04's rule",
    ),
}
