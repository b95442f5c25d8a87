"""What can be taken on the picture: inputs, units by their bias, weights anywhere on their link."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from ...live.spots import CLICK, DRAG, LINE, Spot
from ...plots.network import NetworkPlot


def of_network(network: NetworkPlot, name: Callable[[Sequence[int]], str]) -> list[Spot]:
    """Return the spots of a network, in the order of its layers.

    Parameters
    ----------
    network : NetworkPlot
    name : callable
        Says what [layer, unit], or [layer, unit before, unit], is called.
    """
    units = [[k, i] for k, n in enumerate(network.shown) for i in range(n)]
    links = [
        [k, before, unit]
        for k, (m, n) in enumerate(pairwise(network.shown), start=1)
        for before in range(m)
        for unit in range(n)
    ]
    ax, at = network.ax, network.position
    return [Spot(str(u), name(u), ax, at(*u), DRAG if u[0] else CLICK) for u in units] + [
        Spot(str([k, i, j]), name([k, i, j]), ax, [at(k - 1, i), at(k, j)], kind=LINE)
        for k, i, j in links
    ]
