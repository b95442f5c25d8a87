"""A points editor lets the learner add samples, erase samples, and take it back."""

from typing import Any

import ipywidgets
import numpy as np

from ..models.samples import Dataset
from ..plots.style import CLASS_SIGNS
from ..text.numbers import vector
from .controls import Fold, button, row
from .readout import Readout, escape

ERASE = -1

FARTHEST = 1e6
"""A point that is typed stands at most so far out: beyond, no model can compute with it."""


class PointsEditor(Fold):
    """A folded panel: what a click on the picture does, the same by typing, undo and clear.

    While the panel is open, the lab hands clicks to :meth:`click`.

    Parameters
    ----------
    lab : Lab
        Has the settings ``points``, a list of (x1, x2, class) that were added, and ``erased``, a
        list of the positions of the data set's own samples that are left out.
    """

    base: Dataset
    """The data set that is worked on, from :meth:`set_data` on."""

    def __init__(self, lab: Any):
        self._lab = lab
        self._mode = ipywidgets.ToggleButtons(
            options=[("erases", ERASE)],
            tooltip="what a click on the picture does",
            style={"button_width": "auto"},
        )
        narrow = {"style": {"description_width": "initial"}, "layout": {"width": "130px"}}
        near = {"min": -FARTHEST, "max": FARTHEST, "step": 0.1}
        self._x1 = ipywidgets.BoundedFloatText(description="x₁", **near, **narrow)
        self._x2 = ipywidgets.BoundedFloatText(description="x₂", **near, **narrow)
        typed = button("do it there", "what a click at (x₁, x₂) would do", self._typed)
        undo = button("undo", "take the last change back", self.undo)
        clear = button("clear", "bring the data back as they were", self.clear)
        self._says = Readout(lines=1)
        self._past: list[tuple[list, list]] = []
        self._shelf: dict[str, tuple[list, list]] = {}
        self._key = ""
        super().__init__(
            "points of your own",
            row(ipywidgets.Label("a click"), self._mode, undo, clear),
            row(self._x1, self._x2, typed),
            self._says,
        )
        self.observe(lambda _: lab.offer_again(), "active")
        self._mode.observe(lambda _: lab.offer_again(), "value")

    def set_data(self, base: Dataset, key: str, shown, changed) -> None:
        """Work on another data set.

        What was made on the last one, as ``shown`` has it, is put away under its ``key``; what was
        made on this one comes back, unless ``changed`` names points or erased as just set.
        """
        if self._key and self._key != key and shown is not None:
            self._shelf[self._key] = shown["points"], shown["erased"]
            points, erased = self._shelf.pop(key, ([], []))
            if "points" not in changed:
                self._lab.points = [] if "erased" in changed else points
            if "erased" not in changed:
                self._lab.erased = [] if "points" in changed else erased
            self._past = []
        self.base, self._key = base, key
        modes = [(f"adds {CLASS_SIGNS[k]} {name}", k) for k, name in enumerate(base.class_names)]
        if self._mode.options != (*modes, ("erases", ERASE)):
            self._mode.options = (*modes, ("erases", ERASE))

    def edited(self) -> Dataset:
        """Return the data set without what was erased and with what was added."""
        return self.base.without(self._lab.erased).with_points(self._lab.points)

    def click(self, x1: float, x2: float, scale: tuple[float, float] = (1.0, 1.0)) -> None:
        """Do at (x1, x2) what the panel says; ``scale`` is the picture's size in data units."""
        if self._mode.value == ERASE:
            self._erase_nearest(np.array([x1, x2]), scale)
            return
        step = 10.0 ** (np.floor(np.log10(max(scale))) - 2)
        x1, x2 = (float(round(round(x / step) * step, 10)) for x in (x1, x2))
        self._change([*self._lab.points, (x1, x2, self._mode.value)], self._lab.erased)
        self._says.show(f"added {vector((x1, x2))}")

    @property
    def doing(self) -> str:
        """What a click does, for a tag beside the pointer."""
        kind = self._mode.value
        if kind == ERASE:
            return "erase the nearest point"
        return f"add a point {CLASS_SIGNS[kind]} {self.base.class_names[kind]}"

    def undo(self) -> None:
        """Take the last change back."""
        if not self._past:
            self._says.show("there is nothing to take back")
            return
        points, erased = self._past.pop()
        self._set(points, erased)
        self._says.show("taken back")

    def clear(self) -> None:
        """Bring the data set back as it was; undo brings the points back."""
        if self._lab.points or self._lab.erased:
            self._change([], [])
        self._says.show(f"as at the beginning: {escape(self.base.name)}")

    def _erase_nearest(self, x: np.ndarray, scale: tuple[float, float]) -> None:
        points, erased = self._lab.points, self._lab.erased
        own = [i for i in range(len(self.base)) if i not in erased]
        added = np.array([point[:2] for point in points]).reshape(-1, 2)
        X = np.vstack([self.base.X[own], added])
        if not len(X):
            self._says.show("there is no point to erase")
            return
        nearest = int((((X - x) / scale) ** 2).sum(axis=1).argmin())
        if nearest < len(own):
            self._change(points, sorted([*erased, own[nearest]]))
        else:
            place = nearest - len(own)
            self._change(points[:place] + points[place + 1 :], erased)
        self._says.show(f"erased {vector(X[nearest])}")

    def _change(self, points: list, erased: list) -> None:
        self._past.append((self._lab.points, self._lab.erased))
        self._set(points, erased)

    def _set(self, points: list, erased: list) -> None:
        self._lab.set(points=points, erased=erased)

    def _typed(self) -> None:
        self.click(self._x1.value, self._x2.value)
