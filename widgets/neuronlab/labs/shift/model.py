"""Two networks learn the same digits in the middle of the sheet, and meet them moved."""

from functools import cache

import numpy as np

from ...models.arrays import Answers, Floats
from ...models.mlp import MLP
from ...models.optimizers import Adam
from ...models.training import Trainer
from .network_model import CLASSES, ConvNet
from .sheet_model import SHEET, moved, test_digits, training_sheets

BATCH, N_BATCHES = 32, 43
"""Digits in a mini-batch, and mini-batches in an epoch of the 1347 digits to learn from."""

EPOCHS = 20
"""So long the convolutional network can be trained."""

MOST = EPOCHS * N_BATCHES

LEARNING_RATE = 0.01
"""η of Adam for the convolutional network."""


@cache
def dense(seed: int = 0) -> MLP:
    """Return a fully connected network 144–32–10 that has learned for 30 epochs."""
    sheets, y = training_sheets()
    X = sheets.reshape(len(sheets), -1)
    mlp = MLP((SHEET**2, 32, CLASSES), "tanh", "softmax", seed)
    trainer = Trainer(
        mlp, X, y, optimizer="adam", learning_rate=0.003, batch_size=BATCH, seed=seed
    )  # fmt: skip
    trainer.run_epochs(30)
    return mlp


def first_weights(seed: int = 0) -> Floats:
    """Return what each unit of the fully connected network's first layer weighs, (32, 12, 12)."""
    return dense(seed).weights[0].T.reshape(-1, SHEET, SHEET)


class Learning:
    """The training of a convolutional network, mini-batch by mini-batch, with Adam.

    Every epoch's end is kept, so that going back is quick, and gives the same numbers.

    Parameters
    ----------
    seed : int
        Of the initial weights, and of the order of the digits in each epoch.
    padded : bool
        Whether the network lays empty pixels around what its kernels slide over.

    Attributes
    ----------
    network : ConvNet
        At the moment in hand.
    step : int
        How many mini-batches it has learned from.
    """

    def __init__(self, seed: int = 0, padded: bool = True):
        self.network, self.step = ConvNet(seed, padded), 0
        self._seed = seed
        self._adam = Adam(len(self.network.parameters))
        self._ends = [self._moment()]
        self._order = np.arange(0)

    def go(self, step: int) -> None:
        """Go to the moment after so many mini-batches, back or forward."""
        end = min(step // N_BATCHES, len(self._ends) - 1)
        if step < self.step or end * N_BATCHES > self.step:
            parameters, memory = self._ends[end]
            self.network.parameters[:] = parameters
            self._adam.restore(memory)
            self.step = end * N_BATCHES
        while self.step < step:
            self._learn()

    def _learn(self) -> None:
        epoch, batch = divmod(self.step, N_BATCHES)
        sheets, y = training_sheets()
        order = np.random.default_rng([self._seed, epoch]).permutation(len(sheets))
        rows = order[BATCH * batch : BATCH * (batch + 1)]
        _, gradient = self.network.differentiate(sheets[rows], y[rows])
        self._adam.step(self.network.parameters, gradient, LEARNING_RATE)
        self.step += 1
        if self.step == N_BATCHES * len(self._ends):
            self._ends.append(self._moment())

    def _moment(self) -> tuple[Floats, tuple]:
        return self.network.parameters.copy(), self._adam.state()


def dense_answers(seed: int, dx: int, dy: int) -> Answers:
    """Return what the fully connected network takes the moved test digits for, (450,)."""
    sheets = moved(test_digits().X, dx, dy)
    return dense(seed).predict(sheets.reshape(len(sheets), -1))


def conv_answers(network: ConvNet, dx: int, dy: int) -> Answers:
    """Return what a convolutional network takes the moved test digits for, (450,)."""
    return network.scores(moved(test_digits().X, dx, dy)).argmax(axis=1)
