"""A gradient check holds backpropagation against nudging every parameter, one by one."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ...models import losses
from ...models.arrays import Floats
from ...models.backprop import backpropagate, numeric_gradients
from ...models.mlp import MLP

EXPONENTS = np.arange(-12.0, -0.75, 0.5)
"""The nudges h that are compared: ten to these powers."""

_ZERO = 1e-8
"""Gradients below that count as 0, where a relative error says nothing."""


@dataclass(frozen=True, eq=False)
class GradientCheck:
    """The same gradient twice.

    Attributes
    ----------
    backprop, nudged : ndarray (n_parameters,)
        By backpropagation and by central differences, in the order of ``MLP.parameters``.
    errors : ndarray (n_parameters,)
        |difference| / greater of both, element by element; where both are nearly 0, it is divided
        by 1e-8.
    """

    backprop: Floats
    nudged: Floats
    errors: Floats

    @property
    def worst(self) -> int:
        """Which parameter has the greatest error."""
        return int(np.argmax(self.errors))

    @property
    def worst_error(self) -> float:
        """The greatest error."""
        return float(self.errors.max())


def check(
    mlp: MLP, X: ArrayLike, y: ArrayLike, loss: str | None = None, h: float = 1e-5
) -> GradientCheck:
    """Return both gradients; ``h`` is the nudge to either side."""
    backprop = backpropagate(mlp, mlp.forward(X), y, loss).flat
    nudged = numeric_gradients(mlp, X, y, loss, h=h).flat
    return GradientCheck(backprop, nudged, relative_errors(backprop, nudged))


@dataclass(frozen=True)
class Nudge:
    """One parameter moved to either side.

    Attributes
    ----------
    above, below : float
        The loss with the parameter h greater, and h less.
    slope : float
        (above − below) / 2h.
    """

    above: float
    below: float
    slope: float


def nudge(
    mlp: MLP, X: ArrayLike, y: ArrayLike, loss: str | None, parameter: int, h: float
) -> Nudge:
    """Return what moving one parameter, by its place in ``MLP.parameters``, does to the loss."""
    found = []
    for way in (h, -h):
        twin = mlp.copy()
        twin.parameters[parameter] += way
        found.append(backpropagate(twin, twin.forward(X), y, loss).loss)
    return Nudge(found[0], found[1], (found[0] - found[1]) / (2 * h))


def relative_errors(first: Floats, second: Floats) -> Floats:
    """Return how far two gradients are from each other, element by element."""
    greater = np.maximum(np.maximum(np.abs(first), np.abs(second)), _ZERO)
    return np.abs(first - second) / greater


def worst_errors(
    mlp: MLP,
    X: ArrayLike,
    y: ArrayLike,
    loss: str | None = None,
    exponents: Iterable[float] = EXPONENTS,
) -> Floats:
    """Return the greatest error for each nudge 10**exponent, (n_exponents,)."""
    return np.array([check(mlp, X, y, loss, 10.0**e).worst_error for e in exponents])


def autograd(mlp: MLP, X: ArrayLike, y: ArrayLike, loss: str | None = None) -> Floats:
    """Return the gradient as PyTorch computes it, (n_parameters,).

    Raises
    ------
    ImportError
        Where PyTorch is not installed.
    ValueError
        Where an activation is not one of sigmoid, tanh, relu and identity.
    """
    import torch

    functions = {
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "relu": torch.relu,
        "identity": lambda z: z,
    }
    fitting = losses.fitting(loss, mlp.activations[-1])
    a = torch.tensor(np.asarray(X, dtype=float))
    goal = torch.tensor(losses.targets(y, mlp.layer_sizes[-1], fitting.name))
    parts = [torch.tensor(Wb, requires_grad=True) for Wb in mlp.Wb]
    for Wb, name in zip(parts, mlp.activations, strict=True):
        if name not in functions:
            raise ValueError(f"activation {name!r}; expected one of {', '.join(functions)}")
        a = functions[name](a @ Wb[:-1] + Wb[-1])
    value = {
        "mean_squared_error": torch.nn.functional.mse_loss,
        "binary_crossentropy": torch.nn.functional.binary_cross_entropy,
    }[fitting.name](a, goal)
    value.backward()
    return np.concatenate([part.grad.numpy().ravel() for part in parts])
