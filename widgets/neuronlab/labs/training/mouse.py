"""What the mouse does on the training lab's picture: it looks at numbers, and it sets them."""

import numpy as np

from ...live.stage import Pointer
from . import words

PIXELS_A_UNIT = 40
"""So far up the mouse is dragged to add 1 to a weight."""

_STILL, _NEAR = 4, 6


class Mouse:
    """Clicks choose a unit, a weight or a place; what is chosen can be dragged.

    Parameters
    ----------
    lab : TrainingLab
    """

    def __init__(self, lab):
        self._lab = lab
        self._go_on = None
        self._over = ""

    def drag(self, pointer: Pointer) -> None:
        """Take what is under the pointer, and move it until it is let go."""
        if pointer.kind == "press":
            self._go_on = self._grasp(pointer)
        elif self._go_on:
            self._go_on(pointer)

    def hover(self, pointer: Pointer) -> None:
        """Write out the numbers of what is under the pointer; the picture stays as it is."""
        lab, over = self._lab, ""
        if lab.trainer is not None and pointer.kind == "move":
            if pointer.axes is lab.plot.map.ax:
                over = words.at_place(lab, self._nearest(pointer))
            elif pointer.axes is lab.plot.network.ax:
                found = self._found(pointer)
                over = words.at_number(lab, found) if found else ""
        if over != self._over:
            self._over = over
            lab.readout.show(*words.lines(lab, over))

    def _found(self, pointer: Pointer) -> list[int] | None:
        """Return the unit or the weight under the pointer."""
        network, at = self._lab.plot.network, (pointer.x, pointer.y)
        found = network.unit_at(*at) or network.link_at(*at)
        return list(found) if found else None

    def _grasp(self, pointer: Pointer):
        """Return what to do with the moves that follow."""
        lab = self._lab
        if pointer.axes is lab.plot.map.ax:
            if not lab.controls.editor.active:
                self._place(pointer)
                return self._place
            left, right, bottom, top = lab.box
            lab.controls.editor.click(pointer.x, pointer.y, (right - left, top - bottom))
        elif pointer.axes is lab.plot.network.ax:
            found = self._found(pointer)
            if found:
                return self._number(found, pointer.y)
        return None

    def _number(self, found: list[int], start: float):
        """Choose a unit or a weight; return what drags its number up and down."""
        lab = self._lab
        again = lab.chosen == found
        lab.chosen = found
        which, moved = lab.in_hand, False
        value = lab.parameter(*which) if which else 0.0

        def follow(pointer: Pointer) -> None:
            nonlocal moved
            up = (pointer.y - start) * lab.plot.network.pixels[1]
            moved = moved or abs(up) > _STILL
            if moved and which:
                lab.set_parameter(*which, round(value + up / PIXELS_A_UNIT, 2))
            elif again and pointer.kind == "release":
                lab.chosen = []

        return follow

    def _place(self, pointer: Pointer) -> None:
        """Take the sample under the pointer or, where there is none, the point itself."""
        self._lab.place = self._nearest(pointer)

    def _nearest(self, pointer: Pointer) -> list[float]:
        """Return the sample under the pointer or, where there is none, the point itself."""
        lab = self._lab
        left, right, bottom, top = lab.box
        X = np.concatenate([lab.experiment.training.X, lab.experiment.test.X])
        at = np.clip([pointer.x, pointer.y], (left, bottom), (right, top))
        pixels = lab.plot.map.pixels
        away = np.hypot(*((X - at) * pixels).T)
        if len(X) and away.min() <= _NEAR:
            return [float(x) for x in X[away.argmin()]]
        return [round(float(x), 2) for x in at]
