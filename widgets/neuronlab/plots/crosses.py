"""A mistake in a picture: a red cross with a rim of paper, beside its sample or over it."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation

from . import style

BESIDE = 8
"""So many pixels to the right and above a sample stands the cross of one that is wrong."""


class Crosses:
    """One cross for each sample that is wrong; it stands out on every colour.

    Parameters
    ----------
    ax : matplotlib Axes
    beside : float
        How many pixels to the right of its sample, and above it, a cross stands.
    zorder : float
    """

    def __init__(self, ax: Axes, beside: float = BESIDE, zorder: float = 6):
        self._beside = ax.transData + ScaledTranslation(
            beside / 72, beside / 72, ax.figure.dpi_scale_trans
        )
        self._marks = [
            ax.plot([], [], "x", color=color, zorder=zorder + above, animated=True)[0]
            for color, above in ((style.PAPER, 0), (style.MISTAKE, 0.1))
        ]
        self._over = ax.transData
        self.make_room(True)

    def make_room(self, room: bool) -> None:
        """Put them beside their samples; or where there is no room, small, over them.

        Then what class a sample is of is still seen.
        """
        for marks, size, width in zip(self._marks, (9, 7.5), (4.2, 2), strict=True):
            marks.set_transform(self._beside if room else self._over)
            marks.set_markersize(size if room else 0.5 * size)
            marks.set_markeredgewidth(width if room else 0.6 * width)

    def cross_out(self, at: np.ndarray) -> None:
        """Show a cross for each of the samples at these places, (n, 2)."""
        for marks in self._marks:
            marks.set_data(*np.reshape(at, (-1, 2)).T)

    @property
    def at(self) -> np.ndarray:
        """The samples that are crossed out, (n, 2)."""
        return np.asarray(self._marks[0].get_xydata())
