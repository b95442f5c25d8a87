"""The number fold is the keyboard's way to a weight, to a bias and to a place on the map."""

from collections.abc import Callable
from typing import Any

import ipywidgets

from ...live.controls import Fold, button, row
from ...live.lab import Lab
from ...models.training import TOO_LARGE
from .actions import Actions
from .address_model import every_number, in_hand
from .names_words import Names
from .scene_model import Scene
from .settings import FARTHEST


class NumberFold(Fold):
    """A menu of all weights and biases, the value of the one chosen, and a place.

    While it is folded, nothing is taken from it: what it shows is old.

    Parameters
    ----------
    lab : Lab
        Has the setting ``chosen``.
    actions : Actions
    scene : callable
        Returns what is shown now.
    """

    def __init__(self, lab: Lab, actions: Actions, scene: Callable[[], Scene]):
        self._lab, self._actions, self._scene = lab, actions, scene
        self._showing = False
        self._named: tuple[Any, ...] = ()
        self._options: list[tuple[str, list[int]]] = []
        self.which = lab.changing_menu("chosen", "weight or bias", "the number to set")
        self.which.layout.width = "300px"
        self.number = _box("value", "the weight or the bias that is chosen")
        self.number.observe(self._set, "value")
        self.place = [_box(name, "the input written out", FARTHEST) for name in ("x₁", "x₂")]
        for box in self.place:
            box.observe(self._go_there, "value")
        none = button("none", "look at the whole network again", lambda: actions.set(chosen=[]))
        super().__init__("one number", row(self.which, self.number, *self.place, none))
        self.observe(lambda _: self.show(), "active")

    def show(self) -> None:
        """Show the number that is chosen."""
        if not self.active:
            return
        scene = self._scene()
        self._showing = True
        try:
            self._lab.offer(self.which, self._numbers(scene), list(scene.chosen))
            number = in_hand(scene.chosen)
            self.number.disabled = number is None
            if number:
                layer, row, unit = number
                self.number.value = round(float(scene.mlp.Wb[layer - 1][row, unit]), 4)
            for box, value in zip(self.place, scene.place, strict=True):
                box.value = value
        finally:
            self._showing = False

    def _numbers(self, scene: Scene) -> list[tuple[str, list[int]]]:
        """Return the menu's options: each number that there is, and what is chosen."""
        sizes, names = scene.mlp.layer_sizes, Names(scene.features, scene.mlp)
        if self._named != (sizes, scene.features):
            self._named = sizes, list(scene.features)
            found = [[k, i] if row < 0 else [k, row, i] for k, row, i in every_number(sizes)]
            self._options = [("none", []), *((names.number(chosen), chosen) for chosen in found)]
        chosen = list(scene.chosen)
        if any(value == chosen for _, value in self._options):
            return self._options
        return [*self._options, (names.number(chosen), chosen)]  # an input

    def _set(self, change: dict[str, Any]) -> None:
        number = in_hand(self._scene().chosen) if self._taken else None
        if number:
            self._actions.set_parameter(number, change["new"])

    def _go_there(self, _: object) -> None:
        if self._taken:
            self._actions.set(place=[box.value for box in self.place])

    @property
    def _taken(self) -> bool:
        """Whether a hand has moved a control that it can see."""
        return self.active and not self._showing


def _box(label: str, tooltip: str, most: float = TOO_LARGE) -> ipywidgets.BoundedFloatText:
    return ipywidgets.BoundedFloatText(
        description=label, tooltip=tooltip, step=0.1, min=-most, max=most,
        layout={"width": "130px"}, style={"description_width": "initial"},
    )  # fmt: skip
