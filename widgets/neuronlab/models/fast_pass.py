"""A fast pass is the list of a batch's NumPy calls, written down once and then only played.

A network of a few units is bound by Python's overhead, not by arithmetic: so every array is made
beforehand, every view is taken beforehand, and what is left for each batch is the bare calls. The
arrays lie transposed, (n_units, n_samples): a layer's outputs have a last row of ones, so that one
product with Wb adds the biases too. What it computes is what ``MLP.forward`` and
``backprop.backpropagate`` say in the order of the mathematics.
"""

import numpy as np

from .activation import Call, FastCalls
from .activations import ACTIVATIONS
from .arrays import Floats
from .losses import Loss
from .mlp import MLP, matrices


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
        # Where the slope follows from a, a may be written over z.
        apart = [loss is None or _fast(name) is None for name in names]
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


def _softmax(z: Floats, a: Floats) -> list[Call]:
    row = np.empty(z.shape[1])
    return [
        (np.maximum.reduce, (z, 0, None, row)),
        (np.subtract, (z, row, a)),
        (np.exp, (a, a)),
        (np.add.reduce, (a, 0, None, row)),
        (np.divide, (a, row, a)),
    ]


def _softmax_back(δ: Floats, a: Floats, t: Floats) -> list[Call]:
    row = np.empty(a.shape[1])  # every output depends on every z
    return [
        (np.multiply, (δ, a, t)),
        (np.add.reduce, (t, 0, None, row)),
        (np.subtract, (δ, row, δ)),
        (np.multiply, (δ, a, δ)),
    ]


_SOFTMAX = FastCalls(_softmax, _softmax_back)


def _fast(name: str) -> FastCalls | None:
    return _SOFTMAX if name == "softmax" else ACTIVATIONS[name].fast


def _activate(name: str, z: Floats, a: Floats) -> list[Call]:
    """Return the calls that write a = f(z)."""
    fast = _fast(name)
    if fast is not None:
        return fast.forward(z, a)
    f = ACTIVATIONS[name]
    return [(lambda: np.copyto(a, f(z)), ())]


def _slope(name: str, δ: Floats, z: Floats, a: Floats) -> list[Call]:
    """Return the calls that turn δ = dL/da into dL/dz = δ·f'(z)."""
    fast = _fast(name)
    if fast is not None:
        return fast.backward(δ, a, np.empty_like(a))
    f = ACTIVATIONS[name]
    return [(lambda: np.multiply(δ, f.derivative(z), δ), ())]
