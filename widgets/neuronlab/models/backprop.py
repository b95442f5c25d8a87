"""Backpropagation carries the slope of the loss from the outputs back to every weight."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from . import validate
from .activations import ACTIVATIONS
from .arrays import Floats
from .losses import Loss, fitting, targets
from .mlp import MLP, ForwardPass, apply, flat


@dataclass(frozen=True, eq=False)
class Gradients:
    """How the loss changes with each weighted sum, weight and bias.

    Attributes
    ----------
    loss : float
        L, of the data alone.
    penalty : float
        What regularisation adds to it: l1·Σ|w| + l2·Σw², over the weights.
    deltas : tuple of ndarray (n_samples, n_units)
        δ = dL/dz, for each layer after the input.
    weights : tuple of ndarray (n_units_before, n_units)
        d(L + penalty)/dW, for each layer after the input.
    biases : tuple of ndarray (n_units,)
        dL/db, for each layer after the input.
    """

    loss: float
    penalty: float
    deltas: tuple[Floats, ...]
    weights: tuple[Floats, ...]
    biases: tuple[Floats, ...]

    @property
    def flat(self) -> Floats:
        """All of them in one vector, in the order of ``MLP.parameters``."""
        return flat(self.weights, self.biases)


def backpropagate(
    mlp: MLP,
    forward_pass: ForwardPass,
    y: ArrayLike,
    loss: str | None = None,
    l1: float = 0.0,
    l2: float = 0.0,
) -> Gradients:
    """Return the gradients of the loss for what ``forward_pass`` has computed.

    D. E. Rumelhart, G. E. Hinton, R. J. Williams (1986). A step activation has slope 0, so no
    weight below it gets a gradient.

    Parameters
    ----------
    mlp : MLP
    forward_pass : ForwardPass
        Of the same network, ``mlp.forward(X)``.
    y : array_like (n_samples,) or (n_samples, n_outputs)
        As for ``losses.targets``.
    loss : str, optional
        A name in ``LOSSES``; the default goes with the output layer.
    l1, l2 : float
        Of the penalty l1·Σ|w| + l2·Σw² over the weights, without the biases (Keras's convention).

    Raises
    ------
    TypeError, ValueError
        Where the loss does not go with the output layer, or ``y`` with the outputs.
    """
    chosen = fitting(loss, mlp.activations[-1])
    l1, l2 = strength(l1, "l1"), strength(l2, "l2")
    y = targets(y, mlp.layer_sizes[-1], chosen.name, n_samples=len(forward_pass.inputs))
    return gradients_of(chosen, mlp, forward_pass, y, l1, l2)


def gradients_of(
    loss: Loss, mlp: MLP, forward_pass: ForwardPass, y: Floats, l1: float = 0.0, l2: float = 0.0
) -> Gradients:
    """Return the gradients of any loss; the rest as for :func:`backpropagate`, and not checked."""
    a, z = (forward_pass.inputs, *forward_pass.a), forward_pass.z
    with np.errstate(all="ignore"):
        last = output_delta(loss, mlp.activations[-1], z[-1], a[-1], y)
        deltas = carried_back(mlp, forward_pass, last)
        pairs = zip(a[:-1], deltas, mlp.weights, strict=True)
        return Gradients(
            loss=loss_value(loss, z[-1], a[-1], y),
            penalty=penalty(mlp, l1, l2),
            deltas=deltas,
            weights=tuple(x.T @ δ + penalty_slope(W, l1, l2) for x, δ, W in pairs),
            biases=tuple(δ.sum(axis=0) for δ in deltas),
        )


def carried_back(mlp: MLP, forward_pass: ForwardPass, delta: Floats) -> tuple[Floats, ...]:
    """Return δ of every layer after the input, from the output layer's δ back to the first."""
    deltas, z = [delta], forward_pass.z
    for k in range(len(z) - 2, -1, -1):
        deltas.insert(0, hidden_delta(deltas[0], mlp.weights[k + 1], mlp.activations[k], z[k]))
    return tuple(deltas)


def strength(value: float, name: str) -> float:
    """Return ``value``, the strength of a penalty, as a float of at least 0."""
    return 0.0 if value == 0 else validate.positive(value, name)


def output_delta(loss: Loss, activation: str, z: Floats, a: Floats, y: Floats) -> Floats:
    """Return δ = dL/dz of the output layer, all arrays (n_samples, n_outputs)."""
    if loss.output is not None:
        # A cross-entropy with its own output: dL/da · da/dz leaves the plain difference.
        return (a - y) * loss.share(*a.shape)
    slope = loss.slope(a, y)
    if activation == "softmax":
        # Each output depends on every z: da_i/dz_j = a_i·(1 if i = j else 0) − a_i·a_j.
        delta: Floats = a * (slope - (slope * a).sum(axis=1, keepdims=True))
        return delta
    return slope * ACTIVATIONS[activation].derivative(z)


def hidden_delta(delta_after: Floats, W_after: Floats, activation: str, z: Floats) -> Floats:
    """Return δ = (δ_after @ W_afterᵀ)·f'(z) of a hidden layer, (n_samples, n_units)."""
    return (delta_after @ W_after.T) * ACTIVATIONS[activation].derivative(z)


def loss_value(loss: Loss, z: Floats, a: Floats, y: Floats) -> float:
    """Return L, from the output layer's weighted sums where the loss has such a form."""
    return loss.of_outputs(a, y) if loss.of_logits is None else loss.of_logits(z, y)


def penalty(mlp: MLP, l1: float, l2: float) -> float:
    """Return l1·Σ|w| + l2·Σw² over the weights."""
    return float(sum(l1 * np.abs(W).sum() + l2 * (W**2).sum() for W in mlp.weights))


def penalty_slope(W: Floats, l1: float, l2: float) -> Floats:
    """Return l1·sign(w) + 2·l2·w, element by element; |w| counts as flat at 0."""
    return l1 * np.sign(W) + 2 * l2 * W


def numeric_gradients(
    mlp: MLP,
    X: ArrayLike,
    y: ArrayLike,
    loss: str | None = None,
    l1: float = 0.0,
    l2: float = 0.0,
    h: float = 1e-5,
) -> Gradients:
    """Return the gradients by central differences: (L(p + h) − L(p − h)) / 2h for every number p.

    Two forward passes for each weight, each bias and each z of each sample: slow, and an
    independent check of :func:`backpropagate`. The network is left as it was.

    Parameters
    ----------
    X : array_like (n_samples, n_inputs)
    h : float
        Half the distance of the two points, above 0.
    """
    chosen, twin, h = fitting(loss, mlp.activations[-1]), mlp.copy(), validate.positive(h, "h")
    l1, l2 = strength(l1, "l1"), strength(l2, "l2")
    passed = twin.forward(X)
    y = targets(y, mlp.layer_sizes[-1], chosen.name, n_samples=len(passed.inputs))

    def whole() -> float:
        last = twin.forward(passed.inputs)
        return loss_value(chosen, last.z[-1], last.a[-1], y) + penalty(twin, l1, l2)

    with np.errstate(all="ignore"):
        slopes = _slopes(twin.parameters, whole, h)
        deltas = []
        for k in range(len(passed.z)):
            z = passed.z[k].copy()
            deltas.append(_slopes(z, partial(_from, twin, chosen, k, z, y), h))
        named = twin.copy()
        named.parameters[:] = slopes
        return Gradients(
            loss=loss_value(chosen, passed.z[-1], passed.a[-1], y),
            penalty=penalty(mlp, l1, l2),
            deltas=tuple(deltas),
            weights=tuple(named.weights),
            biases=tuple(named.biases),
        )


def _slopes(numbers: Floats, function: Callable[[], float], h: float) -> Floats:
    """Return the central difference of ``function()`` for each of ``numbers``, moved in place."""
    slopes = np.empty_like(numbers)
    for place in np.ndindex(numbers.shape):
        present = numbers[place]
        numbers[place] = present + h
        above = function()
        numbers[place] = present - h
        below = function()
        numbers[place] = present
        slopes[place] = (above - below) / (2 * h)
    return slopes


def _from(mlp: MLP, loss: Loss, k: int, z: Floats, y: Floats) -> float:
    """Return the loss that follows from the weighted sums ``z`` of layer ``k``."""
    a = apply(mlp.activations[k], z)
    for W, b, name in zip(
        mlp.weights[k + 1 :], mlp.biases[k + 1 :], mlp.activations[k + 1 :], strict=True
    ):
        z = a @ W + b
        a = apply(name, z)
    return loss_value(loss, z, a, y)
