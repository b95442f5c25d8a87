"""Linear units for several classes, learned in all ways that lie between lesson 04 and softmax."""

from collections.abc import Callable
from typing import Literal, get_args

import numpy as np

from . import validate
from .activations import ACTIVATIONS, softmax
from .arrays import Floats, Ints

DIGITS = 6
"""Sums are rounded to so many digits: a unit near z = 0 then answers alike on every processor."""

Order = Literal["list", "fresh", "once"]


def train_units(
    X: Floats,
    y: Ints,
    epochs: int,
    *,
    smooth: bool,
    compared: bool,
    order: Order,
    learning_rate: float = 1.0,
    runs: int = 1,
) -> Ints:
    """Return how many samples are wrong after each epoch, (epochs, runs); the greatest z answers.

    Every unit starts at zero, and is corrected by η(t − a)x, with t = 1 for its own class, else 0.

    Parameters
    ----------
    X : ndarray (n_samples, n_inputs)
    y : ndarray (n_samples,)
        Classes 0, 1, …
    epochs : int
    smooth : bool
        Whether outputs are between 0 and 1, or steps.
    compared : bool
        Whether the units share one 1 while they learn (softmax; of steps, the greatest z takes it),
        or each answers alone (sigmoid; a step as lesson 04's perceptron has it).
    order : {"list", "fresh", "once"}
        One sample at a time as they are listed, or in an order drawn anew for each epoch, or the
        mean correction of all samples at once.
    learning_rate : float
        η.
    runs : int
        How often it is all done, side by side; run k draws its orders with the seed k.

    Raises
    ------
    ValueError
        Where ``order`` is none of the three.
    """
    validate.choice(order, "order", get_args(Order))
    error = _ERRORS[smooth, compared]
    inputs, targets = np.column_stack([X, np.ones(len(X))]), np.eye(int(y.max()) + 1)[y]
    V = np.zeros((runs, inputs.shape[1], targets.shape[1]))  # a unit in each column, its bias last
    rngs, wrong = [np.random.default_rng(seed) for seed in range(runs)], []
    for _ in range(epochs):
        for part in _parts(len(X), order, rngs):
            x = inputs[part]
            wanted = error(np.round(x @ V, DIGITS), targets[part])
            step = learning_rate * x.swapaxes(1, 2) @ wanted / part.shape[1]
            V = np.round(V + step, DIGITS)
        answers = np.round(inputs @ V, DIGITS).argmax(axis=-1)
        wrong.append(np.count_nonzero(answers != y, axis=1))
    return np.array(wrong)


def _parts(n: int, order: Order, rngs: list[np.random.Generator]) -> Ints:
    """Return which samples make each correction of an epoch, (n_corrections, runs, n_together)."""
    samples = np.array([r.permutation(n) if order == "fresh" else np.arange(n) for r in rngs])
    return samples[None] if order == "once" else samples.T[:, :, None]


def _of_steps(z: Floats, targets: Floats) -> Floats:
    """Return t − a where a step is wrong; exactly on the line it is, whatever its class."""
    return targets * (z <= 0) - (1 - targets) * (z >= 0)


_ERRORS: dict[tuple[bool, bool], Callable[[Floats, Floats], Floats]] = {
    (False, False): _of_steps,
    (False, True): lambda z, targets: targets - np.eye(z.shape[-1])[z.argmax(axis=-1)],
    (True, False): lambda z, targets: targets - ACTIVATIONS["sigmoid"](z),
    (True, True): lambda z, targets: targets - softmax(z),
}
"""(smooth, compared) → t − a for weighted sums and targets t, all (…, n_samples, n_units)."""
