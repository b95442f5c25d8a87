"""What the mouse can point at: the units and links that a step's numbers belong to."""

from typing import Any

from ...live.spots import CLICK, LINE, POINT, Spot
from ...plots.network import NetworkPlot
from . import words
from .steps_model import Step


def number_spots(network: NetworkPlot, step: Step, radius: float) -> list[Spot]:
    """Return a spot for each of a step's numbers, where it is drawn; its key is its place.

    Parameters
    ----------
    network : NetworkPlot
    step : Step
    radius : float
        Of the units, in pixels as shown.
    """
    found = []
    for entry, (symbol, k) in zip(step.entries, words.numbers(step), strict=True):
        address: Any = (entry.place.layer, *entry.place.index)
        link = network.links.get(address)  # or it is a unit's
        at = network.units.get(address) if link is None else link
        if at is not None:
            kind = POINT if link is None else LINE
            name = f"explain {symbol}"
            found.append(Spot(str(k), name, network.ax, at, CLICK, kind, size=radius + 4))
    return found
