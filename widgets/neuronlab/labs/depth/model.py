"""A race: one wide layer against three narrow ones of as many parameters, on the same curve.

What comes out depends on the curve, and on the start.
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from ...models import validate
from ...models.arrays import Floats
from ...models.mlp import MLP
from ...models.training import Trainer

LAYERS = {"wide": (1, 17, 1), "deep": (1, 4, 4, 4, 1)}
"""The two networks, of 52 and of 53 parameters."""

STEEP = 10.0
"""Weights of the first layer are so many times as large where the start is steep."""

STARTS = {
    "gentle": "weights drawn as usual, biases 0",
    "steep": "first-layer weights ten times as large, the units spread over the inputs",
}
"""Name → how both networks begin."""

EPOCHS, EVERY = 2000, 20
"""How long the race is, and after how many epochs it is looked at."""

RATE = 0.02
"""Adam's learning rate."""

X = np.linspace(-1, 1, 65)
"""The inputs to learn from, all in one batch."""

GRID = np.linspace(-1, 1, 257)
"""The inputs at which the networks are compared with the curve."""


def _teeth(x: Floats) -> Floats:
    share = (x + 1) / 2
    for _ in range(3):  # fold in the middle, three times: two to the third slopes
        share = np.minimum(2 * share, 2 - 2 * share)
    return share


TARGETS: dict[str, Callable[[Floats], Floats]] = {
    "four teeth": _teeth,
    "teeth, moved": lambda x: _teeth((x + 1 + 1 / 16) % 2 - 1),  # by an eighth of a tooth
    "battlements": lambda x: np.where((x > 0.5) | (x > -0.5) & (x <= 0), 1.0, 0.0),
    "smooth wave": lambda x: np.sin(1.5 * np.pi * (x + 1)),
    "faster and faster": lambda x: np.sin(np.pi * (1.75 + 1.25 * x) ** 2),
}
"""Name → the curve to learn."""


def first_weights(name: str, start: str, seed: int) -> MLP:
    """Return a network as its training begins; see ``LAYERS`` and ``STARTS``."""
    mlp = MLP(LAYERS[validate.choice(name, "name", tuple(LAYERS))], "tanh", "identity", seed)
    if validate.choice(start, "start", tuple(STARTS)) == "steep":
        w = STEEP * mlp.weights[0]
        places = np.linspace(-1, 1, w.size + 2)[1:-1]  # where w·x + b is 0
        mlp.weights = [w, *mlp.weights[1:]]
        mlp.biases = [-w[0] * places, *mlp.biases[1:]]
    return mlp


class Run:
    """One network's training, which can be looked at after any multiple of 20 epochs.

    Parameters
    ----------
    name : {"wide", "deep"}
    target : str
        A name in ``TARGETS``.
    seed : int
        Of the initial weights.
    start : {"gentle", "steep"}
        A name in ``STARTS``.

    Notes
    -----
    Adam with η = 0.02, mean squared error, all samples in each step.
    """

    def __init__(self, name: str, target: str, seed: int, start: str = "gentle"):
        curve = TARGETS[validate.choice(target, "target", tuple(TARGETS))]
        self.mlp = first_weights(name, start, seed)
        self._y = curve(GRID)
        self._trainer = Trainer(
            self.mlp, X[:, None], curve(X)[:, None], optimizer="adam", learning_rate=RATE,
            batch_size=len(X), seed=seed,
        )  # fmt: skip
        self._weights = [self.mlp.parameters.copy()]
        self._errors = [self._off()]
        self._last = self.mlp.copy()

    def at(self, epoch: int) -> tuple[MLP, Floats]:
        """Return the network after so many epochs, and how far it was off each time until then.

        Parameters
        ----------
        epoch : int
            From 0 to 2000; it is looked at after the last multiple of 20.
        """
        k = validate.whole(epoch, "epoch") // EVERY
        while len(self._weights) <= k:
            self._trainer.run_epochs(EVERY)
            self._weights.append(self.mlp.parameters.copy())
            self._errors.append(self._off())
        self._last.parameters = self._weights[k]
        return self._last, np.array(self._errors[: k + 1])

    def _off(self) -> float:
        return float(np.abs(self.mlp(GRID[:, None])[:, 0] - self._y).mean())


@lru_cache(maxsize=256)
def final(target: str, seed: int, start: str = "gentle") -> dict[str, float]:
    """Return how far each network is off on average at the end, from this start."""
    return {name: float(Run(name, target, seed, start).at(EPOCHS)[1][-1]) for name in LAYERS}


def closer(errors: dict[str, float]) -> str:
    """Return which network is closer; ``"both"`` where there is less than a hundredth between."""
    gap = errors["wide"] - errors["deep"]
    return "both" if abs(gap) < 0.01 else "deep" if gap > 0 else "wide"
