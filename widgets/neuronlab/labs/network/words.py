"""What is said about a network: how each number comes about, written out."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ...live.readout import escape, factor, number, vector
from ...models.activations import ACTIVATIONS
from ...models.mlp import MLP, ForwardPass

LIMIT = 3.0
"""An input is from −LIMIT to LIMIT."""

TERMS = 5
"""So many products of a sum are written out."""


class Seen(NamedTuple):
    """What is seen of a layer: the numbers in its units, how they are filled, what is done."""

    numbers: Sequence[float]
    fillings: np.ndarray
    doing: str


def layer_name(k: int, mlp: MLP) -> str:
    """Return what layer k is called; 0 are the inputs."""
    last = len(mlp.layer_sizes) - 1
    return "input layer" if k == 0 else "output layer" if k == last else f"hidden layer {k}"


def step_done(mlp: MLP, step: int) -> str:
    """Return what the last step of the forward pass did."""
    n_steps = 2 * len(mlp.weights)
    if not step:
        return f"step 0 of {n_steps}: only the inputs are there"
    k = (step + 1) // 2
    what = "weighted sums z = a·W + b" if step % 2 else f"outputs a = {mlp.activations[k - 1]}(z)"
    return f"step {step} of {n_steps}: {layer_name(k, mlp)}, {what}"


def explained(
    mlp: MLP, passed: ForwardPass, unit: tuple[int, int], step: int, terms: int = TERMS
) -> tuple[str, str]:
    """Return two lines: the unit's weighted sum with its numbers, and its output."""
    k, i = unit
    name = f"{layer_name(k, mlp)}, unit {i + 1}"
    if k == 0:
        return f"{name}: x = {number(passed.inputs[0, i])}", "an input is given, not computed"
    if step < 2 * k - 1:
        return f"{name}: z comes with step {2 * k - 1}", f"a comes with step {2 * k}"
    before = (passed.inputs if k == 1 else passed.a[k - 2])[0]
    w, b, z = mlp.weights[k - 1][:, i], mlp.biases[k - 1][i], passed.z[k - 1][0]
    products = [
        f"{factor(value)}·{factor(weight)}"
        for value, weight in zip(before[:terms], w[:terms], strict=True)
    ]
    if len(w) > terms:
        products.append(f"⋯ ({len(w) - terms} more)")
    total = f"{name}: z = {' + '.join(products)} + {factor(b)} = {number(z[i])}"
    if step < 2 * k:
        return total, f"a comes with step {2 * k}"
    return total, _output(mlp.activations[k - 1], z, float(passed.a[k - 1][0, i]), i)


def seen(mlp: MLP, passed: ForwardPass, k: int, step: int) -> Seen:
    """Return what there is to see of layer k after so many steps."""
    if k == 0:
        return Seen(passed.inputs[0], passed.inputs[0] / LIMIT, "a⁽⁰⁾ = x")
    z, a = passed.z[k - 1][0], passed.a[k - 1][0]
    if step < 2 * k - 1:
        return Seen([], np.zeros(len(z)), "")
    if step < 2 * k:
        return Seen(z, np.zeros(len(z)), "z = a·W + b")
    return Seen(a, a / max(1.0, np.abs(a).max()), f"a = {mlp.activations[k - 1]}(z)")


def in_circles(values, radius: float) -> list[str]:
    """Return numbers as short as the units are small; none where they are too small."""
    if radius < 11:
        return [""] * len(values)
    digits, room = (2, 5) if radius > 16 else (1, 4)
    return [_short(value, digits, room) for value in values]


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
        f"{layer_name(k, mlp)}: (1, {m}) · ({m}, {n}) + ({n},) → (1, {n}); "
        f"{m}·{n} weights + {n} {'biases' if n > 1 else 'bias'} = {m * n + n} parameters"
    )


def parameters(mlp: MLP) -> str:
    """Return how the parameters are counted."""
    pairs = list(pairwise(mlp.layer_sizes))
    products = " + ".join(f"({m}·{n} + {n})" for m, n in pairs)
    sums = " + ".join(str(m * n + n) for m, n in pairs)
    steps = [products, sums] if 1 < len(pairs) <= 4 else [products] if len(pairs) == 1 else [sums]
    return f"parameters: {' = '.join(steps)} = <b>{mlp.n_parameters}</b>"


def _output(name: str, z, a: float, i: int) -> str:
    if name == "softmax":
        others = vector(z) if len(z) <= TERMS else f"all {len(z)} sums"
        note = "; one unit alone always gives 1" if len(z) == 1 else ""
        return f"a = softmax(z) = eᶻ / Σ eᶻ over {others} = {number(a)}{note}"
    formula = escape(ACTIVATIONS[name].formula)
    return f"a = {name}(z) = {name}({number(z[i])}) = {number(a)}, where {name}(z) = {formula}"


def _short(value: float, digits: int, room: int) -> str:
    """Return a number with so many digits after the point, or fewer for want of room."""
    while digits and len(number(value, digits)) > room:
        digits -= 1
    return number(value, digits)
