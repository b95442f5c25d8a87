"""A curve of one's own: drawn with the mouse, or point by point with a menu and a slider."""

from typing import Any

import ipywidgets
import numpy as np

from ...live import controls
from ...live.bound import Bound
from . import model
from .model import HIGH, KNOTS, LOW

HIGHEST = 1.5
"""Curves and bumps go from −HIGHEST to HIGHEST."""


class OwnCurve:
    """What a hand draws: it begins as the curve that is followed, and becomes the learner's own.

    Parameters
    ----------
    lab : Lab
        Has the settings ``target``, ``curve`` and ``draw``.

    Attributes
    ----------
    controls : tuple of Widget
        A menu of the places, and a slider for the height there; to be seen while it is drawn.
    """

    def __init__(self, lab: Any):
        self._lab, self._at = lab, len(KNOTS) // 2
        self._last = np.zeros(2)
        places = [(f"{x:g}", k) for k, x in enumerate(KNOTS)]
        which = controls.menu("at x", places, "which point of your curve the slider lifts")
        height = ipywidgets.FloatSlider(
            min=-HIGHEST, max=HIGHEST, step=0.05, description="its height",
            tooltip="of a curve of your own", style={"description_width": "initial"},
            layout={"width": "240px"},
        )  # fmt: skip
        self.controls = (
            lab.bind(Bound(which, lambda: self._at, self._go_to, lambda: lab.draw)),
            lab.bind(
                Bound(height, lambda: self._heights()[self._at], self._lift, lambda: lab.draw)
            ),
        )

    def stroke(self, kind: str, at: np.ndarray) -> None:
        """Draw on to a point, in data coordinates; a stroke begins where the mouse is pressed."""
        point = np.clip(at, [LOW, -HIGHEST], [HIGH, HIGHEST])
        if kind == "press":
            self._last = point
        curve = model.drawn(self._heights(), self._last.tolist(), point.tolist())
        self._last = point
        self._lab.set(target="own curve", curve=curve)

    def _go_to(self, k: int) -> None:
        self._at = k
        self._lab.show_controls()

    def _lift(self, height: float) -> None:
        curve = self._heights()
        curve[self._at] = height
        self._lab.set(target="own curve", curve=curve)

    def _heights(self) -> list[float]:
        """Return the curve's heights at ``KNOTS``; to begin with, those of the one followed."""
        lab = self._lab
        if lab.target == "own curve":
            return list(lab.curve)
        return [round(float(h), 2) + 0.0 for h in model.target(lab.target, lab.curve, KNOTS)]
