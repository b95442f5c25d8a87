"""A run is a training that was kept: it is told by its recipe, repeated from it, and compared."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ...models.arrays import Floats
from ...models.samples import Dataset
from .model import Standing, Training
from .recipe_model import OWN, Recipe, Run, recipe_of

MOST = 6


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a training came to: (epoch, training loss, test loss) a row, and how it stands."""

    curves: Floats
    standing: Standing

    @property
    def compared(self) -> Floats:
        """(epoch, loss) a row: of the test loss, where there is one."""
        with_test = len(self.curves) and np.isfinite(self.curves[0, 2])
        return self.curves[:, ::2] if with_test else self.curves[:, :2]


class Runs:
    """The runs that were kept, with what they came to."""

    def __init__(self) -> None:
        self._known: dict[str, Outcome] = {}

    def keep(self, runs: list[Run], recipe: Recipe, training: Training) -> list[Run]:
        """Return the runs with this one; the oldest makes room where there are too many."""
        run = recipe.kept()
        if training.trainer is None or run in runs:
            return runs
        self._known[_key(run)] = outcome(training)
        return [*runs, run][-MOST:]

    def settle(
        self, runs: list[Run], data: str | Dataset, repeat: Callable[[Recipe], Training]
    ) -> list[Run]:
        """Compute the runs that are not known yet; leave out those that can't be told any more.

        Parameters
        ----------
        runs : list of dict
        data : str or Dataset
            What is learned now.
        repeat : callable
            Returns the training of a recipe, at its moment.
        """
        if not isinstance(data, Dataset):
            runs = [run for run in runs if run.get("data") != OWN]
        for run in runs:
            if _key(run) not in self._known:
                self._known[_key(run)] = outcome(repeat(recipe_of(run)))
        return runs

    def outcomes(self, runs: list[Run]) -> list[Outcome]:
        """Return what each run came to."""
        return [self._known[_key(run)] for run in runs]


def outcome(training: Training) -> Outcome:
    """Return what a training has come to by now."""
    return Outcome(training.curves(), training.standing())


def _key(run: Run) -> str:
    return repr(sorted(run.items()))
