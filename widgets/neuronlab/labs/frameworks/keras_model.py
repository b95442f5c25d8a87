"""What Keras's ``Sequential`` does, in NumPy, for where Keras is missing.

It is called as Keras is: layers by name, ``compile``, ``fit``, ``evaluate``, ``predict``. It knows
dense layers, two optimisers and two losses, and says so where it is asked for more.
"""

from collections.abc import Sequence
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np

from ...models import optimizers
from ...models.arrays import Floats
from ...models.backprop import backpropagate, loss_value
from ...models.losses import LOSSES, targets
from ...models.mlp import MLP, ForwardPass
from .keras_parts_model import (
    KERAS_ACTIVATIONS,
    KERAS_LOSSES,
    KERAS_OPTIMIZERS,
    SGD,
    Adam,
    BinaryAccuracy,
    BinaryCrossentropy,
    Dense,
    Input,
    MeanSquaredError,
    knows,
    metric_of,
    unknown,
)  # fmt: skip


class Sequential:
    """Layers one after another; built when something first goes through them."""

    @knows
    def __init__(self, layers: Sequence[Any] = ()):
        self.layers: list[Any] = []
        self.loss: Any = None
        self.optimizer: SGD | None = None
        self._shape: tuple[int, ...] = ()
        self._metrics: list[tuple[str, float]] = []
        self._mlp: MLP | None = None
        self._steps: optimizers.SGD | None = None
        for layer in layers:
            self.add(layer)

    def add(self, layer: Any) -> None:
        """Put a layer behind the others."""
        if isinstance(layer, Input):
            self._shape = layer.shape
        elif isinstance(layer, Dense):
            self.layers.append(layer)
        else:
            raise ValueError(f"{layer!r} is no layer")

    @knows
    def compile(self, optimizer: Any = "adam", loss: Any = None, metrics: Any = None) -> None:
        """Say how to learn, and what to measure."""
        if isinstance(optimizer, str) and optimizer.lower() in KERAS_OPTIMIZERS:
            optimizer = KERAS_OPTIMIZERS[optimizer.lower()]()
        if not isinstance(optimizer, SGD):
            raise unknown("optimizer", optimizer, KERAS_OPTIMIZERS)
        if isinstance(loss, str) and loss not in KERAS_LOSSES:
            raise unknown("loss", loss, KERAS_LOSSES)
        if isinstance(metrics, str):
            raise ValueError(f"Expected `metrics` argument to be a list; it is {metrics!r}")
        self.optimizer, self._steps, self.loss = optimizer, None, loss
        self._metrics = [metric_of(metric) for metric in metrics or ()]

    @knows
    def fit(
        self, x: Any, y: Any, batch_size: int = 32, epochs: int = 1, verbose: Any = "auto",
        validation_split: float = 0.0, validation_data: Any = None, shuffle: bool = True,
    ) -> SimpleNamespace:  # fmt: skip
        """Learn, from where the weights are; return what was measured on the way, ``history``.

        An epoch's loss is the mean of what its samples had, each before the step of its own
        mini-batch. The last ``validation_split`` of the samples are looked at after each epoch.
        """
        if self.optimizer is None:
            raise ValueError("You must call `compile()` before using the model.")
        mlp, n = self._built(x), int(len(x) * (1 - validation_split))
        if n < len(x):
            validation_data = validation_data or (x[n:], y[n:])
        x, y = np.asarray(x)[:n], self._targets(y, len(x))[:n]
        if self._steps is None:
            self._steps = self.optimizer.begin(mlp.n_parameters)
        rng, history = np.random.default_rng(0), dict[str, list[float]]()
        for _epoch in range(epochs):
            order = rng.permutation(n) if shuffle else np.arange(n)
            total = np.zeros(len(self._names))
            for start in range(0, n, batch_size):
                rows = order[start : start + batch_size]
                passed = mlp.forward(x[rows])
                total += len(rows) * np.array(self._measured(passed, y[rows]))
                gradient = backpropagate(mlp, passed, y[rows], self._loss).flat
                self._steps.step(mlp.parameters, gradient, self.optimizer.learning_rate)
            told = dict(zip(self._names, (total / n).tolist(), strict=True))
            if validation_data:
                x_val, y_val, *_weights = validation_data
                after = self.evaluate(x_val, y_val, return_dict=True)
                told |= {f"val_{name}": value for name, value in after.items()}
            for name, value in told.items():
                history.setdefault(name, []).append(value)
        return SimpleNamespace(history=history, epoch=list(range(epochs)))

    @knows
    def evaluate(self, x: Any, y: Any, verbose: Any = "auto", return_dict: bool = False) -> Any:
        """Return the loss, and the metrics that ``compile`` named behind it."""
        measured = self._measured(self._built(x).forward(x), self._targets(y, len(x)))
        if return_dict:
            return dict(zip(self._names, measured, strict=True))
        return measured if self._metrics else measured[0]

    @knows
    def predict(self, x: Any, verbose: Any = "auto") -> Floats:
        """Return what the network answers, (n_samples, n_outputs)."""
        return self._answers(self._built(x).forward(x))

    def get_weights(self) -> list[Floats]:
        """Return each layer's weights and biases; none before it is known what goes in."""
        if not self._shape:
            return []
        mlp = self._built(np.zeros((1, *self._shape)))
        return [part.copy() for pair in zip(mlp.weights, mlp.biases, strict=True) for part in pair]

    def set_weights(self, weights: Sequence[Any]) -> None:
        """Take weights and biases, layer by layer."""
        mlp = self._built(np.zeros((1, *self._shape)))
        mlp.weights, mlp.biases = weights[::2], weights[1::2]

    @knows
    def summary(self, line_length: int = 60, print_fn: Any = print) -> None:
        """Print how many weights each layer has."""
        shapes = pairwise([*self._shape[-1:], *(layer.units for layer in self.layers)])
        for n_before, n in shapes:
            print_fn(f"dense (None, {n}): {n_before * n + n} parameters")

    @property
    def _logits(self) -> bool:
        return bool(getattr(self.loss, "from_logits", False))

    @property
    def _loss(self) -> str:
        if isinstance(self.loss, MeanSquaredError):
            return "mean_squared_error"
        return KERAS_LOSSES[self.loss] if isinstance(self.loss, str) else "binary_crossentropy"

    @property
    def _names(self) -> list[str]:
        return ["loss", *(name for name, _border in self._metrics)]

    def _measured(self, passed: ForwardPass, y: Floats) -> list[float]:
        """Return the loss of a forward pass, and the metrics behind it."""
        answers = self._answers(passed)
        loss = loss_value(LOSSES[self._loss], passed.z[-1], passed.outputs, y)
        shares = (((answers > border) == y).mean() for _name, border in self._metrics)
        return [float(loss), *map(float, shares)]

    def _answers(self, passed: ForwardPass) -> Floats:
        return passed.z[-1] if self._logits else passed.outputs

    def _targets(self, y: Any, n_samples: int) -> Floats:
        """Keras makes targets (n,) a column, to match one output."""
        y = np.reshape(np.asarray(y, dtype=float), (len(y), -1))
        return targets(y, self.layers[-1].units, self._loss, n_samples)

    def _built(self, x: Any) -> MLP:
        self._shape = self._shape or np.shape(x)[1:]
        if np.shape(x)[1:] != self._shape:
            wanted = ", ".join(map(str, self._shape))
            raise ValueError(f"Expected shape (None, {wanted}), but input has {np.shape(x)}")
        if self._mlp is None:
            *hidden, output = (KERAS_ACTIVATIONS[layer.activation] for layer in self.layers)
            sizes = (self._shape[-1], *(layer.units for layer in self.layers))
            if (output, sizes[-1]) == ("softmax", 1):
                raise ValueError("softmax of one number is always 1")
            self._mlp = MLP(sizes, hidden, "sigmoid" if self._logits else output)
        return self._mlp


STAND_IN = SimpleNamespace(
    Sequential=Sequential,
    Input=Input,
    layers=SimpleNamespace(Dense=Dense, Input=Input),
    models=SimpleNamespace(Sequential=Sequential),
    optimizers=SimpleNamespace(SGD=SGD, Adam=Adam),
    metrics=SimpleNamespace(BinaryAccuracy=BinaryAccuracy),
    losses=SimpleNamespace(
        BinaryCrossentropy=BinaryCrossentropy, MeanSquaredError=MeanSquaredError
    ),
)
"""What is handed over in place of the module."""
