"""Loss curves show how the losses went from epoch to epoch, and those of runs kept before."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from ...plots import style
from ...plots.names import apart
from ...plots.put import put

MOST_POINTS = 300
"""Longer curves are drawn with every second, third … epoch."""

LETTER = 12
"""So far apart the letters of runs stand, in pixels as shown."""

TEST = "#009e73"
RUNS = ("#cc79a7", "#56b4e9", "#d55e00", "#8a8a00", "#8a3ffc", "#6b7178")
"""The colours of kept runs; their letters say the same."""


class LossCurvesPlot:
    """Training and test loss over the epochs, with the kept runs as thin lines.

    The Axes goes from 0 to 1 and never changes: the curves are scaled, and the numbers beside the
    axes are written by the caller, so that a longer training needs no new background.
    """

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_xlim(0, 1)
        ax.set_ylim(0, 1)
        ax.set_xticks([0, 1], ["", ""])
        ax.set_yticks([0, 0.5, 1], ["", "", ""])
        ax.grid(axis="y", color=style.PALE, lw=0.7)
        ax.set_axisbelow(True)
        self._runs = put(ax, LineCollection([], linewidths=1.1, zorder=3, animated=True))
        (self._test,) = ax.plot([], [], ls=(0, (4, 1.6)), color=TEST, zorder=4, animated=True)
        (self._training,) = ax.plot([], [], color=style.INK, lw=1.8, zorder=5, animated=True)
        self._bounds = np.array(ax.bbox.bounds) * 72 / ax.figure.dpi

    def update(self, curves: np.ndarray, runs: Sequence[np.ndarray]) -> list[tuple]:
        """Show this training and the kept runs; return (text, place) for the numbers around.

        Parameters
        ----------
        curves : ndarray (n, 3)
            Epoch, training loss, test loss (NaN where there is none).
        runs : sequence of ndarray (n, 2)
            Epoch and loss of each kept run.

        Returns
        -------
        list of (str, (x, y))
            What stands at which pixel, as shown, of the figure.
        """
        finite = [part[np.isfinite(part[:, 1])] for part in (curves, curves[:, ::2], *runs)]
        drawn = [part for part in finite if len(part)]
        last = max((part[-1, 0] for part in drawn), default=0)
        # One wild value shall not flatten all the rest: six times the first loss is the top.
        top = max((min(part[:, 1].max(), 6 * max(part[0, 1], 0.02)) for part in drawn), default=1)
        epochs, losses = style.nice_limit(max(10, last)), style.nice_limit(top)
        for line, part in zip((self._training, self._test), finite, strict=False):
            line.set_data(*_scaled(part, epochs, losses).T)
        lines = [_scaled(part, epochs, losses) for part in finite[2:]]
        self._runs.set_segments(lines)
        self._runs.set_colors(RUNS[: len(lines)] or "none")
        x, y, across, up = self._bounds
        marks = [f"{value:g}" for value in (0, losses / 2, losses)]
        letters = {
            letter: line[-1] for letter, line in zip("ABCDEF", lines, strict=False) if len(line)
        }
        heights = apart([y + up * min(end[1], 1) + 5 for end in letters.values()], LETTER, y - 2)
        return [
            *((text, (x - 6 - 3.3 * len(text), y + up * k / 2)) for k, text in enumerate(marks)),
            ("0", (x, y - 14)),
            (f"{epochs:g}", (x + across, y - 14)),
            *(
                (letter, (x + across * end[0] + 6, height))
                for (letter, end), height in zip(letters.items(), heights.tolist(), strict=True)
            ),
        ]


def _scaled(part: np.ndarray, epochs: float, losses: float) -> np.ndarray:
    """Return a curve (n, 2) in units of the Axes, with not too many points, the last one among."""
    every = -(-len(part) // MOST_POINTS)
    kept = np.concatenate([part[:-1:every], part[-1:]])[:, :2] if len(part) else part[:, :2]
    return np.minimum(kept / (epochs, losses), 1.2)
