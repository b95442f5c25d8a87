"""How the reading network was made: digits that people wrote, bent a little, and plain training."""

import numpy as np

from ...models.arrays import Floats, Ints
from ...models.mlp import MLP
from ...models.training import Trainer
from ..digits.model import CLASSES, INK, SIDE, samples

HIDDEN = 32
"""Units of the hidden layer."""

_FINE = 4
_CELLS = SIDE * _FINE


def made(copies: int = 80, seed: int = 1) -> MLP:
    """Return a network trained on scikit-learn's digits, and on bent copies of each.

    Nobody's mouse draws as the thirteen people wrote whose digits these are: the bent copies are
    to prepare the network for other hands. The quarter that is held out is never learned from.

    Parameters
    ----------
    copies : int
        How many bent copies of each digit.
    seed : int
        Of the copies, of the initial weights, and of the order.
    """
    training = samples()[0]
    rng = np.random.default_rng(seed)
    ink = np.rint(INK * training.X).astype(int)
    X = np.concatenate([ink, *(bent(ink, rng) for _ in range(copies))]) / INK
    mlp = MLP((SIDE**2, HIDDEN, CLASSES), "relu", "softmax", seed)
    trainer = Trainer(
        mlp, X, np.tile(training.y, copies + 1), optimizer="adam", batch_size=50, l2=2e-4, seed=seed
    )  # fmt: skip
    for rate, epochs in ((0.003, 12), (0.001, 8), (0.0003, 5)):
        trainer.learning_rate = rate
        trainer.run_epochs(epochs)
    return mlp


def hundredths(mlp: MLP) -> dict[str, list]:
    """Return a network's weights and biases in whole hundredths, as the file holds them."""

    def whole(values: Floats) -> list:
        found: list = np.rint(100 * values).astype(int).tolist()
        return found

    return {"weights": [whole(W) for W in mlp.weights], "biases": [whole(b) for b in mlp.biases]}


def bent(ink: Ints, rng: np.random.Generator) -> Ints:
    """Return digits leant, turned, stretched, moved, waved, and written with another pen.

    Parameters
    ----------
    ink : ndarray (n, 64)
        From 0 to 16.
    rng : numpy Generator

    Returns
    -------
    ndarray (n, 64)
    """
    n = len(ink)
    x, y = np.meshgrid(np.arange(_CELLS) - 15.5, np.arange(_CELLS) - 15.5)

    def each(spread: float) -> Floats:
        return rng.normal(0, spread, (n, 1, 1))

    def wave(along: Floats) -> Floats:
        return each(1.0) * np.sin(along / 8 + rng.uniform(0, 2 * np.pi, (n, 1, 1)))

    bent_x, bent_y = x + wave(y) + wave(x), y + wave(x) + wave(y)
    leant = bent_x * np.exp(each(0.16)) + each(0.22) * bent_y + each(1.2)
    tall = bent_y * np.exp(each(0.06)) + each(0.6)
    turn = each(0.12)
    from_x = np.rint(leant * np.cos(turn) - tall * np.sin(turn) + 15.5).astype(int)
    from_y = np.rint(leant * np.sin(turn) + tall * np.cos(turn) + 15.5).astype(int)
    fine = np.pad(_magnified(ink.reshape(n, SIDE, SIDE)), ((0, 0), (1, 1), (1, 1)))
    rows, columns = (np.clip(places, -1, _CELLS) + 1 for places in (from_y, from_x))
    inked = fine[np.arange(n)[:, None, None], rows, columns] > rng.uniform(4.5, 11, (n, 1, 1))
    counted: Ints = inked.reshape(n, SIDE, _FINE, SIDE, _FINE).sum(axis=(2, 4))
    return counted.reshape(n, SIDE**2)


def _magnified(ink: Ints) -> Floats:
    """Return pictures (n, 8, 8) of four times as many rows and columns, with soft edges."""
    padded = np.pad(ink.astype(float), ((0, 0), (1, 1), (1, 1)))
    at = (np.arange(_CELLS) + 0.5) / _FINE + 0.5
    before = at.astype(int)
    share = at - before
    rows = padded[:, before] * (1 - share)[:, None] + padded[:, before + 1] * share[:, None]
    large: Floats = rows[:, :, before] * (1 - share) + rows[:, :, before + 1] * share
    return large
