"""Lesson 10, backpropagation: exercises and their judges."""

import numpy as np

from ...models.backprop import backpropagate
from ...models.mlp import MLP
from ...models.small_networks import small_network, tiny_task
from ..judging import Exercise, of_a_function
from ..reading import NOTHING, numbers, written
from .lesson_10 import SIGMOID, one_neuron


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
    if abs(value - 3) < 0.011:
        return "that is one side of the square alone, and both sides grow: take 3.01² − 3²"
    return f"{written(value)} is not it: take 3.01² − 3², then divide by the nudge"


def _judge_one_neuron(answer) -> str:
    values, wrong = numbers(answer, 2)
    if wrong:
        return f"{wrong}: ∂L/∂w and ∂L/∂b"
    right = one_neuron(3.0, 1.0, -3.0, 0.0)
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
            if abs(value - 2 * slope) < 0.005:
                return f"{name} = {written(value)} is twice as much: is a 2 in it two times?"
            if name == "∂L/∂b" and abs(value - 3 * slope) < 0.005:
                return f"{name} = {written(value)} is not right: the joint to the bias is × 1"
            return f"{name} = {written(value)} is not right: first find δ = 2(a − y) · a(1 − a)"
    return ""


@of_a_function("hidden_delta")
def _judge_hidden_delta(function) -> str:
    rng = np.random.default_rng(10)
    for n, units, after in ((1, 2, 1), (4, 3, 2)):
        delta, W = rng.normal(size=(n, after)), rng.normal(size=(units, after))
        a = SIGMOID(rng.normal(size=(n, units)))
        try:
            result = function(delta, W, a)
        except ValueError:
            return "the shapes don't fit: @ needs W turned (.T), and a(1 − a) comes in with *"
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
        if np.allclose(result, (delta @ W.T) * a) or np.allclose(result, (delta @ W.T) * (1 - a)):
            return "the blame comes back as it should; of the slope a(1 − a) one factor is missing"
        if not np.allclose(result, expected):
            off = np.abs(result - expected).max()
            return f"the shape is right, the values are off by up to {written(off)}"
    return ""


def _steps(X, y, size: int, epochs: int, eta: float = 0.5, biases: bool = True) -> MLP:
    """Return the network of the lesson, trained as the exercise asks, or with one mistake."""
    mlp = small_network((2, 2, 1), ("sigmoid", "sigmoid"))
    for _ in range(epochs):
        for start in range(0, len(X), size):
            rows = slice(start, start + size)
            found = backpropagate(mlp, mlp.forward(X[rows]), y[rows], "mean_squared_error")
            for part, slope in zip(mlp.weights, found.weights, strict=True):
                part -= eta * slope
            for part, slope in zip(mlp.biases, found.biases, strict=True):
                part -= eta * slope * biases
    return mlp


def _mistakes(X, y, size: int, epochs: int) -> dict[str, MLP]:
    """Return what other trainings would have led to, each with what to say of it."""
    return {
        "nothing has changed: does step return what it has computed?": _steps(X, y, size, 0),
        "it goes uphill: a step is W − η · gradient": _steps(X, y, size, epochs, -0.5),
        "the weights are right, and the biases have stayed where they were": _steps(
            X, y, size, epochs, biases=False
        ),
    }


@of_a_function("train")
def _judge_train(train) -> str:
    X, y = tiny_task(2, 1)
    for size, epochs in ((4, 1), (2, 1), (1, 3), (3, 2)):
        mlp = small_network((2, 2, 1), ("sigmoid", "sigmoid"))
        given = [W.copy() for W in mlp.weights], [b.copy() for b in mlp.biases]
        try:
            result = train(*given, X, y, 0.5, size, epochs)
        except TypeError as problem:
            if "NoneType" in str(problem):  # the loop goes on with what step gave it
                return "step returned nothing; is there a return?"
            raise
        if result is None:
            return NOTHING
        mlp = _steps(X, y, size, epochs)
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
            for said, other in _mistakes(X, y, size, epochs).items():
                parts = zip(found, [*other.weights, *other.biases], strict=True)
                if all(np.allclose(a, b, rtol=0, atol=1e-12) for a, b in parts):
                    return f"with mini-batches of {size}, {said}"
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
            "a = forward(X, weights, biases), then dW, db = backward(a, y, weights). "
            "What is left is the step.",
            "One step for every W and every b: make a new list of weights, and one of biases.",
            "weights = [W - eta * g for W, g in zip(weights, dW)], and the same for the biases; "
            "return both at the end.",
        ),
        "that is how every network of this kind is trained",
    ),
}
