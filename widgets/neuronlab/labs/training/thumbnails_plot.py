"""A thumbnail is a data set seen at a glance; a click on it takes the data set."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from ...models.samples import Dataset
from ...plots import style
from ...plots.put import put

ROOM = 4
"""Pixels between two of them."""


class ThumbnailsPlot:
    """A column of little pictures, one for each data set, the one in hand framed.

    Parameters
    ----------
    ax : matplotlib Axes
        In pixels as shown; filled from the top.
    shown : sequence of Dataset
        Those with no samples are an empty field, for points of one's own.
    """

    def __init__(self, ax: Axes, shown: Sequence[Dataset]):
        self.ax = ax
        (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
        self.size = min(right - left, (top - bottom) / len(shown) - ROOM)
        step = self.size + ROOM
        self.boxes = {
            data.name: (left, top - (k + 1) * step + ROOM / 2) for k, data in enumerate(shown)
        }
        for data in shown:
            self._draw(data)
        self._frame = put(
            ax, Rectangle((0, 0), self.size, self.size, fc="none", ec=style.INK, lw=2.4,
                          animated=True),
        )  # fmt: skip

    def corners(self, name: str) -> list[tuple[float, float]]:
        """Return two opposite corners of a thumbnail."""
        x, y = self.boxes[name]
        return [(x, y), (x + self.size, y + self.size)]

    def update(self, name: str) -> None:
        """Frame a data set; none of them where it is another one."""
        self._frame.set_visible(name in self.boxes)
        if name in self.boxes:
            self._frame.set_xy(self.boxes[name])

    def _draw(self, data: Dataset) -> None:
        ax, (x, y), size = self.ax, self.boxes[data.name], self.size
        ax.add_patch(Rectangle((x, y), size, size, fc="white", ec=style.PALE, lw=1))
        if not len(data):
            ax.plot(x + size / 2, y + size / 2, "+", ms=14, mew=1.6, color=style.GREY)
            return
        low, high = data.X.min(axis=0), data.X.max(axis=0)
        at = (x, y) + (0.12 + 0.76 * (data.X - low) / (high - low)) * size
        ax.scatter(at[:, 0], at[:, 1], s=5, c=colors(data), linewidths=0)


def colors(data: Dataset) -> np.ndarray:
    """Return the colour of each sample's class, or of the sign of its value."""
    if data.is_regression:
        return np.array([to_rgb(style.sign_color(value)) for value in data.y])
    return np.array([to_rgb(color) for color in style.CLASS_COLORS])[data.y]
