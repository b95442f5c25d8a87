"""What a training lab can be set to, and which of it a training is repeated from."""

from typing import Any

import traitlets

from ...live.lab import Lab
from ...live.settings import Number
from ...models.activations import ACTIVATIONS
from ...models.optimizers import OPTIMIZERS
from ...models.samples import Dataset
from ...plots.style import CLASS_COLORS
from . import model as playground
from . import replay_model as replay
from .experiment_model import CROSS_ENTROPY, SQUARED
from .replay_model import RATES
from .runs import MOST as MOST_RUNS

DATA_SETTINGS = ("data", "n_samples", "noise", "data_seed")
STRUCTURE = (
    *DATA_SETTINGS, "test_share", "points", "erased", "features", "layers", "activation",
    "activations", "loss", "optimizer", "batch_size", "seed",
)  # fmt: skip
"""What a training begins again with, at epoch 0, when it is changed."""

FARTHEST = 1e50
"""So far out a place may be: its square must still be a number."""

RECIPE = (*STRUCTURE, *RATES, "epoch", "batch", "log")
"""What a training, up to a moment, is repeated from."""


class TrainingSettings(Lab):
    """The settings of :class:`TrainingLab`, which says what each of them means."""

    positional = ("data",)

    data = traitlets.Any("circles").tag(state=True)
    n_samples = traitlets.Int(250, min=20, max=500).tag(state=True)
    noise = Number(0.1, min=0.0, max=0.5).tag(state=True)
    data_seed = traitlets.Int(0, min=0).tag(state=True)
    test_share = Number(0.3, min=0.0, max=0.5).tag(state=True)
    points: traitlets.List[Any] = traitlets.List().tag(state=True)
    erased = traitlets.List(traitlets.Int(min=0)).tag(state=True)
    features = traitlets.List(
        traitlets.Enum(tuple(playground.FEATURES)), ["x1", "x2"], minlen=1
    ).tag(state=True)
    layers = traitlets.List(traitlets.Int(min=1, max=8), [4, 2], maxlen=6).tag(state=True)
    activation = traitlets.Enum(tuple(ACTIVATIONS), "tanh").tag(state=True)
    activations = traitlets.List(traitlets.Enum(tuple(ACTIVATIONS))).tag(state=True)
    loss = traitlets.Enum((CROSS_ENTROPY, SQUARED), CROSS_ENTROPY).tag(state=True)
    optimizer = traitlets.Enum(tuple(OPTIMIZERS), "sgd").tag(state=True)
    batch_size = traitlets.Int(10, min=1, max=500).tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)
    learning_rate = Number(0.1, min=1e-6, max=1000.0).tag(state=True)
    l1 = Number(0.0, min=0.0, max=10.0).tag(state=True)
    l2 = Number(0.0, min=0.0, max=10.0).tag(state=True)
    epoch = traitlets.Int(30, min=0, max=10_000).tag(state=True)
    batch = traitlets.Int(0, min=0).tag(state=True)
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

    # What is allowed.

    @traitlets.validate("data")
    def _validate_data(self, proposal):
        data = proposal["value"]
        if isinstance(data, str):
            if data not in playground.DATA:
                raise ValueError(
                    f"data is {data!r}; expected one of {', '.join(map(repr, playground.DATA))}, "
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
    def _validate_log(self, proposal):
        return replay.checked(proposal["value"])

    @traitlets.validate("features")
    def _validate_features(self, proposal):
        return [name for name in playground.FEATURES if name in proposal["value"]]

    def arguments(self):
        """Return the arguments' source text; arrays of one's own go by the names X and y."""
        positional, named = super().arguments()
        if isinstance(self.data, Dataset):
            positional = ["X", "y"]
        return positional, named
