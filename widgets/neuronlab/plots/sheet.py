"""A sheet is a figure measured in pixels as shown: on it, Axes are placed by their edges."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

SHOWN = 72
"""A figure has so many pixels, as they are shown, to the inch; rendered there may be more."""


class Sheet:
    """A figure on which Axes are placed, pixel for pixel, from its lower left corner.

    Parameters
    ----------
    figure : matplotlib Figure

    Attributes
    ----------
    width, height : float
        Of the figure, in pixels as shown.
    """

    def __init__(self, figure: Figure):
        self.figure = figure
        self.width, self.height = map(float, figure.get_size_inches() * SHOWN)

    def axes(self, left: float, right: float, bottom: float, top: float, **options) -> Axes:
        """Return new Axes between these edges; ``options`` are those of ``Figure.add_axes``."""
        if not (left < right and bottom < top):
            raise ValueError(
                f"edges left {left:g}, right {right:g}, bottom {bottom:g}, top {top:g}; "
                "expected left < right and bottom < top"
            )
        return self.figure.add_axes(
            (
                left / self.width,
                bottom / self.height,
                (right - left) / self.width,
                (top - bottom) / self.height,
            ),
            **options,
        )

    def overlay(self) -> Axes:
        """Return Axes over the whole sheet, bare, whose data units are its pixels."""
        return self.bare(0, self.width, 0, self.height)

    def bare(self, left: float, right: float, bottom: float, top: float) -> Axes:
        """Return Axes between these edges, without a frame, in the sheet's own pixels."""
        ax = self.axes(left, right, bottom, top, xlim=(left, right), ylim=(bottom, top))
        ax.set_axis_off()
        return ax


def shown_size(ax: Axes) -> np.ndarray:
    """Return how wide and how high Axes are, (2,), in pixels as shown."""
    return np.asarray(ax.bbox.size) / ax.figure.dpi * SHOWN
