"""A line that is laid over a plane of samples, by hand or by two sliders."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import ipywidgets
import numpy as np

from ..live.spots import LINE, Spot
from ..live.stage import Pointer
from ..models import geometry
from ..models.arrays import Floats
from ..models.sketch import apart, line_through
from ..plots.sheet import Sheet, shown_size
from ..plots.sketch import LinePicture, LinePlot
from ..text.numbers import number, vector
from .sketch import Sketch


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
        gap, within = number(100 * self.gap(given, computed), 1), number(100 * self._within, 0)
        return (
            f"Between the two lines lies <b>{gap} % of the picture</b>; up to {within} % counts as "
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
