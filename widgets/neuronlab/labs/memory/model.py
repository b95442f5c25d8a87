"""A plain recurrent network and an LSTM learn to add, from the same sequences, step by step."""

from dataclasses import dataclass

import numpy as np

from ...models.arrays import Floats
from ...models.optimizers import Adam
from .networks_model import Learned, LSTMNet, PlainNet
from .task_model import sequences

BATCH, TESTED = 32, 64
"""Sequences in a mini-batch, and those that are looked at and never learned from."""

MOST, EVERY = 600, 10
"""So many steps at most; the errors are measured after every so many."""

LEARNING_RATE = 0.01
"""η of Adam."""


@dataclass(frozen=True, eq=False)
class Moment:
    """Where both networks are after some steps.

    Attributes
    ----------
    parameters, memories : tuple
        Of each network, and of its optimiser.
    errors : (float, float)
        Their mean squared errors on the test sequences.
    """

    parameters: tuple[Floats, ...]
    memories: tuple
    errors: tuple[float, ...]


class Race:
    """The training of both networks on sequences of one length.

    Parameters
    ----------
    length : int
        Of the sequences.
    forget : float
        The LSTM's forget gates' bias at the start.
    seed : int
        Of the initial weights and of all sequences.

    Attributes
    ----------
    networks : (PlainNet, LSTMNet)
    step : int
        How many mini-batches they have learned from.
    x, y : ndarray (length, 64, 2), (64,)
        The test sequences and their sums.
    """

    def __init__(self, length: int, forget: float = 3.0, seed: int = 0):
        self._length, self._seed = length, seed
        self.networks = PlainNet([seed, 1]), LSTMNet([seed, 2], forget)
        self._adams = [Adam(len(network.parameters)) for network in self.networks]
        self.x, self.y = sequences(TESTED, length, [seed, 3])
        self.step = 0
        self._moments = [self._moment()]

    def go(self, step: int) -> None:
        """Go to the moment after so many steps, back or forward."""
        known = min(step // EVERY, len(self._moments) - 1)
        if step < self.step or known * EVERY > self.step:
            self._restore(self._moments[known])
            self.step = known * EVERY
        while self.step < step:
            self._learn()

    def tested(self) -> tuple[Learned, ...]:
        """Return what each network makes of the test sequences now."""
        return tuple(network.differentiate(self.x, self.y) for network in self.networks)

    @property
    def zero_error(self) -> float:
        """The mean squared error of always answering 0 on these test sequences."""
        return float(np.mean(self.y**2))

    def errors(self) -> Floats:
        """Return both networks' errors on the test sequences, (2, n): after 0, 10, 20, … steps."""
        until = self.step // EVERY + 1
        return np.array([moment.errors for moment in self._moments[:until]]).T

    def _learn(self) -> None:
        x, y = sequences(BATCH, self._length, [self._seed, 4, self.step])
        for network, adam in zip(self.networks, self._adams, strict=True):
            adam.step(network.parameters, network.differentiate(x, y).gradient, LEARNING_RATE)
        self.step += 1
        if self.step == EVERY * len(self._moments):
            self._moments.append(self._moment())

    def _moment(self) -> Moment:
        errors = tuple(
            float(np.mean((network.answer(self.x) - self.y) ** 2)) for network in self.networks
        )
        parameters = tuple(network.parameters.copy() for network in self.networks)
        return Moment(parameters, tuple(adam.state() for adam in self._adams), errors)

    def _restore(self, moment: Moment) -> None:
        for network, adam, parameters, memory in zip(
            self.networks, self._adams, moment.parameters, moment.memories, strict=True
        ):
            network.parameters[:] = parameters
            adam.restore(memory)
