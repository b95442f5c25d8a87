"""A multilayer perceptron is layers of neurons, each fed with the outputs of the one before."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

import numpy as np

from . import validate
from .activations import ACTIVATIONS, softmax

OUTPUTS = (*ACTIVATIONS, "softmax")
"""What the output layer can apply."""

_RELU_LIKE = {"relu", "leaky_relu", "elu", "softplus", "gelu"}


@dataclass(frozen=True)
class ForwardPass:
    """Everything that one pass through the network has computed.

    Attributes
    ----------
    inputs : ndarray (n_samples, n_inputs)
    z, a : tuple of ndarray (n_samples, n_units)
        For each layer after the input its weighted sums and its outputs.
    """

    inputs: np.ndarray
    z: tuple[np.ndarray, ...]
    a: tuple[np.ndarray, ...]

    @property
    def outputs(self) -> np.ndarray:
        """The last layer's outputs, (n_samples, n_outputs)."""
        return self.a[-1]


class MLP:
    """A multilayer perceptron: a = f(a_before @ W + b), layer after layer.

    Parameters
    ----------
    layer_sizes : sequence of int
        The number of inputs, of units in each hidden layer, and of outputs.
    hidden : str or sequence of str
        The hidden layers' activation, one for all or one for each, names in ``ACTIVATIONS``.
    output : str
        The output layer's activation, a name in ``ACTIVATIONS`` or ``"softmax"``.
    seed : int
        Of the initial weights. Those into ReLU-like units are drawn as K. He et al. (2015), others
        as X. Glorot and Y. Bengio (2010), uniform; biases are 0.

    Attributes
    ----------
    weights : list of ndarray (n_units_before, n_units)
    biases : list of ndarray (n_units,)
        Both can be set, as long as the shapes stay.

    Raises
    ------
    TypeError, ValueError
        Where a size, a name or a shape is not allowed; the message says which and why.
    """

    def __init__(
        self,
        layer_sizes: Sequence[int],
        hidden: str | Sequence[str] = "tanh",
        output: str = "sigmoid",
        seed: int = 0,
    ):
        sizes = tuple(validate.whole(size, "layer_sizes", at_least=1) for size in layer_sizes)
        if len(sizes) < 2:
            raise ValueError(
                f"layer_sizes is {sizes}; expected at least the inputs and the outputs"
            )
        n_hidden = len(sizes) - 2
        names = (hidden,) * n_hidden if isinstance(hidden, str) else tuple(hidden)
        if isinstance(hidden, str):
            validate.choice(hidden, "hidden", tuple(ACTIVATIONS))
        if len(names) != n_hidden:
            raise ValueError(
                f"hidden has {len(names)} names; expected {n_hidden}, one for each hidden layer"
            )
        for name in names:
            validate.choice(name, "hidden", tuple(ACTIVATIONS))
        self.layer_sizes = sizes
        self.activations = (*names, validate.choice(output, "output", OUTPUTS))
        self.seed = validate.whole(seed, "seed")
        rng = np.random.default_rng(self.seed)
        self._weights = [
            _initial(rng, n_before, n, name)
            for n_before, n, name in zip(sizes, sizes[1:], self.activations, strict=False)
        ]
        self._biases = [np.zeros(n) for n in sizes[1:]]

    @property
    def weights(self) -> list[np.ndarray]:
        """For each layer after the input its weights, (n_units_before, n_units)."""
        return self._weights

    @weights.setter
    def weights(self, values) -> None:
        self._weights = self._checked(values, "weights", self._weights)

    @property
    def biases(self) -> list[np.ndarray]:
        """For each layer after the input its biases, (n_units,)."""
        return self._biases

    @biases.setter
    def biases(self, values) -> None:
        self._biases = self._checked(values, "biases", self._biases)

    @property
    def n_parameters(self) -> int:
        """How many weights and biases there are."""
        return sum(W.size + b.size for W, b in zip(self.weights, self.biases, strict=True))

    def forward(self, X) -> ForwardPass:
        """Return everything that is computed on the way from ``X`` (n_samples, n_inputs)."""
        a = inputs = validate.matrix(X, n_columns=self.layer_sizes[0])
        sums, outputs = [], []
        for W, b, name in zip(self.weights, self.biases, self.activations, strict=True):
            z = a @ W + b
            a = apply(name, z)
            sums.append(z)
            outputs.append(a)
        return ForwardPass(inputs, tuple(sums), tuple(outputs))

    def __call__(self, X) -> np.ndarray:
        """Return the outputs, (n_samples, n_outputs), for ``X`` (n_samples, n_inputs)."""
        return self.forward(X).outputs

    def predict(self, X) -> np.ndarray:
        """Return class labels, (n_samples,), for ``X`` (n_samples, n_inputs).

        One output: 1 where it is at least in the middle of its range, 1/2 or 0. Several: the
        greatest. Where the output is the identity, the values themselves, (n_samples, n_outputs).
        """
        outputs = self(X)
        if self.activations[-1] == "identity":
            return outputs
        if outputs.shape[1] > 1:
            return outputs.argmax(axis=1)
        middle = 0.0 if ACTIVATIONS[self.activations[-1]].range[0] < 0 else 0.5
        return (outputs[:, 0] >= middle).astype(int)

    def copy(self) -> "MLP":
        """Return a network of its own with the same weights and biases."""
        return deepcopy(self)

    def _checked(self, values, name: str, present: list[np.ndarray]) -> list[np.ndarray]:
        values = list(values)
        if len(values) != len(present):
            raise ValueError(f"{name} has {len(values)} arrays; expected {len(present)}")
        check = validate.matrix if name == "weights" else validate.vector
        arrays = [check(value, f"{name}[{k}]") for k, value in enumerate(values)]
        for k, (array, before) in enumerate(zip(arrays, present, strict=True)):
            if array.shape != before.shape:
                raise ValueError(f"{name}[{k}] has shape {array.shape}; expected {before.shape}")
        return arrays


def apply(activation: str, z: np.ndarray) -> np.ndarray:
    """Return a layer's outputs for its weighted sums ``z`` (n_samples, n_units)."""
    return softmax(z) if activation == "softmax" else ACTIVATIONS[activation](z)


def _initial(rng: np.random.Generator, n_before: int, n_units: int, activation: str) -> np.ndarray:
    if activation in _RELU_LIKE:
        limit = np.sqrt(6 / n_before)
    else:
        limit = np.sqrt(6 / (n_before + n_units))
    return rng.uniform(-limit, limit, size=(n_before, n_units))
