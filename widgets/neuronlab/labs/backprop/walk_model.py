"""A walk through training: any moment of several epochs, forward and back, exactly the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from ...models import losses, validate
from ...models.arrays import Floats
from ...models.backprop import loss_value
from ...models.mlp import MLP
from .steps_model import Step, steps_of
from .trace_model import Trace, trace


class Moment(NamedTuple):
    """Where the walk is, each counted from 0: epoch, mini-batch in it, small step in that."""

    epoch: int
    batch: int
    step: int


@dataclass(frozen=True, eq=False)
class MiniBatch:
    """One training step.

    Attributes
    ----------
    rows : range
        Which samples of the data set it has.
    trace : Trace
    loss_before, loss_after : float
        The mini-batch's loss with the parameters before the step and after it.
    """

    rows: range
    trace: Trace
    loss_before: float
    loss_after: float

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Its small steps."""
        return steps_of(self.trace)


class Walk:
    """Training with mini-batches in a fixed order, where one can go to any moment.

    The parameters at the start of each mini-batch are kept, and everything else is computed anew
    from them: the way to a moment leaves no trace in what is found there.

    Parameters
    ----------
    mlp : MLP
        The network at the beginning; left as it is.
    X : array_like (n_samples, n_inputs)
    y : array_like (n_samples,) or (n_samples, n_outputs)
    loss : str, optional
        A name in ``LOSSES``.
    learning_rate : float
    batch_size : int
        Samples a mini-batch; the last of an epoch may have fewer.
    epochs : int
        How many there are to walk through.
    """

    def __init__(
        self,
        mlp: MLP,
        X: ArrayLike,
        y: ArrayLike,
        loss: str | None = None,
        learning_rate: float = 0.1,
        batch_size: int = 1,
        epochs: int = 10,
    ):
        self._mlp = mlp.copy()
        self.X = validate.matrix(X, "X", mlp.layer_sizes[0])
        self._loss = losses.fitting(loss, mlp.activations[-1])
        self.y = losses.targets(y, mlp.layer_sizes[-1], self._loss.name, len(self.X))
        self.learning_rate = validate.positive(learning_rate, "learning_rate")
        self.epochs = validate.whole(epochs, "epochs", at_least=1)
        size = validate.whole(batch_size, "batch_size", at_least=1)
        self.rows = [
            range(first, min(first + size, len(self.X))) for first in range(0, len(self.X), size)
        ]
        self.n_steps = 1 + 7 * len(mlp.weights)
        self._own: dict[int, dict[int, float]] = {}
        self._begin = mlp.parameters.copy()
        self._starts: list[Floats] = [self._begin]
        self._losses: list[float] = []
        self._last: tuple[int, MiniBatch] | None = None

    @property
    def n_batches(self) -> int:
        """How many mini-batches an epoch has."""
        return len(self.rows)

    @property
    def n_moments(self) -> int:
        """How many moments there are, over all epochs."""
        return self.epochs * self.n_batches * self.n_steps

    def moment(self, number: int) -> Moment:
        """Return which moment has this number, counted from 0 over all epochs."""
        batches, step = divmod(number, self.n_steps)
        return Moment(*divmod(batches, self.n_batches), step)

    def number(self, moment: Moment) -> int:
        """Return the number of a moment."""
        epoch, batch, step = moment
        return (epoch * self.n_batches + batch) * self.n_steps + step

    def mini_batch(self, epoch: int, batch: int) -> MiniBatch:
        """Return a training step with all its numbers."""
        number = epoch * self.n_batches + batch
        if self._last is None or self._last[0] != number:
            found, rows = self._trace(number), self.rows[batch]
            after = self._loss_of(found.new_parameters, rows)
            self._last = number, MiniBatch(rows, found, self._loss_of_trace(found), after)
        return self._last[1]

    def set_by_hand(self, own: Iterable[tuple[int, int, float]]) -> None:
        """Let some parameters be others from some mini-batches on; what is not given is as trained.

        Parameters
        ----------
        own : iterable of (int, int, float)
            The number of a mini-batch, over all epochs, at whose start a parameter is set; its
            place in ``MLP.parameters``; what it is set to.
        """
        asked: dict[int, dict[int, float]] = {}
        for number, parameter, value in own:
            asked.setdefault(number, {})[parameter] = value
        other = [n for n in {*asked, *self._own} if asked.get(n) != self._own.get(n)]
        self._own = asked
        if other:
            first = min(other)
            del self._starts[first:], self._losses[first:]
            self._last = None

    def parameters(self, number: int) -> Floats:
        """Return all parameters at the start of the mini-batch of this number, over all epochs."""
        while len(self._starts) <= number:
            n = len(self._starts)
            found = (self._trace(n - 1).new_parameters if n else self._begin).copy()
            for parameter, value in self._own.get(n, {}).items():
                found[parameter] = value
            self._starts.append(found)
        return self._starts[number]

    def loss_with(self, number: int, parameter: int, values: Iterable[float]) -> Floats:
        """Return a mini-batch's loss with one of its parameters at each of ``values``."""
        start, rows, found = self.parameters(number), self.rows[number % self.n_batches], []
        for value in values:
            moved = start.copy()
            moved[parameter] = value
            found.append(self._loss_of(moved, rows))
        return np.array(found)

    def losses(self, number: int) -> Floats:
        """Return the loss of all samples at the start of the mini-batches 0 to ``number``."""
        self.parameters(number)
        everything = range(len(self.X))
        while len(self._losses) <= number:
            self._losses.append(self._loss_of(self._starts[len(self._losses)], everything))
        return np.array(self._losses[: number + 1])

    def _trace(self, number: int) -> Trace:
        rows = self.rows[number % self.n_batches]
        self._mlp.parameters[:] = self.parameters(number)
        X, y = self.X[rows.start : rows.stop], self.y[rows.start : rows.stop]
        return trace(self._mlp, X, y, self._loss.name, self.learning_rate)

    def _loss_of(self, parameters: Floats, rows: range) -> float:
        self._mlp.parameters[:] = parameters
        passed = self._mlp.forward(self.X[rows.start : rows.stop])
        with np.errstate(all="ignore"):
            y = self.y[rows.start : rows.stop]
            return loss_value(self._loss, passed.z[-1], passed.a[-1], y)

    @staticmethod
    def _loss_of_trace(trace: Trace) -> float:
        with np.errstate(all="ignore"):
            return float(trace.losses.mean())
