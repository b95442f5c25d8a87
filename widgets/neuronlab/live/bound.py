"""A bound control shows a value of a lab, and sets it when a hand moves the control."""

import math
from collections.abc import Callable
from typing import Any

import ipywidgets


class Bound:
    """A control tied to a value: it knows how to read it, to show it, and how to write it.

    Only a hand writes: not the binding itself while it shows, and no control that says what it
    would show anyway, as a browser's echo does. Whatever comes of what was written, the control
    then shows what there is: where that was refused, it goes back.

    Parameters
    ----------
    control : ipywidgets.Widget
        Has a ``value``.
    read : callable
        Returns what the control is to show.
    write : callable
        Is given what a hand has set.
    there : callable, optional
        Whether there is a value; where there is none, the control is hidden and left as it is.
    **frame : callable
        Return what else of the control changes and is set before its value: ``options=`` of a
        menu, ``max=`` of a slider, ``description=``.
    """

    setting = ""
    """The setting of the lab that the control is for, where it is one."""

    def __init__(
        self,
        control: ipywidgets.Widget,
        read: Callable[[], Any],
        write: Callable[[Any], object],
        there: Callable[[], bool] | None = None,
        **frame: Callable[[], Any],
    ):
        self.control = control
        self._read, self._write, self._there, self._frame = read, write, there, frame
        self._stepped = isinstance(control, ipywidgets.FloatSlider)
        self._showing = False
        control.observe(self._moved, "value")

    def show(self) -> None:
        """Bring the control up to what there is."""
        self._showing = True
        try:
            if self._is_there():
                for name, look in self._frame.items():
                    setattr(self.control, name, look())
                self.control.value = self._as_shown(self._read())
        finally:
            self._showing = False

    def let_go(self) -> None:
        """Write nothing any more."""
        self.control.unobserve(self._moved, "value")

    def _is_there(self) -> bool:
        """Say whether there is a value; where that may change, show the control or hide it."""
        if self._there is None:
            return True
        there = self._there()
        self.control.layout.display = None if there else "none"
        return there

    def _moved(self, _) -> None:
        """Write what the control says now, which may be newer than what is being told."""
        if self._showing:
            return
        try:
            if self._there is None or self._there():
                value = self._as_shown(self.control.value)
                if value != self._as_shown(self._read()):
                    self._write(round(value, 10) if self._stepped else value)
        finally:
            self.show()

    def _as_shown(self, value: Any) -> Any:
        return on_a_step(self.control, value) if self._stepped else value


def element(
    control: ipywidgets.Widget,
    read: Callable[[], list],
    write: Callable[[list], object],
    k: int | Callable[[], int],
    **frame: Callable[[], Any],
) -> Bound:
    """Return a control bound to one element of a list; where that is too short, it is hidden.

    Parameters
    ----------
    control : ipywidgets.Widget
    read : callable
        Returns the list.
    write : callable
        Is given a new list, where a hand has set the element.
    k : int or callable
        Which element, or what says which one it is now.
    **frame : callable
        As for :class:`Bound`.
    """

    def place() -> int:
        return k() if callable(k) else k

    def put(value: Any) -> None:
        values, at = list(read()), place()
        write([*values[:at], value, *values[at + 1 :]])

    return Bound(control, lambda: read()[place()], put, lambda: place() < len(read()), **frame)


def on_a_step(slider: ipywidgets.FloatSlider, value: float) -> float:
    """Return where a slider stands for ``value``: on the step that the browser would put it on.

    The browser puts a slider on one of its steps and, where that changes the value, says so to the
    kernel: too late, if the lab has gone on meanwhile. So the value sent is already the one that
    the browser would make of it, to the last bit (noUiSlider computes in percent of the range),
    and a setting between two steps, such as 1/3, stays what it is.
    """
    low, span = slider.min, slider.max - slider.min
    step = slider.step * 100 / span
    percent = (value - low) * 100 / span
    return min(max(math.floor(percent / step + 0.5) * step, 0.0), 100.0) * span / 100 + low
