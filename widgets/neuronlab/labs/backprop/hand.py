"""What a hand does on the picture: it drags weights, chooses numbers, and follows factors."""

from ...live.lab import Lab
from ...live.spots import AREA, CLICK, Spot
from ...live.stage import Pointer
from ...text.symbols import parameter_places
from . import mouse
from .plot import BackpropPlot
from .state_model import MOST, State


class Hand:
    """Turns what the pointer does into settings.

    Parameters
    ----------
    lab : Lab
        Has the settings ``own``, ``parameter``, ``focus`` and ``step``.
    plot : BackpropPlot
    state : State
    """

    def __init__(self, lab: Lab, plot: BackpropPlot, state: State):
        self._lab, self._plot, self._state = lab, plot, state
        self._grasped = 0.0, 0.0

    def spots(self, numbers_known: bool) -> list[Spot]:
        """Return all units, all weights and biases, the formula, and the timeline."""
        line, plot, state = self._plot.timeline, self._plot, self._state
        return [
            *mouse.number_spots(plot.flow, state.step),
            *mouse.other_spots(plot.flow, state.step),
            *mouse.parameter_spots(plot.flow, state),
            *mouse.factor_spots(plot.formula, state, numbers_known),
            Spot("steps", "go to a step", line.ax, line.corners, CLICK, AREA),
        ]

    def drag(self, pointer: Pointer) -> None:
        """Take what is under the pointer; a weight or a bias follows it up and down."""
        kind, _, number = (pointer.spot.key if pointer.spot else "").partition(" ")
        if kind in ("w", "b", "handle"):
            if pointer.kind == "press":
                self._choose(int(number))
                self._grasped = pointer.y, self._state.value
            else:
                y, value = self._grasped
                up = (pointer.y - y) * self._plot.flow.network.pixels[1] / mouse.PIXELS_A_UNIT
                self._pull(round(value + up, 2))
        elif pointer.kind == "press":
            self._click(kind, number, pointer)

    def _pull(self, value: float) -> None:
        value = min(max(value, -MOST), MOST)
        if abs(value - self._state.value) > 1e-9:
            self._lab.set(own=self._state.with_value(value))

    def _choose(self, parameter: int) -> None:
        """Take a parameter in hand, and explain it where the step computes a number of it."""
        place = parameter_places(self._state.recipe.layers)[parameter]
        same = [
            k
            for k, entry in enumerate(self._state.step.entries)
            if (entry.place.layer, entry.place.index) == (place.layer, place.index)
            and place.quantity == "w"
        ]
        self._lab.set(parameter=parameter, focus=same[0] if same else self._state.focus)

    def _click(self, kind: str, number: str, pointer: Pointer) -> None:
        if kind == "steps":
            step = self._plot.timeline.step_at(pointer.x, pointer.y)
            if step is not None:
                self._lab.set(step=step)
        elif kind == "factor":
            self._follow(int(number.split()[0]))
        elif kind:
            self._lab.set(focus=int(kind))

    def _follow(self, factor: int) -> None:
        """Take the weight that a factor is, or go to the step where it was computed."""
        state = self._state
        place = state.step.entries[state.focus].factors[factor].source
        parameter = mouse.parameter_at(place, state.recipe.layers)
        if parameter is not None:
            self._lab.set(parameter=parameter)
            return
        for k, step in enumerate(state.mini_batch.steps[: state.view.moment.step]):
            focus = step.find(place)
            if focus is not None:
                self._lab.set(step=k, focus=focus)
