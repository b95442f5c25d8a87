"""What Keras's ``Sequential`` does, in NumPy, for where Keras is missing.

It is called as Keras is: layers by name, ``compile``, ``fit``, ``evaluate``, ``predict``. It knows
dense layers, two optimisers and two losses, and no more.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np

from ...models.activations import ACTIVATIONS
from ...models.arrays import Floats
from ...models.losses import LOSSES, targets
from ...models.mlp import MLP
from ...models.training import Trainer

_ACTIVATIONS = {None: "identity", "softmax": "softmax"} | {
    f.spelling.keras: name for name, f in ACTIVATIONS.items() if isinstance(f.spelling.keras, str)
}

_LOSSES = {
    "binary_crossentropy": "binary_crossentropy",
    "bce": "binary_crossentropy",
    "mean_squared_error": "mean_squared_error",
    "mse": "mean_squared_error",
}


def _unknown(what: str, name: Any, known: Iterable[Any]) -> ValueError:
    """Return the error for a name that isn't known, in Keras's words."""
    here = ", ".join(map(str, known))
    return ValueError(f"Could not interpret {what} identifier: {name}; here are {here}")


class Dense:
    """A layer of ``units``, each fed with all that comes before."""

    def __init__(self, units: int, activation: str | None = None):
        if activation not in _ACTIVATIONS:
            raise _unknown("activation function", activation, _ACTIVATIONS)
        self.units, self.activation = units, activation


class Input:
    """What goes into a network, without the number of samples."""

    def __init__(self, shape: Sequence[int]):
        self.shape = tuple(shape)


class SGD:
    """Plain gradient descent."""

    name = "sgd"

    def __init__(self, learning_rate: float = 0.01):
        self.learning_rate = learning_rate


class Adam(SGD):
    """Adam."""

    name = "adam"

    def __init__(self, learning_rate: float = 0.001):
        super().__init__(learning_rate)


_OPTIMIZERS = {"sgd": SGD, "adam": Adam}


class BinaryAccuracy:
    """The share of the samples whose answer is above the threshold where it should be."""

    def __init__(self, threshold: float = 0.5):
        self.threshold = threshold


class BinaryCrossentropy:
    """The cross-entropy of a yes or a no; of its logit, where that is said."""

    def __init__(self, from_logits: bool = False):
        self.from_logits = from_logits


class MeanSquaredError:
    """The mean of the squared differences."""


class Sequential:
    """Layers one after another; built when something first goes through them."""

    def __init__(self, layers: Sequence[Any] = ()):
        self.layers: list[Any] = []
        self.loss: Any = None
        self.optimizer: SGD | None = None
        self._inputs, self._metrics = 0, list[Any]()
        self._mlp: MLP | None = None
        for layer in layers:
            self.add(layer)

    def add(self, layer: Any) -> None:
        """Put a layer behind the others."""
        if isinstance(layer, Input):
            self._inputs = layer.shape[0]
        elif isinstance(layer, Dense):
            self.layers.append(layer)
        else:
            raise ValueError(f"{layer!r} is no layer")

    def compile(self, optimizer: Any = "adam", loss: Any = None, metrics: Any = None) -> None:
        """Say how to learn, and what to measure."""
        if isinstance(optimizer, str):
            if optimizer.lower() not in _OPTIMIZERS:
                raise _unknown("optimizer", optimizer, _OPTIMIZERS)
            optimizer = _OPTIMIZERS[optimizer.lower()]()
        self.optimizer = optimizer
        self.loss, self._metrics = loss, list(metrics or ())

    def fit(
        self, x: Any, y: Any, batch_size: int = 32, epochs: int = 1, verbose: Any = "auto",
        shuffle: bool = True, validation_data: Any = None,
    ) -> None:  # fmt: skip
        """Learn, from where the weights are."""
        if self.optimizer is None:
            raise ValueError("You must call `compile()` before using the model.")
        mlp = self._built(x)
        trainer = Trainer(
            mlp, x, self._column(y), self._loss, self.optimizer.name, self.optimizer.learning_rate,
            batch_size,
        )  # fmt: skip
        trainer.run_epochs(epochs)

    def evaluate(self, x: Any, y: Any, verbose: Any = "auto") -> Any:
        """Return the loss, and the metrics that ``compile`` named behind it."""
        outputs, y = self._built(x)(x), self._column(y)
        loss = LOSSES[self._loss].of_outputs(outputs, targets(y, outputs.shape[1], self._loss))
        if not self._metrics:
            return float(loss)
        answers = self.predict(x)
        borders = (getattr(metric, "threshold", 0.5) for metric in self._metrics)
        return [float(loss), *(float(((answers > border) == y).mean()) for border in borders)]

    def predict(self, x: Any, verbose: Any = "auto") -> Floats:
        """Return what the network answers, (n_samples, n_outputs)."""
        mlp = self._built(x)
        return mlp.forward(x).z[-1] if self._logits else mlp(x)

    def get_weights(self) -> list[Floats]:
        """Return each layer's weights and biases."""
        mlp = self._built(np.zeros((1, self._inputs)))
        return [part.copy() for pair in zip(mlp.weights, mlp.biases, strict=True) for part in pair]

    def summary(self, line_length: int = 60, print_fn: Any = print) -> None:
        """Print how many weights each layer has."""
        shapes = pairwise([self._inputs, *(layer.units for layer in self.layers)])
        for n_before, n in shapes:
            print_fn(f"dense (None, {n}): {n_before * n + n} parameters")

    @property
    def _logits(self) -> bool:
        return bool(getattr(self.loss, "from_logits", False))

    @property
    def _loss(self) -> str:
        if isinstance(self.loss, MeanSquaredError):
            return "mean_squared_error"
        return _LOSSES[self.loss] if isinstance(self.loss, str) else "binary_crossentropy"

    def _column(self, y: Any) -> Floats:
        """Keras makes targets (n,) a column, to match one output."""
        return np.reshape(np.asarray(y, dtype=float), (len(y), -1))

    def _built(self, x: Any) -> MLP:
        if self._mlp is None:
            self._inputs = self._inputs or np.shape(x)[1]
            *hidden, output = (_ACTIVATIONS[layer.activation] for layer in self.layers)
            sizes = (self._inputs, *(layer.units for layer in self.layers))
            if (output, sizes[-1]) == ("softmax", 1):
                raise ValueError("softmax of one number is always 1")
            self._mlp = MLP(sizes, hidden, "sigmoid" if self._logits else output)
        return self._mlp


_LAYERS = {"Dense": Dense, "Input": Input}

STAND_IN = SimpleNamespace(
    Sequential=Sequential,
    Input=Input,
    layers=SimpleNamespace(**_LAYERS),
    models=SimpleNamespace(Sequential=Sequential),
    optimizers=SimpleNamespace(SGD=SGD, Adam=Adam),
    metrics=SimpleNamespace(BinaryAccuracy=BinaryAccuracy),
    losses=SimpleNamespace(
        BinaryCrossentropy=BinaryCrossentropy, MeanSquaredError=MeanSquaredError
    ),
)
"""What is handed over in place of the module."""
