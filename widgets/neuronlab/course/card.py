"""A card is a question or a verdict in a lesson: live where it can be, plain text elsewhere."""

from ..live.block import Block
from ..live.readout import Readout, escape

COLORS = {"asked": "--jp-brand-color1", "right": "--jp-success-color1", "open": "--jp-warn-color1"}


class Card(Block):
    """A box with a coloured edge, and the text that stands for it where nothing is live.

    Parameters
    ----------
    text : str
        What ``text/plain`` shows, and with it a saved lesson and nbval.
    mood : {"asked", "right", "open"}
    """

    def __init__(self, text: str, mood: str = "asked"):
        super().__init__(
            layout={
                "border_left": f"4px solid var({COLORS[mood]})",
                "padding": "4px 12px",
                "margin": "4px 0",
                "max_width": "960px",
            },
        )
        self._text = text

    def text(self) -> str:
        """Return the question or the verdict."""
        return self._text


def say(line: str = "", *more: str, lines: int = 1) -> Readout:
    """Return a readout that says plain text, so many lines high at least."""
    readout = Readout(lines=lines)
    if line:
        readout.show(*map(escape, (line, *more)))
    return readout
