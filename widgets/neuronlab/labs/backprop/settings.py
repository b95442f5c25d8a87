"""What the stepper's network looks like and how it learns: layers, activations, loss, rates."""

import ipywidgets

from ...live import controls
from ...live.controls import Fold, button, row
from ...live.lab import Lab
from ...models.activations import ACTIVATIONS
from ...models.losses import LOSSES
from ...models.mlp import OUTPUTS

_MOST = 5


class BackpropSettings(Fold):
    """A folded panel with the settings of a ``BackpropLab``."""

    def __init__(self, lab: Lab):
        self._lab = lab
        self._depth = _box("layers", 1, _MOST - 1, "hidden layers and the output layer")
        self._depth.observe(self._deeper, "value")
        self._sizes = [_box("", 1, 6, "how many units, 1 to 6") for _ in range(_MOST)]
        for box in self._sizes:
            box.observe(self._resized, "value")
        self._functions = [
            controls.menu("f", OUTPUTS, "the layer's activation", "170px") for _ in range(_MOST - 1)
        ]
        for menu in self._functions:
            menu.observe(self._chosen, "value")
        self._loss = lab.changing_menu("loss", "loss L", "what is to become small")
        super().__init__(
            "network and training",
            row(self._depth, *self._sizes),
            row(*self._functions),
            row(
                self._loss,
                lab.slider("batch_size", "batch size", tooltip="samples in a mini-batch"),
                lab.slider("learning_rate", "learning rate η", step=0.01),
                button("new weights", "draw other weights: seed + 1", self._new, "random"),
            ),
        )

    def show(self) -> None:
        """Show the lab's settings."""
        lab, last = self._lab, len(self._lab.layers) - 1
        self._offering = True
        try:
            self._depth.value = last
            for k, box in enumerate(self._sizes):
                box.layout.display = None if k <= last else "none"
                box.description = "inputs" if k == 0 else "outputs" if k == last else f"hidden {k}"
                box.value = lab.layers[min(k, last)]
            for k, menu in enumerate(self._functions, 1):
                menu.layout.display = None if k <= last else "none"
                menu.description = "output f" if k == last else f"hidden {k} f"
                options = OUTPUTS if k == last else tuple(ACTIVATIONS)
                if menu.options != options:
                    menu.options = options
                menu.value = lab.names[min(k, last) - 1] if k <= last else options[0]
        finally:
            self._offering = False
        losses = [name for name in LOSSES if name != "categorical_crossentropy"]
        lab.offer(self._loss, tuple(LOSSES) if lab.layers[-1] > 1 else tuple(losses), lab.loss)

    _offering = False

    def _deeper(self, change) -> None:
        if not self._offering:
            *most, last = self._lab.layers
            like = most[-1] if len(most) > 1 else 2
            self._lab.layers = [*(most + [like] * _MOST)[: change["new"]], last]

    def _resized(self, _) -> None:
        if not self._offering:
            n = len(self._lab.layers)
            self._lab.layers = [box.value for box in self._sizes[:n]]

    def _chosen(self, _) -> None:
        if not self._offering:
            n = len(self._lab.layers) - 1
            self._lab.activations = [menu.value for menu in self._functions[:n]]

    def _new(self) -> None:
        self._lab.seed += 1


def _box(label: str, least: int, most: int, tooltip: str) -> ipywidgets.BoundedIntText:
    return ipywidgets.BoundedIntText(
        value=least, min=least, max=most, description=label, tooltip=tooltip,
        style={"description_width": "initial"}, layout={"width": "112px"},
    )  # fmt: skip
