"""A card is a question or a verdict in a lesson: live where it can be, plain text elsewhere."""

import ipywidgets

from . import cells
from .readout import Readout, escape

COLORS = {"asked": "--jp-brand-color1", "right": "--jp-success-color1", "open": "--jp-warn-color1"}


class Card(ipywidgets.VBox):
    """A box with a coloured edge, and the text that stands for it where nothing is live.

    Parameters
    ----------
    text : str
        What ``text/plain`` shows, and with it a saved lesson and nbval.
    children : sequence of Widget
    mood : {"asked", "right", "open"}
    """

    def __init__(self, text: str, children, mood: str = "asked"):
        self._text = text
        super().__init__(
            children,
            layout={
                "border_left": f"4px solid var({COLORS[mood]})",
                "padding": "4px 12px",
                "margin": "4px 0",
                "max_width": "960px",
            },
        )
        cells.register(self)

    def __repr__(self) -> str:
        return self._text

    def _repr_mimebundle_(self, **kwargs):
        return {**super()._repr_mimebundle_(**kwargs), "text/plain": self._text}


def say(line: str = "", *more: str, lines: int = 1) -> Readout:
    """Return a readout that says plain text, so many lines high at least."""
    readout = Readout(lines=lines)
    if line:
        readout.show(*map(escape, (line, *more)))
    return readout
