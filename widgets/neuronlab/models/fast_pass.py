"""A fast pass is the list of a batch's NumPy calls, written down once and then only played.

A network of a few units is bound by Python's overhead, not by arithmetic: so every array is made
beforehand, every view is taken beforehand, and what is left for each batch is the bare calls. The
arrays lie transposed, (n_units, n_samples): a layer's outputs have a last row of ones, so that one
product with Wb adds the biases too. What it computes is what ``MLP.forward`` and
``backprop.backpropagate`` say in the order of the mathematics.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from .activations import ACTIVATIONS
from .arrays import Floats
from .losses import Loss
from .mlp import MLP, matrices

_ZERO, _HALF, _ONE = np.array(0.0), np.array(0.5), np.array(1.0)

IN_PLACE = {
    "identity",
    "tanh",
    "bipolar_sigmoid",
    "sigmoid",
    "relu",
    "heaviside",
    "sign",
    "softmax",
}
"""Those whose slope follows from a, so that a may be written over z."""


Call = tuple[Callable[..., object], tuple[Any, ...]]
"""A function with its arguments."""


class FastPass:
    """The forward and the backward pass of one network for one number of samples.

    Parameters
    ----------
    mlp : MLP
        Its parameters are read at each pass.
    n_samples : int
    loss : Loss, optional
        Without it there is a forward pass only, which keeps the output layer's z.
    gradient : ndarray (n_parameters,), optional
        Where :meth:`differentiate` writes the gradient of the loss.

    Attributes
    ----------
    z, a : ndarray (n_outputs, n_samples)
        Of the output layer, after a pass. Only a forward pass keeps ``z`` apart from ``a``.
    error : ndarray (n_outputs · n_samples,)
        a − y, after :meth:`differentiate`.
    """

    def __init__(
        self,
        mlp: MLP,
        n_samples: int,
        loss: Loss | None = None,
        gradient: Floats | None = None,
    ):
        names, n = mlp.activations, n_samples
        with_ones = [np.ones((n_units + 1, n)) for n_units in mlp.layer_sizes[1:]]
        a = [layer[:-1] for layer in with_ones]
        apart = [loss is None or name not in IN_PLACE for name in names]
        z = [np.empty_like(a_k) if own else a_k for a_k, own in zip(a, apart, strict=True)]
        self.z, self.a = z[-1], a[-1]
        self._first, self._z0 = mlp.Wb[0].T.dot, z[0]
        self._forward = _activate(names[0], z[0], a[0])
        for k in range(1, len(names)):
            self._forward.append((mlp.Wb[k].T.dot, (with_ones[k - 1], z[k])))
            self._forward += _activate(names[k], z[k], a[k])
        if loss is None or gradient is None:
            return
        δ = [np.empty_like(a_k) for a_k in a]
        G = matrices(gradient, mlp.layer_sizes)
        difference = np.empty_like(self.a)
        self._difference, self.error = difference, difference.ravel()
        share = np.array(loss.share(n, mlp.layer_sizes[-1]))
        self._backward: list[Call] = [(np.multiply, (difference, share, δ[-1]))]
        if loss.output is None:
            self._backward += _slope(names[-1], δ[-1], z[-1], a[-1])
        for k in range(len(names) - 1, 0, -1):
            self._backward.append((with_ones[k - 1].dot, (δ[k].T, G[k])))
            self._backward.append((mlp.weights[k].dot, (δ[k], δ[k - 1])))
            self._backward += _slope(names[k - 1], δ[k - 1], z[k - 1], a[k - 1])
        self._last = δ[0].T, G[0]

    def forward(self, inputs: Floats) -> Floats:
        """Return the outputs (n_outputs, n_samples) for ``inputs`` with their last row of ones."""
        self._first(inputs, self._z0)
        for call, arguments in self._forward:
            call(*arguments)
        return self.a

    def differentiate(self, inputs: Floats, y: Floats) -> None:
        """Write the gradient for ``inputs`` as above and ``y`` (n_outputs, n_samples)."""
        self._first(inputs, self._z0)
        for call, arguments in self._forward:
            call(*arguments)
        np.subtract(self.a, y, self._difference)
        for call, arguments in self._backward:
            call(*arguments)
        inputs.dot(*self._last)


def _activate(name: str, z: Floats, a: Floats) -> list[Call]:
    """Return the calls that write a = f(z); ``a`` may be ``z`` for those of ``IN_PLACE``."""
    if name == "identity":
        return [] if a is z else [(np.copyto, (a, z))]
    if name == "tanh":
        return [(np.tanh, (z, a))]
    if name == "bipolar_sigmoid":
        return [(np.multiply, (z, _HALF, a)), (np.tanh, (a, a))]
    if name == "sigmoid":
        from scipy.special import expit

        return [(expit, (z, a))]
    if name == "relu":
        return [(partial(np.maximum, out=a), (z, _ZERO))]
    if name == "heaviside":
        return [(np.heaviside, (z, _ONE, a))]
    if name == "sign":
        return [(np.sign, (z, a))]
    if name == "softmax":
        row = np.empty(z.shape[1])
        return [
            (np.maximum.reduce, (z, 0, None, row)),
            (np.subtract, (z, row, a)),
            (np.exp, (a, a)),
            (np.add.reduce, (a, 0, None, row)),
            (np.divide, (a, row, a)),
        ]
    f = ACTIVATIONS[name]
    return [(lambda: np.copyto(a, f(z)), ())]


def _slope(name: str, δ: Floats, z: Floats, a: Floats) -> list[Call]:
    """Return the calls that turn δ = dL/da into dL/dz = δ·f'(z)."""
    t = np.empty_like(a)
    if name == "identity":
        return []
    if name == "tanh":  # f' = 1 − a²
        return [(np.multiply, (δ, a, t)), (np.multiply, (t, a, t)), (np.subtract, (δ, t, δ))]
    if name == "bipolar_sigmoid":  # f' = (1 − a²) / 2
        return [*_slope("tanh", δ, z, a), (np.multiply, (δ, _HALF, δ))]
    if name == "sigmoid":  # f' = a·(1 − a)
        return [(np.multiply, (δ, a, δ)), (np.multiply, (δ, a, t)), (np.subtract, (δ, t, δ))]
    if name == "relu":  # f' = 1 where a > 0, else 0
        return [(np.sign, (a, t)), (np.multiply, (δ, t, δ))]
    if name in ("heaviside", "sign"):
        return [(δ.fill, (0.0,))]
    if name == "softmax":  # every output depends on every z
        row = np.empty(z.shape[1])
        return [
            (np.multiply, (δ, a, t)),
            (np.add.reduce, (t, 0, None, row)),
            (np.subtract, (δ, row, δ)),
            (np.multiply, (δ, a, δ)),
        ]
    f = ACTIVATIONS[name]
    return [(lambda: np.multiply(δ, f.derivative(z), δ), ())]
