"""Folds as they are drawn: the line that comes out with its cut, and two networks that give it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure

from ...models.mlp import MLP
from ...plots import style
from ...plots.lettering import Lettering
from ...plots.network import NetworkPlot
from ...plots.put import put_handle
from ...plots.sheet import Sheet


@dataclass(frozen=True, eq=False)
class Scene:
    """A folded line.

    Attributes
    ----------
    line : ndarray (n, 2)
        The corners and ends of what comes out.
    before : ndarray (m, 2)
        The same before the last fold.
    crease : (float, float)
        The point of the line at the crease c.
    cut : float
        How high the cut is.
    meets : ndarray (k,)
        Where it crosses the line.
    networks : mapping of str to MLP
        Two that give this line, "deep" and "wide".
    """

    line: np.ndarray
    before: np.ndarray
    crease: tuple[float, float]
    cut: float
    meets: np.ndarray
    networks: Mapping[str, MLP]


class FoldPlot:
    """The line on the left; on the right the deep network over the wide one."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        self.ax = ax = sheet.axes(44, 606, 40, sheet.height - 28)
        ax.set_title("the line that comes out; pale: before its last fold; dotted: a cut", pad=8)
        ax.set_xlim(-0.02, 1.02)
        ax.set_ylim(-0.06, 1.06)
        ax.set_xticks([0, 0.5, 1], ["0", "½", "1"])
        ax.set_yticks([0, 0.5, 1], ["0", "½", "1"])
        ax.set_xlabel("input x", labelpad=1)
        (self._before,) = ax.plot([], [], color=style.GREY, lw=5, alpha=0.4, animated=True)
        (self._line,) = ax.plot([], [], color=style.INK, lw=2.4, zorder=3, animated=True)
        (self._cut,) = ax.plot([0, 1], [0, 0], ":", color=style.INK, lw=1.6, animated=True)
        (self._meets,) = ax.plot(
            [], [], "o", ms=7, mfc=style.INK, mec=style.PAPER, zorder=4, animated=True
        )
        self._handle = put_handle(ax)
        half = sheet.height / 2
        self._networks = {
            name: _Network(sheet, name, bottom, bottom + half - 44)
            for name, bottom in (("deep", half + 14), ("wide", 8))
        }

    def update(self, scene: Scene) -> None:
        """Show this line."""
        self._before.set_data(*scene.before.T)
        self._line.set_data(*scene.line.T)
        self._cut.set_ydata([scene.cut, scene.cut])
        self._meets.set_data(scene.meets, np.full(len(scene.meets), scene.cut))
        self._handle.set_data([scene.crease[0]], [scene.crease[1]])
        for name, network in self._networks.items():
            network.update(scene.networks[name])


class _Network:
    def __init__(self, sheet: Sheet, name: str, bottom: float, top: float):
        self._name, left, right = name, 650, sheet.width - 8
        self._title = Lettering(sheet.overlay(), [((left + right) / 2, top + 15)], size=12.5)
        self._plot = NetworkPlot(sheet.axes(left, right, bottom, top), [("",)] * 2, radius=11)
        self._sizes: list[int] = []

    def update(self, mlp: MLP) -> None:
        sizes = list(mlp.layer_sizes)
        blank = [("",) * n for n in sizes]
        if sizes != self._sizes:
            self._sizes = sizes
            self._plot.set_layers(blank)
        strongest = max(float(np.abs(W).max()) for W in mlp.weights)
        self._plot.update(mlp.weights, [np.zeros(n) for n in sizes], blank, strongest=strongest)
        shape = "–".join(map(str, sizes))
        self._title.write([f"{self._name} {shape}: {mlp.n_parameters} parameters"])
