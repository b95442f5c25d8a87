"""What there is to see of a perceptron's learning at one moment, for its picture and its words."""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from ...models.arrays import Bools, Floats, Ints
from ...models.perceptron import Update
from .history_model import PerceptronHistory

FEW = 12
"""So many samples have room: their numbers stand beside them, and there is more space around."""


@dataclass(frozen=True, eq=False)
class Scene:
    """One moment of a history.

    Attributes
    ----------
    moment, n_samples : int
        How many samples have been seen, and how many there are.
    W, b, W_before, b_before : ndarray (2, n_units), (n_units,)
        The weights now, and before the last sample.
    update : Update or None
        What the last sample did; None at the beginning.
    in_hand : int or None
        Which sample that was.
    wrong : ndarray (n_samples,) of bool
        The samples that these weights get wrong.
    mistakes : ndarray (n_epochs,)
        The corrections in each epoch begun.
    corrections : int
        All corrections until now.
    greatest_weight : float
        The greatest |w| until now.
    """

    moment: int
    n_samples: int
    W: Floats
    b: Floats
    W_before: Floats
    b_before: Floats
    update: Update | None
    in_hand: int | None
    wrong: Bools
    mistakes: Ints
    corrections: int
    greatest_weight: float

    @property
    def direction(self) -> Ints:
        """What the last sample did to each unit: +1, −1 or 0, (n_units,)."""
        return np.zeros(len(self.b), dtype=int) if self.update is None else self.update.direction

    @property
    def mistake(self) -> bool:
        """Whether the last sample corrected a unit."""
        return self.update is not None and self.update.mistake

    def uncorrected(self, earlier: Self) -> Self:
        """Return the moment with this sample in hand, before it has corrected anything.

        ``earlier`` is the scene one sample earlier.
        """
        return replace(
            self, W=self.W_before, b=self.b_before, wrong=earlier.wrong, mistakes=earlier.mistakes,
            corrections=earlier.corrections,
        )  # fmt: skip

    @property
    def corrected(self) -> bool:
        """Whether the weights are those after the last sample's correction."""
        return not np.array_equal(self.b, self.b_before)

    @property
    def crossed(self) -> Bools:
        """The samples to cross out, (n_samples,) of bool.

        Those that are wrong; before the first sample all are, on no line's side, and where there
        are many, to mark every one would say nothing.
        """
        unseen = self.update is None and self.n_samples > FEW
        return np.zeros_like(self.wrong) if unseen else self.wrong

    @property
    def n_wrong(self) -> int:
        """How many samples these weights get wrong."""
        return int(self.wrong.sum())


def scene(history: PerceptronHistory, moment: int) -> Scene:
    """Return what there is to see after so many samples."""
    p, update = history.at(moment), history.last_update(moment)
    return Scene(
        moment=moment,
        n_samples=history.n_samples,
        W=p.W,
        b=p.b,
        W_before=p.W if update is None else update.W_before,
        b_before=p.b if update is None else update.b_before,
        update=update,
        in_hand=None if update is None else (moment - 1) % history.n_samples,
        wrong=history.wrong(moment),
        mistakes=history.mistakes(moment),
        corrections=history.corrections(moment),
        greatest_weight=history.greatest_weight(moment),
    )
