"""Lesson 10, backpropagation: predictions and exercises."""

from functools import cache

import numpy as np

from ...labs.chain import model as chain
from ...labs.gradient_check import model as gradient_check
from ...labs.gradient_flow.model import flow
from ...models.activations import ACTIVATIONS
from ...models.backprop import backpropagate
from ...models.mlp import MLP
from ...models.small_networks import small_network, tiny_task
from ...models.training import Trainer
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


def _should_hidden_unit_1_fire() -> str:
    mlp = small_network((2, 2, 1), ("sigmoid", "sigmoid"))
    X, y = tiny_task(2, 1)
    share = backpropagate(mlp, mlp.forward(X[:1]), y[:1], "mean_squared_error").deltas[0][0, 0]
    return "less" if share > 0 else "more" if share < 0 else "it makes no difference"


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


_OVER_TWO = {
    "it falls by about 0.05: the slopes of both paths multiply": -0.05,
    "it rises by about 0.025: what comes over each path adds up": 0.025,
    "it rises by about 0.05: the stronger path decides": 0.05,
}


def _over_two_paths() -> str:
    change = chain.changes(chain.TWO, 0.5, "w", 0.05)["L"]
    return min(_OVER_TWO, key=lambda option: abs(_OVER_TWO[option] - change))


@cache
def _starts_that_learn() -> str:
    (X, y), n, right = tiny_task(2, 1), 24, 0
    for seed in range(n):
        mlp = MLP((2, 2, 1), hidden="sigmoid", output="sigmoid", seed=seed)
        trainer = Trainer(mlp, X, y, "mean_squared_error", learning_rate=2.0, batch_size=4)
        trainer.run_epochs(3000)
        right += bool(np.abs(mlp(X) - y).max() < 0.25)
    if right < 0.1 * n:
        return "next to none"
    return "some, but fewer than half" if right < 0.5 * n else "nearly all"


def _through_ten_relus() -> str:
    left = flow(10, "relu").left
    if left < 1e-3:
        return "less than a thousandth of it"
    return "a tenth of it or more" if left > 0.1 else "about a hundredth of it"


PREDICTIONS = {
    "10.1": {
        "question": "In another neuron the joints from w to L say × 3, × 1, × 0.25 and × 2. w "
        "moves by a hair. How many times as far does L move?",
        # x = 3, z = 0, and a target half below 0: 2(a − y) = 2
        "answer": lambda: _one_neuron(3.0, 0.0, 0.0, -0.5)[0],
        "tolerance": 0.005,
        "why": "3 · 1 · 0.25 · 2 = 1.5. Each gear hands on what it got from the one before.",
    },
    "10.2": {
        "question": "From a to L, the joints over o₁ say × 2 and × 1, those over o₂ say × −1 and "
        "× 1. a has risen by 0.025. What does L do?",
        "options": list(_OVER_TWO),
        "answer": _over_two_paths,
        "why": "Over o₁ comes 0.025 · 2 · 1 = 0.05, over o₂ comes 0.025 · (−1) · 1 = −0.025. L is "
        "the sum of both squares, so it changes by the sum of both changes.",
    },
    "10.3": {
        "question": "A neuron with the input x = 4. Coming back from the loss you have found "
        "∂L/∂w = 2. What is ∂L/∂b?",
        "answer": lambda: _one_neuron(4.0, 0.0, 0.0, -0.5)[1],
        "tolerance": 0.005,
        "why": "Up to z the way back is the same for both. From there it is × x = × 4 to the "
        "weight and × 1 to the bias: 2 / 4 = 0.5.",
    },
    "10.4": {
        "question": "The weight from hidden unit 1 to the output is −2. The output should become "
        "larger. Should hidden unit 1 fire more than it does, or less?",
        "options": ["more", "less", "it makes no difference"],
        "answer": _should_hidden_unit_1_fire,
        "why": "Over a negative weight, more from the unit makes the output smaller. So the loss "
        "rises with its sum, and it should fire less: its share of the blame is positive.",
    },
    "10.5": {
        "question": "You set the weight from hidden unit 1 to the output to 0. What is then the "
        "gradient of the weights that lead into hidden unit 1?",
        "options": ["it stays as it was", "it is 0"],
        "answer": _behind_a_weight_of_zero,
        "why": "The blame comes back over the same weight that carried the signal forward. What "
        "has no influence on the output gets no share of the blame.",
    },
    "10.6": {
        "question": "Which nudge h gives the slopes with the smallest error?",
        "options": ["h = 0.1", "h = 0.00001", "h = 0.000000000001"],
        "answer": _best_nudge,
        "why": "A large h sees the curve bend. A tiny h drowns in the rounding of the computer's "
        "numbers: the two losses agree in nearly all of their 16 digits. In between is best.",
    },
    "10.7": {
        "question": "Nudging finds a slope from two forward passes: one with the parameter a "
        "little larger, one with it a little smaller. How many passes does it take for all the "
        "slopes of the 3–4–4–1 network?",
        "answer": _passes_for_nudging,
        "tolerance": 0,
        "why": "2 for each of its 41 parameters.",
    },
    "10.8": {
        "question": "A 2–2–1 network, just large enough for XOR, starts many times from random "
        "weights, and always trains for 3000 epochs. How many of the starts learn it?",
        "options": ["next to none", "some, but fewer than half", "nearly all"],
        "answer": _starts_that_learn,
        "why": "It can be learned, and from most starts it is not: they end on a plateau.",
    },
    "10.9": {
        "question": "Ten hidden layers of ReLU, with the larger initial weights that go with it. "
        "How much of the output layer's mean gradient arrives at the first layer?",
        "options": [
            "less than a thousandth of it",
            "about a hundredth of it",
            "a tenth of it or more",
        ],
        "answer": _through_ten_relus,
        "why": "A silent unit stops the blame, an active one lets it through whole; and the larger "
        "weights make up for the silent half. Nothing shrinks layer by layer.",
    },
}


def _judge_square(answer) -> str:
    values, wrong = numbers(answer, 1)
    if wrong:
        return f"{wrong}: how many times the nudge the change is"
    (value,) = values
    slope = (3.01**2 - 3**2) / 0.01
    if abs(value - slope) <= 0.0101:
        return ""
    if abs(value - 0.01 * slope) < 0.0002:
        return "that is the change of e²; how many times 0.01 is it?"
    if abs(value - 3.01**2) < 0.01:
        return "that is 3.01² itself; by how much is it more than 3²?"
    return f"{written(value)} is not it: take 3.01² − 3², then divide by the nudge"


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
            if abs(2 * value - slope) < 0.005:
                return f"{name} = {written(value)} is half of it: the slope of a square is 2e"
            if abs(3 * value - slope) < 0.005:
                return f"{name} = {written(value)} lacks what came in over the weight, x = 3"
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
        _judge_square,
        (
            "3.01² is 3.01 · 3.01 = 9.0601.",
            "The change is 9.0601 − 9. How many times does 0.01 go into that?",
            "0.0601 / 0.01, a little more than 6.",
        ),
        "nearly 6, which is 2 · 3",
    ),
    "10.2": Exercise(
        _judge_one_neuron,
        (
            "Forward first: z = 1 · 3 − 3, a = σ(z), L = (a − 0)².",
            "z = 0 and a = ½. The local slopes: dL/da = 2(a − y), da/dz = a(1 − a), dz/dw = x, "
            "dz/db = 1.",
            "δ = 2 · ½ · ¼ = ¼. Then ∂L/∂w = δ · 3 and ∂L/∂b = δ · 1.",
        ),
        "δ = ¼, times what came in",
    ),
    "10.3": Exercise(
        _judge_hidden_delta,
        (
            "Two things: carry the blame back over the weights, then multiply by the slope.",
            "δ has a column for each unit after. δ @ W.T has one for each unit of this layer.",
            "return (delta @ W.T) * a * (1 - a)",
        ),
        "the chain rule, for a whole layer at once",
    ),
    "10.4": Exercise(
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
