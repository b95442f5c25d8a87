"""The Hebbian neuron's picture: its synapses, how they grew, and what it answers to now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.network import NetworkPlot
from ...plots.put import put_handle
from ...plots.sheet import Sheet
from .model import Showing

_LINES: tuple[dict[str, Any], ...] = (
    {"color": style.POSITIVE, "ls": "-", "lw": 2.6, "marker": "o", "ms": 11, "mfc": "none"},
    {"color": style.INK, "ls": (0, (4, 2)), "lw": 1.8, "marker": "s", "ms": 5},
    {"color": style.CLASS_COLORS[4], "ls": (0, (1, 1)), "lw": 2.4, "marker": "^", "ms": 8},
)


@dataclass(frozen=True, eq=False)
class Scene:
    """One moment of a neuron that learns.

    Attributes
    ----------
    history : ndarray (n_shown + 1, 3)
        The weights at the beginning and after each pattern.
    last : Showing or None
        What the last pattern did; None where none was shown.
    sums : sequence of float
        What each pattern would give now.
    fires : sequence of bool
        Whether that is enough.
    threshold : float
    """

    history: np.ndarray
    last: Showing | None
    sums: Sequence[float]
    fires: Sequence[bool]
    threshold: float


class WeightsPlot:
    """The three weights over the number of patterns shown; a marker where each stands now."""

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_ylim(0, 1.06)
        ax.set_title("how the weights have changed", pad=7)
        ax.set_xlabel("patterns shown", labelpad=1)
        ax.set_ylabel("weight w", labelpad=4)
        ax.xaxis.set_major_locator(MaxNLocator(5, integer=True))
        self._lines = [
            ax.plot([], [], animated=True, markevery=[-1], clip_on=False, **how)[0]
            for how in _LINES
        ]
        self._names = [
            ax.annotate(
                "", (0, 0), (12, 0), textcoords="offset points", va="center", animated=True,
                annotation_clip=False,
            )
            for _ in _LINES
        ]  # fmt: skip

    def update(self, history: np.ndarray) -> None:
        """Show ``history`` (n_shown + 1, 3), the weights at the beginning first."""
        shown = np.arange(len(history))
        style.set_limits(self.ax, (0, max(7.0, style.nice_limit(shown[-1] + 1))), (0, 1.06))
        for line, weights in zip(self._lines, history.T, strict=True):
            line.set_data(shown, weights)
        written = names_beside(history[-1])
        for k, name in enumerate(self._names):
            text, height = written[k] if k < len(written) else ("", 0.0)
            name.set_text(text)
            name.xy = (shown[-1], height)


def names_beside(weights: np.ndarray, near: float = 0.09) -> list[tuple[str, float]]:
    """Return what is written beside the lines' ends, and how high: one name where they are near."""
    places: list[tuple[list[int], float]] = []
    for k in np.argsort(weights, kind="stable"):
        if places and weights[k] - places[-1][1] < near:
            members = [*places[-1][0], int(k)]
            places[-1] = (members, float(np.mean(weights[members])))
        else:
            places.append(([int(k)], float(weights[k])))
    return [(" ".join(f"w{'₁₂₃'[k]}" for k in sorted(group)), at) for group, at in places]


class AnswersPlot:
    """A bar for each pattern: the sum that it would give now, beside the threshold."""

    def __init__(self, ax: Axes, patterns: Mapping[str, tuple]):
        self.ax = ax
        ax.set_title("what each pattern would give now", pad=7)
        ax.set_xlim(-0.6, len(patterns) - 0.4)
        ax.set_ylim(0, 2.2)
        ax.set_yticks([0, 0.5, 1, 1.5, 2])
        ax.set_ylabel("weighted sum", labelpad=4)
        ax.set_xticks(
            range(len(patterns)),
            [f"{name}\n({', '.join(map(str, x))})" for name, x in patterns.items()],
        )
        ax.tick_params(axis="x", length=0, labelsize=12, labelcolor=style.INK)
        self._bars = ax.bar(range(len(patterns)), 0, 0.62, animated=True, zorder=2)
        self._words = Lettering(ax, np.zeros((len(patterns), 2)), zorder=5)
        self._threshold = ax.axhline(
            0, color=style.INK, lw=1.4, ls=(0, (5, 3)), animated=True, zorder=4
        )
        self._end = ax.get_xlim()[1]
        self._handle = put_handle(ax, zorder=6)
        self._name = ax.annotate(
            "θ", (self._end, 0), (12, 0), textcoords="offset points", va="center", animated=True,
            annotation_clip=False,
        )  # fmt: skip

    def update(self, sums, fires, threshold: float) -> None:
        """Show a sum and whether it is enough for each pattern, and the threshold."""
        words, places = [], []
        for bar, total, fired in zip(self._bars, sums, fires, strict=True):
            bar.set_height(total)
            bar.set_facecolor(style.POSITIVE if fired else style.PALE)
            words.append(f"{total:.2f} {'fires' if fired else 'silent'}")
            # Above the bar, and clear of the threshold's line.
            places.append(0.09 + (threshold if total < threshold < total + 0.2 else total))
        self._words.write(words, np.column_stack([np.arange(len(words)), places]))
        self._threshold.set_ydata([threshold, threshold])
        self._handle.set_data([self._end], [threshold])
        self._name.xy = (self._end, threshold)

    def column(self, k: int) -> list[tuple[float, float]]:
        """Return two opposite corners of the place of pattern ``k``."""
        low, high = self.ax.get_ylim()
        return [(k - 0.45, low), (k + 0.45, high)]

    def line(self, threshold: float) -> list[tuple[float, float]]:
        """Return the two ends of the threshold's line."""
        return [(self.ax.get_xlim()[0], threshold), (self._end, threshold)]


class HebbPlot:
    """The three pictures beside each other on one figure."""

    def __init__(self, figure: Figure, patterns: Mapping[str, tuple]):
        sheet = Sheet(figure)
        width, height = sheet.width, sheet.height
        self.network = NetworkPlot(
            sheet.axes(8, 320, 0, height - 8), [("x₁", "x₂", "x₃"), ("neuron",)], radius=25
        )
        self.answers = AnswersPlot(sheet.axes(372, 632, 44, height - 30), patterns)
        self.weights = WeightsPlot(sheet.axes(716, width - 40, 44, height - 30))

    def update(self, scene: Scene) -> None:
        """Show one moment."""
        now, last = scene.history[-1], scene.last
        values, texts = [[0.0] * 3, [0.0]], [[""] * 3, [""]]
        if last is not None:
            values = [list(last.x), [float(last.fired)]]
            texts = [[f"{x:g}" for x in last.x], ["fires" if last.fired else "silent"]]
        self.network.update(
            [now[:, None]], values, texts, labels=[[f"{weight:.2f}" for weight in now]]
        )
        self.weights.update(scene.history)
        self.answers.update(scene.sums, scene.fires, scene.threshold)
