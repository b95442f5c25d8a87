"""Controls for one weight or bias: which one, its value, and what a nudge of it does."""

from collections.abc import Callable

import ipywidgets
import numpy as np

from ...live.bound import Bound
from ...live.controls import group
from ...live.lab import Lab
from ...text.symbols import parameter_places, symbol
from .state_model import MOST, State


def weight_controls(lab: Lab, state: State, change: Callable[[float], None]) -> ipywidgets.VBox:
    """Return a group with a menu, a slider and a switch.

    Parameters
    ----------
    lab : Lab
        Has the settings ``parameter`` and ``nudged``.
    state : State
    change : callable
        Is given the value that a hand has set.
    """

    def parameters() -> list[tuple[str, int]]:
        sizes = state.recipe.layers
        return [(symbol(place, sizes), k) for k, place in enumerate(parameter_places(sizes))]

    def shown() -> float:
        return float(np.clip(np.nan_to_num(state.value), -MOST, MOST))

    which = lab.menu("parameter", "which", parameters, "which weight or bias is set")
    which.layout.width = "116px"
    slider = ipywidgets.FloatSlider(
        min=-MOST, max=MOST, step=0.05, description="to",
        tooltip="set it; or drag it up and down in the picture",
        style={"description_width": "initial"}, layout={"width": "160px"},
    )  # fmt: skip
    nudge = ipywidgets.ToggleButton(
        description="nudge it", tooltip="what 0.01 more of it does to the loss",
        layout={"width": "auto"},
    )  # fmt: skip
    return group(
        "change a weight",
        which,
        lab.bind(Bound(slider, shown, change)),
        lab.linked("nudged", nudge),
    )
