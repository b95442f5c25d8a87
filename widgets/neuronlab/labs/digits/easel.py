"""An easel holds the sheet to draw on: a soft brush, moved by the mouse or by two sliders."""

import ipywidgets
import numpy as np

from ...live import controls
from ...live.controls import button
from ...live.lab import Lab
from .model import SIDE, stroke

DRAW = "draw"


class Easel(ipywidgets.HBox):
    """Controls to draw without a mouse, and what the mouse does on the sheet.

    Parameters
    ----------
    lab : Lab
        Has the settings ``drawing``, ``row`` and ``column`` (the brush, from 1), ``view``, and
        ``ink``, the pixels of the picture in hand.
    """

    def __init__(self, lab: Lab):
        self._lab = lab
        self._last = (0.0, 0.0)
        self.down = ipywidgets.ToggleButton(
            description="brush down",
            tooltip="draw here, and wherever the brush is moved to",
            layout={"width": "100px"},
        )
        self.down.observe(lambda _: self.moved(*self._at()), "value")
        self.brush = controls.menu("brush", [("ink", False), ("eraser", True)], width="130px")
        super().__init__(
            [
                lab.slider("row", "row", tooltip="where the brush is", width="170px"),
                lab.slider("column", "column", tooltip="where the brush is", width="190px"),
                self.down,
                self.brush,
                button("clear", "take a blank sheet", self.clear, "trash"),
            ],
            layout={"flex_flow": "row wrap", "align_items": "center"},
        )

    def clear(self) -> None:
        """Take a blank sheet."""
        self._lab.set(view=DRAW, drawing=[])

    def moved(self, column: int, row: int) -> None:
        """Draw from (column, row) to where the brush is now, if it is down."""
        if self.down.value:
            start, end = ((x - 1, y - 1) for x, y in ((column, row), self._at()))
            self._lab.set(view=DRAW, drawing=self._stroke(start, end))

    def drag(self, kind: str, at: tuple[float, float]) -> None:
        """Follow the mouse, which is at ``at`` in pixels of the sheet, from 0."""
        if kind == "press":
            self._last = at
        column, row = (int(np.clip(round(v), 0, SIDE - 1)) + 1 for v in at)
        drawing = self._stroke(self._last, at)
        self._lab.set(view=DRAW, drawing=drawing, row=row, column=column)
        self._last = at

    def _at(self) -> tuple[int, int]:
        return self._lab.column, self._lab.row

    def _stroke(self, start, end) -> list[int]:
        return stroke(self._lab.ink, start, end, self.brush.value)
