"""A scene is made once a frame: here the network is asked, and nowhere else."""

from collections.abc import Sequence

import numpy as np

from . import words
from .address_model import Number, in_hand
from .maps_model import as_maps
from .model import Training
from .names_words import Names
from .scene_model import Scene
from .state import TrainingState


def scene(state: TrainingState, place: Sequence[float], two_colours: bool) -> Scene:
    """Return what there is to see of a training at its moment.

    Parameters
    ----------
    state : TrainingState
    place : sequence of float
        (x1, x2), where the numbers are written out.
    two_colours : bool
        Whether maps show the sign alone.
    """
    training, recipe, chosen = state.training, state.settings.recipe, state.settings.chosen
    mlp, trainer, number = training.mlp, training.trainer, in_hand(chosen)
    maps = state.ground.unit_maps
    outputs = maps.outputs(mlp)
    standing = training.standing()
    several = mlp.layer_sizes[-1] > 1
    return Scene(
        epoch=recipe.epoch,
        batch=recipe.batch,
        n_batches=training.n_batches,
        train=training.train,
        test=training.test,
        loss=trainer.loss if trainer else None,
        learning_rate=recipe.learning_rate,
        mlp=mlp,
        features=recipe.features,
        standing=standing,
        findings=training.diagnosis,
        curves=training.curves(),
        runs=state.outcomes(),
        chosen=chosen,
        slope=_slope(training, number) if number else None,
        place=place,
        passed=training.passed(place),
        shades=maps.shades(outputs, mlp.activations, state.ground.limit),
        shares=np.nan_to_num(as_maps(outputs[-1])) if several else None,
        two_colours=two_colours,
        title=Names(recipe.features, mlp).title(chosen),
        data=str(state.ground.base.name),
        label=words.on_link(mlp, chosen),
    )


def _slope(training: Training, number: Number) -> float | None:
    gradients = training.gradients()
    if gradients is None:
        return None
    layer, row, unit = number
    part = gradients.biases[layer - 1] if row < 0 else gradients.weights[layer - 1][row]
    return float(part[unit])
