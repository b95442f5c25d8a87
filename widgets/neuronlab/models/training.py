"""Training is many small steps, each down the slope of the loss of a few samples."""

import copy
import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from . import validate
from .arrays import Floats
from .backprop import penalty_slope, strength
from .diagnosis import Finding, diagnose
from .fast_pass import FastPass
from .history import Evaluation, History
from .losses import fitting, targets
from .mlp import MLP, matrices
from .optimizers import OPTIMIZERS
from .training_state import State

TOO_LARGE = 1e12
"""A loss, or a length of the parameter vector, beyond which training has diverged."""


Batch = tuple[Callable[[Floats, Floats], None], Floats, Floats, Floats]
"""How a mini-batch is differentiated and where its errors are then; its inputs and targets."""


class Trainer:
    """Mini-batch training of a network, which advances when it is asked to.

    Parameters
    ----------
    mlp : MLP
        The network; its parameters are changed in place.
    X : array_like (n_samples, n_inputs)
    y : array_like (n_samples,) or (n_samples, n_outputs)
        As for ``losses.targets``.
    loss : str, optional
        A name in ``LOSSES``; the default goes with the output layer.
    optimizer : str
        A name in ``OPTIMIZERS``.
    learning_rate : float
        η, above 0.
    batch_size : int
        Samples a step; the last batch of an epoch may be smaller.
    l1, l2 : float
        The penalty l1·Σ|w| + l2·Σw² over the weights, without the biases.
    validation : tuple (X, y), optional
        Samples that are looked at after each epoch, and never learned from.
    seed : int
        Of the order in which each epoch goes through the samples.

    Attributes
    ----------
    learning_rate, l1, l2, batch_size
        Can be set at any time; a new ``batch_size`` counts from the next epoch on.
    epoch, batch, steps : int
        Epochs completed, batches done of the present epoch, and batches done in all.
    diverged_at : int or None
        After which step the loss or a parameter was inf, NaN or beyond ``TOO_LARGE``. From then
        on nothing moves until :meth:`reset` or :meth:`restore`.
    history : History
        Losses and accuracies, before training and after each epoch.

    Raises
    ------
    TypeError, ValueError
        Where an argument is not allowed; the message says which and why.
    """

    def __init__(
        self,
        mlp: MLP,
        X: ArrayLike,
        y: ArrayLike,
        loss: str | None = None,
        optimizer: str = "sgd",
        learning_rate: float = 0.1,
        batch_size: int = 10,
        l1: float = 0.0,
        l2: float = 0.0,
        validation: tuple[ArrayLike, ArrayLike] | None = None,
        seed: int = 0,
    ):
        self.mlp = mlp
        self._loss = fitting(loss, mlp.activations[-1])
        self._training = self._checked(X, y, "")
        self._validation = None if validation is None else self._checked(*validation, "validation ")
        self.optimizer = validate.choice(optimizer, "optimizer", tuple(OPTIMIZERS))
        self.learning_rate, self.batch_size = learning_rate, batch_size
        self.l1, self.l2 = l1, l2
        self.seed = validate.whole(seed, "seed")
        self._initial = mlp.parameters.copy()
        self._prepare()
        self.reset()

    def _checked(self, X: ArrayLike, y: ArrayLike, which: str) -> tuple[Floats, Floats]:
        X = validate.matrix(X, f"{which}X", self.mlp.layer_sizes[0])
        if not len(X):
            raise ValueError(f"{which}X has no samples; training needs at least 1")
        return X, targets(y, self.mlp.layer_sizes[-1], self._loss.name, len(X))

    def _prepare(self) -> None:
        """Make all that can be made again from the settings."""
        X, y = self._training
        self._with_ones = np.hstack([X, np.ones((len(X), 1))])
        self._shuffled, self._targets = np.empty_like(self._with_ones), np.empty_like(y)
        self._gradient = np.zeros(self.mlp.n_parameters)
        self._gradients = matrices(self._gradient, self.mlp.layer_sizes)
        self._optimizer = OPTIMIZERS[self.optimizer](self.mlp.n_parameters)
        self._on_training = Evaluation(self.mlp, *self._training, self._loss)
        self._on_validation = None
        if self._validation is not None:
            self._on_validation = Evaluation(self.mlp, *self._validation, self._loss)
        self._planned = 0

    @property
    def X(self) -> Floats:
        """The training samples, (n_samples, n_inputs)."""
        return self._training[0]

    @property
    def y(self) -> Floats:
        """The training targets, (n_samples, n_outputs)."""
        return self._training[1]

    @property
    def loss(self) -> str:
        """The name of the loss."""
        return self._loss.name

    @property
    def learning_rate(self) -> float:
        """η, above 0."""
        return self._learning_rate

    @learning_rate.setter
    def learning_rate(self, value: float) -> None:
        self._learning_rate = validate.positive(value, "learning_rate")

    @property
    def batch_size(self) -> int:
        """Samples a step, from the next epoch on."""
        return self._batch_size

    @batch_size.setter
    def batch_size(self, value: int) -> None:
        self._batch_size = validate.whole(value, "batch_size", at_least=1)

    @property
    def l1(self) -> float:
        """The strength of the penalty Σ|w|."""
        return self._l1

    @l1.setter
    def l1(self, value: float) -> None:
        self._l1 = strength(value, "l1")

    @property
    def l2(self) -> float:
        """The strength of the penalty Σw²."""
        return self._l2

    @l2.setter
    def l2(self, value: float) -> None:
        self._l2 = strength(value, "l2")

    @property
    def n_batches(self) -> int:
        """How many steps the present epoch has."""
        size = self._planned if self.batch else self.batch_size
        return math.ceil(len(self.X) / size)

    @property
    def diagnosis(self) -> tuple[Finding, ...]:
        """What is going wrong, with the evidence and what to try; empty while all is well."""
        return diagnose(self)

    def step(self) -> None:
        """Learn from one mini-batch."""
        self._advance(1)

    def run_epochs(self, n: int) -> None:
        """Train until ``n`` more epochs are complete, one that has been begun being the first."""
        goal = self.epoch + validate.whole(n, "n")
        with np.errstate(all="ignore"):
            while self.epoch < goal and self.diverged_at is None:
                self._advance(len(self.X))

    def reset(self) -> None:
        """Go back to the initial weights and the first order of the samples."""
        self.mlp.parameters[:] = self._initial
        self._optimizer.reset()
        self._rng = np.random.default_rng(self.seed)
        self.epoch = self.batch = self.steps = 0
        self.diverged_at: int | None = None
        self.history = History()
        self._record()

    def state(self) -> State:
        """Return this moment, for :meth:`restore`."""
        return State(
            self.mlp.parameters.copy(),
            self._optimizer.state(),
            self._rng_before if self.batch else self._rng.bit_generator.state,
            self.epoch,
            self.batch,
            self._planned if self.batch else self.batch_size,
            self.steps,
            self.diverged_at,
            tuple(self.history.rows),
        )

    def restore(self, state: State) -> None:
        """Go back (or forward) to a moment of this training; the settings stay as they are."""
        self.mlp.parameters[:] = state.parameters
        self._optimizer.restore(state.optimizer)
        self._rng.bit_generator.state = state.rng
        self.epoch, self.batch, self.steps = state.epoch, state.batch, state.steps
        self.diverged_at = state.diverged_at
        self.history = History(state.history)
        if self.batch:
            self._begin_epoch(state.batch_size)

    def __getstate__(self) -> dict[str, Any]:
        made = ("_with_ones", "_shuffled", "_targets", "_gradient", "_gradients", "_optimizer",
                "_on_training", "_on_validation", "_planned", "_batches")  # fmt: skip
        kept = {name: value for name, value in vars(self).items() if name not in made}
        return {"settings": kept, "moment": self.state()}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state["settings"])
        self._rng = copy.deepcopy(self._rng)
        self._prepare()
        self.restore(state["moment"])

    def _begin_epoch(self, batch_size: int) -> None:
        """Shuffle the samples into the buffer whose slices are the batches."""
        if batch_size != self._planned:
            self._plan(batch_size)
        self._rng_before = self._rng.bit_generator.state
        order = self._rng.permutation(len(self.X))
        # "clip" spares NumPy a copy; no position is out of range.
        np.take(self._with_ones, order, 0, self._shuffled, "clip")
        np.take(self.y, order, 0, self._targets, "clip")

    def _plan(self, batch_size: int) -> None:
        """Cut the buffers into batches, each with the pass for its size."""
        passes: dict[int, FastPass] = {}
        self._batches: list[Batch] = []
        for start in range(0, len(self.X), batch_size):
            inputs = self._shuffled[start : start + batch_size].T
            n = inputs.shape[1]
            if n not in passes:
                passes[n] = FastPass(self.mlp, n, self._loss, self._gradient)
            y = self._targets[start : start + batch_size].T
            self._batches.append((passes[n].differentiate, passes[n].error, inputs, y))
        self._planned = batch_size

    def _advance(self, n_steps: int) -> None:
        """Do ``n_steps`` batches, or as many as the present epoch still has."""
        if self.diverged_at is not None:
            return
        with np.errstate(all="ignore"):
            if not self.batch:
                self._begin_epoch(self.batch_size)
            batches = self._batches[self.batch : self.batch + n_steps]
            done = self._learn(batches)
            self.batch += done
            self.steps += done
            if self.batch == len(self._batches):
                self.epoch, self.batch = self.epoch + 1, 0
                self._record()

    def _learn(self, batches: list[Batch]) -> int:
        """Take a step for each batch; return how many were taken, fewer where it diverges."""
        parameters, gradient, step = self.mlp.parameters, self._gradient, self._optimizer.step
        learning_rate, penalized = np.array(self.learning_rate), self.l1 > 0 or self.l2 > 0
        length, longest = parameters.dot, TOO_LARGE**2
        for k, (differentiate, error, inputs, y) in enumerate(batches):
            differentiate(inputs, y)
            if penalized:
                for W, G in zip(self.mlp.weights, self._gradients, strict=True):
                    G[:-1] += penalty_slope(W, self.l1, self.l2)
            step(parameters, gradient, learning_rate)
            # The comparisons are false for NaN too.
            if not (length(parameters) < longest and error.dot(error) < TOO_LARGE * error.size):
                self.diverged_at = self.steps + k + 1
                return k + 1
        return len(batches)

    def _record(self) -> None:
        """Write down the losses and accuracies of this moment."""
        training = self._on_training()
        validation = None if self._on_validation is None else self._on_validation()
        self.history.add(self.epoch, training, validation)
        if self.diverged_at is None and not training[0] < TOO_LARGE:
            self.diverged_at = self.steps
