"""What the stepper's network looks like and how it learns: layers, activations, loss, rates."""

from collections.abc import Callable

import ipywidgets

from ...live import controls
from ...live.bound import element
from ...live.controls import Fold, button, row
from ...live.lab import Lab
from ...models.activations import ACTIVATIONS
from ...models.losses import LOSSES
from ...models.mlp import OUTPUTS
from .state_model import State

_MOST = 5


class BackpropSettings(Fold):
    """A folded panel with the settings of a network and its training.

    Parameters
    ----------
    lab : Lab
        Has the settings ``layers``, ``activations``, ``loss``, ``batch_size``, ``learning_rate``
        and ``seed``.
    state : State
        Has them in line with each other.
    new_weights : callable
        Draws other weights.
    *first : Widget
        What else belongs there, before all of it.
    """

    def __init__(
        self,
        lab: Lab,
        state: State,
        new_weights: Callable[[], object],
        *first: ipywidgets.Widget,
    ):
        self._lab, self._state = lab, state
        depth = _box(1, _MOST - 1, "hidden layers and the output layer", description="layers")
        lab.linked("layers", depth, lambda layers: len(layers) - 1, self._with_layers)
        super().__init__(
            "network and training",
            row(*first, depth),
            row(*(self._size(k) for k in range(_MOST))),
            row(*(self._function(k) for k in range(_MOST - 1))),
            row(
                lab.menu("loss", "loss L", self._losses, "what is to become small"),
                lab.slider("batch_size", "batch size", tooltip="samples in a mini-batch"),
                lab.slider("learning_rate", "learning rate η", step=0.01),
                button(
                    "new weights",
                    "draw other weights: seed + 1",
                    new_weights,
                    "random",
                ),
            ),
        )

    def _with_layers(self, n: int) -> list[int]:
        """Return the sizes with so many layers after the inputs: hidden ones come and go."""
        *most, last = self._state.recipe.layers
        like = most[-1] if len(most) > 1 else 2
        return [*(most + [like] * _MOST)[:n], last]

    def _name(self, k: int) -> str:
        last = len(self._state.recipe.layers) - 1
        return "inputs" if k == 0 else "outputs" if k == last else f"hidden {k}"

    def _size(self, k: int) -> ipywidgets.BoundedIntText:
        box = _box(1, 6, "how many units, 1 to 6")
        return self._lab.element("layers", k, box, description=lambda: self._name(k))

    def _function(self, k: int) -> ipywidgets.Dropdown:
        menu = controls.menu("f", (), "the layer's activation", "170px")

        def is_last() -> bool:
            return k == len(self._state.recipe.activations) - 1

        return self._lab.bind(
            element(
                menu,
                lambda: self._state.recipe.activations,
                lambda names: self._lab.set(activations=names),
                k,
                description=lambda: "output f" if is_last() else f"hidden {k + 1} f",
                options=lambda: OUTPUTS if is_last() else tuple(ACTIVATIONS),
            )
        )

    def _losses(self) -> list[str]:
        several = self._state.recipe.layers[-1] > 1
        return [name for name in LOSSES if several or name != "categorical_crossentropy"]


def _box(least: int, most: int, tooltip: str, **options) -> ipywidgets.BoundedIntText:
    return ipywidgets.BoundedIntText(
        value=least, min=least, max=most, tooltip=tooltip,
        style={"description_width": "initial"}, layout={"width": "112px"}, **options,
    )  # fmt: skip
