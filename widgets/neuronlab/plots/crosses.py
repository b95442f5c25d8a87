"""A mistake in a picture: a red cross with a rim of paper, or where many stand close, a ring."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation

from . import style

BESIDE = 8
"""So many pixels to the right and above a sample stands the cross of one that is wrong."""


class Crosses:
    """One cross for each sample that is wrong; it stands out on every colour.

    Where there is no room for crosses, each gets a red rim instead, behind all samples: which
    class they are of, and those next to them, is still seen.

    Parameters
    ----------
    ax : matplotlib Axes
    beside : float
        How many pixels to the right of its sample, and above it, a cross stands.
    zorder : float
    """

    def __init__(self, ax: Axes, beside: float = BESIDE, zorder: float = 6):
        aside = ax.transData + ScaledTranslation(
            beside / 72, beside / 72, ax.figure.dpi_scale_trans
        )
        self._marks = [
            ax.plot([], [], "x", color=color, ms=size, mew=width, zorder=zorder + above,
                    transform=aside, animated=True)[0]
            for color, size, width, above in (
                (style.PAPER, 9, 4.2, 0), (style.MISTAKE, 7.5, 2, 0.1),
            )
        ]  # fmt: skip
        (self._rims,) = ax.plot(
            [], [], "o", color=style.MISTAKE, ms=11, mew=0, zorder=3.5, animated=True
        )
        self.make_room(True)

    def make_room(self, room: bool) -> None:
        """Put crosses beside their samples; where there is no room, a rim around each."""
        for marks in self._marks:
            marks.set_visible(room)
        self._rims.set_visible(not room)

    def cross_out(self, at: np.ndarray) -> None:
        """Show a cross for each of the samples at these places, (n, 2)."""
        for marks in (*self._marks, self._rims):
            marks.set_data(*np.reshape(at, (-1, 2)).T)

    @property
    def at(self) -> np.ndarray:
        """The samples that are crossed out, (n, 2)."""
        return np.asarray(self._marks[0].get_xydata())
