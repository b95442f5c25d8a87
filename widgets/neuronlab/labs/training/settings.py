"""What a training lab can be set to, and which of it a training is repeated from."""

from collections.abc import Mapping
from typing import Any

import traitlets

from ...live.lab import Lab
from ...live.settings import Number
from ...models.activations import ACTIVATIONS
from ...models.optimizers import OPTIMIZERS
from ...models.samples import Dataset
from ...plots.style import CLASS_COLORS
from .data_model import DATA
from .features_model import FEATURES
from .recipe_model import CROSS_ENTROPY, NAMES, SQUARED, START, Recipe, Settings
from .replay_model import Change, checked
from .runs_model import MOST as MOST_RUNS
from .start_model import STARTS

FARTHEST = 1e50
"""So far out a place may be: its square must still be a number."""

MOST_LAYERS, MOST_UNITS = 6, 8

Proposal = Mapping[str, Any]
"""What traitlets hands to a validator."""


class TrainingSettings(Lab):
    """The settings of :class:`TrainingLab`, which says what each of them means."""

    positional = ("data",)

    data = traitlets.Any(START.data).tag(state=True)
    n_samples = traitlets.Int(START.n_samples, min=20, max=500).tag(state=True)
    noise = Number(START.noise, min=0.0, max=0.5).tag(state=True)
    data_seed = traitlets.Int(START.data_seed, min=0).tag(state=True)
    test_share = Number(START.test_share, min=0.0, max=0.5).tag(state=True)
    points: traitlets.List[Any] = traitlets.List().tag(state=True)
    erased = traitlets.List(traitlets.Int(min=0)).tag(state=True)
    features = traitlets.List(traitlets.Enum(tuple(FEATURES)), START.features, minlen=1).tag(
        state=True
    )
    layers = traitlets.List(
        traitlets.Int(min=1, max=MOST_UNITS), START.layers, maxlen=MOST_LAYERS
    ).tag(state=True)
    activation = traitlets.Enum(tuple(ACTIVATIONS), START.activation).tag(state=True)
    activations = traitlets.List(traitlets.Enum(tuple(ACTIVATIONS))).tag(state=True)
    loss = traitlets.Enum((CROSS_ENTROPY, SQUARED), START.loss).tag(state=True)
    optimizer = traitlets.Enum(tuple(OPTIMIZERS), START.optimizer).tag(state=True)
    batch_size = traitlets.Int(START.batch_size, min=1, max=500).tag(state=True)
    seed = traitlets.Int(START.seed, min=0).tag(state=True)
    start = traitlets.Enum(STARTS, START.start).tag(state=True)
    learning_rate = Number(START.learning_rate, min=1e-6, max=1000.0).tag(state=True)
    l1 = Number(START.l1, min=0.0, max=10.0).tag(state=True)
    l2 = Number(START.l2, min=0.0, max=10.0).tag(state=True)
    epoch = traitlets.Int(START.epoch, min=0, max=10_000).tag(state=True)
    batch = traitlets.Int(START.batch, min=0).tag(state=True)
    log: traitlets.List[Any] = traitlets.List().tag(state=True)
    stop_loss = Number(0.0, min=0.0, max=100.0).tag(state=True)
    stop_epoch = traitlets.Int(0, min=0, max=10_000).tag(state=True)
    chosen = traitlets.List(traitlets.Int(min=0), maxlen=3).tag(state=True)
    place = traitlets.List(
        Number(0.0, min=-FARTHEST, max=FARTHEST), [1.0, 0.5], minlen=2, maxlen=2
    ).tag(state=True)
    maps = traitlets.Enum(("smooth", "two colours"), "smooth").tag(state=True)
    show_test = traitlets.Bool(True).tag(state=True)
    runs = traitlets.List(traitlets.Dict(), maxlen=MOST_RUNS).tag(state=True)

    def recipe(self) -> Recipe:
        """Return what the training is repeated from."""
        return Recipe(**{name: getattr(self, name) for name in NAMES})

    def settings(self) -> Settings:
        """Return all that the training and what is chosen in it depend on."""
        return Settings(self.recipe(), self.chosen, self.runs)

    # What is allowed.

    @traitlets.validate("data")
    def _validate_data(self, proposal: Proposal) -> str | Dataset:
        data = proposal["value"]
        if isinstance(data, str):
            if data not in DATA:
                raise ValueError(
                    f"data is {data!r}; expected one of {', '.join(map(repr, DATA))}, "
                    "or an array with its y"
                )
            return data
        if not isinstance(data, Dataset):
            raise TypeError(
                f"data is a {type(data).__name__}; expected it with its y: TrainingLab(X, y)"
            )
        if data.X.shape[1] != 2:
            advice = ": pass X[:, [0, 1]], say" if data.X.shape[1] > 2 else ""
            raise ValueError(f"X has shape {data.X.shape}; TrainingLab draws 2 features{advice}")
        if data.n_classes > len(CLASS_COLORS):
            raise ValueError(
                f"y has {data.n_classes} classes; TrainingLab draws at most {len(CLASS_COLORS)}"
            )
        return data

    @traitlets.validate("log")
    def _validate_log(self, proposal: Proposal) -> list[Change]:
        return checked(proposal["value"])

    @traitlets.validate("features")
    def _validate_features(self, proposal: Proposal) -> list[str]:
        return [name for name in FEATURES if name in proposal["value"]]

    def arguments(self) -> tuple[list[str], dict[str, str]]:
        """Return the arguments' source text; arrays of one's own go by the names X and y."""
        positional, named = super().arguments()
        if isinstance(self.data, Dataset):
            positional = ["X", "y"]
        return positional, named
