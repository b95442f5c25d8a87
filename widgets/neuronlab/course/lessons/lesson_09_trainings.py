"""Trainings with the training lab's settings, which the questions of lesson 09 are about."""

from functools import cache

from ...labs.training.data_model import load
from ...labs.training.model import Training
from ...labs.training.recipe_model import Recipe
from ...models.history import History
from ...models.training import Trainer


@cache
def trained(data: str, epochs: int = 200, **changes) -> Training:
    """Return a training with the training lab's settings, but for ``changes``; 4 hidden units."""
    recipe = Recipe(data, **{"layers": [4], **changes})
    base = load(data, recipe.n_samples, recipe.noise, recipe.data_seed)
    training = Training(base, recipe)
    trainer(training).run_epochs(epochs)
    return training


def trainer(training: Training) -> Trainer:
    """Return its trainer: there is one, since there are samples."""
    assert training.trainer is not None
    return training.trainer


def accuracy(*arguments, **changes) -> float:
    """Return the share of the test samples that such a training has right."""
    return trained(*arguments, **changes).standing().test_accuracy


OVERFIT = {"n_samples": 100, "noise": 0.5, "data_seed": 2, "test_share": 0.5, "layers": (8, 8),
           "activation": "relu", "optimizer": "adam", "learning_rate": 0.02}  # fmt: skip
"""Few samples, much noise, a large network."""


def overfitted() -> History:
    """Return how the losses went in a training that learns noise by heart."""
    return trainer(trained("xor", 400, **OVERFIT)).history
