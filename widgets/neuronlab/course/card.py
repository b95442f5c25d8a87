"""A card is a question or a verdict in a lesson: live where it can be, plain text elsewhere."""

from html import escape

import ipywidgets

from ..live.block import Block
from ..live.readout import Readout

MOODS = {
    "asked": ("?", "predict"),
    "right": ("✓", "right"),
    "wrong": ("≠", "not what happens"),
    "open": ("…", "not yet"),
}
"""What a card says in its corner: a sign in a shape of its own, and a word."""


class Card(Block):
    """A box with a sign and a word in its corner, and the text that stands for it elsewhere.

    Parameters
    ----------
    text : str
        What ``text/plain`` shows, and with it a saved lesson and nbval.
    mood : {"asked", "right", "wrong", "open"}
    """

    _mood = ""

    def __init__(self, text: str, mood: str = "asked"):
        super().__init__(layout={"max_width": "974px"})
        self.add_class("neuronlab-card")
        self._text = text
        self.badge = ipywidgets.HTML(layout={"margin": "0"})
        self.feel(mood)

    def feel(self, mood: str) -> None:
        """Look asked, right, wrong, or open."""
        sign, word = MOODS[mood]
        if self._mood:
            self.remove_class(f"neuronlab-{self._mood}")
        self.add_class(f"neuronlab-{mood}")
        self._mood = mood
        self.badge.value = (
            f"<div class='neuronlab-badge'><i aria-hidden='true'>{sign}</i> {escape(word)}</div>"
        )

    def text(self) -> str:
        """Return the question or the verdict."""
        return self._text


def say(line: str = "", *more: str, lines: int = 1) -> Readout:
    """Return a readout that says plain text, so many lines high at least."""
    readout = Readout(lines=lines)
    if line:
        readout.show(*map(escape, (line, *more)))
    return readout
