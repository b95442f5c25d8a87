"""A sketch answers a prediction by hand: draw a curve, or lay a line, then see the computed one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import ipywidgets
import numpy as np
from numpy.typing import ArrayLike

from ..live.bound import Bound
from ..live.controls import button, row
from ..live.spots import DRAG, LINE, Spot, area
from ..live.stage import Pointer, Stage
from ..models import geometry
from ..models.arrays import Floats
from ..models.sketch import apart, line_through, mean_gap, stroke, whole
from ..plots import style
from ..plots.sheet import Sheet, shown_size
from ..plots.sketch import CurvePlot, LinePicture, LinePlot, Scale
from ..text.numbers import figure, number, vector
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
        self._bounds.append(Bound(slider, read, write))
        return slider

    def _drag(self, pointer: Pointer) -> None:
        if self._open and pointer.spot:
            self.drag(pointer)
            self.show()


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
                "at height", f"the {up.label} that the pen draws", (up.low, up.high),
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


class LineSketch(Sketch):
    """A ghost line laid over a plane of samples: dragged as a whole or by its two handles.

    The model's answer is w₁, w₂ and b of a line. The gap is the share of the picture that lies
    between the two lines.

    Parameters
    ----------
    picture : callable
        Returns what the line is laid over, a :class:`~neuronlab.plots.sketch.LinePicture`.
    within : float
        The share that still counts as right.
    """

    def __init__(self, picture: Callable[[], LinePicture], within: float = 0.08):
        self._picture = picture()
        self.lines = ("  (draw: drag the grey line to where it will stand)",)
        super().__init__(within, size=(620, 330))

    def build(self, sheet: Sheet) -> Sequence[ipywidgets.Widget]:
        """Make the plane, and the two sliders that turn and shift the line."""
        ax = sheet.axes(52, sheet.width - 16, 44, sheet.height - 34)
        width, height = shown_size(ax)
        box = geometry.equal_scales(self._picture.box, width / height)
        self._picture = replace(self._picture, box=box)
        left, right, bottom, top = box
        self.plot = LinePlot(ax, self._picture)
        self._middle = np.array([(left + right) / 2, (bottom + top) / 2])
        self._reach = round(float(np.hypot(right - left, top - bottom)) / 2, 1)
        self._ends = self._start()
        return (
            self.hand("turn", "turn the line about its middle, in degrees", (-90.0, 90.0),
                      lambda: self._angle, self._turn),
            self.hand("shift", "move the line without turning it", (-self._reach, self._reach),
                      lambda: self._shift, self._shift_to),
        )  # fmt: skip

    def _start(self) -> Floats:
        """Return a level line in the middle of the picture: nobody's guess."""
        half = (self._picture.box[1] - self._picture.box[0]) / 5
        return self._middle + np.array([(-half, 0.0), (half, 0.0)])

    def clear(self) -> None:
        """Put the line back to where it was, level in the middle."""
        self._ends = self._start()
        self.show()

    def read(self) -> list[list[float]]:
        """Return the two handles."""
        if np.array_equal(self._ends, self._start()):
            raise ValueError("drag the grey line first, by itself or by one of its two rings")
        if not line_through(self._ends)[0].any():
            raise ValueError("the two rings lie on each other: pull them apart")
        return [[float(f"{v:.4g}") for v in end] for end in self._ends]

    def write(self, answer: Any) -> None:
        """Lay the line through two points."""
        self._ends = np.asarray(answer, dtype=float)
        self.show()

    def allowed(self, kept: Any) -> bool:
        """Whether it is two points of the picture."""
        try:
            ends = np.asarray(kept, dtype=float)
        except (TypeError, ValueError):
            return False
        return ends.shape == (2, 2) and bool(np.isfinite(ends).all() and (ends[0] != ends[1]).any())

    def gap(self, given: Any, computed: Any) -> float:
        """Return the share of the picture between the two lines."""
        *w, b = computed
        return apart(line_through(np.asarray(given)), (np.array(w), b), self._picture.box)

    def compare(self, given: Any, computed: Any) -> str:
        """Return the gap in words, and how much still counts as right."""
        gap, within = (
            f"{number(100 * gap, 0)} %" for gap in (self.gap(given, computed), self._within)
        )
        return (
            f"Between the two lines lies <b>{gap} of the picture</b>; up to {within} counts as "
            "right."
        )

    def draw(self) -> str:
        """Bring the picture up to date."""
        computed = None
        if self._computed is not None:
            *w, b = self._computed
            computed = np.array(w), float(b)
        self.plot.update(self._ends, computed)
        said = f"Your line goes through {vector(self._ends[0])} and {vector(self._ends[1])}."
        if computed is None:
            return said
        ends = geometry.line_in_box(*computed, self._picture.box)
        return f"{said} The computed one goes through {' and '.join(map(vector, ends))}."

    def spots(self) -> list[Spot]:
        """Return both rings, and the line between and beyond them."""
        rings = [
            Spot(f"ring {k}", f"turn the line: {vector(end)}", self.plot.ax, [end])
            for k, end in enumerate(self._ends)
        ]
        if not len(self.plot.line):
            return rings
        return [*rings, Spot("line", "move the line", self.plot.ax, self.plot.line, kind=LINE)]

    def drag(self, pointer: Pointer) -> None:
        """Put a ring where the pointer is, or move the whole line with it."""
        left, right, bottom, top = self._picture.box
        at = np.clip((pointer.x, pointer.y), (left, bottom), (right, top))
        key = pointer.spot.key if pointer.spot else ""
        if pointer.kind == "press":
            self._grip = at
        elif key == "line":
            moved = self._ends + at - self._grip
            inside = np.clip(moved, (left, bottom), (right, top))
            self._ends = moved + (inside - moved).sum(axis=0)
            self._grip = at
        elif key:
            ends = self._ends.copy()
            ends[int(key[-1])] = at
            self._ends = ends

    # The same with sliders: how the line is turned, and how far it is from the picture's middle.

    @property
    def _angle(self) -> float:
        """The line's angle to the horizontal, in degrees, above −90 and up to 90."""
        across, up = self._ends[1] - self._ends[0]
        return float(90 - (90 - np.degrees(np.arctan2(up, across))) % 180)

    @property
    def _normal(self) -> Floats:
        turned = np.radians(self._angle + 90)
        return np.array([np.cos(turned), np.sin(turned)])

    @property
    def _shift(self) -> float:
        """How far the line runs from the picture's middle, along its normal."""
        return float(self._normal @ (self._ends[0] - self._middle))

    def _turn(self, degrees: float) -> None:
        centre = self._ends.mean(axis=0)
        half = np.hypot(*(self._ends[1] - self._ends[0])) / 2
        along = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
        self._ends = centre + half * np.array([-along, along])
        self.show()

    def _shift_to(self, distance: float) -> None:
        self._ends = self._ends + (distance - self._shift) * self._normal
        self.show()


def _at(points: Floats, x: Floats) -> Floats:
    return np.interp(x, *points.T)


def _heights(values: Floats) -> str:
    return ", ".join(number(v) if np.isfinite(v) else "nothing" for v in values)
