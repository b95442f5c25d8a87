"""A layer is the pixels that one Axes puts on the paper, and where they are."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes


@dataclass(frozen=True, eq=False)
class Layer:
    """What an Axes covers of a figure, as it was drawn with some limits.

    Attributes
    ----------
    limits : tuple of float
        The Axes' limits when it was drawn.
    top, left : int
        Where the layer begins in the figure, in pixels.
    pixels : ndarray (height, width), uint32
    covered : ndarray (height, width) of bool
        Which of its pixels are the Axes' own.
    """

    limits: tuple[float, ...]
    top: int
    left: int
    pixels: np.ndarray
    covered: np.ndarray

    def put(self, page: np.ndarray) -> None:
        """Put the layer on a ``page`` of the figure's size, uint32."""
        self._within(page)[self.covered] = self.pixels[self.covered]

    def take_away(self, page: np.ndarray, paper: np.uint32) -> None:
        """Leave bare ``paper`` where the layer is."""
        self._within(page)[self.covered] = paper

    def meets(self, other: "Layer") -> bool:
        """Whether the two cover a pixel in common."""
        (top, low), (left, right) = (
            (max(a, b), min(a + m, b + n))
            for a, b, m, n in zip(
                (self.top, self.left), (other.top, other.left),
                self.covered.shape, other.covered.shape, strict=True,
            )
        )  # fmt: skip
        if top >= low or left >= right:
            return False
        ours, theirs = (
            layer.covered[top - layer.top : low - layer.top, left - layer.left : right - layer.left]
            for layer in (self, other)
        )
        return bool((ours & theirs).any())

    def _within(self, page: np.ndarray) -> np.ndarray:
        height, width = self.covered.shape
        return page[self.top : self.top + height, self.left : self.left + width]


def limits(ax: Axes) -> tuple[float, ...]:
    """Return the limits of both axes."""
    return (*ax.get_xlim(), *ax.get_ylim())


def cut_out(ax: Axes, page: np.ndarray, covered: np.ndarray) -> Layer:
    """Return the layer of ``ax`` from a ``page`` with it alone, and which pixels it covers."""
    rows, columns = (np.flatnonzero(covered.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return Layer(limits(ax), 0, 0, page[:0, :0].copy(), covered[:0, :0].copy())
    inside = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    return Layer(
        limits(ax), int(rows[0]), int(columns[0]), page[inside].copy(), covered[inside].copy()
    )
