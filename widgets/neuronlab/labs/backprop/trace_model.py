"""A trace keeps every number of one training step with one mini-batch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ...models import losses, validate
from ...models.arrays import Floats
from ...models.backprop import carried_back, loss_value, output_delta
from ...models.mlp import MLP, flat


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
        return flat(self.new_weights, self.new_biases)


def trace(
    mlp: MLP, X: ArrayLike, y: ArrayLike, loss: str | None = None, learning_rate: float = 0.1
) -> Trace:
    """Return all numbers of one training step; arguments as for ``steps_model.steps``."""
    fitting = losses.fitting(loss, mlp.activations[-1])
    passed, η = mlp.forward(X), validate.positive(learning_rate, "learning_rate")
    z, a, n = passed.z, (passed.inputs, *passed.a), len(passed.inputs)
    if not n:
        raise ValueError("X has no samples; a mini-batch needs at least 1")
    y = losses.targets(y, mlp.layer_sizes[-1], fitting.name, n_samples=n)
    with np.errstate(all="ignore"):
        one = [(z[-1][s : s + 1], a[-1][s : s + 1], y[s : s + 1]) for s in range(n)]
        f = mlp.activations
        last = np.concatenate([output_delta(fitting, f[-1], *sample) for sample in one])
        δ = carried_back(mlp, passed, last)
        weights, biases = tuple(W.copy() for W in mlp.weights), tuple(b.copy() for b in mlp.biases)
        dW = tuple(x.T @ d / n for x, d in zip(a[:-1], δ, strict=True))
        db = tuple(d.mean(axis=0) for d in δ)
        return Trace(
            mlp.layer_sizes, f, fitting, η, y, z, a,
            np.array([loss_value(fitting, *sample) for sample in one]),
            δ, weights, biases, dW, db,
            tuple(W - η * g for W, g in zip(weights, dW, strict=True)),
            tuple(b - η * g for b, g in zip(biases, db, strict=True)),
        )  # fmt: skip
