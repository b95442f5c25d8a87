"""The picture of a multilayer perceptron: its network, with each layer's shapes above and below."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure

from ...plots.lettering import Lettering
from ...plots.network import NetworkPlot
from ...plots.sheet import Sheet
from ...text.numbers import number
from ...text.symbols import subscript

_ROOM = 40
"""How many pixels there are above the units for two lines, and as many below."""

MOST_LABELS = 10
"""A unit with more links has no numbers on them."""

_PALE, _FAINT = 0.45, 0.15
"""How much of its colour a link has that does not lead to the unit in hand, or is not reached."""


@dataclass(frozen=True, eq=False)
class Scene:
    """What is seen of a network at work.

    Attributes
    ----------
    weights : sequence of ndarray (n_units before, n_units)
    values, texts : sequence of sequences, one for each layer
        What fills each unit, from −1 to 1, and what is written in it.
    below : sequence of sequences, one for each layer
        What is written below each unit: the bias of the one in hand, and what its circle has
        no room for.
    doing : sequence of str
        What stands under each layer's heading.
    notes : sequence of (str, str)
        The two lines below each layer.
    chosen : (layer, unit)
        The unit in hand: it has a ring, and its links have their full colour.
    reached : int
        The last layer that has been computed; those after it are pale.
    """

    weights: Sequence[np.ndarray]
    values: Sequence[Sequence[float] | np.ndarray]
    texts: Sequence[Sequence[str]]
    below: Sequence[Sequence[str]]
    doing: Sequence[str]
    notes: Sequence[tuple[str, str]]
    chosen: tuple[int, int]
    reached: int


class LayersPlot:
    """A network with a heading and a footing for each layer, and one unit in hand."""

    def __init__(self, figure: Figure):
        ax = Sheet(figure).overlay()
        self.network = NetworkPlot(ax, [("",)] * 2, room=_ROOM, steady=True)
        self._titles = Lettering(self.network.ax, [], size=12.5)
        self._notes = Lettering(self.network.ax, [], size=11)

    def set_layers(self, sizes: Sequence[int], titles: Sequence[str]) -> None:
        """Show layers of so many units, under these headings."""
        self._sizes = list(sizes)
        network = self.network
        network.set_layers([("",) * n for n in sizes])
        across, up = network.pixels
        height = 0.5 + (_ROOM - np.array([14, 31])) / up  # of the two lines above
        x = np.arange(len(sizes), dtype=float)
        lines = [np.column_stack([x, np.full(len(x), y)]) for y in (*height, *-height[::-1])]
        self._titles.write(titles, lines[0])
        inputs = np.array([network.position(0, i) for i in range(network.shown[0])])
        names = inputs - [(network.radius + 16) / across, 0]
        self._note_places = np.concatenate([*lines[1:], names])
        self._input_names = [f"x{subscript(i + 1)}" for i in range(network.shown[0])]

    def update(self, scene: Scene) -> None:
        """Show these numbers."""
        weights, chosen, reached = scene.weights, scene.chosen, scene.reached
        layer, unit = chosen
        strengths = [
            np.full(W.shape, _PALE if k <= reached else _FAINT) for k, W in enumerate(weights, 1)
        ]
        if layer:
            strengths[layer - 1][:, unit] = 1.0
        else:
            strengths[0][unit] = 1.0
        self.network.update(
            weights,
            scene.values,
            scene.texts,
            below=scene.below,
            labels=self._labels(weights, chosen),
            strongest=max(float(np.abs(W).max()) for W in weights),
            strengths=strengths,
            lit=[1.0 if k <= reached else 0.3 for k in range(len(self._sizes))],
            chosen=chosen,
        )
        first, second = zip(*scene.notes, strict=True)
        self._notes.write([*scene.doing, *first, *second, *self._input_names], self._note_places)

    def _labels(self, weights, chosen) -> list[np.ndarray]:
        """Write its weight on each link of the unit in hand: a number belongs to one unit."""
        layer, unit = chosen
        labels = []
        for k, W in enumerate(weights, 1):
            texts = np.full(W.shape, "", dtype=object)
            which = np.zeros(W.shape, dtype=bool)
            if k == layer and len(W) <= MOST_LABELS:
                which[:, unit] = True
            elif k == 1 and layer == 0 and W.shape[1] <= MOST_LABELS:
                which[unit] = True
            texts[which] = [number(w) for w in W[which]]
            labels.append(texts)
        return labels
