"""A motion shows the way from one picture to the next, in a few frames of the browser's clock."""

from collections.abc import Callable
from math import cos, pi

from .clock import Clock
from .stage import Stage

Draw = Callable[[float], object]


class Motion(Clock):
    """Draws what lies between two pictures, where there is a page that shows motion.

    A page does unless its user has asked for less of it (``prefers-reduced-motion``); without one,
    in a saved lesson or a test, only the last picture is ever drawn.

    Parameters
    ----------
    stage : Stage
        Knows whether there is such a page.
    show : callable
        Is given a drawing to do, and shows the frame.
    """

    def __init__(self, stage: Stage, show: Callable[[Callable[[], object]], None]):
        self._stage, self._show = stage, show
        self._draw: Draw | None = None
        self._frame, self._frames = 0, 1
        super().__init__(self._go_on, per_second=30.0)

    def begin(self, draw: Draw, frames: int) -> None:
        """Draw the first picture, ``draw(0)``; the others, to ``draw(1)``, follow by themselves."""
        if not self._stage.moves:
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
