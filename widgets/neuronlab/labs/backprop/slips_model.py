"""A slip is a typical wrong turn in a calculation: found again from the number it leads to."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...models.activations import ACTIVATIONS
from .formulas_model import Entry
from .steps_model import Step
from .trace_model import Trace

Slips = Iterator[tuple[float, str]]
"""What a slip leads to, and in one sentence which slip that is."""

NEAR = 0.02
"""Beside two digits, an answer may be off by this share: of numbers rounded on the way."""


@dataclass(frozen=True)
class Judgement:
    """What is said of an answer.

    Attributes
    ----------
    right : bool
    slip : str
        What seems to have gone wrong; empty where nothing is known.
    """

    right: bool
    slip: str = ""


def tolerance(step: Step, focus: int, sample: int = 0) -> float:
    """Return by how much an answer may be off: right to 2 digits.

    Half a unit of the second digit, or 2 % where that is more. Sums, outputs and the loss may
    also be off by 0.005. Of a new weight or bias, it is its change that must be right.
    """
    entry = step.entries[focus]
    right = entry.value(sample)
    if step.phase == "update":
        return _two_digits(right - _old(entry))
    return max(_two_digits(right), 0.005 if step.phase in ("forward", "loss") else 0.0)


def judge(step: Step, focus: int, answer: float, sample: int = 0) -> Judgement:
    """Say whether an answer is right, and if not, which slip would lead to it.

    Parameters
    ----------
    step : Step
    focus : int
        Which of its entries is asked for.
    answer : float
    sample : int
        For which sample of the mini-batch, where each has a number of its own.
    """
    allowed = tolerance(step, focus, sample)
    right = step.entries[focus].value(sample)
    if not np.isfinite(right) or abs(answer - right) <= allowed * (1 + 1e-9):
        return Judgement(bool(np.isfinite(right)))
    with np.errstate(all="ignore"):
        for value, name in _slips(step, step.entries[focus], sample):
            close = allowed if step.phase == "update" else _two_digits(float(value))
            if abs(answer - value) <= close * (1 + 1e-9) and abs(value - right) > allowed:
                return Judgement(False, name)
    return Judgement(False)


def _two_digits(value: float) -> float:
    size = abs(value)
    if size < 1e-12 or not np.isfinite(size):
        return 1e-9
    return float(max(0.05 * 10.0 ** np.floor(np.log10(size)), NEAR * size))


def _old(entry: Entry) -> float:
    """Return what a parameter was before its update."""
    return float(entry.factors[0].values[0])


def _slips(step: Step, entry: Entry, s: int) -> Slips:
    """Yield what a slip leads to, and in one sentence which slip that is."""
    trace, k, place = step.trace, step.layer, entry.place
    right = entry.value(s)
    yield from {
        "z": _sum_slips,
        "a": _output_slips,
        "L": _loss_slips,
        "δ": _delta_slips,
        "∂W": _gradient_slips,
        "∂b": _gradient_slips,
        "W": _update_slips,
        "b": _update_slips,
    }[step.quantity](trace, k, place.index, right, s)
    yield -right, "the sign is wrong: the size is right"


def _sum_slips(t: Trace, k: int, index: tuple[int, ...], right: float, s: int) -> Slips:
    (j,) = index
    yield right - t.biases[k - 1][j], "the bias is missing: add b at the end"
    yield right - 2 * t.biases[k - 1][j], "the bias has the wrong sign"
    if k > 1:
        yield (
            float(t.z[k - 2][s] @ t.weights[k - 1][:, j] + t.biases[k - 1][j]),
            f"that comes of the sums z of layer {k - 1}: what goes on is its outputs a",
        )
    if t.weights[k - 1].shape[0] == t.weights[k - 1].shape[1]:
        yield (
            float(t.a[k - 1][s] @ t.weights[k - 1][j] + t.biases[k - 1][j]),
            "these are the weights that leave a unit: take those that lead into this one",
        )


def _output_slips(t: Trace, k: int, index: tuple[int, ...], right: float, s: int) -> Slips:
    (j,) = index
    z, name = t.z[k - 1][s, j], t.activations[k - 1]
    yield float(z), f"that is z: the activation {name} is still to be applied"
    if name != "softmax":
        f = ACTIVATIONS[name]
        yield float(f(-z)), f"{name} was given −z: mind the sign of z"
        yield float(f.derivative(z)), f"that is the slope of {name}, not its value"


def _loss_slips(t: Trace, k: int, index: tuple[int, ...], right: float, s: int) -> Slips:
    n = t.n_samples
    if n > 1:
        yield right * n, f"that is the sum over the {n} samples: the mean counts"
        yield float(t.losses[s]), "that is the loss of one sample: the mean over all counts"
    if t.loss.name == "mean_squared_error":
        errors = t.a[-1] - t.y
        yield float(errors.mean()), "that is the error ŷ − y: square it"
        yield right / 2, "there is no ½ in this loss"


def _delta_slips(t: Trace, k: int, index: tuple[int, ...], right: float, s: int) -> Slips:
    (j,) = index
    n, name = t.n_samples, t.activations[k - 1]
    slope = np.nan if name == "softmax" else float(ACTIVATIONS[name].derivative(t.z[k - 1][s, j]))
    if k < len(t.weights):
        back = float(t.deltas[k][s] @ t.weights[k][j])
        yield back, f"the slope of {name} is missing: multiply by f′(z)"
        yield (
            float(t.deltas[k][s] @ t.new_weights[k][j]) * slope,
            "that uses the updated weights: all gradients are taken with the old ones",
        )
        yield back * float(t.a[k][s, j]), "multiplied by a: the slope f′(z) belongs there"
        yield back * float(t.z[k - 1][s, j]), "multiplied by z: the slope f′(z) belongs there"
    else:
        error = float(t.a[-1][s, j] - t.y[s, j])
        if t.loss.output:
            yield right * slope, f"with this loss the slope of {name} cancels: leave it out"
        else:
            yield right / slope, f"the slope of {name} is missing: multiply by f′(z)"
            yield right / 2, "the 2 is missing: the slope of (ŷ − y)² is 2·(ŷ − y)"
            yield error, "that is the error ŷ − y alone: the 2 and the slope are missing"
    if n > 1:
        yield right / n, f"that is already divided by {n}: the mean comes with the gradients"


def _gradient_slips(t: Trace, k: int, index: tuple[int, ...], right: float, s: int) -> Slips:
    j, n = index[-1], t.n_samples
    δ = t.deltas[k - 1]
    if n > 1:
        yield right * n, f"that is the sum over the {n} samples: the mean counts"
        alone = δ[s, j] if len(index) == 1 else δ[s, j] * t.a[k - 1][s, index[0]]
        yield float(alone), "that is one sample's: the mean over all of them counts"
    if len(index) == 2:
        if k > 1:
            yield (
                float((t.z[k - 2][:, index[0]] * δ[:, j]).mean()),
                "that takes z of the unit before: what came in is its output a",
            )
        yield float(δ[:, j].mean()), "that is δ alone: multiply by what came in"
        yield (
            float((t.weights[k - 1][index] * δ[:, j]).mean()),
            "that is the weight times δ: multiply what came in by δ",
        )
    yield (
        t.learning_rate * right,
        "that is η times the gradient already: η comes with the update",
    )


def _update_slips(t: Trace, k: int, index: tuple[int, ...], right: float, s: int) -> Slips:
    weight = len(index) == 2
    old = (t.weights if weight else t.biases)[k - 1][index]
    gradient = (t.weight_gradients if weight else t.bias_gradients)[k - 1][index]
    yield old - gradient, "the learning rate is missing: η times the gradient"
    yield old + t.learning_rate * gradient, "that goes up the slope: minus, against the gradient"
    yield old, "that is the old value: take η times the gradient away"
    yield -t.learning_rate * gradient, "that is the change alone: add it to the old value"
    n = t.n_samples
    if n > 1:
        yield (
            old - t.learning_rate * n * gradient,
            f"that takes the sum over the {n} samples: the gradient is their mean",
        )
