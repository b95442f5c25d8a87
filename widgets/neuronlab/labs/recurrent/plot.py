"""Two recurrent units unrolled in time: what comes in, what they say, gates, and memory below."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.names import apart
from ...plots.put import put
from ...plots.shapes import strokes
from ...plots.sheet import Sheet, shown_size
from .model import GatedReading, Reading

PLAIN: dict[str, Any] = {
    "color": style.CLASS_COLORS[3],
    "marker": "o",
    "ms": 5,
    "lw": 1.8,
    "ls": "--",
}
GATED: dict[str, Any] = {"color": style.CLASS_COLORS[2], "marker": "^", "ms": 5.5, "lw": 2.2}

_LEAST, _GREATEST = 1e-6, 3.0
_OUTPUTS = (-1.15, 2.1)
_LEFT, _RIGHT, _BOTTOM, _MARGIN = 62, 196, 26, 24

_OPEN, _CELL = "#7fcab3", "#00513b"
"""An open gate's colour, and the LSTM's cell's, darker than its output's."""


@dataclass(frozen=True, eq=False)
class Scene:
    """A sequence, and what two units make of it.

    Attributes
    ----------
    x : ndarray (length,)
        The inputs.
    plain : Reading
    lstm : GatedReading
    step : int
        The moment in hand, from 1 on.
    """

    x: np.ndarray
    plain: Reading
    lstm: GatedReading
    step: int


class RecurrentPlot:
    """Rows over one time axis, in which a sequence of any length fills the width.

    Parameters
    ----------
    figure : matplotlib Figure
    vanished : float
        A memory below this counts as vanished.
    """

    def __init__(self, figure: Figure, vanished: float):
        sheet = Sheet(figure)
        left, right, height = _LEFT, sheet.width - _RIGHT, sheet.height

        def axes(bottom: float, top: float) -> Axes:
            return sheet.axes(left, right, bottom, top, xlim=(0, 1), xticks=[])

        # It lies over all the others: the first that the mouse meets.
        margin = _MARGIN / (right - left)
        self.ax = sheet.axes(left - _MARGIN, right + _MARGIN, 4, height - 4)
        self.ax.set_xlim(-margin, 1 + margin)
        self.ax.set_ylim(4, height - 4)
        self.ax.set_axis_off()
        self.ax.text(1.015, _BOTTOM - 11, "moment t", va="center")
        self._inputs = _Inputs(axes(height - 64, height - 26))
        self._outputs = _Outputs(axes(height - 172, height - 70))
        self._gates = _Gates(axes(height - 238, height - 184))
        self._memory = _Memory(axes(_BOTTOM, height - 250), vanished)
        self._top = height - 24
        (self._now,) = self.ax.plot(
            [], [], color=style.INK, lw=1.3, ls=(0, (4, 2)), zorder=2, animated=True
        )
        self._moment = Lettering(self.ax, [(0, 0)], size=12)
        self._ticks = Lettering(self.ax, [(0, 0)], size=11)

    @property
    def now(self) -> np.ndarray:
        """The ends of the line at the moment in hand, (2, 2)."""
        return np.asarray(self._now.get_xydata())

    def update(self, scene: Scene) -> None:
        """Show a sequence and what two units make of it."""
        plain, lstm, step, n = scene.plain, scene.lstm, scene.step, len(scene.x)
        time = (np.arange(n) + 0.5) / n
        self._inputs.update(time, scene.x)
        self._outputs.update(time, plain.h, lstm.h, lstm.c)
        self._gates.update(np.array([lstm.forget, lstm.input, lstm.output]))
        self._memory.update(time, np.abs([plain.memory, lstm.memory]))
        now = time[step - 1]
        self._now.set_data([now, now], [_BOTTOM, self._top])
        self._moment.write([f"t = {step}"], [(now, self._top + 9)])
        named = [t for t in range(1, n + 1) if t == 1 or t % 5 == 0]
        self._ticks.write(map(str, named), [((t - 0.5) / n, _BOTTOM - 11) for t in named])


class _Inputs:
    """A stem for each input."""

    def __init__(self, ax: Axes):
        ax.set_ylim(-0.45, 1.2)
        ax.set_yticks([0, 1])
        ax.axhline(0, color=style.GREY, lw=0.8)
        ax.spines["bottom"].set_visible(False)
        _beside(ax, "inputs xₜ")
        (self._stems,) = ax.plot([], [], color=style.INK, lw=1.6, zorder=3, animated=True)
        (self._heads,) = ax.plot([], [], "o", color=style.INK, ms=5, zorder=3, animated=True)

    def update(self, time, x) -> None:
        self._stems.set_data(*strokes(time, 0, x))
        self._heads.set_data(time, x)


class _Outputs:
    """The outputs of both units, and the cell of the second, as lines."""

    def __init__(self, ax: Axes):
        ax.set_ylim(*_OUTPUTS)
        ax.set_yticks([-1, 0, 1, 2])
        ax.axhline(0, color=style.PALE, lw=0.8, zorder=0)
        ax.spines["bottom"].set_visible(False)
        cell: dict[str, Any] = {"color": _CELL, "lw": 2.2, "ls": (0, (1, 1))}
        looks = PLAIN, GATED, cell
        self._lines = [
            ax.plot([], [], zorder=3, animated=True, mec="white", mew=0.5, **look)[0]
            for look in looks
        ]
        self._names = Lettering(ax, np.zeros((3, 2)), clip=False)
        self._names.paint([style.legible(look["color"]) for look in looks])
        self._names.write(["plain unit hₜ", "LSTM hₜ", "LSTM cell cₜ"])
        self._beside = 1.015 + self._names.widths() / 2 / shown_size(ax)[0]

    def update(self, time, *lines) -> None:
        for line, values in zip(self._lines, lines, strict=True):
            line.set_data(time, values)
        low, high = _OUTPUTS
        heights = apart([np.clip(values[-1], low, high) for values in lines], 0.6, low + 0.1, high)
        self._names.write(self._names.texts, np.column_stack([self._beside, heights]))


class _Gates:
    """A strip for each gate, filled as far as it is open."""

    def __init__(self, ax: Axes):
        ax.set_ylim(3, 0)
        ax.set_yticks([0.5, 1.5, 2.5], ["f", "i", "o"])
        ax.tick_params(axis="y", length=0, pad=8, labelcolor=style.INK, labelsize=12)
        for side in ("left", "bottom"):
            ax.spines[side].set_visible(False)
        for row, name in enumerate(("forget gate (full: open)", "input gate", "output gate")):
            ax.axhspan(row + 0.08, row + 0.92, fc="#ecebe4", lw=0, zorder=0)
            ax.text(1.015, row + 0.5, name, fontsize=11.5, va="center")
        self._bars = put(ax, PolyCollection([], fc=_OPEN, lw=0, aa=False, zorder=1, animated=True))

    def update(self, gates) -> None:
        edges = np.linspace(0, 1, gates.shape[1] + 1)
        x = np.concatenate([[0], np.repeat(edges, 2)[1:-1], [1]])
        feet = np.arange(3)[:, None] + 0.92
        tops = feet - 0.84 * np.repeat(gates, 2, axis=1)
        y = np.concatenate([feet, tops, feet], axis=1)
        self._bars.set_verts([np.column_stack([x, row]) for row in y])


class _Memory:
    """What is left of the first input, on a logarithmic axis: equal factors make a line."""

    def __init__(self, ax: Axes, vanished: float):
        ax.set_yscale("log")
        ax.set_ylim(_LEAST / 2.5, _GREATEST)
        ax.set_yticks([1, 1e-2, 1e-4, 1e-6], ["1", "0.01", "10⁻⁴", "10⁻⁶"])
        ax.yaxis.minorticks_off()
        ax.axhspan(_LEAST / 2.5, vanished, fc="#ecebe4", lw=0, zorder=0)
        ax.text(0.035, 1.6 * _LEAST, "vanished", color=style.GREY, fontsize=11.5)
        _beside(ax, "memory |∂hₜ/∂x₁|:\nhow much hₜ still\nchanges with the\nfirst input")
        self._lines = [
            ax.plot([], [], zorder=3, animated=True, mec="white", mew=0.5, **look)[0]
            for look in (PLAIN, GATED)
        ]
        (self._below,) = ax.plot(
            [], [], "v", color=style.INK, ms=5, zorder=4, clip_on=False, animated=True
        )

    def update(self, time, memories) -> None:
        for line, memory in zip(self._lines, memories, strict=True):
            line.set_data(time, np.where(memory < _LEAST, np.nan, memory))
        below = time[(memories < _LEAST).any(axis=0)]
        self._below.set_data(below, np.full(len(below), _LEAST / 1.6))


def _beside(ax: Axes, text: str) -> None:
    ax.text(1.015, 0.5, text, transform=ax.transAxes, va="center", linespacing=1.3)
