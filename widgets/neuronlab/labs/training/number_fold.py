"""The number fold is the keyboard's way to a weight, to a bias and to a place on the map."""

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets

from ...live.bound import Bound
from ...live.controlled import Controlled
from ...live.controls import Fold, button, menu, row
from ...models.training import TOO_LARGE
from .actions import Actions
from .address_model import every_number, in_hand, is_there
from .names_words import Names
from .scene_model import Scene
from .settings import FARTHEST

Options = list[tuple[str, list[int]]]


class NumberFold(Fold):
    """A menu of all weights and biases, the value of the one chosen, and a place.

    Parameters
    ----------
    lab : Controlled
        Has the setting ``place``.
    actions : Actions
    scene : callable
        Returns what is shown now.
    """

    def __init__(self, lab: Controlled, actions: Actions, scene: Callable[[], Scene]):
        self._actions, self._scene = actions, scene
        self._options: tuple[tuple[object, ...], Options] = (), []
        self.which = menu("weight or bias", (), "the number to set", "300px")
        self.number = _box("value", "the weight or the bias that is chosen")
        self._bindings = [
            _WhileOpen(
                self,
                self.which,
                lambda: list(scene().chosen),
                self._choose,
                options=self._numbers,
            ),
            _WhileOpen(
                self,
                self.number,
                self._value,
                self._set,
                disabled=lambda: in_hand(scene().chosen) is None,
            ),
        ]
        for bound in self._bindings:
            lab.bind(bound)
        boxes = [_box(name, "the input written out", FARTHEST) for name in ("x₁", "x₂")]
        self.place = [lab.element("place", k, box) for k, box in enumerate(boxes)]
        none = button("none", "look at the whole network again", lambda: actions.set(chosen=[]))
        super().__init__("one number", row(self.which, self.number, *self.place, none))
        self.observe(lambda _: self._opened(), "active")

    def _opened(self) -> None:
        for bound in self._bindings:
            bound.show()

    def _numbers(self) -> Options:
        """Return the menu's options: each number that there is, and what is chosen."""
        scene = self._scene()
        sizes, names = scene.mlp.layer_sizes, Names(scene.features, scene.mlp)
        named = sizes, tuple(scene.features)
        if self._options[0] != named:
            found = [[k, i] if row < 0 else [k, row, i] for k, row, i in every_number(sizes)]
            self._options = named, [("none", []), *((names.number(one), one) for one in found)]
        options, chosen = self._options[1], list(scene.chosen)
        if any(value == chosen for _, value in options):
            return options
        return [*options, (names.number(chosen), chosen)]  # an input

    def _choose(self, chosen: Sequence[int]) -> None:
        """Choose what the menu says; while it is folded, that may be gone."""
        if is_there(chosen, self._scene().mlp.layer_sizes):
            self._actions.set(chosen=list(chosen))

    def _value(self) -> float:
        """Return the number that is chosen; where none is, what the field says anyway."""
        scene = self._scene()
        number = in_hand(scene.chosen)
        if number is None:
            return self.number.value
        layer, row, unit = number
        return round(float(scene.mlp.Wb[layer - 1][row, unit]), 4)

    def _set(self, value: float) -> None:
        number = in_hand(self._scene().chosen)
        if number:
            self._actions.set_parameter(number, value)


class _WhileOpen(Bound):
    """A binding that is brought up to date only while its fold is open."""

    def __init__(
        self,
        fold: Fold,
        control: ipywidgets.Widget,
        read: Callable[[], Any],
        write: Callable[[Any], object],
        **frame: Callable[[], Any],
    ):
        self._fold = fold
        super().__init__(control, read, write, **frame)

    def show(self) -> None:
        if self._fold.active:
            super().show()


def _box(label: str, tooltip: str, most: float = TOO_LARGE) -> ipywidgets.BoundedFloatText:
    return ipywidgets.BoundedFloatText(
        description=label, tooltip=tooltip, step=0.1, min=-most, max=most,
        layout={"width": "130px"}, style={"description_width": "initial"},
    )  # fmt: skip
