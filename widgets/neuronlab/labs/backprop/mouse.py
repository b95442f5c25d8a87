"""What the mouse can point at: what is explained by a click, and what is set by a drag."""

import numpy as np

from ...live.spots import AREA, CLICK, DRAG, LINE, LOOK, Spot
from ...live.unit_words import unit_terms
from ...text.numbers import figure, number
from ...text.symbols import Place, layer_name, parameter_places, symbol
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
            terms = unit_terms(entry.place.layer, *entry.place.index)
            found.append(
                Spot(str(k), f"explain {name}", flow.network.ax, at, CLICK, size=size, terms=terms)
            )
    return found


def other_spots(flow: FlowPlot, step: Step) -> list[Spot]:
    """Return a spot for each unit that the step computes nothing of, and for the loss."""
    asked = {(entry.place.layer, *entry.place.index) for entry in step.entries}
    last, found = len(step.trace.weights), []
    for (k, i), at in flow.network.units.items():
        name, terms = f"{layer_name(k, last)}, unit {i + 1}", unit_terms(k, i)
        if k > last:
            name, outputs = "the loss L", range(step.trace.sizes[last])
            targets = (Place("y", last, (j,)).address for j in outputs)
            terms = Place("L", last).address, *targets
        if (k, i) not in asked:
            size = flow.radius + 4
            found.append(
                Spot(f"unit {k} {i}", name, flow.network.ax, at, LOOK, size=size, terms=terms)
            )
    return found


def parameter_spots(flow: FlowPlot, state: State) -> list[Spot]:
    """Return a spot for each weight and bias, with its value; they can be dragged up and down."""
    sizes, ax = state.recipe.layers, flow.network.ax
    values = state.walk.parameters(state.at)
    hand, found = state.place, []
    for k, (place, value) in enumerate(zip(parameter_places(sizes), values, strict=True)):
        address, name = (place.layer, *place.index), f"{symbol(place, sizes)} = {number(value)}"
        bound = abs(value) >= MOST
        terms = place.address, place._replace(quantity=f"∂{place.quantity}").address
        if place == hand:
            at = flow.handle(address)
            found.append(Spot(f"handle {k}", f"drag {name}", ax, at, bound=bound, terms=terms))
        if place.quantity == "w":
            at = flow.network.links[address]
            found.append(Spot(f"w {k}", name, ax, at, DRAG, LINE, bound, terms=terms))
        elif place != hand:
            at = flow.bias_place(address) + _BIAS / flow.network.pixels
            found.append(Spot(f"b {k}", name, ax, at, DRAG, AREA, bound, terms=terms))
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
        found.append(
            Spot(f"factor {k} {left:.0f}", name, plot.ax, corners, CLICK, AREA,
                 terms=(factor.source.address,))
        )  # fmt: skip
    return found


def parameter_at(place: Place, sizes: list[int]) -> int | None:
    """Return which parameter a factor is; None where it is none."""
    places = parameter_places(sizes)
    return places.index(place) if place in places else None
