"""What is seen of the loss over the parameter in hand."""

import numpy as np

from ...text.symbols import symbol
from .state_model import State
from .weight_plot import WeightScene, window

_POINTS, _FAR = 49, 1e6


def weight_scene(state: State, asked: bool) -> WeightScene:
    """Return the loss of the mini-batch over the parameter in hand.

    Where its gradient is ``asked`` for, neither the slope nor the step is told.
    """
    value, batch = state.value, state.mini_batch
    middle = float(np.clip(np.nan_to_num(value), -_FAR, _FAR))
    values = np.linspace(*window(middle), _POINTS)
    losses = state.loss_over(values)
    slope = None if asked else state.gradient
    after = None
    if state.step.phase == "update" and slope is not None:
        after = value - batch.trace.learning_rate * slope
    name = symbol(state.place, state.recipe.layers)
    return WeightScene(name, values, losses, value, batch.loss_before, slope, after)
