"""Libraries that differentiate by themselves, JAX here and PyTorch, as judges of the course's code.

Here stands only what a textbook says of a network, a loss, a step or a unit. No slope is written
down: the chain rule is the library's own, in float64.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

LEAK = 0.01


@dataclass(frozen=True, eq=False)
class Found:
    """What a library says of a network: the loss alone, and the slopes of loss and penalty."""

    loss: float
    flat: np.ndarray
    deltas: list[np.ndarray]


def layers(flat, sizes: Sequence[int]) -> Iterator[tuple]:
    """Yield W and b of each layer: in ``flat`` stand W, row by row, and then b."""
    start = 0
    for n_before, n in pairwise(sizes):
        stop = start + n_before * n
        yield flat[start:stop].reshape(n_before, n), flat[stop : stop + n]
        start = stop + n


def network(functions: Sequence[Callable], flat, sizes: Sequence[int], X, nudges=None):
    """Return the outputs; ``nudges`` are zeros, added to each z so that there is a dL/dz."""
    a = X
    for k, (W, b) in enumerate(layers(flat, sizes)):
        z = a @ W + b
        a = functions[k](z if nudges is None else z + nudges[k])
    return a


def penalty(flat, sizes: Sequence[int], l1, l2):
    """Return l1·Σ|w| + l2·Σw², without the biases."""
    return sum(l1 * abs(W).sum() + l2 * (W**2).sum() for W, _ in layers(flat, sizes))


def data_loss(oracle, mlp, loss: str) -> Callable:
    """Return the loss as the oracle's function of (parameters, X, y), for an ``MLP``'s layers."""
    functions = [oracle.functions[name] for name in mlp.activations]
    return lambda flat, X, y: oracle.losses[loss](network(functions, flat, mlp.layer_sizes, X), y)


def zeros(X, sizes: Sequence[int]) -> list[np.ndarray]:
    """Return zeros in the shape of each layer's z."""
    return [np.zeros((len(X), n)) for n in sizes[1:]]


def _sgd(m, v, gradient, t):
    return m, v, gradient


def _momentum(m, v, gradient, t):
    m = 0.9 * m + gradient
    return m, v, m


def _adam(m, v, gradient, t):
    m = 0.9 * m + (1 - 0.9) * gradient
    v = 0.999 * v + (1 - 0.999) * gradient**2
    return m, v, m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)


RULES = {"sgd": _sgd, "momentum": _momentum, "adam": _adam}
"""Name → what is remembered, the gradient and t = 1, 2, … in; remembered and direction out.

Polyak (1964), as PyTorch has it; Kingma and Ba (2015), algorithm 1.
"""


class Jax:
    """JAX, which brings no optimisers and no recurrent units: theirs are the published rules."""

    def __init__(self):
        import jax

        self._jax = jax
        self._compiled = {}

    def float64(self) -> AbstractContextManager:
        """Return a block in which JAX computes in float64; outside, Keras keeps its float32."""
        if hasattr(self._jax, "enable_x64"):
            return self._jax.enable_x64(True)
        from jax.experimental import enable_x64  # before JAX 0.8

        return enable_x64()

    @cached_property
    def functions(self) -> dict[str, Callable]:
        """Activations by name."""
        np, nn = self._jax.numpy, self._jax.nn
        return {
            "identity": lambda z: z,
            "heaviside": lambda z: np.heaviside(z, 1.0),
            "sign": np.sign,
            "sigmoid": nn.sigmoid,
            "bipolar_sigmoid": lambda z: (1 - np.exp(-z)) / (1 + np.exp(-z)),
            "tanh": np.tanh,
            "relu": nn.relu,
            "leaky_relu": lambda z: nn.leaky_relu(z, LEAK),
            "elu": nn.elu,
            "softplus": nn.softplus,
            "gelu": lambda z: nn.gelu(z, approximate=False),
            "softmax": nn.softmax,
        }

    @cached_property
    def losses(self) -> dict[str, Callable]:
        """Losses of outputs and targets, (n_samples, n_outputs) both, by name."""
        log = self._jax.numpy.log
        return {
            "mean_squared_error": lambda a, y: ((a - y) ** 2).mean(),
            "binary_crossentropy": lambda a, y: -(y * log(a) + (1 - y) * log(1 - a)).mean(),
            "categorical_crossentropy": lambda a, y: -(y * log(a)).sum(1).mean(),
        }

    @cached_property
    def losses_of_logits(self) -> dict[str, Callable]:
        """The cross-entropies of the output layer's weighted sums, by name."""
        nn = self._jax.nn
        return {
            "binary_crossentropy": lambda z, y: (
                -(y * nn.log_sigmoid(z) + (1 - y) * nn.log_sigmoid(-z)).mean()
            ),
            "categorical_crossentropy": lambda z, y: -(y * nn.log_softmax(z)).sum(1).mean(),
        }

    def slope(self, function: Callable, at, *others) -> tuple[float, np.ndarray]:
        """Return function(at, *others), a number, and its gradient for ``at``."""
        with self.float64():
            value, gradient = self._value_and_slope(function)(at, *others)
            return float(value), np.asarray(gradient)

    def _value_and_slope(self, function):
        if function not in self._compiled:
            self._compiled[function] = self._jax.jit(self._jax.value_and_grad(function))
        return self._compiled[function]

    def gradients(self, mlp, X, y, loss: str, l1: float = 0.0, l2: float = 0.0) -> Found:
        """Return what JAX says of an ``MLP``; y (n_samples, n_outputs).

        Which activations and which loss they are is told by number, so that networks of one size
        are compiled once for all.
        """
        names = list(self.functions)
        numbers = [names.index(name) for name in mlp.activations]
        with self.float64():
            (_, value), (flat, deltas) = self._all_networks(mlp.layer_sizes)(
                mlp.parameters, zeros(X, mlp.layer_sizes), X, y, l1, l2,
                np.array(numbers), list(self.losses).index(loss),
            )  # fmt: skip
            return Found(float(value), np.asarray(flat), [np.asarray(δ) for δ in deltas])

    def _all_networks(self, sizes):
        switch = self._jax.lax.switch
        functions, losses = list(self.functions.values()), list(self.losses.values())

        def value(flat, nudges, X, y, l1, l2, numbers, loss):
            chosen = [lambda z, k=k: switch(k, functions, z) for k in numbers]
            of_data = switch(loss, losses, network(chosen, flat, sizes, X, nudges), y)
            return of_data + penalty(flat, sizes, l1, l2), of_data

        if sizes not in self._compiled:
            both = self._jax.value_and_grad(value, argnums=(0, 1), has_aux=True)
            self._compiled[sizes] = self._jax.jit(both)
        return self._compiled[sizes]

    def minimise(
        self, function: Callable, start: np.ndarray, rule: str, steps: Iterable[tuple]
    ) -> Iterator[np.ndarray]:
        """Yield the parameters after each step down function(parameters, *data).

        A step is (learning rate, *data).
        """
        slope = self._jax.jit(self._jax.grad(function))
        parameters, m, v = start.copy(), np.zeros_like(start), np.zeros_like(start)
        for t, (rate, *data) in enumerate(steps, 1):
            with self.float64():
                gradient = np.asarray(slope(parameters, *data))
            m, v, direction = RULES[rule](m, v, gradient, t)
            parameters = parameters - rate * direction
            yield parameters

    def plain_unit(self, u: float, w: float, b: float, x) -> tuple[np.ndarray, np.ndarray]:
        """Return h, and ∂h/∂x₁, of Elman's unit at each moment of x (length,)."""
        tanh = self._jax.numpy.tanh

        def step(h, x_t):
            h = tanh(u * x_t + w * h + b)
            return h, h

        return self._read(step, 0.0, x)

    def lstm_unit(self, u, w, b, x) -> tuple[np.ndarray, np.ndarray]:
        """Return the same of an LSTM unit; u, w and b are each (4,), in the order f, i, o, g."""
        sigmoid, tanh = self._jax.nn.sigmoid, self._jax.numpy.tanh

        def step(before, x_t):
            h, c = before
            f, i, o, g = (u[k] * x_t + w[k] * h + b[k] for k in range(4))
            c = sigmoid(f) * c + sigmoid(i) * tanh(g)
            h = sigmoid(o) * tanh(c)
            return (h, c), h

        return self._read(step, (0.0, 0.0), x)

    def _read(self, step: Callable, start, x) -> tuple[np.ndarray, np.ndarray]:
        def outputs(x):
            return self._jax.lax.scan(step, start, x)[1]

        with self.float64():
            h, slopes = outputs(x), self._jax.jacrev(outputs)(x)
            return np.asarray(h), np.asarray(slopes)[:, 0]

    def convolve(self, image, kernel, stride: int, padding: int) -> np.ndarray:
        """Return the feature map."""
        with self.float64():
            image, kernel = (np.asarray(part, float)[None, None] for part in (image, kernel))
            convolution = self._jax.lax.conv_general_dilated
            return np.asarray(convolution(image, kernel, [stride] * 2, [(padding, padding)] * 2))[
                0, 0
            ]

    def convolutions(self, maps, kernels, padding: int):
        """Return each image's feature maps; maps (n, n_in, h, w), kernels (n_out, n_in, k, k)."""
        pad = [(padding, padding)] * 2
        return self._jax.lax.conv_general_dilated(maps, kernels, [1, 1], pad)

    def greatest(self, maps):
        """Return the greatest value of each map, (n, n_maps)."""
        return maps.max(axis=(2, 3))

    def attend(self, query, keys, values) -> np.ndarray:
        """Return what one query sees (Vaswani and others, 2017): all are rows of numbers."""
        with self.float64():
            shares = self._jax.nn.softmax(np.asarray(keys) @ np.asarray(query) / len(query) ** 0.5)
            return np.asarray(shares @ np.asarray(values))
