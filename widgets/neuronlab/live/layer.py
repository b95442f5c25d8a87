"""A layer is what one Axes puts on the paper of a figure, pixel by pixel."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes


@dataclass(frozen=True, eq=False)
class Layer:
    """What an Axes draws, as it was with some limits; small enough that many can be kept.

    Attributes
    ----------
    limits : tuple of float
        The Axes' limits when it was drawn.
    places, ink : ndarray (n,)
        Which pixels of the figure it gives another colour than the paper's, counted from the top
        left, and which colour, uint32.
    box : tuple of int
        Top, left, bottom and right of all that it covers: its ink and its patch.
    bits : ndarray, uint8
        Which of the box's pixels it covers, packed.
    """

    limits: tuple[float, ...]
    places: np.ndarray
    ink: np.ndarray
    box: tuple[int, int, int, int]
    bits: np.ndarray

    def put(self, page: np.ndarray) -> None:
        """Put the layer on a ``page`` of the figure's size, uint32."""
        page.reshape(-1)[self.places] = self.ink

    def take_away(self, page: np.ndarray, paper: np.uint32) -> None:
        """Leave bare ``paper`` where the layer is."""
        page.reshape(-1)[self.places] = paper

    def meets(self, other: "Layer") -> bool:
        """Whether the two cover a pixel in common."""
        top, left = (max(pair) for pair in zip(self.box[:2], other.box[:2], strict=True))
        bottom, right = (min(pair) for pair in zip(self.box[2:], other.box[2:], strict=True))
        if top >= bottom or left >= right:
            return False
        shared = top, left, bottom, right
        return bool((self._covered(shared) & other._covered(shared)).any())

    def _covered(self, part: tuple[int, int, int, int]) -> np.ndarray:
        """Return which pixels of a ``part`` of its box it covers."""
        top, left, bottom, right = self.box
        shape = bottom - top, right - left
        whole = np.unpackbits(self.bits, count=shape[0] * shape[1]).reshape(shape)
        return whole[part[0] - top : part[2] - top, part[1] - left : part[3] - left]


def limits(ax: Axes) -> tuple[float, ...]:
    """Return the limits of both axes."""
    return (*ax.get_xlim(), *ax.get_ylim())


def layer_of(ax: Axes, page: np.ndarray, paper: np.uint32) -> Layer:
    """Return the layer of ``ax`` from a ``page`` of bare ``paper`` on which only it was drawn."""
    inked = page != paper
    places = np.flatnonzero(inked)
    covered = inked.copy()
    if ax.axison and ax.patch.get_visible():
        left, low, right, high = (round(edge) for edge in ax.bbox.extents)
        covered[len(covered) - high : len(covered) - low, left:right] = True
    rows, columns = (np.flatnonzero(covered.any(axis=axis)) for axis in (1, 0))
    box = (0, 0, 0, 0)
    if len(rows):
        box = (int(rows[0]), int(columns[0]), int(rows[-1]) + 1, int(columns[-1]) + 1)
    top, left, bottom, right = box
    return Layer(
        limits(ax),
        places.astype(np.int32),
        page.reshape(-1)[places],
        box,
        np.packbits(covered[top:bottom, left:right]),
    )
