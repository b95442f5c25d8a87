"""A motion shows the way from one picture to the next, in a few frames of the browser's clock."""

from collections.abc import Callable
from math import cos, pi

import traitlets

from .clock import Clock
from .scripted import sent

Draw = Callable[[float], object]


class Motion(Clock):
    """Draws what lies between two pictures, where there is a page that shows motion.

    A page does unless its user has asked for less of it (``prefers-reduced-motion``); without one,
    in a saved lesson or a test, only the last picture is ever drawn.

    Parameters
    ----------
    show : callable
        Is given a drawing to do, and shows the frame.
    """

    _esm = sent("flow.js", "motion.js", "clock.js")

    moves = traitlets.Bool(False).tag(sync=True)
    """Whether a page is there that shows motion; the page says so."""

    def __init__(self, show: Callable[[Callable[[], object]], None]):
        self._show = show
        self._draw: Draw | None = None
        self._frame, self._frames = 0, 1
        super().__init__(self._go_on, per_second=30.0)

    def receive(self, message: dict) -> None:
        """Take a tick of a page, or whether it shows motion."""
        if message["kind"] == "moves":
            self.moves = bool(message["moves"])
        else:
            super().receive(message)

    def begin(self, draw: Draw, frames: int) -> None:
        """Draw the first picture, ``draw(0)``; the others, to ``draw(1)``, follow by themselves."""
        if not self.moves:
            draw(1.0)
            return
        self._draw, self._frame, self._frames = draw, 0, frames
        draw(0.0)
        self.playing = True

    def stop(self) -> None:
        """Forget what was still to be drawn."""
        self._draw = None
        self.playing = False

    def finish(self) -> None:
        """Draw the last picture now."""
        draw = self._draw
        self.stop()
        if draw:
            self._show(lambda: draw(1.0))

    def _go_on(self) -> bool:
        draw = self._draw
        if draw is None:
            return False
        self._frame += 1
        # Slow at both ends, as what has weight moves.
        part = (1 - cos(pi * self._frame / self._frames)) / 2
        self._show(lambda: draw(part))
        if self._frame < self._frames:
            return True
        self._draw = None
        return False
