"""The small parts that labs are made of: a button, a row, a fold."""

from collections.abc import Callable

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
        traitlets.link((self, "active"), (self._heading, "value"))
        self.observe(self._show, "active")
        self._show(None)

    def _show(self, _) -> None:
        self._heading.icon = "caret-down" if self.active else "caret-right"
        self._content.layout.display = None if self.active else "none"
