"""A training is samples, a network and what trains it, set up in one way and repeatable."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from ...models.arrays import Answers, Floats, Ints
from ...models.backprop import Gradients, backpropagate
from ...models.diagnosis import Finding
from ...models.history import Evaluation
from ...models.losses import LOSSES, targets
from ...models.mlp import MLP, ForwardPass, classes
from ...models.samples import Dataset
from ...models.training import Trainer
from .address_model import Number, index
from .data_model import divided
from .features_model import features
from .recipe_model import SQUARED, Recipe
from .replay_model import Change, Rates, Replay
from .start_model import put


@dataclass(frozen=True)
class Standing:
    """How good a network is; NaN where there are no such samples, or no classes."""

    training_loss: float = np.nan
    training_accuracy: float = np.nan
    test_loss: float = np.nan
    test_accuracy: float = np.nan


class Training:
    """A network that learns from the training samples and is watched on the test samples.

    Parameters
    ----------
    base : Dataset
        Two features; what :func:`data_model.divided` divides.
    recipe : Recipe
        How it is set up; :meth:`go` leads to a moment.

    Attributes
    ----------
    train, test : Dataset
    mlp : MLP
        One output for two classes (sigmoid) or a regression (identity), else one for each class
        (softmax).
    trainer : Trainer or None
        None where there is no training sample.
    seconds_a_step : float
        What a mini-batch took lately.
    """

    def __init__(self, base: Dataset, recipe: Recipe):
        self.features = tuple(recipe.features)
        self.train, self.test = divided(
            base, recipe.test_share, recipe.data_seed, recipe.points, recipe.erased
        )
        n_classes = base.n_classes
        output = "identity" if base.is_regression else "sigmoid" if n_classes == 2 else "softmax"
        sizes = [len(self.features), *recipe.layers, n_classes if n_classes > 2 else 1]
        self.mlp = MLP(sizes, recipe.hidden, output, recipe.seed)
        put(self.mlp, recipe.start)
        squared = base.is_regression or recipe.loss == SQUARED
        self.trainer: Trainer | None = None
        self._replay: Replay | None = None
        self.seconds_a_step = 1e-4
        self._shown: list[Evaluation | None] = [None, None]
        self._known: tuple[Floats, Standing] | None = None
        if not len(self.train):
            return
        samples = [(self.inputs(part.X), part.y) for part in (self.train, self.test)]
        self.trainer = Trainer(
            self.mlp, *samples[0], "mean_squared_error" if squared else None, recipe.optimizer,
            batch_size=recipe.batch_size, **recipe.rates,
            validation=samples[1] if len(self.test) else None, seed=recipe.seed,
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
        return features(X, self.features)

    @property
    def n_batches(self) -> int:
        """Mini-batches in an epoch; 1 where there is nothing to learn."""
        return self.trainer.n_batches if self.trainer else 1

    @property
    def steps(self) -> int:
        """Mini-batches done until now."""
        return self.trainer.steps if self.trainer else 0

    def go(self, step: int, log: Sequence[Change], rates: Rates) -> tuple[int, int]:
        """Go to the moment after ``step`` mini-batches; return the (epoch, batch) reached."""
        trainer = self.trainer
        if trainer is None or self._replay is None:
            return 0, 0
        before, start = trainer.steps, perf_counter()
        self._replay.go(step, log, rates)
        done = trainer.steps - before
        if done > 0:
            self.seconds_a_step = (perf_counter() - start) / done
        by_hand = any(change[:2] == (trainer.steps, "parameter") for change in log)
        if trainer.batch == 0 and not by_hand:
            # The trainer has just written down how good the network is.
            self._known = self.mlp.parameters.copy(), Standing(*trainer.history.rows[-1][1:])
        return trainer.epoch, trainer.batch

    def standing(self) -> Standing:
        """Return the losses and accuracies of the network as it is now."""
        parameters = self.mlp.parameters
        if self._known is None or self._known[0].tobytes() != parameters.tobytes():
            parts = [(np.nan, np.nan) if part is None else part() for part in self._shown]
            self._known = parameters.copy(), Standing(*parts[0], *parts[1])
        return self._known[1]

    def curves(self) -> Floats:
        """Return (epoch, training loss, test loss) a row, the last one for this very moment."""
        if self.trainer is None:
            return np.empty((0, 3))
        rows = [(row[0], row[1], row[3]) for row in self.trainer.history.rows]
        now = self.standing()
        at = self.trainer.epoch + self.trainer.batch / self.trainer.n_batches
        return np.array([*rows, (at, now.training_loss, now.test_loss)], dtype=float)

    def passed(self, place: Sequence[float]) -> ForwardPass:
        """Return all that the network computes at (x1, x2)."""
        return self.mlp.forward(self.inputs(np.array([place])))

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

    def parameter(self, number: Number) -> float:
        """Return a weight or a bias."""
        return float(self.mlp.parameters[index(number, self.mlp.layer_sizes)])

    @property
    def diagnosis(self) -> tuple[Finding, ...]:
        """What is going wrong; empty while all is well."""
        return self.trainer.diagnosis if self.trainer else ()

    def confusion(self) -> Ints | None:
        """Return how many test (else training) samples of a class got which answer."""
        part = self.test if len(self.test) else self.train
        if part.is_regression or not len(part):
            return None
        answers = classes(self.mlp.activations[-1], self.mlp(self.inputs(part.X)))
        return confusion(part.y, answers, part.n_classes)


def confusion(targets: Answers, answers: Answers, n_classes: int) -> Ints:
    """Return how many samples of each class (a row) got each answer (a column)."""
    table = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(table, (targets, answers), 1)
    return table
