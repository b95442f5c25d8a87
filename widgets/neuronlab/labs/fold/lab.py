"""A line that is folded, layer after layer, and a cut that meets each of its pieces."""

from dataclasses import replace

import numpy as np
import traitlets

from ...live.controls import group, panel
from ...live.lab import Lab
from ...live.settings import Number
from ...live.spots import LINE, Spot
from ...live.stage import Pointer
from ...text.numbers import counted, figure, number
from . import model
from .plot import FoldPlot, Scene

LEAST, GREATEST = 0.05, 0.95
"""Between these, a layer can have its crease."""

LOWEST, HIGHEST = 0.05, 0.95
"""Between these, the cut can be."""


class FoldLab(Lab):
    """Layers of two ReLU units that fold a line, and the one wide layer that draws the same.

    Parameters
    ----------
    folds : int
        How many layers fold, one behind the other: 0 to 5.
    crease : float
        c, where each of them does, from 0.05 to 0.95.
    cut : float
        How high the line is cut, from 0.05 to 0.95.
    """

    title = "Fold and cut"
    begin = "Add a fold, and count the straight pieces."
    positional = ("folds",)
    size = (940, 330)
    readout_lines = 4
    moves = True

    folds = traitlets.Int(1, min=0, max=5).tag(state=True)
    crease = Number(0.5, min=LEAST, max=GREATEST).tag(state=True)
    cut = Number(0.4, min=LOWEST, max=HIGHEST).tag(state=True)

    def __init__(self, folds=1, **state):
        super().__init__(folds=folds, **state)

    def build(self):
        """Make the controls and the plot."""
        self.plot = FoldPlot(self.stage.figure)
        self.stage.on_drag(self._drag)
        self._line = model.line(self.folds, self.crease)
        return (
            panel(
                group(
                    "the layers",
                    self.slider("folds", "folds", tooltip="how many layers fold the line"),
                    self.slider("crease", "crease c", tooltip="where each layer folds it"),
                ),
                group("the cut", self.slider("cut", "height", tooltip="how high the line is cut")),
            ),
            self.stage,
            self.readout,
        )

    def show(self, changed):
        """Fold; show the line, the cut, and what the line costs."""
        folds, c = self.folds, self.crease
        start, self._line = self._line, model.line(folds, c)
        scene = Scene(
            line=self._line,
            before=model.line(max(folds - 1, 0), c),
            crease=self._crease(),
            cut=self.cut,
            meets=model.meets(self._line, self.cut),
            networks={"deep": model.deep(folds, c), "wide": model.wide(folds, c)},
        )
        if changed == {"folds"}:
            self.glide(lambda part: self.plot.update(self._on_the_way(scene, start, part)))
        else:
            self.plot.update(scene)
        folded = counted(folds, "fold")
        pieces = counted(len(self._line) - 1, "straight piece")
        cut = f"the cut meets the line {counted(len(scene.meets), 'time')}"
        costs = [
            f"{name}: {counted(sum(mlp.layer_sizes[1:-1]), 'hidden unit')}, "
            f"{mlp.n_parameters} parameters"
            for name, mlp in scene.networks.items()
        ]
        first, second = model.tent(c)
        layer = f"{figure(first, 2)}·relu(u) − {figure(-second, 2)}·relu(u − {figure(c)})"
        self.readout.show(
            f"{folded}: <b>{pieces}</b>", f"{cut}<br>{'; '.join(costs)}", f"each fold: {layer}"
        )
        return f"{folded} at {number(c)}: {pieces}; {cut}. {'; '.join(costs)}."

    def _on_the_way(self, scene: Scene, start: np.ndarray, part: float) -> Scene:
        """Return the scene with the line on its way from another one."""
        x = np.union1d(start[:, 0], scene.line[:, 0])
        y = (1 - part) * np.interp(x, *start.T) + part * np.interp(x, *scene.line.T)
        line = np.column_stack([x, y])
        return replace(scene, line=line, meets=model.meets(line, scene.cut))

    def _crease(self) -> tuple[float, float]:
        return self.crease, float(np.interp(self.crease, *self._line.T))

    # The mouse.

    def spots(self) -> list[Spot]:
        """Return the crease and the cut."""
        ax, ends = self.plot.ax, [(0, self.cut), (1, self.cut)]
        crease, cut = f"crease c = {number(self.crease)}", f"cut at {number(self.cut)}"
        return [
            Spot("crease", crease, ax, self._crease(), bound=self.crease in (LEAST, GREATEST)),
            Spot("cut", cut, ax, ends, kind=LINE, bound=self.cut in (LOWEST, HIGHEST)),
        ]

    def _drag(self, pointer: Pointer) -> None:
        if not pointer.spot:
            return
        if pointer.spot.key == "cut":
            self.cut = round(min(max(float(pointer.y), LOWEST), HIGHEST), 2)
        else:
            self.crease = round(min(max(float(pointer.x), LEAST), GREATEST), 2)
