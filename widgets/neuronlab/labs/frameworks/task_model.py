"""The same task for several libraries: one network, its samples in their order, and the steps."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...models import validate
from ...models.activations import ACTIVATIONS
from ...models.arrays import Floats
from ...models.losses import LOSSES, targets
from ...models.mlp import MLP

SHARED = tuple(name for name, f in ACTIVATIONS.items() if f.spelling.scikit_learn is not None)
"""The hidden layers' activations that all four libraries have."""

LOSS = LOSSES["binary_crossentropy"]


ROUNDING = {"64-bit": 2.0**-52, "32-bit": 2.0**-23}
"""The distance from 1 to the next number."""


def rounding_of(library: str) -> float:
    """Return how finely a library computes here: Keras and PyTorch with 32 bits."""
    return ROUNDING["32-bit" if library in ("Keras", "PyTorch") else "64-bit"]


@dataclass(frozen=True, eq=False)
class Task:
    """What every library is given: plain gradient descent through the samples, in their order.

    Attributes
    ----------
    mlp : MLP
        The initial weights; one output, a sigmoid, and one activation of ``SHARED`` for all
        hidden layers. It is not changed.
    X : ndarray (n_samples, n_inputs)
    y : ndarray (n_samples,)
        Classes, 0 and 1. The loss is the binary cross-entropy.
    learning_rate : float
    batch_size : int
        Samples a step; the last batch of an epoch may be smaller.

    Raises
    ------
    TypeError, ValueError
        Where an argument is not allowed; the message says which and why.
    """

    mlp: MLP
    X: Floats
    y: Floats
    learning_rate: float = 0.5
    batch_size: int = 20

    def __post_init__(self) -> None:
        *hidden, output = self.mlp.activations
        if output != "sigmoid" or self.mlp.layer_sizes[-1] != 1:
            raise ValueError(
                f"mlp has {self.mlp.layer_sizes[-1]} outputs, {output}; expected one sigmoid"
            )
        if len(set(hidden)) > 1 or not set(hidden) <= set(SHARED):
            raise ValueError(
                f"mlp has the hidden activations {', '.join(hidden)}; expected the same in all "
                f"layers, one of {', '.join(SHARED)}"
            )
        X = validate.matrix(self.X, "X", self.mlp.layer_sizes[0])
        y = targets(self.y, 1, LOSS.name, len(X))[:, 0]
        if set(np.unique(y)) != {0.0, 1.0}:
            raise ValueError("y needs samples of class 0 and of class 1, and no others")
        validate.positive(self.learning_rate, "learning_rate")
        validate.whole(self.batch_size, "batch_size", at_least=1)
        object.__setattr__(self, "X", X)
        object.__setattr__(self, "y", y)

    @property
    def hidden(self) -> str:
        """The hidden layers' activation."""
        return self.mlp.activations[0] if len(self.mlp.activations) > 1 else "identity"

    @property
    def batches(self) -> list[slice]:
        """Which rows each step of an epoch learns from."""
        size = min(self.batch_size, len(self.X))
        return [slice(start, start + size) for start in range(0, len(self.X), size)]

    def n_steps(self, epochs: int) -> int:
        """Return how many steps there are in so many epochs."""
        return epochs * math.ceil(len(self.X) / self.batch_size)

    def float32(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return X, and y as a column, as Keras and PyTorch compute with them."""
        return self.X.astype(np.float32), self.y.astype(np.float32)[:, None]


class LibraryRun:
    """What one library computed, as far as it has been asked to go.

    Parameters
    ----------
    moments : iterator
        First a pair, ``outputs`` and ``gradients``; then a loss for each epoch, 0, 1, 2, ….

    Attributes
    ----------
    outputs : ndarray (n_samples, 1)
        Before training.
    gradients : ndarray (n_parameters,)
        Of the first batch, in the order of ``MLP.parameters``.
    losses : ndarray (epochs + 1,)
        Over all samples, before training and after each epoch.
    """

    def __init__(self, moments: Iterator[Any]):
        self._moments = moments
        outputs, gradients = next(moments)
        self.outputs = np.reshape(np.asarray(outputs, dtype=float), (-1, 1))
        self.gradients = np.asarray(gradients, dtype=float)
        self.losses = np.array([next(moments)], dtype=float)

    @property
    def epochs(self) -> int:
        """How many epochs it has been trained."""
        return len(self.losses) - 1

    def train(self, epochs: int) -> "LibraryRun":
        """Go on until ``epochs`` epochs are done, where they are not yet; return itself."""
        missing = range(epochs - self.epochs)
        self.losses = np.append(self.losses, [next(self._moments) for _ in missing])
        return self


@dataclass(frozen=True, eq=False)
class Difference:
    """How far a run is from another: the greatest differences, and that of each epoch's loss.

    Attributes
    ----------
    outputs, gradients, greatest : float
    curve : ndarray (epochs + 1,)
    """

    outputs: float
    gradients: float
    curve: Floats

    @property
    def greatest(self) -> float:
        """The greatest difference of the losses."""
        return float(self.curve.max())


def difference(run: LibraryRun, reference: LibraryRun, epochs: int) -> Difference:
    """Return how far ``run`` is from ``reference`` over the first ``epochs`` epochs."""
    return Difference(
        float(np.abs(run.outputs - reference.outputs).max()),
        float(np.abs(run.gradients - reference.gradients).max()),
        np.abs(run.losses[: epochs + 1] - reference.losses[: epochs + 1]),
    )
