"""The small parts that labs are made of: a button, a group of controls, a fold."""

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets
import traitlets


def button(
    text: str, tooltip: str, action: Callable[[], object], icon: str = ""
) -> ipywidgets.Button:
    """Return a button that calls ``action``."""
    widget = ipywidgets.Button(
        description=text, tooltip=tooltip, icon=icon, layout={"width": "auto"}
    )
    widget.on_click(lambda _: action())
    return widget


def row(*widgets: ipywidgets.Widget) -> ipywidgets.HBox:
    """Return widgets beside each other; on a narrow page they stack."""
    return ipywidgets.HBox(widgets, layout={"flex_flow": "row wrap", "align_items": "center"})


def group(heading: str, *widgets: ipywidgets.Widget) -> ipywidgets.VBox:
    """Return controls that do one kind of thing, under a word that says which."""
    named = ipywidgets.HTML(f"<div class='neuronlab-heading'>{escape(heading)}</div>")
    return _classed(ipywidgets.VBox([named, row(*widgets)]), "neuronlab-group")


def panel(*groups: ipywidgets.Widget) -> ipywidgets.HBox:
    """Return groups beside each other; on a narrow page they stack."""
    return _classed(row(*groups), "neuronlab-panel")


def primary(widget: ipywidgets.Widget) -> ipywidgets.Widget:
    """Return the control that a lab is about, looking like it."""
    return _classed(widget, "neuronlab-primary")


def switch(name: str, tooltip: str) -> ipywidgets.ToggleButton:
    """Return a button that is on or off, and says which: "A = 1" or "A = 0"."""
    toggle = ipywidgets.ToggleButton(tooltip=tooltip, layout={"width": "70px"})

    def say(_):
        toggle.description = f"{name} = {int(toggle.value)}"

    toggle.observe(say, "value")
    say(None)
    return toggle


def menu(label: str, options, tooltip: str = "", width: str = "auto") -> ipywidgets.Dropdown:
    """Return a menu with its label."""
    return ipywidgets.Dropdown(
        options=options,
        description=label,
        tooltip=tooltip or label,
        style={"description_width": "initial"},
        layout={"width": width},
    )


def unseen(label: str) -> dict:
    """Return options that give a field a name for screen readers alone, where its place says it."""
    return {"description": label, "style": {"description_width": "0px"}}


class Fold(ipywidgets.VBox):
    """Controls that not everyone needs, behind a heading that opens and closes.

    An ipywidgets Accordion would do the same for the mouse, but the keyboard never gets to it.
    """

    active = traitlets.Bool(False)

    def __init__(self, heading: str, *widgets: ipywidgets.Widget):
        self._heading = ipywidgets.ToggleButton(
            description=heading, tooltip="open or close", layout={"width": "max-content"}
        )
        self._content = ipywidgets.VBox(widgets)
        super().__init__([self._heading, self._content])
        for part, name in ((self, "fold"), (self._heading, "opens"), (self._content, "content")):
            _classed(part, f"neuronlab-{name}")
        traitlets.link((self, "active"), (self._heading, "value"))
        self.observe(self._show, "active")
        self._show(None)

    def _show(self, _) -> None:
        self._heading.icon = "caret-down" if self.active else "caret-right"
        self._content.layout.display = None if self.active else "none"


class Folds(ipywidgets.HBox):
    """Folds whose headings stand in one strip, above the one that is open."""

    def __init__(self, *folds: Fold):
        super().__init__(folds)
        _classed(self, "neuronlab-folds")
        for fold in folds:
            fold.observe(self._opened, "active")

    def _opened(self, change) -> None:
        if change["new"]:
            for fold in self.children:
                fold.active = fold is change["owner"]


def _classed(widget: ipywidgets.Widget, name: str) -> Any:
    """Return a widget, styled by that class of the style sheet."""
    widget.add_class(name)
    return widget
