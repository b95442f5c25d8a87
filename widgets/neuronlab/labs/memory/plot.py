"""A sequence with two marked numbers, how much slope gets back to each moment, and both errors."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.shapes import strokes
from ...plots.sheet import Sheet, shown_size

# As in RecurrentLab: the plain one dashed with discs, the gated one with triangles.
_PLAIN: dict[str, Any] = {"color": style.CLASS_COLORS[3], "marker": "o", "ms": 4.5, "ls": "--"}
_GATED: dict[str, Any] = {"color": style.CLASS_COLORS[2], "marker": "^", "ms": 5}
_NAMES = ("plain", "LSTM")

_LEAST, _GREATEST = 1e-6, 300.0
_MOST_ERROR = 2.2
_LEFT, _MIDDLE, _BOTTOM = 66, 600, 56


@dataclass(frozen=True, eq=False)
class Scene:
    """One test sequence, and where both networks are in their training.

    Attributes
    ----------
    numbers, marks : ndarray (length,)
        The sequence; where a mark is 1, the number is to be added.
    total : float
        What is asked for.
    answers : (float, float)
        What each network answers.
    sizes : ndarray (2, length)
        How large the slope of the loss is that gets back to each moment, as a share of the last.
    steps : ndarray (n,)
        After how many steps the errors were measured.
    errors : ndarray (2, n)
    step : int
    zero_error : float
        That of always answering 0.
    """

    numbers: np.ndarray
    marks: np.ndarray
    total: float
    answers: tuple[float, ...]
    sizes: np.ndarray
    steps: np.ndarray
    errors: np.ndarray
    step: int
    zero_error: float


class MemoryPlot:
    """The sequence over the slopes, on one axis of moments; the errors beside them."""

    def __init__(self, figure: Figure, most: int):
        sheet = Sheet(figure)
        height, right = sheet.height, sheet.width - 26
        top = height - 26
        self._sequence = _Sequence(sheet.axes(_LEFT, _MIDDLE, height - 116, top))
        self._slopes = _Slopes(sheet.axes(_LEFT, _MIDDLE, _BOTTOM, height - 150), sheet)
        self._errors = _Errors(sheet.axes(690, right, _BOTTOM, height - 178), most)
        self._answers = _Answers(sheet.axes(690, right, height - 116, top))
        names = [Line2D([], [], lw=2, mec="white", mew=0.5, label=f"{name} network", **look)
                 for name, look in zip(_NAMES, (_PLAIN, _GATED), strict=True)]  # fmt: skip
        sheet.overlay().legend(
            handles=names, loc="lower left", bbox_to_anchor=(_LEFT / sheet.width, 0), ncols=2,
            handlelength=3.2, borderaxespad=0.1, fontsize=12,
        )  # fmt: skip

    def update(self, scene: Scene) -> None:
        """Show a sequence and a moment of the training."""
        self._sequence.update(scene)
        self._slopes.update(scene.sizes)
        self._errors.update(scene)
        self._answers.update(scene)


class _Sequence:
    """A stem for each number; those to be added have a ring and their value."""

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_ylim(-1.15, 1.15)
        ax.set_xlim(0, 1)
        ax.set_yticks([-1, 0, 1])
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
        ax.axhline(0, color=style.PALE, lw=0.8)
        ax.set_title("the inputs: add the two that are marked", pad=8)
        (self._stems,) = ax.plot([], [], color=style.GREY, lw=1.2, animated=True)
        (self._heads,) = ax.plot([], [], "o", color=style.GREY, ms=4.5, animated=True)
        (self._marked,) = ax.plot([], [], color=style.INK, lw=3, animated=True)
        (self._rings,) = ax.plot([], [], "o", mfc=style.INK, mec="white", ms=11, mew=1.2, zorder=4,
                                 animated=True)  # fmt: skip

    def update(self, scene: Scene) -> None:
        time, marked = _times(scene.numbers), scene.marks > 0
        self._stems.set_data(*strokes(time, 0, scene.numbers))
        self._heads.set_data(time, scene.numbers)
        self._marked.set_data(*strokes(time[marked], 0, scene.numbers[marked]))
        self._rings.set_data(time[marked], scene.numbers[marked])


class _Slopes:
    """How much slope gets back to each moment, on a logarithmic axis."""

    def __init__(self, ax: Axes, sheet: Sheet):
        self.ax = ax
        ax.set_yscale("log")
        ax.set_xlim(0, 1)
        ax.set_ylim(_LEAST / 3, _GREATEST)
        ax.set_yticks([1, 1e-2, 1e-4, 1e-6], ["1", "0.01", "10⁻⁴", "10⁻⁶"])
        ax.yaxis.minorticks_off()
        ax.set_xticks([])
        ax.axhline(1, color=style.PALE, lw=0.8, zorder=0)
        ax.set_title("learning runs ← back in time: the slope that is left at each moment", pad=8)
        self._lines = [
            ax.plot([], [], lw=2, mec="white", mew=0.5, zorder=3, animated=True, **look)[0]
            for look in (_PLAIN, _GATED)
        ]
        self._below, self._beyond = (
            ax.plot([], [], mark, color=style.INK, ms=5, zorder=4, clip_on=False, animated=True)[0]
            for mark in "v^"
        )
        over = sheet.overlay()
        self._ticks = Lettering(over, [(0, 0)], size=11)
        over.text(_MIDDLE, _BOTTOM - 32, "moment t", ha="right", va="center")

    def update(self, sizes: np.ndarray) -> None:
        length = sizes.shape[1]
        time = _times(sizes[0])
        for line, values in zip(self._lines, sizes, strict=True):
            inside = (values >= _LEAST) & (values <= _GREATEST)
            line.set_data(time, np.where(inside, values, np.nan))
        low = time[(sizes < _LEAST).any(axis=0)]
        self._below.set_data(low, np.full(len(low), _LEAST / 1.8))
        high = time[(sizes > _GREATEST).any(axis=0)]
        self._beyond.set_data(high, np.full(len(high), _GREATEST / 1.3))
        named = [1, *(t for t in range(5, length - 1, 5)), length]
        width = _MIDDLE - _LEFT
        at = [(_LEFT + (t - 0.5) / length * width, _BOTTOM - 13) for t in named]
        self._ticks.write(map(str, named), at)


class _Errors:
    """The mean squared error of both on the test sequences, over the steps."""

    def __init__(self, ax: Axes, most: int):
        ax.set_xlim(0, most)
        ax.set_ylim(0, _MOST_ERROR)
        ax.set_yticks([0, 1, 2], ["0", "1", "2"])
        ax.set_xticks([0, most // 2, most])
        ax.set_xlabel("steps", labelpad=1)
        ax.set_title("error on 64 test sequences", pad=8)
        self._most = most
        (self._zero,) = ax.plot([], [], color=style.GREY, lw=1.2, ls=":", animated=True)
        self._name = Lettering(ax, [(0, 0)], size=11)
        self._name.write(["dotted: always answering 0"])
        self._half = self._name.widths()[0] / 2 / shown_size(ax)[0] * most
        self._lines = [
            ax.plot([], [], lw=2, mec="white", mew=0.5, zorder=3, markevery=[-1], clip_on=False,
                    animated=True, **(look | {"ms": 8}))[0]
            for look in (_PLAIN, _GATED)
        ]  # fmt: skip

    def update(self, scene: Scene) -> None:
        for line, values in zip(self._lines, scene.errors, strict=True):
            line.set_data(scene.steps, np.minimum(values, _MOST_ERROR))
        zero = scene.zero_error
        self._zero.set_data([0, self._most], [zero, zero])
        # High over all that the errors come to after some steps.
        self._name.write(self._name.texts, [(self._most - self._half, zero + 0.55)])


class _Answers:
    """The sum that is asked for and both answers, on one scale."""

    def __init__(self, ax: Axes):
        ax.set_xlim(-2, 2)
        ax.set_ylim(0, 3)
        ax.set_yticks([2.5, 1.5, 0.5], ["the sum", *_NAMES])
        ax.set_xticks([-2, -1, 0, 1, 2])
        ax.xaxis.set_ticklabels(["−2", "−1", "0", "1", "2"])
        ax.tick_params(axis="y", length=0, labelcolor=style.INK, labelsize=12)
        ax.spines["left"].set_visible(False)
        ax.set_title("this sequence", pad=8)
        ax.axvline(0, color=style.PALE, lw=0.8)
        (self._sum,) = ax.plot([], [], color=style.GREY, lw=1.2, ls=":", animated=True)
        (self._total,) = ax.plot([], [], "o", color=style.INK, ms=11, mec="white", zorder=4,
                                 animated=True)  # fmt: skip
        self._answers = [
            ax.plot([], [], mec="white", mew=0.6, zorder=4, clip_on=False, animated=True,
                    **(look | {"ms": 9, "ls": ""}))[0]
            for look in (_PLAIN, _GATED)
        ]  # fmt: skip

    def update(self, scene: Scene) -> None:
        total = scene.total
        self._sum.set_data([total, total], [0, 2.5])
        self._total.set_data([total], [2.5])
        for mark, answer, y in zip(self._answers, scene.answers, (1.5, 0.5), strict=True):
            mark.set_data([np.clip(answer, -2, 2)], [y])


def _times(values: np.ndarray) -> np.ndarray:
    """Return where each moment stands between 0 and 1."""
    return (np.arange(len(values)) + 0.5) / len(values)
