"""A controlled block has sliders, menus and fields, each bound to one of its settings."""

from collections.abc import Callable
from typing import Any

import ipywidgets
import traitlets

from . import controls
from .block import Block
from .bound import Bound, element


class Controlled(Block):
    """The base of labs: a block with traits, and with controls that show and set them."""

    _bindings: tuple[Bound, ...] = ()

    def close(self) -> None:
        """Close the block with all its parts; no control sets anything any more."""
        for bound in self._bindings:
            bound.let_go()
        super().close()

    def show_controls(self) -> None:
        """Let each control show what there is."""
        for bound in self._bindings:
            bound.show()

    def slider(
        self,
        name: str,
        label: str,
        step: float | None = None,
        tooltip: str = "",
        width: str | None = None,
        **frame: Callable[[], Any],
    ):
        """Return a slider for a bounded number, bound to it; ``width`` as in CSS."""
        trait = self.traits()[name]
        whole = isinstance(trait, traitlets.Int)
        kind = ipywidgets.IntSlider if whole else ipywidgets.FloatSlider
        slider = kind(
            value=getattr(self, name),
            min=trait.min,
            max=trait.max,
            step=step or (1 if whole else 0.01),
            description=label,
            tooltip=tooltip or label,
            style={"description_width": "initial"},
            layout={"width": width},
        )
        return self.linked(name, slider, **frame)

    def menu(
        self, name: str, label: str, options, tooltip: str = "", **frame: Callable[[], Any]
    ) -> ipywidgets.Dropdown:
        """Return a menu bound to a setting.

        Its options are texts or (text, value) pairs; or a function returns those that there are
        now.
        """
        if callable(options):
            frame["options"], options = options, ()
        return self.linked(name, controls.menu(label, options, tooltip), **frame)

    def scrubber(
        self,
        label: str,
        read: Callable[[], int],
        furthest: Callable[[], int],
        go: Callable[[int], object],
    ) -> ipywidgets.IntSlider:
        """Return a slider over moments, 0 to the furthest; ``go`` is told where it is dragged."""
        slider = ipywidgets.IntSlider(
            max=1,
            description=label,
            tooltip="drag back and forth through the history",
            style={"description_width": "initial"},
            layout={"width": "auto"},
        )
        return self.bind(Bound(slider, read, go, max=furthest))

    def linked(
        self,
        name: str,
        control: ipywidgets.Widget,
        *transform: Callable[[Any], Any],
        **frame: Callable[[], Any],
    ) -> ipywidgets.Widget:
        """Bind a control to the setting ``name``; return the control.

        Of two transforms, the first makes of the setting what the control shows, the second goes
        the other way; ``frame`` is as for :class:`Bound`.
        """
        shown, moved = transform or (_same, _same)

        def write(value: Any) -> None:
            setattr(self, name, moved(value))

        bound = Bound(control, lambda: shown(getattr(self, name)), write, **frame)
        bound.setting = name
        return self.bind(bound)

    def element(
        self,
        name: str,
        k: int | Callable[[], int],
        control: ipywidgets.Widget,
        **frame: Callable[[], Any],
    ) -> ipywidgets.Widget:
        """Bind a control to element ``k`` of the list ``name``; return the control."""

        def write(values: list) -> None:
            setattr(self, name, values)

        return self.bind(element(control, lambda: getattr(self, name), write, k, **frame))

    def bind(self, bound: Bound) -> ipywidgets.Widget:
        """Keep a binding, which is shown after each change; return its control."""
        self._bindings = (*self._bindings, bound)
        return bound.control


def _same(value: Any) -> Any:
    return value
