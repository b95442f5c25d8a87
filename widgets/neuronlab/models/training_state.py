"""A training's state is all that is needed to go back to a moment of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .arrays import Floats
from .history import Row
from .optimizers import Memory


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

    parameters: Floats
    optimizer: Memory
    rng: Mapping[str, Any]
    epoch: int
    batch: int
    batch_size: int
    steps: int
    diverged_at: int | None
    history: tuple[Row, ...]
