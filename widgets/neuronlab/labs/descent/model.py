"""Gradient descent goes down a loss landscape step by step, each against the slope it stands on."""

from collections.abc import Iterator
from itertools import count

import numpy as np

from ...models import validate
from ...models.arrays import Floats, Ints
from ...models.optimizers import OPTIMIZERS, Momentum
from .landscape_model import Landscape

BOUND = 1e6
"""Beyond that a descent has run away, and stops."""

LIMITS = {"sgd": 2.0, "momentum": 2 * (1 + Momentum.beta), "adam": np.inf}
"""Optimiser → the greatest η·λ with which it stays in a bowl of curvature λ.

For momentum 2·(1 + β): B. T. Polyak (1964). Adam divides by the slopes: it can't run away.
"""

_SWING = {"sgd": 1.0, "momentum": (1 - Momentum.beta**0.5) ** 2, "adam": np.inf}
"""Optimiser → the greatest η·λ with which it comes to rest without crossing the bottom."""


class Descent:
    """A way down, as far as it has been asked for.

    Parameters
    ----------
    landscape : Landscape
    start : tuple of float
        (w, b) before the first step.
    optimizer : str
        A name in ``OPTIMIZERS``.
    learning_rate : float
        η, above 0.
    batch_size : int, optional
        Samples for each step; None takes all. At an epoch's start the samples are shuffled, and
        its last batch may be smaller.
    seed : int
        Of the shuffling.

    Attributes
    ----------
    stopped_at : int or None
        The step that led out of all bounds, where there was one: it is the last.
    """

    def __init__(
        self,
        landscape: Landscape,
        start: tuple[float, float],
        optimizer: str = "sgd",
        learning_rate: float = 0.1,
        batch_size: int | None = None,
        seed: int = 0,
    ):
        self.landscape = landscape
        self.optimizer = validate.choice(optimizer, "optimizer", tuple(OPTIMIZERS))
        self.learning_rate = validate.positive(learning_rate, "learning_rate")
        self.batch_size = len(landscape) if batch_size is None else min(batch_size, len(landscape))
        validate.whole(self.batch_size, "batch_size", 1)
        self.stopped_at: int | None = None
        self._points = [validate.vector(start, "start", 2)]
        self._batches: list[Ints | None] = []
        self._coming = self._rows(validate.whole(seed, "seed"))
        self._step = OPTIMIZERS[optimizer](2).step

    @property
    def stability_limit(self) -> float:
        """The greatest η with which it stays near the minimum, where it looks at all samples."""
        return LIMITS[self.optimizer] / float(self.landscape.curvatures[1])

    @property
    def at_limit(self) -> bool:
        """Whether η is that limit, to six digits."""
        return abs(self.learning_rate / self.stability_limit - 1) < 1e-6

    @property
    def swings_from(self) -> float:
        """The η from which it crosses the bottom along the most curved way; below, it nears it."""
        return _SWING[self.optimizer] / float(self.landscape.curvatures[1])

    @property
    def is_plain(self) -> bool:
        """Whether each step multiplies the way that is left by 1 − η·λ, in each direction."""
        return self.optimizer == "sgd" and self.takes_all and self.landscape.is_quadratic

    @property
    def takes_all(self) -> bool:
        """Whether each step looks at all samples."""
        return self.batch_size == len(self.landscape)

    @property
    def steps_per_epoch(self) -> int:
        """How many batches all samples make."""
        return -(-len(self.landscape) // self.batch_size)

    def path(self, steps: int) -> Floats:
        """Return the points after 0, 1, …, ``steps`` steps, (steps + 1, 2); fewer if it stopped."""
        while len(self._points) <= steps and self.stopped_at is None:
            self._go_on()
        return np.array(self._points[: steps + 1])

    def rows(self, step: int) -> Ints | None:
        """Return which samples the step after ``step`` steps looks at; None for all."""
        while len(self._batches) <= step:
            self._batches.append(next(self._coming))
        return self._batches[step]

    def _go_on(self) -> None:
        steps, at = len(self._points) - 1, self._points[-1].copy()
        gradient = self.landscape.gradient(at[0], at[1], self.rows(steps))
        self._step(at, gradient, self.learning_rate)
        self._points.append(at)
        w, b = at.tolist()
        if not (abs(w) <= BOUND and abs(b) <= BOUND):
            self.stopped_at = steps + 1

    def _rows(self, seed: int) -> Iterator[Ints | None]:
        rng, n = np.random.default_rng(seed), len(self.landscape)
        for _ in count():
            if self.takes_all:
                yield None
                continue
            order = rng.permutation(n)
            yield from (order[k : k + self.batch_size] for k in range(0, n, self.batch_size))


def descend(
    landscape: Landscape,
    start: tuple[float, float],
    optimizer: str = "sgd",
    learning_rate: float = 0.1,
    batch_size: int | None = None,
    steps: int = 100,
    seed: int = 0,
) -> Floats:
    """Return the points of a :class:`Descent`, (steps + 1, 2); fewer where it runs away."""
    return Descent(landscape, start, optimizer, learning_rate, batch_size, seed).path(steps)
