"""A network that reads handwritten digits takes 64 pixels in, and gives ten probabilities out."""

from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from ...models.arrays import Answers, Floats, Ints
from ...models.datasets import load
from ...models.mlp import MLP
from ...models.samples import Dataset
from ...models.training import Trainer

SIDE, INK = 8, 16
"""A digit has SIDE × SIDE pixels, each with 0 to INK of ink."""

CLASSES = 10

_BLOCK = 64
"""Samples in one pass: OpenBLAS multiplies so few in one thread, with no waiting for a second."""


@cache
def samples() -> tuple[Dataset, Dataset]:
    """Return the digits to train on, and the quarter that is held out."""
    return load("digits").split(0.25, seed=0)


class DigitsTraining:
    """The training of a network of 64 inputs, tanh units and 10 softmax outputs, with Adam.

    Every epoch's end is kept: to go back is as quick as to look it up, and gives the same numbers
    to the last bit.

    Parameters
    ----------
    hidden : int
        Units of the hidden layer.
    learning_rate : float
    seed : int
        Of the initial weights, and of the order of the samples.

    Attributes
    ----------
    training, test : Dataset
    trainer : Trainer
        At the moment in hand.
    """

    def __init__(self, hidden: int = 32, learning_rate: float = 0.003, seed: int = 0):
        self.training, self.test = samples()
        self.trainer = Trainer(
            MLP((SIDE**2, hidden, CLASSES), "tanh", "softmax", seed),
            self.training.X,
            self.training.y,
            optimizer="adam",
            learning_rate=learning_rate,
            batch_size=32,
            validation=(self.test.X, self.test.y),
            seed=seed,
        )
        self._ends = [self.trainer.state()]

    def go(self, epoch: int) -> None:
        """Go to the end of ``epoch``, back or forward; or to where the training diverged."""
        trainer = self.trainer
        trainer.restore(self._ends[min(epoch, len(self._ends) - 1)])
        while trainer.epoch < epoch and trainer.diverged_at is None:
            trainer.run_epochs(1)
            self._ends.append(trainer.state())

    def probabilities(self, X: Floats) -> Floats:
        """Return the outputs, (n_samples, 10), for ``X`` (n_samples, 64); 0 where they are NaN."""
        blocks = [X[start : start + _BLOCK] for start in range(0, len(X), _BLOCK)]
        return np.nan_to_num(np.vstack([self.trainer.mlp(block) for block in blocks]))


def confusion_matrix(y: Answers, answers: Answers) -> Ints:
    """Return how many samples of each class (row) get each answer (column), (10, 10)."""
    return np.bincount(y * CLASSES + answers, minlength=CLASSES**2).reshape(CLASSES, CLASSES)


def mistakes_first(y: Answers, answers: Answers) -> Ints:
    """Return the positions of all samples, (n_samples,): mistakes first, the most frequent ahead.

    Samples of the same class with the same answer stay together.
    """
    frequency = confusion_matrix(y, answers)[y, answers] * (y != answers)
    return np.lexsort((answers, y, -frequency))


def most_confused(confusion: Ints) -> tuple[int, int, int]:
    """Return (class, answer, count) of the most frequent mistake; the count is 0 if none is."""
    mistakes = confusion - np.diag(np.diag(confusion))
    y, answer = divmod(int(mistakes.argmax()), CLASSES)
    return y, answer, int(mistakes[y, answer])


def stroke(ink: ArrayLike, start: ArrayLike, end: ArrayLike, erase: bool = False) -> list[int]:
    """Return a drawing after a stroke of a soft brush from ``start`` to ``end``.

    The brush leaves all its ink up to a quarter of a pixel beside its path, and none from one and
    a quarter on.

    Parameters
    ----------
    ink : array_like (64,)
        The drawing before, row by row, each pixel 0 to INK.
    start, end : (x, y)
        x counts columns from left to right and y rows from the top down, from 0; a pixel's
        middle is at whole numbers.
    erase : bool
        Take ink off instead.
    """
    start, end, ink = np.asarray(start, float), np.asarray(end, float), np.asarray(ink, int)
    middles = np.stack(np.meshgrid(np.arange(SIDE), np.arange(SIDE)), axis=-1).reshape(-1, 2)
    way = end - start
    along = np.clip((middles - start) @ way / max(way @ way, 1e-12), 0, 1)
    away = np.hypot(*(middles - start - along[:, None] * way).T)
    share = np.clip(1.25 - away, 0, 1)
    if erase:
        left: Floats = np.minimum(ink, np.rint(INK * (1 - share)))
    else:
        left = np.maximum(ink, np.rint(INK * share))
    pixels: list[int] = left.astype(int).tolist()
    return pixels
