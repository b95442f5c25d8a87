"""A multilayer perceptron is layers of neurons, each fed with the outputs of the one before."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import validate
from .activation import glorot
from .activations import ACTIVATIONS, softmax
from .arrays import Answers, Floats

Number = TypeVar("Number", bound=np.number[Any])

OUTPUTS = (*ACTIVATIONS, "softmax")
"""What the output layer can apply."""


@dataclass(frozen=True)
class ForwardPass:
    """Everything that one pass through the network has computed.

    Attributes
    ----------
    inputs : ndarray (n_samples, n_inputs)
    z, a : tuple of ndarray (n_samples, n_units)
        For each layer after the input its weighted sums and its outputs.
    """

    inputs: Floats
    z: tuple[Floats, ...]
    a: tuple[Floats, ...]

    @property
    def outputs(self) -> Floats:
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
    parameters : ndarray (n_parameters,)
        All of them in one vector, whose parts ``weights`` and ``biases`` are: layer after layer,
        a layer's weights row by row and then its biases.
    Wb : list of ndarray (n_units_before + 1, n_units)
        The same once more: a layer's weights with its biases as the last row.

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
        self._take(np.zeros(sum((n_before + 1) * n for n_before, n in pairwise(sizes))))
        for W, name in zip(self._weights, self.activations, strict=True):
            limit = (glorot if name == "softmax" else ACTIVATIONS[name].initial_limit)(*W.shape)
            W[...] = rng.uniform(-limit, limit, size=W.shape)

    def _take(self, parameters: Floats) -> None:
        """Own the vector ``parameters``; everything else is a view of it."""
        self._parameters = parameters
        self._Wb = _Views(matrices(parameters, self.layer_sizes))
        self._weights = _Views(Wb[:-1] for Wb in self._Wb)
        self._biases = _Views(Wb[-1] for Wb in self._Wb)

    def __getstate__(self) -> dict[str, Any]:
        views = {"_Wb", "_weights", "_biases"}
        return {name: value for name, value in vars(self).items() if name not in views}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._take(self._parameters)

    @property
    def parameters(self) -> Floats:
        """All weights and biases, (n_parameters,): to change it in place changes the network."""
        return self._parameters

    @parameters.setter
    def parameters(self, values: ArrayLike) -> None:
        if values is not self._parameters:
            self._parameters[:] = validate.vector(values, "parameters", self.n_parameters)

    @property
    def Wb(self) -> list[Floats]:
        """For each layer after the input its weights and, as last row, its biases."""
        return self._Wb

    @property
    def weights(self) -> list[Floats]:
        """For each layer after the input its weights, (n_units_before, n_units)."""
        return self._weights

    @weights.setter
    def weights(self, values: Iterable[ArrayLike]) -> None:
        self._put(values, "weights", self._weights)

    @property
    def biases(self) -> list[Floats]:
        """For each layer after the input its biases, (n_units,)."""
        return self._biases

    @biases.setter
    def biases(self, values: Iterable[ArrayLike]) -> None:
        self._put(values, "biases", self._biases)

    @property
    def n_parameters(self) -> int:
        """How many weights and biases there are."""
        return self._parameters.size

    def forward(self, X: ArrayLike) -> ForwardPass:
        """Return everything that is computed on the way from ``X`` (n_samples, n_inputs)."""
        a = inputs = validate.matrix(X, n_columns=self.layer_sizes[0])
        sums, outputs = [], []
        with np.errstate(all="ignore"):  # weights that diverged give inf or NaN, and no warning
            for W, b, name in zip(self.weights, self.biases, self.activations, strict=True):
                z = a @ W + b
                a = apply(name, z)
                sums.append(z)
                outputs.append(a)
        return ForwardPass(inputs, tuple(sums), tuple(outputs))

    def __call__(self, X: ArrayLike) -> Floats:
        """Return the outputs, (n_samples, n_outputs), for ``X`` (n_samples, n_inputs)."""
        return self.forward(X).outputs

    def predict(self, X: ArrayLike) -> Answers:
        """Return class labels, (n_samples,), for ``X`` (n_samples, n_inputs).

        One output: 1 where it is at least in the middle of its range, 1/2 or 0. Several: the
        greatest. Where the output is the identity, the values themselves, (n_samples, n_outputs).
        """
        return classes(self.activations[-1], self(X))

    def copy(self) -> "MLP":
        """Return a network of its own with the same weights and biases."""
        return deepcopy(self)

    def _put(self, values: Iterable[ArrayLike], name: str, views: list[Floats]) -> None:
        values = list(values)
        if len(values) != len(views):
            raise ValueError(f"{name} has {len(values)} arrays; expected {len(views)}")
        check = validate.matrix if name == "weights" else validate.vector
        arrays = [check(value, f"{name}[{k}]") for k, value in enumerate(values)]
        for k, (array, view) in enumerate(zip(arrays, views, strict=True)):
            if array.shape != view.shape:
                raise ValueError(f"{name}[{k}] has shape {array.shape}; expected {view.shape}")
        for array, view in zip(arrays, views, strict=True):
            view[...] = array


class _Views(list[Floats]):
    """Parts of one vector: to set one copies values into it, so that it stays a part."""

    def __setitem__(self, k: Any, value: Any) -> None:
        self[k][...] = value


def matrices(vector: NDArray[Number], layer_sizes: Sequence[int]) -> list[NDArray[Number]]:
    """Return one view (n_units_before + 1, n_units) of ``vector`` (n_parameters,) a layer."""
    views, start = [], 0
    for n_before, n in pairwise(layer_sizes):
        stop = start + (n_before + 1) * n
        views.append(vector[start:stop].reshape(n_before + 1, n))
        start = stop
    return views


def flat(weights: Iterable[ArrayLike], biases: Iterable[ArrayLike]) -> Floats:
    """Return weights and biases, a pair for each layer, in one vector: as ``MLP.parameters``."""
    pairs = zip(weights, biases, strict=True)
    return np.concatenate([np.ravel(part) for pair in pairs for part in pair])


def apply(activation: str, z: Floats) -> Floats:
    """Return a layer's outputs for its weighted sums ``z`` (n_samples, n_units)."""
    return softmax(z) if activation == "softmax" else ACTIVATIONS[activation](z)


def classes(activation: str, outputs: Floats) -> Answers:
    """Return what an output layer's ``outputs`` (n_samples, n_outputs) mean, as ``MLP.predict``."""
    if activation == "identity":
        return outputs
    if outputs.shape[1] > 1:
        greatest: Answers = outputs.argmax(axis=1)
        return greatest
    lowest = 0.0 if activation == "softmax" else ACTIVATIONS[activation].range[0]
    return (outputs[:, 0] >= (0.0 if lowest < 0 else 0.5)).astype(int)
