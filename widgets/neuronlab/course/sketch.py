"""A sketch answers a prediction by hand: what is drawn, and then the computed one beside it."""

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets

from ..live.bound import Bound
from ..live.controls import button, row
from ..live.spots import Spot
from ..live.stage import Pointer, Stage
from ..plots import style
from ..plots.sheet import Sheet
from .ways import Way

PLACES = 81
"""A curve is kept as its heights at so many places."""


class Sketch(Way):
    """The base of what is drawn by hand: a picture, and controls that do what the mouse does.

    Parameters
    ----------
    within : float
        A gap of so much still counts as right.
    size : tuple of int
        The picture's width and height in pixels.
    """

    def __init__(self, within: float, size: tuple[int, int] = (620, 270)):
        self._within = within
        self._computed: Any = None
        self._open = True
        self._bounds: list[Bound] = []
        self._changed: Callable[[], None] = lambda: None
        self.stage = Stage(*size)
        with style.context():
            controls = self.build(Sheet(self.stage.figure))
        self.stage.on_drag(self._drag)
        self._clear = button("clear", "begin the drawing again", self.clear, "eraser")
        self._hands = (*controls, self._clear)
        self.widget = ipywidgets.VBox([self.stage, row(*self._hands)])
        self.clear()

    def build(self, sheet: Sheet) -> Sequence[ipywidgets.Widget]:
        """Make the plot; return the controls."""
        raise NotImplementedError

    def clear(self) -> None:
        """Begin again."""
        raise NotImplementedError

    def draw(self) -> str:
        """Bring the picture up to what is drawn, and to what was computed; return it in words."""
        raise NotImplementedError

    def spots(self) -> list[Spot]:
        """Return what can be dragged."""
        raise NotImplementedError

    def drag(self, pointer: Pointer) -> None:
        """Draw on, as the pointer says."""
        raise NotImplementedError

    def gap(self, given: Any, computed: Any) -> float:
        """Return how far the drawing is from what was computed."""
        raise NotImplementedError

    def agrees(self, given: Any, computed: Any) -> bool:
        """Whether the gap is small enough."""
        return self.gap(given, computed) <= self._within

    def close(self, computed: Any) -> None:
        """Show what was computed, and draw no more."""
        self._open, self._computed = False, computed
        self.show()

    def ask(self) -> None:
        """Show the drawing alone, and go on with it."""
        self._open, self._computed = True, None
        self.show()

    def on_change(self, handler: Callable[[], None]) -> None:
        """Call ``handler`` when a slider has drawn: the mouse's moves never come after a press."""
        self._changed = handler

    def show(self) -> None:
        """Show picture, controls and words as things stand."""
        for bound in self._bounds:
            bound.show()
        for hand in self._hands:
            hand.disabled = not self._open
        with self.stage.lock, style.context():
            self.stage.describe(self.draw())
            self.stage.offer(self.spots() if self._open else [])
            self.stage.refresh()

    def hand(
        self,
        label: str,
        tooltip: str,
        ends: tuple[float, float],
        read: Callable[[], float],
        write: Callable[[float], object],
    ) -> ipywidgets.FloatSlider:
        """Return a slider that does by keyboard what the mouse does on the picture."""
        low, high = ends
        slider = ipywidgets.FloatSlider(
            value=low,
            min=low,
            max=high,
            step=(high - low) / (PLACES - 1),
            description=label,
            tooltip=tooltip,
            readout_format=".2f",
            style={"description_width": "initial"},
            layout={"width": "270px"},
        )

        def draw(value: float) -> None:
            write(value)
            self._changed()

        self._bounds.append(Bound(slider, read, draw))
        return slider

    def _drag(self, pointer: Pointer) -> None:
        if self._open and pointer.spot:
            self.drag(pointer)
            self.show()
