"""What the mouse can point at: what is explained by a click, and what is set by a drag."""

import numpy as np

from ...live.spots import AREA, CLICK, DRAG, LINE, Spot
from ...text.numbers import figure, number
from ...text.symbols import Place, parameter_places, symbol
from . import words
from .flow_plot import FlowPlot
from .formula_plot import FormulaPlot
from .state_model import MOST, State
from .steps_model import Step

PIXELS_A_UNIT = 50
"""So far up the mouse is dragged to add 1 to a weight."""

_BIAS = np.array([[-28.0, -9.0], [28.0, 9.0]])
"""Corners of the place of a bias around its middle, in pixels."""


def number_spots(flow: FlowPlot, step: Step) -> list[Spot]:
    """Return a spot for each of a step's numbers that stands on a unit; its key is its place."""
    found = []
    for entry, (name, k) in zip(step.entries, words.numbers(step), strict=True):
        at = flow.network.units.get((entry.place.layer, *entry.place.index))
        if at is not None and len(entry.place.index) == 1:
            size = flow.radius + 4
            found.append(Spot(str(k), f"explain {name}", flow.network.ax, at, CLICK, size=size))
    return found


def parameter_spots(flow: FlowPlot, state: State) -> list[Spot]:
    """Return a spot for each weight and bias, with its value; they can be dragged up and down."""
    sizes, ax = state.recipe.layers, flow.network.ax
    values = state.walk.parameters(state.at)
    hand, found = state.place, []
    for k, (place, value) in enumerate(zip(parameter_places(sizes), values, strict=True)):
        address, name = (place.layer, *place.index), f"{symbol(place, sizes)} = {number(value)}"
        bound = abs(value) >= MOST
        if place == hand:
            found.append(Spot(f"handle {k}", f"drag {name}", ax, flow.handle(address), bound=bound))
        if place.quantity == "w":
            found.append(Spot(f"w {k}", name, ax, flow.network.links[address], DRAG, LINE, bound))
        elif place != hand:
            corners = flow.bias_place(address) + _BIAS / flow.network.pixels
            found.append(Spot(f"b {k}", name, ax, corners, DRAG, AREA, bound))
    return found


def factor_spots(plot: FormulaPlot, state: State, known: bool) -> list[Spot]:
    """Return a spot for each factor of the formula that is shown; its tag says where it is from."""
    steps, entry = state.mini_batch.steps, state.step.entries[state.focus]
    found = []
    for k, left, right in plot.places:
        factor = entry.factors[k]
        text = f" = {figure(float(factor.values[state.sample]))}" if known else ""
        name = f"{factor.symbol}{text}: {words.origin(factor, steps)}"
        corners = [(left, 8), (right, 66)]
        found.append(Spot(f"factor {k} {left:.0f}", name, plot.ax, corners, CLICK, AREA))
    return found


def parameter_at(place: Place, sizes: list[int]) -> int | None:
    """Return which parameter a factor is; None where it is none."""
    places = parameter_places(sizes)
    return places.index(place) if place in places else None
