"""A race: one network is trained four times, from the same weights, with four activations."""

from dataclasses import dataclass

import numpy as np

from ...models import geometry, validate
from ...models.activations import ACTIVATIONS
from ...models.arrays import Answers, Floats
from ...models.backprop import backpropagate
from ...models.generators import circles, moons, xor_cloud
from ...models.geometry import Box
from ...models.mlp import MLP
from ...models.training import Trainer

RUNNERS = {"step": "heaviside", "sigmoid": "sigmoid", "tanh": "tanh", "relu": "relu"}
"""Who runs: a name for the race, and the name in ``ACTIVATIONS``."""

COURSES = {"moons": moons, "circles": circles, "four clouds": xor_cloud}
"""What is to be learned: 200 points in two classes."""

LAPS = 80
"""A race is over after so many epochs."""

FINISH = 0.95
"""The share of right answers that is the finishing line."""

WIDTH, DEEPEST = 6, 6
_SAMPLES, _BATCH = 200, 10
_CELLS = 68


@dataclass(frozen=True, eq=False)
class Standing:
    """How the race stands after some epochs; everything in the order of ``RUNNERS``.

    Attributes
    ----------
    epoch : int
    accuracy : ndarray (4, epoch + 1)
        The share of right answers, at the start and after each epoch.
    arrived : tuple of int or None
        After which epoch the finishing line was crossed.
    pull : ndarray (4,)
        The mean of |∂L/∂w| over the weights of the first layer, at the start.
    moved : ndarray (4,)
        How far a weight of the first layer has moved from the start, on average.
    """

    epoch: int
    accuracy: Floats
    arrived: tuple[int | None, ...]
    pull: Floats
    moved: Floats

    @property
    def now(self) -> Floats:
        """The share of right answers now, (4,)."""
        return self.accuracy[:, -1]

    @property
    def winners(self) -> list[str]:
        """Who crossed the line first; more than one where it was in the same epoch."""
        return _those(self.arrived, min)

    @property
    def leaders(self) -> list[str]:
        """Who has most answers right now."""
        return _those(self.now.tolist(), max)


class Race:
    """Four networks that differ in the activation of their hidden layers, and in nothing else.

    Parameters
    ----------
    course : str
        A name in ``COURSES``.
    depth : int
        Hidden layers, each of ``WIDTH`` units; the output is a sigmoid.
    learning_rate : float
    seed : int
        Of the weights that all four start from (Glorot's) and of the order of the samples.
    """

    def __init__(self, course: str, depth: int, learning_rate: float, seed: int = 0):
        generate = COURSES[validate.choice(course, "course", tuple(COURSES))]
        sizes = [2, *[WIDTH] * validate.whole(depth, "depth", at_least=1), 1]
        self.X, self.y = generate(_SAMPLES)
        self.box: Box = geometry.box_around(self.X)
        start = MLP(sizes, "tanh", "sigmoid", seed).parameters
        self._runners = [
            _Runner(name, sizes, start, self.X, self.y, learning_rate, seed)
            for name in RUNNERS.values()
        ]
        left, right, bottom, top = self.box
        middles = (np.arange(_CELLS) + 0.5) / _CELLS
        x1, x2 = np.meshgrid(left + middles * (right - left), bottom + middles * (top - bottom))
        self._grid = np.column_stack([x1.ravel(), x2.ravel()])

    def at(self, epoch: int) -> Standing:
        """Return how the race stands after ``epoch`` epochs; nothing is trained twice."""
        for runner in self._runners:
            runner.go_on(epoch)
        accuracy = np.array([runner.accuracy[: epoch + 1] for runner in self._runners])
        arrived = [np.flatnonzero(row >= FINISH) for row in accuracy]
        return Standing(
            epoch,
            accuracy,
            tuple(int(there[0]) if len(there) else None for there in arrived),
            np.array([runner.pull for runner in self._runners]),
            np.array([runner.moved(epoch) for runner in self._runners]),
        )

    def maps(self, epoch: int) -> Floats:
        """Return what each network answers over the plane, (4, n, n); the first row is lowest."""
        answers = [runner.answers(epoch, self._grid) for runner in self._runners]
        return np.array(answers).reshape(len(answers), _CELLS, _CELLS)


class _Runner:
    """One network with its training, and what there was of it after each epoch."""

    def __init__(
        self, activation: str, sizes: list[int], start: Floats, X: Floats, y: Answers,
        learning_rate: float, seed: int,
    ):  # fmt: skip
        self._mlp = mlp = MLP(sizes, ACTIVATIONS[activation].name, "sigmoid", seed)
        mlp.parameters[:] = start
        self.pull = float(np.abs(backpropagate(mlp, mlp.forward(X), y).weights[0]).mean())
        self._trainer = Trainer(
            mlp, X, y, learning_rate=learning_rate, batch_size=_BATCH, seed=seed
        )
        self._first = mlp.weights[0].size
        self._kept = [mlp.parameters.copy()]
        self.accuracy = [float(self._trainer.history.training_accuracy[0])]

    def go_on(self, epoch: int) -> None:
        """Train up to an epoch; a training that has run away stays where it is."""
        while len(self._kept) <= epoch:
            self._trainer.run_epochs(1)
            self._kept.append(self._mlp.parameters.copy())
            self.accuracy.append(float(self._trainer.history.rows[-1][2]))

    def moved(self, epoch: int) -> float:
        """Return how far the first layer's weights have moved, on average."""
        begin, now = self._kept[0], self._kept[epoch]
        return float(np.abs(now - begin)[: self._first].mean())

    def answers(self, epoch: int, X: Floats) -> Floats:
        """Return what the network answered to ``X`` after an epoch, (n,)."""
        now = self._mlp.parameters.copy()
        self._mlp.parameters[:] = self._kept[epoch]
        found = self._mlp(X)[:, 0]
        self._mlp.parameters[:] = now
        return found


def _those(values, best) -> list[str]:
    there = [value for value in values if value is not None]
    return [
        name for name, value in zip(RUNNERS, values, strict=True) if there and value == best(there)
    ]
