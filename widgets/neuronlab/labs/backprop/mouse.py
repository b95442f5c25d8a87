"""What the mouse points at: which number of a step belongs to a unit or a link of the picture."""

from ...plots.network import NetworkPlot
from ...text.symbols import Place
from .steps_model import Step


def entry_at(network: NetworkPlot, step: Step, x: float, y: float) -> int | None:
    """Return which of the step's numbers belongs to what is drawn at a point."""
    name = {"∂W": "∂w", "W": "w"}.get(step.quantity, step.quantity)
    unit, link = network.unit_at(x, y), network.link_at(x, y)
    if unit:
        index = (0, unit[1]) if name in ("∂w", "w") else (unit[1],)
        return step.find(Place(name, unit[0], index))
    if link:
        layer, i, j = link
        index = (i, j) if name in ("∂w", "w") else (j,)
        return step.find(Place(name, layer, index))
    return None
