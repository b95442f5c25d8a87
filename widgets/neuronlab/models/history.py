"""A training's history is the losses and accuracies after each epoch."""

from collections.abc import Iterable

import numpy as np

from .arrays import Floats, Ints
from .backprop import loss_value
from .fast_pass import FastPass
from .losses import Loss
from .mlp import MLP, classes

ONE_THREAD = 4 * 65536
"""A product of fewer multiplications OpenBLAS does in one thread: on a busy machine the handing
over to a second one, and the waiting for it, cost an epoch more than all of its arithmetic."""

Scores = tuple[float, float]
"""A loss and an accuracy."""

Row = tuple[int, float, float, float, float]

NOTHING: Scores = (np.nan, np.nan)


class Evaluation:
    """The loss of a network, and its accuracy, on samples that stay the same.

    Parameters
    ----------
    mlp : MLP
    X : ndarray (n_samples, n_inputs)
    y : ndarray (n_samples, n_outputs)
        As ``losses.targets`` returns it.
    loss : Loss
    """

    def __init__(self, mlp: MLP, X: Floats, y: Floats, loss: Loss):
        self._output, self._y, self._loss = mlp.activations[-1], y, loss
        self._classes = target_classes(self._output, y)
        self._z, self._a = np.empty_like(y), np.empty_like(y)
        with_ones = np.hstack([X, np.ones((len(X), 1))])
        size = max(1, ONE_THREAD // max(Wb.size for Wb in mlp.Wb))
        passes: dict[int, FastPass] = {}
        self._parts = []
        for start in range(0, len(X), size):
            rows = slice(start, start + size)
            inputs = with_ones[rows].T
            n = inputs.shape[1]
            if n not in passes:
                passes[n] = FastPass(mlp, n)
            self._parts.append((passes[n], inputs, self._z[rows], self._a[rows]))

    def __call__(self) -> Scores:
        """Return the loss, without a penalty, and the accuracy (NaN where y names no classes)."""
        with np.errstate(all="ignore"):
            for part, inputs, z, a in self._parts:
                a[...] = part.forward(inputs).T
                z[...] = part.z.T
            loss = loss_value(self._loss, self._z, self._a, self._y)
        if self._classes is None:
            return loss, np.nan
        right = np.count_nonzero(classes(self._output, self._a) == self._classes)
        return loss, right / len(self._classes)


def target_classes(output: str, y: Floats) -> Ints | None:
    """Return the class that each row of ``y`` (n_samples, n_outputs) means, or None.

    Several outputs: rows with a single greatest value. One: values 0 and 1, or −1 and 1. None for
    other values, and for the identity as output: a regression.
    """
    if output == "identity":
        return None
    if y.shape[1] > 1:
        single = ((y == y.max(axis=1, keepdims=True)).sum(axis=1) == 1).all()
        return y.argmax(axis=1) if single else None
    values = set(np.unique(y).tolist())
    return (y[:, 0] > 0).astype(int) if values <= {0.0, 1.0} or values <= {-1.0, 1.0} else None


class History:
    """One row for the beginning and one for each epoch: losses without penalty, and accuracies.

    Attributes
    ----------
    rows : list of tuple
        (epoch, training loss, training accuracy, validation loss, validation accuracy); NaN where
        there is no validation set or no class.
    """

    def __init__(self, rows: Iterable[Row] = ()):
        self.rows = list(rows)

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, epoch: int, training: Scores, validation: Scores | None) -> None:
        """Append a row from (loss, accuracy) of the training and of the validation set."""
        self.rows.append((epoch, *training, *(NOTHING if validation is None else validation)))

    def _column(self, k: int) -> Floats:
        return np.array([row[k] for row in self.rows], dtype=float)

    @property
    def epochs(self) -> Ints:
        """0, 1, 2, …, (n_epochs + 1,)."""
        return self._column(0).astype(int)

    @property
    def training_loss(self) -> Floats:
        """Over all training samples, (n_epochs + 1,)."""
        return self._column(1)

    @property
    def training_accuracy(self) -> Floats:
        """The share of training samples in the right class, (n_epochs + 1,)."""
        return self._column(2)

    @property
    def validation_loss(self) -> Floats:
        """Over all validation samples, (n_epochs + 1,)."""
        return self._column(3)

    @property
    def validation_accuracy(self) -> Floats:
        """The share of validation samples in the right class, (n_epochs + 1,)."""
        return self._column(4)
