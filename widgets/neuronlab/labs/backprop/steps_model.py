"""One training step as a list of small ones: each number with its formula and its factors."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from ...models import losses, validate
from ...models.arrays import Floats
from ...models.backprop import hidden_delta, loss_value, output_delta
from ...models.mlp import MLP
from ...text.notation import Place, above
from .formulas_model import Entry, entries

PHASES = ("forward", "loss", "backward", "update")


@dataclass(frozen=True, eq=False)
class Trace:
    """Every number of one training step with one mini-batch, as arrays.

    Layer k's arrays are at position k − 1, those of ``a`` at position k.

    Attributes
    ----------
    sizes, activations : tuple
        The network's layers, and the activation of each after the input.
    loss : Loss
    learning_rate : float
    y : ndarray (n_samples, n_outputs)
    z, a : tuple of ndarray (n_samples, n_units)
        ``a[0]`` are the inputs.
    losses : ndarray (n_samples,)
        L of each sample; the loss of the mini-batch is their mean.
    deltas : tuple of ndarray (n_samples, n_units)
        δ = ∂L/∂z for each sample's own L: the mean over the samples is taken in the gradients.
    weights, biases, weight_gradients, bias_gradients, new_weights, new_biases : tuple of ndarray
    """

    sizes: tuple[int, ...]
    activations: tuple[str, ...]
    loss: losses.Loss
    learning_rate: float
    y: Floats
    z: tuple[Floats, ...]
    a: tuple[Floats, ...]
    losses: Floats
    deltas: tuple[Floats, ...]
    weights: tuple[Floats, ...]
    biases: tuple[Floats, ...]
    weight_gradients: tuple[Floats, ...]
    bias_gradients: tuple[Floats, ...]
    new_weights: tuple[Floats, ...]
    new_biases: tuple[Floats, ...]

    @property
    def n_samples(self) -> int:
        """How many samples the mini-batch has."""
        return len(self.y)

    @property
    def new_parameters(self) -> Floats:
        """The parameters after the step, (n_parameters,), in the order of ``MLP.parameters``."""
        pairs = zip(self.new_weights, self.new_biases, strict=True)
        return np.concatenate([part.ravel() for pair in pairs for part in pair])


@dataclass(frozen=True, eq=False)
class Step:
    """One step of the computation: one quantity of one layer.

    Attributes
    ----------
    phase : str
        A name in ``PHASES``.
    quantity : str
        ``"z"``, ``"a"``, ``"L"``, ``"δ"``, ``"∂W"``, ``"∂b"``, ``"W"`` or ``"b"``.
    layer : int
        From 1 to the number of layers after the input; the loss has that of the outputs.
    words : str
        What is done, and why.
    trace : Trace
        All numbers of the training step that it is part of.
    """

    phase: str
    quantity: str
    layer: int
    words: str
    trace: Trace

    @property
    def symbol(self) -> str:
        """What is computed: z⁽¹⁾, L, ∂W⁽²⁾."""
        return self.quantity + ("" if self.quantity == "L" else above(self.layer))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """One for each unit or weight, with its formula and factors."""
        return entries(self.trace, self.quantity, self.layer)

    def find(self, place: Place) -> int | None:
        """Return which of the entries stands at ``place``; None where none does."""
        return next((k for k, entry in enumerate(self.entries) if entry.place == place), None)


def trace(
    mlp: MLP, X: ArrayLike, y: ArrayLike, loss: str | None = None, learning_rate: float = 0.1
) -> Trace:
    """Return all numbers of one training step; arguments as for :func:`steps`."""
    fitting = losses.fitting(loss, mlp.activations[-1])
    passed, η = mlp.forward(X), validate.positive(learning_rate, "learning_rate")
    z, a, n = passed.z, (passed.inputs, *passed.a), len(passed.inputs)
    if not n:
        raise ValueError("X has no samples; a mini-batch needs at least 1")
    y = losses.targets(y, mlp.layer_sizes[-1], fitting.name, n_samples=n)
    with np.errstate(all="ignore"):
        one = [(z[-1][s : s + 1], a[-1][s : s + 1], y[s : s + 1]) for s in range(n)]
        f = mlp.activations
        δ = [np.concatenate([output_delta(fitting, f[-1], *sample) for sample in one])]
        for k in range(len(z) - 2, -1, -1):
            δ.insert(0, hidden_delta(δ[0], mlp.weights[k + 1], f[k], z[k]))
        weights, biases = tuple(W.copy() for W in mlp.weights), tuple(b.copy() for b in mlp.biases)
        dW = tuple(x.T @ d / n for x, d in zip(a[:-1], δ, strict=True))
        db = tuple(d.mean(axis=0) for d in δ)
        return Trace(
            mlp.layer_sizes, f, fitting, η, y, z, a,
            np.array([loss_value(fitting, *sample) for sample in one]),
            tuple(δ), weights, biases, dW, db,
            tuple(W - η * g for W, g in zip(weights, dW, strict=True)),
            tuple(b - η * g for b, g in zip(biases, db, strict=True)),
        )  # fmt: skip


def steps(
    mlp: MLP, X: ArrayLike, y: ArrayLike, loss: str | None = None, learning_rate: float = 0.1
) -> tuple[Step, ...]:
    """Return one training step as its small steps: forward, loss, backward, update.

    The same computation as ``backprop.backpropagate``, written out. δ is that of each sample
    alone; the mean over the mini-batch is taken in the gradients of weights and biases.

    Parameters
    ----------
    mlp : MLP
        Left as it is.
    X : array_like (n_samples, n_inputs)
        The mini-batch.
    y : array_like (n_samples,) or (n_samples, n_outputs)
        As for ``losses.targets``.
    loss : str, optional
        A name in ``LOSSES``; the default goes with the output layer.
    learning_rate : float
        η, above 0.
    """
    return steps_of(trace(mlp, X, y, loss, learning_rate))


def steps_of(trace: Trace) -> tuple[Step, ...]:
    """Return the small steps of a trace."""
    n = len(trace.weights)
    layers = range(1, n + 1)
    order = [
        *(("forward", quantity, k) for k in layers for quantity in ("z", "a")),
        ("loss", "L", n),
        *(("backward", quantity, k) for k in layers[::-1] for quantity in ("δ", "∂W", "∂b")),
        *(("update", quantity, k) for k in layers for quantity in ("W", "b")),
    ]
    return tuple(
        Step(phase, quantity, k, _WORDS[quantity](trace, k), trace) for phase, quantity, k in order
    )


def layer_name(k: int, n_layers: int) -> str:
    """Return what layer k is called; 0 are the inputs, ``n_layers`` the outputs."""
    return "the inputs" if k == 0 else "the output layer" if k == n_layers else f"hidden layer {k}"


def _sum_words(trace: Trace, k: int) -> str:
    before = "its inputs" if k == 1 else "the outputs of the layer before"
    name = layer_name(k, len(trace.weights))
    return f"each unit of {name} adds {before}, each times its weight, and its bias"


def _output_words(trace: Trace, k: int) -> str:
    name = trace.activations[k - 1]
    if k < len(trace.weights):
        return f"each sum goes through {name}: that is what the next layer gets"
    passed = "the sums are passed on" if name == "identity" else f"each sum goes through {name}"
    return f"{passed}: ŷ is the network's answer"


def _loss_words(trace: Trace, k: int) -> str:
    mean = " of each sample; their mean counts" if trace.n_samples > 1 else ""
    return f"how wrong is the answer? The loss compares ŷ with the target y{mean}"


def _delta_words(trace: Trace, k: int) -> str:
    name = trace.activations[k - 1]
    if k < len(trace.weights):
        by = "" if name == "identity" else f", then it is multiplied by the slope of {name}"
        return f"each δ of the layer after comes back through its weight; all are added{by}"
    if trace.loss.output:
        return f"δ = ∂L/∂z: with this loss the slope of {name} cancels, and the error is left"
    by = "" if name == "identity" else f", times the slope of {name}"
    return f"δ = ∂L/∂z, how the loss changes with each output's sum: the slope of the loss{by}"


def _averaged(trace: Trace) -> str:
    return f"; the mean over the {trace.n_samples} samples" if trace.n_samples > 1 else ""


def _weight_gradient_words(trace: Trace, k: int) -> str:
    return (
        "a weight's gradient is what came in through it, times the δ of the unit it leads to"
        + _averaged(trace)
    )


def _bias_gradient_words(trace: Trace, k: int) -> str:
    return "a bias is a weight whose input is always 1: its gradient is δ" + _averaged(trace)


def _update_words(what: str) -> Callable[[Trace, int], str]:
    return lambda trace, k: (
        f"each {what} of {layer_name(k, len(trace.weights))} goes a step against its gradient, "
        "so that the loss falls"
    )


_WORDS: dict[str, Callable[[Trace, int], str]] = {
    "z": _sum_words,
    "a": _output_words,
    "L": _loss_words,
    "δ": _delta_words,
    "∂W": _weight_gradient_words,
    "∂b": _bias_gradient_words,
    "W": _update_words("weight"),
    "b": _update_words("bias"),
}
