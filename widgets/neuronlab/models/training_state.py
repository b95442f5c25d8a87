"""A training's state is all that is needed to go back to a moment of it."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class State:
    """What ``Trainer.state`` returns and ``Trainer.restore`` takes.

    Attributes
    ----------
    parameters : ndarray (n_parameters,)
    optimizer : tuple of ndarray
        What the optimiser remembers.
    rng : dict
        The random generator before it drew the present epoch's order.
    epoch, batch, batch_size, steps : int
    diverged_at : int or None
    history : tuple of tuple
        The rows of the history.
    """

    parameters: np.ndarray
    optimizer: tuple
    rng: dict
    epoch: int
    batch: int
    batch_size: int
    steps: int
    diverged_at: int | None
    history: tuple
