"""The controls of the layers: how many there are, the units and the activation of each."""

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets

from ...live.controls import menu, unseen
from ...live.lab import Lab
from ...models.activations import ACTIVATIONS
from .recipe_model import Recipe
from .settings import MOST_LAYERS, MOST_UNITS


class LayersControls:
    """A field for the number of layers, and for each layer a field and a menu.

    Parameters
    ----------
    lab : Lab
        Has the setting ``layers``.
    now : callable
        Returns the recipe in force.
    set : callable
        Changes settings, given by name.
    """

    def __init__(self, lab: Lab, now: Callable[[], Recipe], set: Callable[..., None]):
        self._now, self._set = now, set
        self.depth = ipywidgets.BoundedIntText(
            min=0, max=MOST_LAYERS, description="hidden layers", tooltip="how many, 0 to 6",
            layout={"width": "134px"}, style={"description_width": "initial"},
        )  # fmt: skip
        lab.linked("layers", self.depth, len, self._deeper)
        self.units = [self._unit_box(k) for k in range(MOST_LAYERS)]
        self.activations = [self._activation_menu(k) for k in range(MOST_LAYERS)]

    def show(self) -> None:
        """Show the layers as they are."""
        recipe = self._now()
        _show(self.units, recipe.layers)
        _show(self.activations, recipe.hidden)

    def _unit_box(self, k: int) -> ipywidgets.BoundedIntText:
        said = f"units in hidden layer {k + 1}"
        box = ipywidgets.BoundedIntText(
            min=1, max=MOST_UNITS, tooltip=f"{said}, 1 to 8", layout={"width": "46px"},
            **unseen(said),
        )  # fmt: skip
        box.observe(lambda change: self._set_one("layers", k, change["new"]), "value")
        return box

    def _activation_menu(self, k: int) -> ipywidgets.Dropdown:
        control = menu(f"layer {k + 1}", tuple(ACTIVATIONS), "this layer's activation", "165px")
        control.observe(lambda change: self._set_one("activations", k, change["new"]), "value")
        return control

    def _deeper(self, n: int) -> list[int]:
        layers = self._now().layers
        return (layers + [layers[-1] if layers else 4] * n)[:n]

    def _set_one(self, name: str, k: int, value: Any) -> None:
        """Give layer k so many units, or an activation."""
        recipe = self._now()
        values = recipe.layers if name == "layers" else recipe.hidden
        if k < len(values) and values[k] != value:
            self._set(**{name: [*values[:k], value, *values[k + 1 :]]})


def _show(controls: Sequence[ipywidgets.Widget], values: Sequence[Any]) -> None:
    """Show a value on each of the first controls, and hide the others."""
    for k, control in enumerate(controls):
        control.layout.display = None if k < len(values) else "none"
        if k < len(values):
            control.value = values[k]
