"""The race as it is drawn: both networks and their curves, the errors, and every start's end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...models.mlp import MLP
from ...plots import style
from ...plots.lettering import Lettering
from ...plots.network import NetworkPlot
from ...plots.sheet import Sheet
from ...text.numbers import number
from .model import EPOCHS, EVERY, GRID, LAYERS

LOOKS = {"wide": "s", "deep": "o"}
"""Network → its mark; the wide one's is hollow, and its line dashed."""

_TOP = 1.45  # above the curves, which reach 1, there is room for a line of text
_LEAST, _GREATEST = 0.003, 1.2


@dataclass(frozen=True, eq=False)
class Scene:
    """Both networks after so many epochs.

    Attributes
    ----------
    mlps : mapping of str to MLP
    y : ndarray (n_grid,)
        The curve to learn.
    y_hat : mapping of str to ndarray (n_grid,)
    errors : mapping of str to ndarray (n,)
        How far each was off on average, after 0, 20, 40, … epochs.
    ends : sequence of mapping of str to float
        How far each was off at the end, for every start that was run.
    """

    mlps: Mapping[str, MLP]
    y: np.ndarray
    y_hat: Mapping[str, np.ndarray]
    errors: Mapping[str, np.ndarray]
    ends: Sequence[Mapping[str, float]]


class DepthPlot:
    """A column for each network, and one for the errors."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        top = sheet.height - 26
        self.columns = {
            name: _Column(sheet, name, left) for name, left in (("wide", 40), ("deep", 354))
        }
        self.errors = _Errors(sheet.axes(694, sheet.width - 16, 188, top))
        self.ends = _Ends(sheet.axes(694, sheet.width - 16, 40, 124))

    def update(self, scene: Scene) -> None:
        """Show how far the race has come."""
        for name, column in self.columns.items():
            column.update(scene, name)
        self.errors.update(scene.errors, scene.y)
        self.ends.update(scene.ends)


class _Column:
    def __init__(self, sheet: Sheet, name: str, left: float):
        top = sheet.height - 26
        layers = LAYERS[name]
        net = sheet.axes(left, left + 280, 238, top - 2)
        shape = "–".join(map(str, layers))
        net.set_title(f"{name}: {shape}", pad=6)
        self._net = NetworkPlot(net, [("",) * n for n in layers], radius=9)
        self.ax = ax = sheet.axes(left, left + 280, 40, 222)
        ax.set_xlim(-1.04, 1.04)
        ax.set_yticks([-1, 0, 1], ["−1", "0", "1"])
        ax.set_xticks([-1, 1], ["−1", "1"])
        ax.set_xlabel("input x", labelpad=-8)
        (self._target,) = ax.plot([], [], color=style.GREY, lw=5, alpha=0.5, animated=True)
        (self._answer,) = ax.plot([], [], color=style.INK, lw=2.4, animated=True)
        self._off = Lettering(ax, [(0, 0)], size=13)

    def update(self, scene: Scene, name: str) -> None:
        weights = scene.mlps[name].weights
        low = -0.45 if scene.y.min() >= 0 else -1.35
        style.set_limits(self.ax, self.ax.get_xlim(), (low, _TOP))
        blank = [("",) * n for n in LAYERS[name]]
        self._net.update(weights, [np.zeros(n) for n in LAYERS[name]], blank)
        self._target.set_data(GRID, scene.y)
        self._answer.set_data(GRID, scene.y_hat[name])
        said = f"off by {number(scene.errors[name][-1])} on average"
        self._off.write([said], [(0, _TOP - 0.13 * (_TOP - low) / 2)])


class _Errors:
    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_title("how far off; dotted: one flat line", pad=6)
        ax.set_yscale("log")
        ax.set_xlim(0, EPOCHS)
        ax.set_ylim(_LEAST, 2 * _GREATEST)
        ax.minorticks_off()
        ax.set_yticks([0.01, 0.1, 1], ["0.01", "0.1", "1"])
        ax.set_xticks([0, 2000])
        ax.get_xticklabels()[1].set_horizontalalignment("right")
        ax.text(1960, 1.65, "□ – – wide     ● — deep", ha="right", va="center", size=11)
        ax.set_xlabel("epochs", labelpad=-8)
        self._lines = {
            name: ax.plot([], [], color=style.INK, ls=dashes, lw=2, animated=True)[0]
            for name, dashes in (("wide", (0, (4, 2))), ("deep", "-"))
        }
        self._ends = {name: _mark(ax, name) for name in LOOKS}
        (self._flat,) = ax.plot([0, EPOCHS], [1, 1], ":", color=style.GREY, lw=1.2, animated=True)

    def update(self, errors: Mapping[str, np.ndarray], y: np.ndarray) -> None:
        """Show the errors beside that of the best horizontal line, which needs no network."""
        flat = float(np.abs(y - np.median(y)).mean())
        self._flat.set_ydata([flat, flat])
        for name, line in self._lines.items():
            values = np.clip(errors[name], _LEAST, _GREATEST)
            line.set_data(EVERY * np.arange(len(values)), values)
            self._ends[name].set_data([EVERY * (len(values) - 1)], [values[-1]])


class _Ends:
    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_title("at the end, one mark for each start", pad=6)
        ax.set_xlim(0, 0.6)
        ax.set_ylim(-0.7, 1.7)
        ax.set_yticks([1, 0], ["wide", "deep"])
        ax.tick_params(axis="y", length=0, pad=9, labelsize=12, labelcolor=style.INK)
        ax.set_xticks([0, 0.2, 0.4, 0.6], ["0", "0.2", "0.4", "0.6"])
        ax.set_xlabel("off on average", labelpad=1)
        self._marks = {name: _mark(ax, name) for name in LOOKS}
        self._none = Lettering(ax, [(0.3, 0.5)], size=12)

    def update(self, ends: Sequence[Mapping[str, float]]) -> None:
        for name, level in (("wide", 1), ("deep", 0)):
            # Marks that would hide each other are put a little above each other.
            lift = 0.13 * (np.arange(len(ends)) % 5 - 2)
            self._marks[name].set_data(np.minimum([e[name] for e in ends], 0.6), level + lift)
        self._none.write([] if ends else ["press “one more start”"])


def _mark(ax: Axes, name: str):
    face = style.PAPER if name == "wide" else style.INK
    return ax.plot(
        [], [], LOOKS[name], ms=7, mfc=face, mec=style.INK, mew=1.3, ls="", zorder=4,
        clip_on=False, animated=True,
    )[0]  # fmt: skip
