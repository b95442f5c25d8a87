"""The small controls that labs are made of: a button, a row."""

from collections.abc import Callable

import ipywidgets


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
