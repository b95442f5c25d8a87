"""A training lab's state hangs together: data, network and moment follow from the settings."""

import numpy as np

from ...models import geometry
from ...models.samples import Dataset
from . import controls as parts
from . import model as playground
from . import replay_model as replay
from .experiment_model import Experiment
from .replay_model import RATES
from .settings import DATA_SETTINGS, STRUCTURE, TrainingSettings

BOX = (-3.0, 3.0, -3.0, 3.0)


class TrainingState(TrainingSettings):
    """The settings of a training lab, and the experiment that they make."""

    experiment: Experiment
    _given: frozenset = frozenset()

    def begin_state(self) -> None:
        """Make what :meth:`settle` keeps."""
        self._built: dict = {}
        self._base_key: tuple = ()
        self._own: list[Dataset] = []

    def set(self, **state):
        """Change several settings, and draw once."""
        self._given = frozenset(state)
        try:
            super().set(**state)
        finally:
            self._given = frozenset()

    def settle(self, changed):
        """Bring the settings in line with each other, and the training to the moment shown."""
        changed = changed | self._given
        if "epoch" in changed and "batch" not in changed:
            self.batch = 0
        parts.fit_layers(self, changed)
        self._set_data(changed)
        structure = {name: getattr(self, name) for name in STRUCTURE}
        new = self._built != structure
        if new:
            self._begin(structure, changed)
        self._go(changed, new)
        self.kept.settle()
        self._check_chosen(changed)

    def _set_data(self, changed: frozenset) -> None:
        key = tuple(getattr(self, name) for name in DATA_SETTINGS)
        if self._base_key != key:
            self.base = self._load(key)
            if isinstance(self.data, Dataset):
                self._own = [self.data]
            if self._base_key and "erased" not in changed:
                self.erased = []
            self.controls.offer_data(self._own)
            name = str(self.base.name)
            self.controls.editor.set_data(self.base, name, self._shown, changed)
            self._base_key = key

    @staticmethod
    def _load(key) -> Dataset:
        data, *options = key
        return data if isinstance(data, Dataset) else playground.load(data, *options)

    def _begin(self, structure: dict, changed: frozenset) -> None:
        """Set up the training for other settings."""
        self.experiment = self.experiment_of({**structure, **self.rates()})
        self._built = structure
        if not changed & {"epoch", "batch"}:
            self.epoch = self.batch = 0
        if "log" not in changed:
            self.log = []
        training, test = self.experiment.training, self.experiment.test
        X = np.concatenate([training.X, test.X])
        if isinstance(self.data, str):
            ends = np.concatenate([np.reshape(BOX, (2, 2)).T, X])
            (left, bottom), (right, top) = ends.min(axis=0), ends.max(axis=0)
            self.box = float(left), float(right), float(bottom), float(top)
        else:
            self.box = geometry.box_around(self.base.X, also=X)
        self.unit_maps = playground.UnitMaps(self.features, self.box)

    def experiment_of(self, settings: dict) -> Experiment:
        """Return the experiment for all of ``STRUCTURE`` and the rates."""
        data = settings["data"]
        if data == "your data" and self._own:
            data = self._own[0]
        base = self._load((data, *(settings[name] for name in DATA_SETTINGS[1:])))
        activations = settings["activations"] or [settings["activation"]] * len(settings["layers"])
        return Experiment(base, {**settings, "activations": activations})

    def rates(self) -> dict:
        """Return the rates that are in force."""
        return {name: getattr(self, name) for name in RATES}

    def _go(self, changed: frozenset, new: bool) -> None:
        """Bring the training to the moment of the settings, and tell the log what has changed."""
        n = self.experiment.n_batches
        if self.batch >= n and self.trainer:
            raise ValueError(f"batch is {self.batch}; an epoch has {n}: expected 0 to {n - 1}")
        step = self.steps
        # A rate that comes with a moment belongs to the whole training, not to what is left of it.
        whole = bool(changed & set(RATES)) and bool(changed & {"epoch", "batch"})
        if whole and "log" not in changed:
            self.log = []
        elif self._shown is not None and not new and "log" not in changed:
            before = {name: self._shown[name] for name in RATES}
            then = self._shown["epoch"] * n + self._shown["batch"]
            at = min(then, step)
            log, rates = replay.until(self._shown["log"], at, before)
            for name in RATES:
                if name in changed and getattr(self, name) != rates[name]:
                    log = replay.with_rate(log, at, name, rates[name])
                elif name not in changed:
                    setattr(self, name, rates[name])
            self.log = log
        else:
            self.log, _ = replay.until(self.log, step, {})
        if any(e[1] == "parameter" and e[2] >= self.mlp.n_parameters for e in self.log):
            raise ValueError(f"log names a parameter beyond the last, {self.mlp.n_parameters - 1}")
        self.epoch, self.batch = self.experiment.go(step, self.log, self.rates())
        self.log, _ = replay.until(self.log, self.steps, {})

    def _check_chosen(self, changed: frozenset) -> None:
        sizes = self.mlp.layer_sizes
        match self.chosen:
            case [layer, unit]:
                good = 0 <= layer < len(sizes) and 0 <= unit < sizes[layer]
            case [layer, before, unit]:
                good = 1 <= layer < len(sizes) and before < sizes[layer - 1]
                good = good and 0 <= unit < sizes[layer]
            case _:
                good = not self.chosen
        if not good:
            if "chosen" in changed and self.chosen != (self._shown or {}).get("chosen"):
                raise ValueError(
                    f"chosen is {self.chosen}; the layers have {list(sizes)} units: expected "
                    "[layer, unit], [layer, unit before, unit], or [] for the output"
                )
            self.chosen = []
