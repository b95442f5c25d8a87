"""Neurons wired at a crossbar: signals run to the right, and cross the dendrites of neurons.

Where a wire crosses a dendrite there is room for a synapse. A neuron's own axon is one more wire,
which crosses the dendrites of those after it: nothing can go round in a circle.
"""

from typing import Any

import numpy as np
from matplotlib.collections import LineCollection

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.network import tint
from ...plots.put import Marks, put
from ...plots.sheet import Sheet
from .levels_model import MOST_NEURONS
from .levels_scene_model import Scene

BODY, INPUT = 17.0, 15.0
"""Radius of a neuron's body and of an input, in pixels."""

_SOCKET, _SYNAPSE = 7.0, 11.0
_SIZES = {"none": _SOCKET, "×1": _SYNAPSE, "×2": 13.0, "inhibitory": _SYNAPSE}
_FILLS = {
    "none": style.PAPER,
    "×1": style.POSITIVE,
    "×2": style.POSITIVE,
    "inhibitory": style.NEGATIVE,
}


class CrossbarPlot:
    """Inputs on the left, neurons as steps down to the right, a place for each synapse.

    Parameters
    ----------
    sheet : Sheet
    left, right, bottom, top : float
        Where it is drawn, in pixels of the sheet.

    Attributes
    ----------
    places : dict of str to ndarray (2,)
        Where each input, each neuron's body, and each crossing is: "A", "n1", "A>n1".
    """

    def __init__(self, sheet: Sheet, left: float, right: float, bottom: float, top: float):
        self.ax = sheet.bare(left, right, bottom, top)
        self._box = left, right, bottom, top
        self.places: dict[str, np.ndarray] = {}
        self._dendrites = put(
            self.ax, LineCollection([], zorder=1, animated=True, capstyle="round")
        )
        self._wires = put(self.ax, LineCollection([], zorder=2, animated=True, linewidths=2.6))
        self._synapses: Marks = self.ax.scatter([], [], linewidths=1.4, zorder=4, animated=True)
        self._cells: Marks = self.ax.scatter([], [], linewidths=1.6, zorder=4, animated=True)
        white: dict[str, Any] = {"color": "white", "ls": "", "zorder": 5, "animated": True}
        (self._plus,) = self.ax.plot([], [], "+", ms=10, mew=1.8, **white)
        (self._twice,) = self.ax.plot([], [], marker="$+2$", ms=15, mew=0.3, **white)
        (self._minus,) = self.ax.plot([], [], "_", ms=10, mew=1.8, **white)
        self._words = Lettering(self.ax, np.zeros((3 + 3 * MOST_NEURONS + 7, 2)), zorder=6)

    def update(self, scene: Scene) -> None:
        """Show a circuit, with what every wire carries in the row in hand."""
        n, names, now = len(scene.level.inputs), scene.wires, scene.now
        self._lay_out(scene)
        at = [self.places[name] for name in names]
        end = self._box[1] - 62
        self._wires.set_segments([[(x, y), (end, y)] for x, y in at])
        self._wires.set_color([style.POSITIVE if value else style.PALE for value in now])
        tops = self.places[names[0]][1] + 26
        self._dendrites.set_segments([[(x, tops), (x, y)] for x, y in at[n:]])
        chosen = [place == scene.chosen for place in range(len(scene.circuit))]
        self._dendrites.set_linewidths([9 if on else 6 for on in chosen])
        self._dendrites.set_color([_DENDRITE_LIT if on else _DENDRITE for on in chosen])
        self._cells.set_offsets(at)
        self._cells.set_sizes([(2 * (INPUT if k < n else BODY)) ** 2 for k in range(len(names))])
        self._cells.set_facecolors([tint(value) for value in now])
        self._cells.set_edgecolors([style.INK] * len(names))
        self._cells.set_linewidths([1.6] * n + [3.0 if on else 1.6 for on in chosen])
        self._show_synapses(scene)
        self._write(scene, at, end)

    def _lay_out(self, scene: Scene) -> None:
        """Find a place for everything there is."""
        left, right, bottom, top = self._box
        n, names = len(scene.level.inputs), scene.wires
        high = min(82.0, (top - bottom - 56) / max(len(names) - 1, 1))
        first = top - 34
        wide = min(116.0, (right - left - 250) / max(len(scene.circuit) - 1, 1))
        self.places = {name: np.array([left + 52, first - k * high]) for k, name in
                       enumerate(names[:n])}  # fmt: skip
        for k, name in enumerate(names[n:]):
            self.places[name] = np.array([left + 160 + k * wide, first - (n + k) * high])
        for wire, place, _ in scene.crossings():
            x, y = self.places[names[n + place]][0], self.places[names[wire]][1]
            self.places[f"{names[wire]}>{names[n + place]}"] = np.array([x, y])

    def _show_synapses(self, scene: Scene) -> None:
        n, names = len(scene.level.inputs), scene.wires
        found = scene.crossings()
        at = [self.places[f"{names[wire]}>{names[n + place]}"] for wire, place, _ in found]
        kinds = [kind for _, _, kind in found]
        self._synapses.set_offsets(np.reshape(at, (-1, 2)))
        self._synapses.set_sizes([(2 * _SIZES[kind]) ** 2 for kind in kinds])
        self._synapses.set_facecolors([_FILLS[kind] for kind in kinds])
        self._synapses.set_edgecolors(
            [style.GREY if kind == "none" else style.PAPER for kind in kinds]
        )
        for marks, wanted in (
            (self._plus, "×1"), (self._twice, "×2"), (self._minus, "inhibitory"),
        ):  # fmt: skip
            marked = [place for place, kind in zip(at, kinds, strict=True) if kind == wanted]
            marks.set_data(*np.reshape(marked, (-1, 2)).T)

    def _write(self, scene: Scene, at, end: float) -> None:
        """Write each value in its circle, names beside, and the thresholds."""
        n, names, now = len(scene.level.inputs), scene.wires, scene.now
        texts = [str(value) for value in now]
        places = [tuple(place) for place in at]
        for name, (x, y) in zip(names[:n], at, strict=False):
            texts.append(name)
            places.append((x - 30, y))
        for k, (x, y) in enumerate(at[n:]):
            texts += [f"θ = {scene.circuit[k].threshold}", scene.role(k) or f"n{'₁₂₃₄'[k]}"]
            places += [(x - 44, y), (end + 28, y)]
        spare = 3 + 3 * MOST_NEURONS + 7 - len(texts)
        self._words.write(texts + [""] * spare, np.array(places + [(0.0, 0.0)] * spare))


_DENDRITE, _DENDRITE_LIT = "#dcd4ec", "#b9a8dc"
