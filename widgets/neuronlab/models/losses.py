"""A loss is one number that says how far a network's outputs a are from the targets y."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike

from . import validate
from .arrays import Floats

T = TypeVar("T")

NEAREST = float(np.finfo(float).eps)
"""How close to 0 and 1 an output may come before its logarithm is taken."""


@dataclass(frozen=True)
class Loss:
    """A loss with its slope and its formula.

    Attributes
    ----------
    name : str
        Its name in ``LOSSES``.
    formula : str
        As it is written in the lessons.
    output : str or None
        The only activation of the output layer that it goes with; None where every one will do.
    of_outputs, slope : callable
        (a, y) in, both (n_samples, n_outputs); the loss, or dL/da, out.
    of_logits : callable or None
        (z, y) in, the loss out, with no digit lost where a rounds to 0 or 1.
    share : callable
        (n_samples, n_outputs) in, the weight of one element in the mean out.
    """

    name: str
    formula: str
    output: str | None
    of_outputs: Callable[[Floats, Floats], float]
    slope: Callable[[Floats, Floats], Floats]
    of_logits: Callable[[Floats, Floats], float] | None
    share: Callable[[int, int], float]

    def __reduce__(self) -> tuple[Callable[[str], "Loss"], tuple[str]]:
        return _named, (self.name,)  # functions without a name can't be pickled

    def value(self, outputs: ArrayLike, y: ArrayLike) -> float:
        """Return L for ``outputs`` (n_samples, n_outputs) and ``y`` as in :func:`targets`."""
        return self._ask(self.of_outputs, outputs, y)

    def gradient(self, outputs: ArrayLike, y: ArrayLike) -> Floats:
        """Return dL/da, (n_samples, n_outputs); arguments as for :meth:`value`."""
        return self._ask(self.slope, outputs, y)

    def value_from_logits(self, z: ArrayLike, y: ArrayLike) -> float:
        """Return L for the weighted sums ``z`` (n_samples, n_outputs) of the output layer.

        Raises
        ------
        ValueError
            Where the loss is not a cross-entropy: then it depends on the output's activation.
        """
        if self.of_logits is None:
            raise ValueError(f"{self.name} has no form in logits; ask value(outputs, y)")
        return self._ask(self.of_logits, z, y)

    def _ask(self, function: Callable[[Floats, Floats], T], outputs: ArrayLike, y: ArrayLike) -> T:
        a = np.asarray(outputs, dtype=float)
        a = a[:, None] if a.ndim == 1 else a
        if a.ndim != 2:
            raise ValueError(f"outputs has shape {a.shape}; expected (n_samples, n_outputs)")
        y = targets(y, a.shape[1], self.name, n_samples=len(a))
        with np.errstate(all="ignore"):
            return function(a, y)


def _inside(a: Floats) -> Floats:
    return np.clip(a, NEAREST, 1 - NEAREST)


def _mean_squared_error(a: Floats, y: Floats) -> float:
    return float(np.mean((a - y) ** 2))


def _mean_squared_error_slope(a: Floats, y: Floats) -> Floats:
    return 2 * (a - y) / a.size


def _binary(a: Floats, y: Floats) -> float:
    a = _inside(a)
    return float(-np.mean(y * np.log(a) + (1 - y) * np.log1p(-a)))


def _binary_slope(a: Floats, y: Floats) -> Floats:
    a = _inside(a)
    return (a - y) / (a * (1 - a)) / a.size


def _binary_of_logits(z: Floats, y: Floats) -> float:
    # −y·ln σ(z) − (1 − y)·ln(1 − σ(z)) = ln(1 + eᶻ) − y·z
    return float(np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))))


def _categorical(a: Floats, y: Floats) -> float:
    return float(-np.sum(y * np.log(_inside(a))) / len(a))


def _categorical_slope(a: Floats, y: Floats) -> Floats:
    return -y / _inside(a) / len(a)


def _categorical_of_logits(z: Floats, y: Floats) -> float:
    # −ln(e^z_c / Σ eᶻ) = ln Σ eᶻ − z_c, with the greatest z taken out of the sum
    z = z - z.max(axis=1, keepdims=True)
    sums = np.log(np.exp(z).sum(axis=1, keepdims=True))
    return float(np.sum(y * (sums - z)) / len(z))


LOSSES: dict[str, Loss] = {
    loss.name: loss
    for loss in (
        Loss(
            "mean_squared_error",
            "mean of (a − y)²",
            None,
            _mean_squared_error,
            _mean_squared_error_slope,
            None,
            lambda n, k: 2 / (n * k),
        ),
        Loss(
            "binary_crossentropy",
            "mean of −y·ln a − (1 − y)·ln(1 − a)",
            "sigmoid",
            _binary,
            _binary_slope,
            _binary_of_logits,
            lambda n, k: 1 / (n * k),
        ),
        Loss(
            "categorical_crossentropy",
            "mean over the samples of −Σ y·ln a",
            "softmax",
            _categorical,
            _categorical_slope,
            _categorical_of_logits,
            lambda n, k: 1 / n,
        ),
    )
}


def _named(name: str) -> Loss:
    return LOSSES[name]


def default(output: str) -> str:
    """Return the name of the loss that goes with the output layer's activation."""
    fitting = (loss.name for loss in LOSSES.values() if loss.output == output)
    return next(fitting, "mean_squared_error")


def fitting(loss: str | None, output: str) -> Loss:
    """Return the loss of that name (None: the default), where it goes with ``output``.

    Parameters
    ----------
    loss : str or None
        A name in ``LOSSES``.
    output : str
        The output layer's activation.

    Raises
    ------
    ValueError
        Where there is no such loss, or it needs another output; the message says which would do.
    """
    loss = default(output) if loss is None else loss
    found = LOSSES[validate.choice(loss, "loss", tuple(LOSSES))]
    if found.output not in (None, output):
        raise ValueError(
            f"loss is {loss!r}, which needs output={found.output!r}; with output={output!r} "
            f"{default(output)!r} would do"
        )
    return found


def targets(y: ArrayLike, n_outputs: int, loss: str, n_samples: int | None = None) -> Floats:
    """Return ``y`` as the array (n_samples, n_outputs) that outputs are compared with.

    Parameters
    ----------
    y : array_like (n_samples,) or (n_samples, n_outputs)
        One value a sample for one output; class labels 0, 1, … for several, which become rows
        with a single 1; or an array that has the outputs' shape already.
    n_outputs : int
        How many outputs the network has.
    loss : str
        A name in ``LOSSES``: a cross-entropy wants values from 0 to 1, the categorical one rows
        that add up to 1.
    n_samples : int, optional
        How many samples there must be.

    Raises
    ------
    TypeError, ValueError
        Where shape or values don't fit; the message says which would.
    """
    raw = np.asarray(y)
    if raw.ndim == 1:
        y = validate.vector(raw, "y")
        y = y[:, None] if n_outputs == 1 else _one_hot(y, n_outputs)
    else:
        y = validate.matrix(raw, "y")
    if y.shape[1] != n_outputs:
        raise ValueError(
            f"y has shape {raw.shape}; expected (n_samples, {n_outputs}), one column an output"
        )
    if n_samples is not None and len(y) != n_samples:
        raise ValueError(f"y has {len(y)} samples; expected {n_samples}, one for each row of X")
    if loss == "categorical_crossentropy":
        if n_outputs == 1:
            raise ValueError("categorical_crossentropy needs 2 outputs or more; 1 is always 1")
        if (y < 0).any() or not np.allclose(y.sum(axis=1), 1):
            raise ValueError("y has a row that does not add up to 1; expected class probabilities")
    if loss == "binary_crossentropy" and ((y < 0) | (y > 1)).any():
        worst = y[(y < 0) | (y > 1)][0]
        raise ValueError(f"y holds {worst:g}; binary_crossentropy wants values from 0 to 1")
    return y


def _one_hot(labels: Floats, n_outputs: int) -> Floats:
    wrong = (labels != np.floor(labels)) | (labels < 0) | (labels >= n_outputs)
    if wrong.any():
        raise ValueError(
            f"y holds {labels[wrong][0]:g}; for {n_outputs} outputs expected labels from 0 to "
            f"{n_outputs - 1}, or an array (n_samples, {n_outputs})"
        )
    rows: Floats = np.eye(n_outputs)[labels.astype(int)]
    return rows
