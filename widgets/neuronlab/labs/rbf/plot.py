"""The picture of bumps that add up: the samples, each bump, and their sum."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import Marks, put
from ...plots.sheet import Sheet, shown_size

TOP = 2.3
"""The picture goes from −TOP to TOP."""


@dataclass(frozen=True, eq=False)
class Scene:
    """Samples, the bumps of a network, and what they add up to.

    Attributes
    ----------
    x, y, predicted : ndarray (n_samples,)
        The samples, and the output at each.
    curves : ndarray (n, k)
        Each bump times its height, at the plot's own x.
    centres, heights : sequence of float (k,)
    chosen : int
        The bump in hand, counted from 0.
    best_heights : ndarray (k,)
        Those with the least error.
    error, best_error : float
        The mean squared error with either.
    """

    x: np.ndarray
    y: np.ndarray
    predicted: np.ndarray
    curves: np.ndarray
    centres: Sequence[float]
    heights: Sequence[float]
    chosen: int
    best_heights: np.ndarray
    error: float
    best_error: float


class RBFPlot:
    """Samples as points, bumps as thin lines with a handle on top, their sum as a bold line.

    Parameters
    ----------
    figure : matplotlib Figure
    x : ndarray (n,)
        Where the curves are drawn.
    limit : float
        The picture goes from −limit to limit.
    """

    def __init__(self, figure: Figure, x: np.ndarray, limit: float):
        sheet = Sheet(figure)
        self.ax = ax = sheet.axes(48, sheet.width - 16, 46, sheet.height - 34)
        self._x = x
        ax.set_xlim(-limit - 0.15, limit + 0.15)
        ax.set_ylim(-TOP, TOP)
        ax.set_yticks([-2, -1, 0, 1, 2], ["−2", "−1", "0", "1", "2"])
        ax.set_xlabel("input x", labelpad=2)
        ax.axhline(0, color=style.PALE, lw=0.8, zorder=0)
        self.pixels = shown_size(ax) / (2 * limit + 0.3, 2 * TOP)
        self._errors = put(ax, LineCollection([], colors=style.GREY, lw=1, zorder=1, animated=True))
        self._bumps = put(ax, LineCollection([], zorder=3, animated=True))
        (self._samples,) = ax.plot(
            [], [], "o", ms=6.5, mfc="none", mec=style.GREY, mew=1.3, zorder=2, animated=True
        )
        (self._sum,) = ax.plot([], [], color=style.INK, lw=3, zorder=4, animated=True)
        self._tops: Marks = ax.scatter([], [], s=330, ec=style.PAPER, zorder=5, animated=True)
        self._names = Lettering(ax, [(0, 0)], size=13, zorder=6)
        ax.set_title(
            "the bumps (thin; dashed: below 0) and their sum ŷ (bold); grey: how far off it is",
            pad=8,
        )

    def update(self, scene: Scene) -> None:
        """Show these bumps."""
        x, y, heights, chosen = scene.x, scene.y, scene.heights, scene.chosen
        at = np.column_stack([scene.centres, np.clip(heights, 0.2 - TOP, TOP - 0.2)])
        self._samples.set_data(x, y)
        self._errors.set_segments(
            np.stack([np.column_stack([x, v]) for v in (y, scene.predicted)], 1)
        )
        self._bumps.set_segments([np.column_stack([self._x, curve]) for curve in scene.curves.T])
        colors = [style.sign_color(h) for h in heights]
        self._bumps.set_colors(colors)
        self._bumps.set_linestyles(["-" if h >= 0 else (0, (4, 1.6)) for h in heights])
        self._bumps.set_linewidths([2.4 if k == chosen else 1.6 for k in range(len(at))])
        self._sum.set_data(self._x, scene.curves.sum(axis=1))
        self._tops.set_offsets(at)
        self._tops.set_facecolors([0.45 * np.array(to_rgb(color)) + 0.55 for color in colors])
        self._tops.set_edgecolors(
            [style.INK if k == chosen else color for k, color in enumerate(colors)]
        )
        self._tops.set_linewidths([2.4 if k == chosen else 1.4 for k in range(len(at))])
        self._names.write([str(k + 1) for k in range(len(at))], at)

    @property
    def tops(self) -> np.ndarray:
        """Where the bumps' handles are drawn, (k, 2)."""
        return np.asarray(self._tops.get_offsets())
