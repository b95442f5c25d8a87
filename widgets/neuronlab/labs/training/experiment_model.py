"""An experiment is samples, a network and a training, set up in one way and repeatable."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from time import perf_counter
from typing import Any

import numpy as np

from ...models.arrays import Floats, Ints
from ...models.backprop import Gradients, backpropagate
from ...models.diagnosis import Finding
from ...models.history import Evaluation
from ...models.losses import LOSSES, targets
from ...models.mlp import MLP, classes, matrices
from ...models.samples import Dataset
from ...models.training import Trainer
from . import model as playground
from .replay_model import RATES, Change, Rates, Replay

CROSS_ENTROPY, SQUARED = "cross-entropy", "squared error"


@dataclass(frozen=True)
class Standing:
    """How good a network is; NaN where there are no such samples, or no classes."""

    training_loss: float = np.nan
    training_accuracy: float = np.nan
    test_loss: float = np.nan
    test_accuracy: float = np.nan


class Experiment:
    """A network that learns from the training samples and is watched on the test samples.

    Parameters
    ----------
    base : Dataset
        Two features; what :func:`playground.divided` divides.
    settings : Mapping
        ``test_share``, ``data_seed``, ``points``, ``erased``, ``features``, ``layers``,
        ``activations`` (a name for each hidden layer), ``loss``, ``optimizer``, ``batch_size``,
        ``seed``, and the rates.

    Attributes
    ----------
    training, test : Dataset
    mlp : MLP
        One output for two classes (sigmoid) or a regression (identity), else one for each class
        (softmax).
    trainer : Trainer or None
        None where there is no training sample.
    seconds_a_step : float
        What a mini-batch took lately.
    """

    def __init__(self, base: Dataset, settings: Mapping[str, Any]):
        self.features = tuple(settings["features"])
        self.training, self.test = playground.divided(
            base, *(settings[name] for name in ("test_share", "data_seed", "points", "erased"))
        )
        n_classes = base.n_classes
        output = "identity" if base.is_regression else "sigmoid" if n_classes == 2 else "softmax"
        sizes = [len(self.features), *settings["layers"], n_classes if n_classes > 2 else 1]
        self.mlp = MLP(sizes, settings["activations"], output, settings["seed"])
        squared = base.is_regression or settings["loss"] == SQUARED
        self.trainer: Trainer | None = None
        self._replay: Replay | None = None
        self.seconds_a_step = 1e-4
        self._shown: list[Evaluation | None] = [None, None]
        if not len(self.training):
            return
        samples = [(self.inputs(part.X), part.y) for part in (self.training, self.test)]
        self.trainer = Trainer(
            self.mlp, *samples[0], "mean_squared_error" if squared else None,
            settings["optimizer"], batch_size=settings["batch_size"],
            **{name: settings[name] for name in RATES},
            validation=samples[1] if len(self.test) else None, seed=settings["seed"],
        )  # fmt: skip
        self._replay = Replay(self.trainer)
        loss = LOSSES[self.trainer.loss]
        self._shown = [Evaluation(self.mlp, self.trainer.X, self.trainer.y, loss), None]
        if len(self.test):
            X, y = samples[1]
            y = targets(y, sizes[-1], loss.name)
            self._shown[1] = Evaluation(self.mlp, X, y, loss)

    def inputs(self, X: Floats) -> Floats:
        """Return what the network is given for points ``X`` (n_samples, 2)."""
        return playground.features(X, self.features)

    @property
    def n_batches(self) -> int:
        """Mini-batches in an epoch; 1 where there is nothing to learn."""
        return self.trainer.n_batches if self.trainer else 1

    def go(self, step: int, log: Sequence[Change], rates: Rates) -> tuple[int, int]:
        """Go to the moment after ``step`` mini-batches; return the (epoch, batch) reached."""
        if self.trainer is None or self._replay is None:
            return 0, 0
        before, start = self.trainer.steps, perf_counter()
        self._replay.go(step, log, rates)
        done = self.trainer.steps - before
        if done > 0:
            self.seconds_a_step = (perf_counter() - start) / done
        return self.trainer.epoch, self.trainer.batch

    def standing(self) -> Standing:
        """Return the losses and accuracies of the network as it is now."""
        parts = [(np.nan, np.nan) if part is None else part() for part in self._shown]
        return Standing(*parts[0], *parts[1])

    def curves(self) -> Floats:
        """Return (epoch, training loss, test loss) a row, the last one for this very moment."""
        if self.trainer is None:
            return np.empty((0, 3))
        rows = [(row[0], row[1], row[3]) for row in self.trainer.history.rows]
        now = self.standing()
        at = self.trainer.epoch + self.trainer.batch / self.trainer.n_batches
        return np.array([*rows, (at, now.training_loss, now.test_loss)], dtype=float)

    def gradients(self) -> Gradients | None:
        """Return the gradients of the loss over all training samples."""
        trainer = self.trainer
        if trainer is None:
            return None
        with np.errstate(all="ignore"):
            return backpropagate(
                self.mlp, self.mlp.forward(trainer.X), trainer.y, trainer.loss, trainer.l1,
                trainer.l2,
            )  # fmt: skip

    @property
    def diagnosis(self) -> tuple[Finding, ...]:
        """What is going wrong; empty while all is well."""
        return self.trainer.diagnosis if self.trainer else ()

    def confusion(self) -> Ints | None:
        """Return how many test (else training) samples of a class got which answer."""
        part = self.test if len(self.test) else self.training
        if part.is_regression or not len(part):
            return None
        answers = classes(self.mlp.activations[-1], self.mlp(self.inputs(part.X)))
        return playground.confusion(part.y, answers, part.n_classes)

    def index(self, layer: int, row: int, unit: int) -> int:
        """Return where in ``mlp.parameters`` a weight is, or in row −1 a bias."""
        numbers = np.arange(self.mlp.n_parameters)
        return int(matrices(numbers, self.mlp.layer_sizes)[layer - 1][row, unit])

    def names(self) -> list[tuple[int, int, int]]:
        """Return (layer, row, unit) of each parameter, in the order of ``mlp.parameters``."""
        return [
            (k, -1 if row == n_before else row, unit)
            for k, (n_before, n) in enumerate(pairwise(self.mlp.layer_sizes), 1)
            for row in range(n_before + 1)
            for unit in range(n)
        ]
