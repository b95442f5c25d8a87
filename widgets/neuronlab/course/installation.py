"""A card that tries the frameworks out: which are installed here, and whether they work."""

from functools import partial

import ipywidgets

from .. import frameworks
from ..live.controls import button, row
from ..live.readout import Readout, escape
from .card import Card, say

_MARKS = {frameworks.WORKS: "✓", frameworks.MISSING: "–", frameworks.BROKEN: "✗"}


class Installation(Card):
    """A button for each framework; beside it, what came of trying it.

    What is installed differs from machine to machine, so a saved lesson keeps the question alone.
    """

    def __init__(self) -> None:
        super().__init__("Is it installed, and does it work? Press a button to try it here.")
        self._found: dict[str, Readout] = {}
        rows: list[ipywidgets.Widget] = []
        for module in frameworks.TRIALS:
            self._found[module] = say(_known(module))
            title = frameworks.TITLES.get(module, module.upper())
            tip = "compute something small in it; some seconds"
            press = button(f"try {title}", tip, partial(self.try_out, module))
            press.layout.width = "140px"
            rows.append(row(press, self._found[module]))
        self.children = (say(self.text()), *rows)

    def try_out(self, module: str) -> frameworks.Trial:
        """Try a framework, and say what came of it."""
        shown = self._found[module]
        shown.show("trying …")
        trial = frameworks.try_out(module)
        shown.show(f"{_MARKS[trial.state]} {trial.state}: {escape(trial.text)}")
        return trial


def _known(module: str) -> str:
    """Return what can be said before anything is tried."""
    if frameworks.installed(module):
        return "installed; not tried yet"
    return f"not installed: {frameworks.INSTALL[module]}"


def installation() -> Installation:
    """Return the card that says which frameworks work here, and what is missing."""
    return Installation()
