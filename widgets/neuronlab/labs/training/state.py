"""A training lab's state: settings go in, and the training that they make comes out."""

from collections.abc import Set
from dataclasses import dataclass, replace

import numpy as np

from ...models import geometry
from ...models.geometry import Box
from ...models.samples import Dataset
from . import replay_model as replay
from . import rules_model as rules
from .address_model import Number, index
from .data_model import load
from .maps_model import UnitMaps
from .model import Training
from .recipe_model import OWN, Recipe, Run, Settings
from .replay_model import Change, checked
from .runs_model import Outcome, Runs
from .shelf_model import Shelf

BOX = (-3.0, 3.0, -3.0, 3.0)


@dataclass(frozen=True, eq=False)
class Ground:
    """What stays while a training goes on.

    Attributes
    ----------
    base : Dataset
        What is divided into training and test samples.
    training : Training
    box : tuple
        The part of the plane that is shown.
    unit_maps : UnitMaps
    """

    base: Dataset
    training: Training
    box: Box
    unit_maps: UnitMaps

    @property
    def limit(self) -> float:
        """The output that is coloured fully: the greatest value of a regression, else 1."""
        return float(np.abs(self.base.y).max(initial=0.1)) if self.base.is_regression else 1.0


class TrainingState:
    """The training at the moment that the settings name, and the runs kept.

    Attributes
    ----------
    settings : Settings
        Those that were settled last.
    ground : Ground
        Their data and their training.
    own : Dataset or None
        Arrays of one's own, the last that were given.
    """

    settings: Settings
    ground: Ground

    def __init__(self) -> None:
        self.own: Dataset | None = None
        self._begun = False
        self._runs = Runs()
        self._shelf = Shelf()

    @property
    def training(self) -> Training:
        """The samples, the network, and what trains it."""
        return self.ground.training

    def settle(self, wanted: Settings, changed: Set[str]) -> Settings:
        """Bring the settings in line with each other, and the training to their moment.

        Parameters
        ----------
        wanted : Settings
        changed : set of str
            The names of those that were set.

        Returns
        -------
        Settings
            What ``wanted`` comes to.

        Raises
        ------
        ValueError
            Where settings can't go together.
        """
        before = self.settings if self._begun else None
        last = before.recipe if before else None
        recipe = wanted.recipe
        if "epoch" in changed and "batch" not in changed:
            recipe = replace(recipe, batch=0)
        recipe = rules.fit_layers(recipe, last, changed)
        recipe = self._shelf.fit(recipe, last, changed)
        own = recipe.data if isinstance(recipe.data, Dataset) else self.own
        new = last is None or last.structure != recipe.structure
        if new:
            recipe, last = rules.begin(recipe, changed), None
        ground = self._ground(recipe) if new else self.ground
        sizes = ground.training.mlp.layer_sizes
        was = before.chosen if before else None
        chosen = rules.fit_chosen(wanted.chosen, was, changed, sizes)
        runs = self._runs.settle(wanted.runs, recipe.data, lambda run: repeated(run, own))
        recipe = self._go(recipe, last, changed, ground.training)
        self._shelf.put(recipe, before.recipe if before else None)
        self.settings, self.ground, self.own = Settings(recipe, chosen, runs), ground, own
        self._begun = True
        return self.settings

    def _ground(self, recipe: Recipe) -> Ground:
        """Set up another training; the data stay where they are the same."""
        if self._begun and self.settings.recipe.drawn == recipe.drawn:
            return _ground(self.ground.base, recipe)
        return _ground(_base(recipe), recipe)

    @staticmethod
    def _go(recipe: Recipe, last: Recipe | None, changed: Set[str], training: Training) -> Recipe:
        """Go to the recipe's moment; return the recipe of the moment that was reached."""
        n = training.n_batches
        if training.trainer:
            rules.check_batch(recipe.batch, n)
        step = recipe.epoch * n + recipe.batch
        recipe = rules.fit_log(recipe, last, changed, n, step)
        rules.check_log(recipe.log, training.mlp.n_parameters)
        epoch, batch = training.go(step, recipe.log, recipe.rates)
        log, _ = replay.until(recipe.log, epoch * n + batch, {})
        return replace(recipe, epoch=epoch, batch=batch, log=log)

    # What hands ask for.

    def with_parameter(
        self, log: list[Change], step: int, number: Number, value: float
    ) -> list[Change]:
        """Return the log with a weight or a bias given a value after ``step`` mini-batches."""
        at = index(number, self.training.mlp.layer_sizes)
        return replay.with_parameter(log, step, at, round(float(value), 10))

    def kept(self) -> list[Run]:
        """Return the runs with this training."""
        return self._runs.keep(self.settings.runs, self.settings.recipe, self.training)

    def outcomes(self) -> list[Outcome]:
        """Return what each of the kept runs came to."""
        return self._runs.outcomes(self.settings.runs)


def _ground(base: Dataset, recipe: Recipe) -> Ground:
    """Set up a training."""
    training = Training(base, recipe)
    X = np.concatenate([training.train.X, training.test.X])
    if isinstance(recipe.data, str):
        ends = np.concatenate([np.reshape(BOX, (2, 2)).T, X])
        (left, bottom), (right, top) = ends.min(axis=0), ends.max(axis=0)
        box = float(left), float(right), float(bottom), float(top)
    else:
        box = geometry.box_around(base.X, also=X)
    return Ground(base, training, box, UnitMaps(recipe.features, box))


def _base(recipe: Recipe) -> Dataset:
    if isinstance(recipe.data, Dataset):
        return recipe.data
    return load(recipe.data, recipe.n_samples, recipe.noise, recipe.data_seed)


def repeated(recipe: Recipe, own: Dataset | None) -> Training:
    """Return the training of a run, at its moment; ``own`` are arrays of one's own."""
    if recipe.data == OWN and own is not None:
        recipe = replace(recipe, data=own)
    training = Training(_base(recipe), recipe)
    step = recipe.epoch * training.n_batches + recipe.batch
    training.go(step, checked(recipe.log), recipe.rates)
    return training
