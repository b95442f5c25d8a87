"""Lesson 10, backpropagation: predictions and exercises."""

import numpy as np

from ...labs.gradient_check import model as gradient_check
from ...models.activations import ACTIVATIONS
from ...models.backprop import backpropagate
from ...models.datasets import load
from ...models.mlp import MLP
from ...models.small_networks import small_network, tiny_task
from ..judging import Exercise
from ..reading import NOTHING, numbers, written

_SIGMOID = ACTIVATIONS["sigmoid"]


def _passes_for_nudging() -> float:
    return 2 * MLP((3, 4, 4, 1)).n_parameters


def _one_neuron(x: float, w: float, b: float, y: float) -> tuple[float, float]:
    """Return ∂L/∂w and ∂L/∂b of L = (σ(wx + b) − y)², by central differences."""

    def loss(w, b):
        return float((_SIGMOID(w * x + b) - y) ** 2)

    h = 1e-6
    by_w = (loss(w + h, b) - loss(w - h, b)) / (2 * h)
    return by_w, (loss(w, b + h) - loss(w, b - h)) / (2 * h)


def _behind_a_weight_of_zero() -> str:
    mlp = small_network((2, 2, 1), ("sigmoid", "sigmoid"))
    mlp.weights[1][0] = 0.0
    X, y = tiny_task(2, 1)
    into = backpropagate(mlp, mlp.forward(X[:1]), y[:1], "mean_squared_error").weights[0][:, 0]
    return "it is 0" if not into.any() else "it stays as it was"


def _best_nudge() -> str:
    mlp, (X, y) = MLP((2, 3, 1)), tiny_task(2, 1)
    nudges = {"h = 0.1": -1.0, "h = 0.00001": -5.0, "h = 0.000000000001": -12.0}
    errors = gradient_check.worst_errors(mlp, X, y, "mean_squared_error", list(nudges.values()))
    return list(nudges)[int(np.argmin(errors))]


def _first_against_last() -> str:
    data = load("circles", n_samples=100, seed=0)
    mlp = MLP((2, *[8] * 9, 1), hidden="sigmoid", seed=0)
    W = backpropagate(mlp, mlp.forward(data.X), data.y).weights
    ratio = np.abs(W[0]).mean() / np.abs(W[-1]).mean()
    if ratio > 0.1:
        return "about the same"
    return "about a hundredth" if ratio > 1e-4 else "less than a ten-thousandth"


PREDICTIONS = {
    "10.1": {
        "question": "Nudging finds a slope from two forward passes: one with the parameter a "
        "little larger, one with it a little smaller. How many passes does it take for all the "
        "slopes of the 3–4–4–1 network?",
        "answer": _passes_for_nudging,
        "tolerance": 0,
        "why": "2 for each of its 41 parameters.",
    },
    "10.2": {
        "question": "The local slopes along the way from w to L are 2 (from w to the product), 1 "
        "(to z), ¼ (to a) and −1 (to L). What is ∂L/∂w?",
        "answer": lambda: _one_neuron(2.0, 0.5, -1.0, 1.0)[0],
        "tolerance": 0.005,
        "why": "2 · 1 · ¼ · (−1) = −½. Along a path, slopes multiply.",
    },
    "10.3": {
        "question": "You set the weight from hidden unit 1 to the output to 0. What is then the "
        "gradient of the weights that lead into hidden unit 1?",
        "options": ["it stays as it was", "it is 0"],
        "answer": _behind_a_weight_of_zero,
        "why": "The blame comes back over the same weight that carried the signal forward. What "
        "has no influence on the output gets no share of the blame.",
    },
    "10.4": {
        "question": "Which nudge h gives the slopes with the smallest error?",
        "options": ["h = 0.1", "h = 0.00001", "h = 0.000000000001"],
        "answer": _best_nudge,
        "why": "A large h sees the curve bend. A tiny h drowns in the rounding of the computer's "
        "numbers: the two losses agree in nearly all of their 16 digits. In between is best.",
    },
    "10.5": {
        "question": "A network of ten layers of sigmoid units, with its initial weights. How large "
        "is the mean gradient in the first layer, compared with the last?",
        "options": ["about the same", "about a hundredth", "less than a ten-thousandth"],
        "answer": _first_against_last,
        "why": "On the way back, each layer multiplies by slopes of at most ¼. Nine layers of that "
        "leave next to nothing.",
    },
}


def _judge_one_neuron(answer) -> str:
    values, wrong = numbers(answer, 2)
    if wrong:
        return f"{wrong}: ∂L/∂w and ∂L/∂b"
    right = _one_neuron(3.0, 1.0, -3.0, 0.0)
    for value, slope, name in zip(values, right, ("∂L/∂w", "∂L/∂b"), strict=True):
        if abs(value - slope) > 0.005:
            if abs(value + slope) < 0.005:
                return f"{name} has the wrong sign"
            if abs(value - 4 * slope) < 0.005:
                return f"{name} = {written(value)} lacks the slope of the sigmoid, ¼"
            return f"{name} = {written(value)} is not right"
    return ""


def _judge_hidden_delta(function) -> str:
    if not callable(function):
        return "that is not a function; hand over the function itself: check(…, hidden_delta)"
    rng = np.random.default_rng(10)
    for n, units, after in ((1, 2, 1), (4, 3, 2)):
        delta, W = rng.normal(size=(n, after)), rng.normal(size=(units, after))
        a = _SIGMOID(rng.normal(size=(n, units)))
        try:
            result = function(delta, W, a)
        except ValueError:
            return "the shapes of δ and W don't fit: which one has to be turned (.T)?"
        if result is None:
            return NOTHING
        result = np.asarray(result)
        expected = (delta @ W.T) * a * (1 - a)
        if result.shape != expected.shape:
            return (
                f"for δ of shape {delta.shape} and W of shape {W.shape} it returned an array of "
                f"shape {result.shape}; expected {expected.shape}"
            )
        if np.allclose(result, delta @ W.T):
            return "it carries the blame back, and forgets the slope a(1 − a)"
        if not np.allclose(result, expected):
            off = np.abs(result - expected).max()
            return f"the shape is right, the values are off by up to {written(off)}"
    return ""


def _judge_train(train) -> str:
    if not callable(train):
        return "that is not a function; hand over the function itself: check(…, train)"
    X, y = tiny_task(2, 1)
    for size, epochs in ((4, 1), (2, 1), (1, 3), (3, 2)):
        mlp = small_network((2, 2, 1), ("sigmoid", "sigmoid"))
        given = [W.copy() for W in mlp.weights], [b.copy() for b in mlp.biases]
        result = train(*given, X, y, 0.5, size, epochs)
        if result is None:
            return NOTHING
        for _ in range(epochs):
            for start in range(0, len(X), size):
                rows = slice(start, start + size)
                passed = mlp.forward(X[rows])
                flat = backpropagate(mlp, passed, y[rows], "mean_squared_error").flat
                mlp.parameters -= 0.5 * flat
        try:
            weights, biases = result
            found = [np.asarray(part, dtype=float) for part in (*weights, *biases)]
        except (TypeError, ValueError):
            return f"it returned {type(result).__name__}; expected the weights and the biases"
        expected = [*mlp.weights, *mlp.biases]
        if [part.shape for part in found] != [part.shape for part in expected]:
            return "the weights and biases it returned don't have the shapes of those it was given"
        off = max(np.abs(a - b).max() for a, b in zip(found, expected, strict=True))
        if off > 1e-9:
            return (
                f"with mini-batches of {size}, after {epochs} epoch{'s' * (epochs > 1)}, a "
                f"parameter is off by {written(off)}"
            )
    return ""


EXERCISES = {
    "10.1": Exercise(
        _judge_one_neuron,
        (
            "Forward first: z = 1 · 3 − 3, a = σ(z), L = (a − 0)².",
            "z = 0 and a = ½. The local slopes: dL/da = 2(a − y), da/dz = a(1 − a), dz/dw = x, "
            "dz/db = 1.",
            "δ = 2 · ½ · ¼ = ¼. Then ∂L/∂w = δ · 3 and ∂L/∂b = δ · 1.",
        ),
        "δ = ¼, times what came in",
    ),
    "10.2": Exercise(
        _judge_hidden_delta,
        (
            "Two things: carry the blame back over the weights, then multiply by the slope.",
            "δ has a column for each unit after. δ @ W.T has one for each unit of this layer.",
            "return (delta @ W.T) * a * (1 - a)",
        ),
        "the chain rule, for a whole layer at once",
    ),
    "10.3": Exercise(
        _judge_train,
        (
            "Two loops: over the epochs, and in each over the mini-batches "
            "X[start : start + size].",
            "In the inner loop: a = forward(…), then the gradients from backward(…), then one step "
            "for every W and every b.",
            "weights = [W - eta * g for W, g in zip(weights, dW)], and the same for the biases; "
            "return both at the end.",
        ),
        "that is how every network of this kind is trained",
    ),
}
