"""Lesson 11, Keras and PyTorch: predictions and exercises."""

from collections.abc import Callable

import numpy as np

from ...models.backprop import backpropagate
from ...models.datasets import load
from ...models.mlp import MLP
from ..judging import Exercise
from ..reading import numbers, written


def _digits_in_common() -> str:
    mlp, X = MLP((2, 4, 1), seed=0), load("moons", n_samples=200, noise=0.1, seed=0).X
    single = X.astype(np.float32)
    functions: tuple[Callable, ...] = (np.tanh, lambda z: 1 / (1 + np.exp(-z)))
    for W, b, f in zip(mlp.weights, mlp.biases, functions, strict=True):
        single = f(single @ W.astype(np.float32) + b.astype(np.float32))
    digits = -np.log10(np.abs(single / mlp(X) - 1).max())
    return min(("about 3", "about 7", "about 16"), key=lambda text: abs(int(text[6:]) - digits))


def _shape_in_pytorch() -> str:
    return "{} rows, {} columns".format(*MLP((2, 4, 1)).weights[0].T.shape)


def _reported_against_evaluated() -> str:
    data, mlp = load("moons", n_samples=200, noise=0.1, seed=0), MLP((2, 4, 1), seed=0)
    reported = []
    for start in range(0, 200, 20):
        rows = slice(start, start + 20)
        step = backpropagate(mlp, mlp.forward(data.X[rows]), data.y[rows])
        reported.append(step.loss)
        mlp.parameters -= 0.5 * step.flat
    evaluated = backpropagate(mlp, mlp.forward(data.X), data.y).loss
    if np.isclose(np.mean(reported), evaluated, rtol=0.01):
        return "they are equal"
    return "the reported one" if np.mean(reported) > evaluated else "the one after the epoch"


PREDICTIONS = {
    "11.1": {
        "question": "Keras and PyTorch compute with 32-bit numbers, we with 64. How many digits of "
        "the outputs will agree?",
        "options": ["about 3", "about 7", "about 16"],
        "answer": _digits_in_common,
        "why": "A 32-bit number has 24 binary digits of precision, which is a little more than 7 "
        "decimal ones; a 64-bit number has nearly 16. For learning, 7 are plenty.",
    },
    "11.2": {
        "question": "Keras reports a training loss for the first epoch. Straight after that epoch, "
        "you compute the loss over the same samples. Which one is greater?",
        "options": ["the reported one", "the one after the epoch", "they are equal"],
        "answer": _reported_against_evaluated,
        "why": "The reported one is the mean over the mini-batches, each measured before its own "
        "step: early ones were measured with a network that had hardly learned.",
    },
    "11.3": {
        "question": "Our first layer keeps W as a table of 2 rows and 4 columns. What does "
        "PyTorch's nn.Linear(2, 4) keep?",
        "options": ["2 rows, 4 columns", "4 rows, 2 columns"],
        "answer": _shape_in_pytorch,
        "why": "PyTorch keeps one row for each unit, and computes x @ W.T + b.",
    },
}


def _judge_to_pytorch(function) -> str:
    if not callable(function):
        return "that is not a function; hand over the function itself: check(…, to_pytorch)"
    rng = np.random.default_rng(11)
    for n_inputs, n_units in ((2, 4), (3, 1)):
        W, b = rng.normal(size=(n_inputs, n_units)), rng.normal(size=n_units)
        result = function(W, b)
        if not isinstance(result, tuple | list) or len(result) != 2:
            return "it should return two things: the weight and the bias"
        weight, bias = map(np.asarray, result)
        if weight.shape != (n_units, n_inputs):
            return f"for W of shape {W.shape} the weight has the shape {weight.shape}"
        if bias.shape != b.shape or not np.array_equal(bias, b):
            return "the bias should stay as it is"
        if not np.array_equal(weight, W.T):
            return "the shape is right, but the numbers stand in other places (a reshape?)"
    return ""


def _judge_script(script) -> str:
    if not isinstance(script, str):
        return "that is no text; as_code returns the script as text"
    scope: dict = {"__name__": "script"}
    exec(compile(script, "<your script>", "exec"), scope)
    if not callable(scope.get("outputs")):
        return "the script defines no outputs(X)"
    mlp, X = MLP((3, 4, 4, 1), seed=7), np.random.default_rng(0).normal(size=(5, 3))
    found = np.asarray(scope["outputs"](X), dtype=float)
    if found.shape != (5, 1):
        return f"for 5 samples, outputs(X) has the shape {found.shape}; expected (5, 1)"
    off = np.abs(found - mlp(X)).max()
    return "" if off < 1e-5 else f"its outputs differ from MLP([3, 4, 4, 1], seed=7) by {off:.2g}"


def _judge_loss(function) -> str:
    if not callable(function):
        return "that is not a function; hand over the function itself: check(…, loss)"
    for z, y in ((0.0, 1), (2.0, 1), (2.0, 0), (-3.0, 1), (800.0, 0), (-800.0, 1), (800.0, 1)):
        with np.errstate(all="ignore"):
            value, wrong = numbers(function(z, y), 1)
        if wrong:
            return f"for z = {written(z)} and y = {y}: {wrong}"
        expected = max(z, 0) - z * y + np.log1p(np.exp(-abs(z)))
        if not np.isclose(value[0], expected, rtol=1e-6, atol=1e-9):
            return (
                f"for z = {written(z)} and y = {y} it returned {written(value)}, "
                f"expected {written(round(expected, 4))}"
            )
    return ""


EXERCISES = {
    "11.1": Exercise(
        _judge_to_pytorch,
        (
            "PyTorch keeps one row for each unit. What do we keep?",
            "Turn the table on its side; the bias has no sides.",
            "return W.T, b",
        ),
        "the same numbers, turned",
    ),
    "11.2": Exercise(
        _judge_loss,
        (
            "For y = 1 the loss is −ln σ(z) = ln(1 + e⁻ᶻ). For y = 0 it is ln(1 + eᶻ).",
            "For large z, ln(1 + eᶻ) is nearly z. Write it as z + ln(1 + e⁻ᶻ), and no power is "
            "ever large.",
            "return max(z, 0) - z * y + np.log1p(np.exp(-abs(z)))",
        ),
        "that is what BCEWithLogitsLoss and from_logits=True do",
    ),
    "11.3": Exercise(
        _judge_script,
        (
            "Build the network first: MLP([3, 4, 4, 1], seed=7).",
            "as_code(mlp, framework) returns the script. Which framework is surely here?",
            'as_code(MLP([3, 4, 4, 1], seed=7), "numpy")',
        ),
        "a network as text, which runs anywhere",
    ),
}
