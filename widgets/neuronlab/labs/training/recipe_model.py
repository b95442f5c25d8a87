"""A recipe is what a training, up to a moment, is repeated from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from ...models.samples import Dataset
from .replay_model import RATES, Change
from .start_model import RANDOM

CROSS_ENTROPY, SQUARED = "cross-entropy", "squared error"

DATA_SETTINGS = ("data", "n_samples", "noise", "data_seed")

STRUCTURE = (
    *DATA_SETTINGS, "test_share", "points", "erased", "features", "layers", "activation",
    "activations", "loss", "optimizer", "batch_size", "seed", "start",
)  # fmt: skip
"""What a training begins again with, at epoch 0, when it is changed."""

OWN = "your data"
"""What a recipe calls arrays of one's own, where it is kept as text."""

Point = tuple[float, ...]
"""A sample that was added: x1, x2, and its class or value."""

Run = dict[str, Any]
"""A recipe as it is kept: the names and values of what is not as at the beginning."""


@dataclass(frozen=True)
class Recipe:
    """The settings of a training, at first as they are in ``TrainingLab``, which explains them."""

    data: str | Dataset = "circles"
    n_samples: int = 250
    noise: float = 0.1
    data_seed: int = 0
    test_share: float = 0.3
    points: list[Point] = field(default_factory=list)
    erased: list[int] = field(default_factory=list)
    features: list[str] = field(default_factory=lambda: ["x1", "x2"])
    layers: list[int] = field(default_factory=lambda: [4, 2])
    activation: str = "tanh"
    activations: list[str] = field(default_factory=list)
    loss: str = CROSS_ENTROPY
    optimizer: str = "sgd"
    batch_size: int = 10
    seed: int = 0
    start: str = RANDOM
    learning_rate: float = 0.1
    l1: float = 0.0
    l2: float = 0.0
    epoch: int = 30
    batch: int = 0
    log: list[Change] = field(default_factory=list)

    @property
    def drawn(self) -> tuple[Any, ...]:
        """What the data set is drawn from."""
        return tuple(getattr(self, name) for name in DATA_SETTINGS)

    @property
    def structure(self) -> tuple[Any, ...]:
        """What the training begins again with, when it is changed."""
        return tuple(getattr(self, name) for name in STRUCTURE)

    @property
    def rates(self) -> dict[str, float]:
        """The rates that are in force."""
        return {name: getattr(self, name) for name in RATES}

    @property
    def hidden(self) -> list[str]:
        """The activation of each hidden layer."""
        return self.activations or [self.activation] * len(self.layers)

    def kept(self) -> Run:
        """Return what is not as at the beginning."""
        found: Run = {}
        for name in NAMES:
            value = getattr(self, name)
            if isinstance(value, Dataset):
                found[name] = OWN
            elif value != getattr(START, name):
                found[name] = value
        return found


NAMES = tuple(part.name for part in fields(Recipe))
"""The names of all that is in a recipe."""

START = Recipe()


def recipe_of(run: Mapping[str, Any]) -> Recipe:
    """Return the recipe that was kept, or raise ``ValueError`` where it names anything else."""
    unknown = set(run) - set(NAMES)
    if unknown:
        raise ValueError(f"runs has a setting {min(unknown)!r}; expected {NAMES}")
    return Recipe(**run)


@dataclass(frozen=True)
class Settings:
    """What a training lab's state is made of."""

    recipe: Recipe = START
    chosen: list[int] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    def values(self) -> dict[str, Any]:
        """Return every setting by its name."""
        return {**vars(self.recipe), "chosen": self.chosen, "runs": self.runs}
