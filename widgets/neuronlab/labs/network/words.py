"""What is said about a network: how each number comes about, written out."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ...models.mlp import MLP, ForwardPass
from ...text.numbers import number, vector
from ...text.symbols import layer_name

ROOMY = 16
"""A unit's number stands in its circle where the radius is more pixels than that."""

LIMIT = 3.0
"""An input is from −LIMIT to LIMIT."""


class Seen(NamedTuple):
    """What is seen of a layer: the numbers in its units, how they are filled, what is done."""

    numbers: Sequence[float]
    fillings: np.ndarray
    doing: str


def step_done(mlp: MLP, step: int) -> str:
    """Return what the last step of the forward pass did."""
    n_steps = 2 * len(mlp.weights)
    if not step:
        return f"step 0 of {n_steps}: only the inputs are there"
    k = (step + 1) // 2
    what = "weighted sums z = a·W + b" if step % 2 else f"outputs a = {mlp.activations[k - 1]}(z)"
    return f"step {step} of {n_steps}: {layer_name(k, len(mlp.weights))}, {what}"


def seen(mlp: MLP, passed: ForwardPass, k: int, step: int) -> Seen:
    """Return what there is to see of layer k after so many steps."""
    if k == 0:
        return Seen(passed.inputs[0], passed.inputs[0] / LIMIT, "x")
    z, a = passed.z[k - 1][0], passed.a[k - 1][0]
    if step < 2 * k - 1:
        return Seen([], np.zeros(len(z)), "")
    if step < 2 * k:
        return Seen(z, np.zeros(len(z)), "z = a·W + b")
    fillings = a / max(1.0, np.abs(a).max())
    if is_yes_or_no(mlp) and k == len(mlp.weights):
        fillings = 2 * a - 1
    return Seen(a, fillings, f"a = {mlp.activations[k - 1]}(z)")


def is_yes_or_no(mlp: MLP) -> bool:
    """Whether the outputs are probabilities of a yes: from one half on it is rather a yes."""
    return mlp.activations[-1] == "sigmoid"


def answer(mlp: MLP, passed: ForwardPass, step: int) -> str:
    """Return what comes out, the number that matters; before the end, what has been done."""
    if step < 2 * len(mlp.weights):
        return step_done(mlp, step)
    outputs = passed.outputs[0]
    said = f"the answer ŷ = <b>{vector(outputs)}</b>" if len(outputs) <= 6 else ""
    if is_yes_or_no(mlp) and len(outputs) == 1:
        return f"{said}, {'rather a yes' if outputs[0] >= 0.5 else 'rather a no'}"
    if mlp.activations[-1] == "softmax" and len(outputs) > 1:
        k = int(outputs.argmax())
        most = f"class {k + 1} is the likeliest, with {number(outputs[k])}"
        return f"{said}: {most}" if said else most
    return said or f"{len(outputs)} answers"


def in_circles(values, radius: float) -> list[str]:
    """Return numbers as they stand in the units; none where these are too small."""
    return [_short(value, 2, 5) if radius > ROOMY else "" for value in values]


def beside_circles(values, radius: float) -> list[str]:
    """Return numbers as they stand beside units that are small, but not yet too many."""
    return [number(value) if 11 <= radius <= ROOMY else "" for value in values]


def notes(mlp: MLP) -> list[tuple[str, str]]:
    """Return two lines below each layer: its shapes, and how many parameters it has."""
    sizes = mlp.layer_sizes
    word = " parameters" if len(sizes) <= 5 else ""
    return [
        (f"x ({sizes[0]},)", ""),
        *(
            (f"W ({m}, {n}), b ({n},)", f"{m}·{n} + {n} = {m * n + n}{word}")
            for m, n in pairwise(sizes)
        ),
    ]


def layer_sum(mlp: MLP, k: int) -> str:
    """Return what layer k computes, in shapes."""
    if k == 0:
        return f"input layer: x has the shape (1, {mlp.layer_sizes[0]}), one row for one sample"
    m, n = mlp.weights[k - 1].shape
    return (
        f"{layer_name(k, len(mlp.weights))}: (1, {m}) · ({m}, {n}) + ({n},) → (1, {n}); "
        f"{m}·{n} weights + {n} {'biases' if n > 1 else 'bias'} = {m * n + n} parameters"
    )


def parameters(mlp: MLP) -> str:
    """Return how the parameters are counted."""
    pairs = list(pairwise(mlp.layer_sizes))
    products = " + ".join(f"({m}·{n} + {n})" for m, n in pairs)
    sums = " + ".join(str(m * n + n) for m, n in pairs)
    steps = [products, sums] if 1 < len(pairs) <= 4 else [products] if len(pairs) == 1 else [sums]
    return f"parameters: {' = '.join(steps)} = <b>{mlp.n_parameters}</b>"


def _short(value: float, digits: int, room: int) -> str:
    """Return a number with so many digits after the point, or fewer for want of room."""
    while digits and len(number(value, digits)) > room:
        digits -= 1
    return number(value, digits)
