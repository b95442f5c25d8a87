"""What Keras's ``Sequential`` does, in NumPy, for where Keras is missing.

It is called as Keras is: layers by name, ``compile``, ``fit``, ``evaluate``, ``predict``. It knows
dense layers, two optimisers and two losses, and says so where it is asked for more.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from inspect import signature
from itertools import pairwise
from types import SimpleNamespace
from typing import Any, TypeVar

import numpy as np

from ...models import optimizers
from ...models.activations import ACTIVATIONS
from ...models.arrays import Floats
from ...models.backprop import backpropagate, loss_value
from ...models.losses import LOSSES, targets
from ...models.mlp import MLP, ForwardPass

_ACTIVATIONS = {None: "identity", "softmax": "softmax"} | {
    f.spelling.keras: name for name, f in ACTIVATIONS.items() if isinstance(f.spelling.keras, str)
}

_LOSSES = {
    "binary_crossentropy": "binary_crossentropy",
    "bce": "binary_crossentropy",
    "mean_squared_error": "mean_squared_error",
    "mse": "mean_squared_error",
}


Call = TypeVar("Call", bound=Callable[..., Any])


def _knows(call: Call) -> Call:
    """Let a call say which arguments it knows, where it is given others by name."""
    known = [name for name in signature(call).parameters if name != "self"]

    @wraps(call)
    def called(*given: Any, **named: Any) -> Any:
        if unknown := ", ".join(f"{name}=" for name in named if name not in known):
            what = call.__qualname__.removesuffix(".__init__")
            here = ", ".join(known)
            raise TypeError(f"{what} knows no {unknown} in what stands in for Keras; only {here}")
        return call(*given, **named)

    return called  # type: ignore[return-value]


def _unknown(what: str, name: Any, known: Iterable[Any]) -> ValueError:
    """Return the error for a name that isn't known, in Keras's words."""
    here = ", ".join(map(str, known))
    return ValueError(f"Could not interpret {what} identifier: {name}; here are {here}")


class Dense:
    """A layer of ``units``, each fed with all that comes before."""

    @_knows
    def __init__(self, units: int, activation: str | None = None):
        if activation not in _ACTIVATIONS:
            raise _unknown("activation function", activation, _ACTIVATIONS)
        self.units, self.activation = units, activation


class Input:
    """What goes into a network, without the number of samples."""

    @_knows
    def __init__(self, shape: Sequence[int]):
        if isinstance(shape, int):
            raise ValueError(f"Cannot convert '{shape}' to a shape.")
        self.shape = tuple(shape)


class SGD:
    """Gradient descent, with a velocity where ``momentum`` is above 0."""

    name = "sgd"

    @_knows
    def __init__(self, learning_rate: float = 0.01, momentum: float = 0.0):
        self.learning_rate, self.momentum = learning_rate, momentum

    def begin(self, n_parameters: int) -> optimizers.SGD:
        """Return what takes the steps of so many parameters."""
        steps = optimizers.Momentum(n_parameters)
        steps.beta = self.momentum
        return steps


class Adam(SGD):
    """Adam."""

    name = "adam"

    @_knows
    def __init__(self, learning_rate: float = 0.001):
        super().__init__(learning_rate)

    def begin(self, n_parameters: int) -> optimizers.SGD:
        """Return what takes the steps of so many parameters."""
        return optimizers.Adam(n_parameters)


_OPTIMIZERS = {"sgd": SGD, "adam": Adam}


class BinaryAccuracy:
    """The share of the samples whose answer is above the threshold where it should be."""

    name = "binary_accuracy"

    @_knows
    def __init__(self, threshold: float = 0.5):
        self.threshold = threshold


class BinaryCrossentropy:
    """The cross-entropy of a yes or a no; of its logit, where that is said."""

    @_knows
    def __init__(self, from_logits: bool = False):
        self.from_logits = from_logits


class MeanSquaredError:
    """The mean of the squared differences."""


class Sequential:
    """Layers one after another; built when something first goes through them."""

    @_knows
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

    @_knows
    def compile(self, optimizer: Any = "adam", loss: Any = None, metrics: Any = None) -> None:
        """Say how to learn, and what to measure."""
        if isinstance(optimizer, str) and optimizer.lower() in _OPTIMIZERS:
            optimizer = _OPTIMIZERS[optimizer.lower()]()
        if not isinstance(optimizer, SGD):
            raise _unknown("optimizer", optimizer, _OPTIMIZERS)
        if isinstance(loss, str) and loss not in _LOSSES:
            raise _unknown("loss", loss, _LOSSES)
        if isinstance(metrics, str):
            raise ValueError(f"Expected `metrics` argument to be a list; it is {metrics!r}")
        self.optimizer, self._steps, self.loss = optimizer, None, loss
        self._metrics = [_metric(metric) for metric in metrics or ()]

    @_knows
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

    @_knows
    def evaluate(self, x: Any, y: Any, verbose: Any = "auto", return_dict: bool = False) -> Any:
        """Return the loss, and the metrics that ``compile`` named behind it."""
        measured = self._measured(self._built(x).forward(x), self._targets(y, len(x)))
        if return_dict:
            return dict(zip(self._names, measured, strict=True))
        return measured if self._metrics else measured[0]

    @_knows
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

    @_knows
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
        return _LOSSES[self.loss] if isinstance(self.loss, str) else "binary_crossentropy"

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
            *hidden, output = (_ACTIVATIONS[layer.activation] for layer in self.layers)
            sizes = (self._shape[-1], *(layer.units for layer in self.layers))
            if (output, sizes[-1]) == ("softmax", 1):
                raise ValueError("softmax of one number is always 1")
            self._mlp = MLP(sizes, hidden, "sigmoid" if self._logits else output)
        return self._mlp


def _metric(metric: Any) -> tuple[str, float]:
    """Return a metric's name, and the border above which an answer is a yes."""
    if isinstance(metric, BinaryAccuracy):
        return metric.name, metric.threshold
    if metric not in _METRICS:
        raise _unknown("metric", metric, _METRICS)
    return metric, 0.5


_METRICS = ("accuracy", "acc", "binary_accuracy")

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
