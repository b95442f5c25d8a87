"""A curve that is drawn on axes, with the mouse or with a pen that two sliders move."""

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets
import numpy as np
from numpy.typing import ArrayLike

from ..live.spots import DRAG, Spot, area
from ..live.stage import Pointer
from ..models.arrays import Floats
from ..models.sketch import mean_gap, stroke, whole
from ..plots.sheet import Sheet
from ..plots.sketch import CurvePlot, Scale
from ..text.numbers import figure, number
from .sketch import PLACES, Sketch


class CurveSketch(Sketch):
    """A curve drawn on axes that are given, with the mouse or with a pen moved by two sliders.

    The model's answer is a sequence of points, (m, 2), in rising order; a jump is two points at one
    place. The gap is the mean height between the two curves.

    Parameters
    ----------
    across, up : Scale
        The axes.
    within : float
        The gap that still counts as right, in units of ``up``.
    known : callable, optional
        Returns a curve that is shown from the beginning, to draw beside: its name and its points.
    """

    def __init__(
        self,
        across: Scale,
        up: Scale,
        within: float,
        known: Callable[[], tuple[str, ArrayLike]] | None = None,
    ):
        self._across, self._up, self._known = across, up, known
        self._x = np.linspace(across.low, across.high, PLACES)
        self.lines = (
            f"  (draw: {up.label} from {figure(up.low)} to {figure(up.high)}, over "
            f"{across.label} from {figure(across.low)} to {figure(across.high)})",
        )
        super().__init__(within)

    def build(self, sheet: Sheet) -> Sequence[ipywidgets.Widget]:
        """Make the axes, and the two sliders that move the pen."""
        across, up = self._across, self._up
        self.plot = CurvePlot(sheet.axes(62, sheet.width - 20, 44, sheet.height - 14), across, up)
        if self._known:
            self.plot.set_known(*self._known())
        return (
            self.hand(
                "pen to", f"draw on to another {across.label}", (across.low, across.high),
                lambda: self._pen[0], lambda x: self._draw_to(x, self._pen[1]),
            ),
            self.hand(
                "at height", f"{up.label}: how high the pen draws", (up.low, up.high),
                lambda: self._pen[1], lambda y: self._draw_to(self._pen[0], y),
            ),
        )  # fmt: skip

    def clear(self) -> None:
        """Take a clean sheet, the pen at the left edge."""
        self._y = np.full(PLACES, np.nan)
        self._pen = (self._across.low, (self._up.low + self._up.high) / 2)
        self.show()

    def read(self) -> list[float]:
        """Return the heights at all places."""
        drawn = whole(self._x, self._y)
        if drawn is None:
            raise ValueError("draw your curve first, from the left edge to the right one")
        return [float(f"{height:.4g}") for height in drawn]

    def write(self, answer: Any) -> None:
        """Draw a curve of these heights, or through points (x, height)."""
        heights = np.asarray(answer, dtype=float)
        self._y = heights if heights.ndim == 1 else np.interp(self._x, *heights.T)
        self._pen = (float(self._x[-1]), float(self._y[-1]))
        self.show()

    def allowed(self, kept: Any) -> bool:
        """Whether it is a list of so many heights."""
        return (
            isinstance(kept, list)
            and len(kept) == PLACES
            and all(type(y) in (int, float) and self._up.low <= y <= self._up.high for y in kept)
        )

    def gap(self, given: Any, computed: Any) -> float:
        """Return the mean distance between the two curves, in units of the upright axis."""
        return mean_gap(self._x, np.asarray(given), computed)

    def compare(self, given: Any, computed: Any) -> str:
        """Return the gap in words, and how much still counts as right."""
        digits = 1 if self._up.high - self._up.low > 20 else 2
        gap, within = (
            f"{number(gap, digits)} {self._up.unit}".strip()
            for gap in (self.gap(given, computed), self._within)
        )
        return f"On average the two curves are <b>{gap} apart</b>; up to {within} counts as right."

    def draw(self) -> str:
        """Bring the picture up to date."""
        computed = None if self._computed is None else np.asarray(self._computed, dtype=float)
        shown = self._y if computed is None else np.asarray(self.read())
        self.plot.update(self._x, shown, self._pen, computed)
        if not np.isfinite(self._y).any():
            return f"Empty axes: {self._up.label} over {self._across.label}. Nothing is drawn yet."
        said = f"Drawn, at even steps from left to right: {_heights(self._y[::16])}."
        if computed is None:
            return said
        return f"{said} Computed, at the same places: {_heights(_at(computed, self._x[::16]))}."

    def spots(self) -> list[Spot]:
        """Return the pen, and the whole of the axes."""
        x, y = self._pen
        name = f"{self._across.label} {figure(x, 2)}, {self._up.label} {figure(y, 2)}"
        return [
            Spot("pen", name, self.plot.ax, [(x, y)]),
            area("paper", "draw", self.plot.ax, DRAG),
        ]

    def drag(self, pointer: Pointer) -> None:
        """Begin a stroke where it is pressed, and draw on while it moves."""
        across, up = self._across, self._up
        at = (
            float(np.clip(pointer.x, across.low, across.high)),
            float(np.clip(pointer.y, up.low, up.high)),
        )
        if pointer.kind == "press":
            self._pen = at
        self._draw_to(*at)

    def _draw_to(self, x: float, y: float) -> None:
        self._y = stroke(self._x, self._y, self._pen, (x, y))
        self._pen = (x, y)
        self.show()


def _at(points: Floats, x: Floats) -> Floats:
    return np.interp(x, *points.T)


def _heights(values: Floats) -> str:
    return ", ".join(number(v) if np.isfinite(v) else "nothing" for v in values)
