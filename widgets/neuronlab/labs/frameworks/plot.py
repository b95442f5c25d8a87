"""The picture of the framework comparison: curves that coincide, and the little they differ."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.sheet import Sheet
from .scene_model import Scene
from .task_model import ROUNDING

LOOKS: dict[str, dict[str, Any]] = {
    "NumPy": {"color": style.PALE, "lw": 11},
    "scikit-learn": {"color": style.CLASS_COLORS[4], "lw": 5.5},
    "Keras": {"color": style.CLASS_COLORS[6], "lw": 2.6, "ls": (0, (6, 2))},
    "PyTorch": {"color": style.INK, "lw": 1.8, "ls": (0, (1, 3))},
}
"""From below to above, each narrower; long dashes, and dots upon them, so that both are seen."""

NOTHING = 1e-17
"""Where a difference of exactly 0 is drawn."""


class RunsPlot:
    """The loss of each library over the epochs, one on top of the other."""

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_title("loss over all samples, after each epoch", pad=10)
        ax.set_yscale("log")
        ax.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
        ax.yaxis.set_minor_locator(NullLocator())
        ax.grid(axis="y", color=style.PALE, lw=0.6)
        ax.set_axisbelow(True)
        self._lines = {
            name: ax.plot([], [], zorder=3 + k, solid_capstyle="butt", dash_capstyle="butt",
                          animated=True, **look)[0]
            for k, (name, look) in enumerate(LOOKS.items())
        }  # fmt: skip
        self.cursor = Cursor(ax)

    def update(self, scene: Scene, last: float) -> None:
        """Show the losses, and the cursor; the axis goes to ``last``."""
        for name, line in self._lines.items():
            line.set_data(*_shown(scene.curves.get(name)))
        reference = scene.curves["NumPy"]
        drawn = reference[np.isfinite(reference) & (reference > 0)]
        low, high = (drawn.min(), drawn.max()) if len(drawn) else (0.1, 1.0)
        style.set_limits(
            self.ax, (0.0, last), (1 / style.nice_limit(1.06 / low), style.nice_limit(1.06 * high))
        )
        self.cursor.update(scene.epoch, reference[scene.epoch])


class DifferencesPlot:
    """How far each library's loss is from NumPy's, in powers of ten that never move."""

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_title("difference from NumPy's loss", pad=10)
        ax.set_ylim(np.log10(NOTHING), 1)
        ax.set_yticks([-17, -16, -12, -8, -4, 0], ["0", "10⁻¹⁶", "10⁻¹²", "10⁻⁸", "10⁻⁴", "1"])
        for name, size in ROUNDING.items():
            ax.axhline(np.log10(size), color=style.GREY, lw=0.9, ls=(0, (1, 2)), zorder=1)
            ax.text(
                1.015, np.log10(size), f"{name}\nrounding", transform=ax.get_yaxis_transform(),
                va="center", fontsize=11, linespacing=1.1, color=style.GREY,
            )  # fmt: skip
        looks = {
            name: {**look, "lw": min(look["lw"], 2.6)}
            for name, look in LOOKS.items()
            if name != "NumPy"
        }
        self._lines = {
            name: ax.plot([], [], zorder=3 + k, clip_on=False, animated=True, **look)[0]
            for k, (name, look) in enumerate(looks.items())
        }
        self.cursor = Cursor(ax)

    def update(self, scene: Scene, last: float) -> None:
        """Show the differences, and the cursor."""
        for name, line in self._lines.items():
            found = scene.differences.get(name)
            x, y = _shown(None if found is None else found.curve)
            line.set_data(x, np.log10(np.maximum(y, NOTHING)))
        style.set_limits(self.ax, (0.0, last), self.ax.get_ylim())
        self.cursor.update(scene.epoch)


class Cursor:
    """The epoch in hand: a line, and a ring where it meets the curve."""

    def __init__(self, ax: Axes):
        ax.xaxis.set_major_locator(MaxNLocator(6, integer=True, steps=[1, 2, 5, 10]))
        ax.set_xlabel("epoch", labelpad=2)
        self._line = ax.axvline(0, color=style.GREY, lw=1, zorder=2, animated=True)
        (self._ring,) = ax.plot(
            [], [], "o", ms=13, mfc="none", mec=style.INK, mew=1.4, zorder=9, clip_on=False,
            animated=True,
        )  # fmt: skip

    def update(self, epoch: int, value: float = np.nan) -> None:
        """Show the epoch, and the ring at ``value`` where that is a number."""
        self._line.set_xdata([epoch, epoch])
        self._ring.set_data(*([epoch], [value]) if np.isfinite(value) else ([], []))


class FrameworksPlot:
    """The two pictures beside each other, under one row that names the lines."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        low, high = 42, sheet.height - 70
        self.runs = RunsPlot(sheet.axes(56, 500, low, high))
        self.differences = DifferencesPlot(sheet.axes(566, sheet.width - 70, low, high))
        row = sheet.bare(0, sheet.width, sheet.height - 36, sheet.height)
        self._samples = [
            row.add_line(Line2D([], [], solid_capstyle="butt", animated=True, **look))
            for look in LOOKS.values()
        ]
        self._names = Lettering(row, np.zeros((len(LOOKS), 2)), size=12.5)
        self._middle = sheet.height - 19

    def update(self, scene: Scene) -> None:
        """Show the runs that are there."""
        last = float(np.ceil(style.nice_limit(scene.epochs)))
        self.runs.update(scene, last)
        self.differences.update(scene, last)
        names = [f"{name}{scene.notes.get(name, '')}" for name in LOOKS]
        self._names.write(names)
        self._names.paint([style.INK if name in scene.curves else style.GREY for name in LOOKS])
        widths, x, places = self._names.widths(), 56.0, []
        for sample, width in zip(self._samples, widths, strict=True):
            sample.set_data([x, x + 44], [self._middle] * 2)
            places.append((x + 52 + width / 2, self._middle))
            x += 52 + width + 28
        self._names.write(names, places)


def _shown(losses: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
    """Return epochs and values of those that are numbers."""
    losses = np.array([]) if losses is None else losses
    finite = np.isfinite(losses)
    return np.flatnonzero(finite), losses[finite]
