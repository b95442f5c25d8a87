"""A clock ticks in the browser, several ticks ahead where the kernel is far away."""

from collections.abc import Callable
from time import perf_counter

import traitlets

from .scripted import Scripted, sent


class Clock(Scripted):
    """Ticks for as long as it is playing and the page is open.

    Each tick is answered when its work is done, so that the browser knows how many may be under
    way: a slow kernel or line holds ticks back, and never queues them.

    Parameters
    ----------
    tick : callable
        Called at each tick; returns False where there is nothing more to do.
    """

    _esm = sent("flow.js", "clock.js")

    playing = traitlets.Bool(False).tag(sync=True)
    per_second = traitlets.Float(10.0).tag(sync=True)

    def __init__(self, tick: Callable[[], bool], **state):
        self._tick = tick
        self._heard: tuple[str, float] = "", 0.0
        super().__init__(layout={"display": "none"}, **state)

    def receive(self, message: dict) -> None:
        """Take a tick of a page; of two pages open at once, the first one's count."""
        began = perf_counter()
        clock, at = self._heard
        mine = message["clock"] == clock or began - at > 1
        try:
            if mine and self.playing:
                self._heard = message["clock"], began
                if not self._tick():
                    self.playing = False
        except Exception:
            self.playing = False
            raise
        finally:
            work = 1000 * (perf_counter() - began)
            self.send({**message, "kind": "tock", "work": work})

    def _handle_custom_msg(self, content, buffers) -> None:
        self.receive(content)
