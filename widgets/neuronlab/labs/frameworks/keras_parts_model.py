"""What a network in Keras is made of and told to use: layers, optimisers, losses and metrics."""

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from inspect import signature
from typing import Any, TypeVar

from ...models import optimizers
from ...models.activations import ACTIVATIONS

KERAS_ACTIVATIONS = {None: "identity", "softmax": "softmax"} | {
    f.spelling.keras: name for name, f in ACTIVATIONS.items() if isinstance(f.spelling.keras, str)
}

KERAS_LOSSES = {
    "binary_crossentropy": "binary_crossentropy",
    "bce": "binary_crossentropy",
    "mean_squared_error": "mean_squared_error",
    "mse": "mean_squared_error",
}


Call = TypeVar("Call", bound=Callable[..., Any])


def knows(call: Call) -> Call:
    """Let a call say which arguments it knows, where it is given others by name."""
    known = [name for name in signature(call).parameters if name != "self"]

    @wraps(call)
    def called(*given: Any, **named: Any) -> Any:
        if others := ", ".join(f"{name}=" for name in named if name not in known):
            what = call.__qualname__.removesuffix(".__init__")
            here = ", ".join(known)
            raise TypeError(f"{what} knows no {others} in what stands in for Keras; only {here}")
        return call(*given, **named)

    return called  # type: ignore[return-value]


def unknown(what: str, name: Any, known: Iterable[Any]) -> ValueError:
    """Return the error for a name that isn't known, in Keras's words."""
    here = ", ".join(map(str, known))
    return ValueError(f"Could not interpret {what} identifier: {name}; here are {here}")


class Dense:
    """A layer of ``units``, each fed with all that comes before."""

    @knows
    def __init__(self, units: int, activation: str | None = None):
        if activation not in KERAS_ACTIVATIONS:
            raise unknown("activation function", activation, KERAS_ACTIVATIONS)
        self.units, self.activation = units, activation


class Input:
    """What goes into a network, without the number of samples."""

    @knows
    def __init__(self, shape: Sequence[int]):
        if isinstance(shape, int):
            raise ValueError(f"Cannot convert '{shape}' to a shape.")
        self.shape = tuple(shape)


class SGD:
    """Gradient descent, with a velocity where ``momentum`` is above 0."""

    name = "sgd"

    @knows
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

    @knows
    def __init__(self, learning_rate: float = 0.001):
        super().__init__(learning_rate)

    def begin(self, n_parameters: int) -> optimizers.SGD:
        """Return what takes the steps of so many parameters."""
        return optimizers.Adam(n_parameters)


KERAS_OPTIMIZERS = {"sgd": SGD, "adam": Adam}


class BinaryAccuracy:
    """The share of the samples whose answer is above the threshold where it should be."""

    name = "binary_accuracy"

    @knows
    def __init__(self, threshold: float = 0.5):
        self.threshold = threshold


class BinaryCrossentropy:
    """The cross-entropy of a yes or a no; of its logit, where that is said."""

    @knows
    def __init__(self, from_logits: bool = False):
        self.from_logits = from_logits


class MeanSquaredError:
    """The mean of the squared differences."""


KERAS_METRICS = ("accuracy", "acc", "binary_accuracy")


def metric_of(metric: Any) -> tuple[str, float]:
    """Return a metric's name, and the border above which an answer is a yes."""
    if isinstance(metric, BinaryAccuracy):
        return metric.name, metric.threshold
    if metric not in KERAS_METRICS:
        raise unknown("metric", metric, KERAS_METRICS)
    return metric, 0.5
