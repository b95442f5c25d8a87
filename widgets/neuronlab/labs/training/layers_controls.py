"""The controls of the layers: how many there are, the units and the activation of each."""

from collections.abc import Callable
from typing import Any

import ipywidgets

from ...live.bound import element
from ...live.controlled import Controlled
from ...live.controls import menu, unseen
from ...models.activations import ACTIVATIONS
from .recipe_model import Recipe
from .settings import MOST_LAYERS, MOST_UNITS


class LayersControls:
    """A field for the number of layers, and for each layer a field and a menu.

    Parameters
    ----------
    lab : Controlled
        Has the settings ``layers`` and ``activations``.
    now : callable
        Returns the recipe in force.
    set : callable
        Changes settings, given by name.
    """

    def __init__(self, lab: Controlled, now: Callable[[], Recipe], set: Callable[..., None]):
        def deeper(n: int) -> list[int]:
            layers = now().layers
            return (layers + [layers[-1] if layers else 4] * n)[:n]

        def set_activations(names: list[str]) -> None:
            set(activations=names)

        self.depth = lab.linked("layers", _depth(), len, deeper)
        self.units = [lab.element("layers", k, _units(k)) for k in range(MOST_LAYERS)]
        self.activations = [
            lab.bind(element(_activation(k), lambda: now().hidden, set_activations, k))
            for k in range(MOST_LAYERS)
        ]


def _depth() -> ipywidgets.BoundedIntText:
    style: dict[str, Any] = {"description_width": "initial"}
    return ipywidgets.BoundedIntText(
        min=0, max=MOST_LAYERS, description="hidden layers", tooltip="how many, 0 to 6",
        layout={"width": "134px"}, style=style,
    )  # fmt: skip


def _units(k: int) -> ipywidgets.BoundedIntText:
    said = f"units in hidden layer {k + 1}"
    return ipywidgets.BoundedIntText(
        min=1, max=MOST_UNITS, tooltip=f"{said}, 1 to 8", layout={"width": "46px"}, **unseen(said)
    )


def _activation(k: int) -> ipywidgets.Dropdown:
    return menu(f"layer {k + 1}", tuple(ACTIVATIONS), "this layer's activation", "165px")
