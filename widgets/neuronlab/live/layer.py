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
    box : tuple of slice
        The rows and columns of the figure's pixels within which it covers some.
    covered, inked : ndarray of uint8
        Which of the box's pixels it covers, with its patch or with ink, and which have another
        colour than the paper's; packed.
    ink : ndarray (n_inked,), uint32
        These colours.
    """

    limits: tuple[float, ...]
    box: tuple[slice, slice]
    covered: np.ndarray
    inked: np.ndarray
    ink: np.ndarray

    def put(self, page: np.ndarray) -> None:
        """Put the layer on a ``page`` of the figure's size, uint32."""
        page[self.box][self._unpacked(self.inked)] = self.ink

    def take_away(self, page: np.ndarray, paper: np.uint32) -> None:
        """Leave bare ``paper`` where the layer is."""
        page[self.box][self._unpacked(self.inked)] = paper

    def meets(self, other: "Layer") -> bool:
        """Whether the two cover a pixel in common."""
        shared = [
            slice(max(a.start, b.start), min(a.stop, b.stop))
            for a, b in zip(self.box, other.box, strict=True)
        ]
        if any(part.start >= part.stop for part in shared):
            return False
        ours, theirs = (
            layer._unpacked(layer.covered)[
                tuple(
                    slice(part.start - own.start, part.stop - own.start)
                    for part, own in zip(shared, layer.box, strict=True)
                )
            ]
            for layer in (self, other)
        )
        return bool((ours & theirs).any())

    def _unpacked(self, bits: np.ndarray) -> np.ndarray:
        """Return for each pixel of the box what the ``bits`` say, as bool."""
        height, width = (part.stop - part.start for part in self.box)
        return np.unpackbits(bits, count=height * width).reshape(height, width).view(bool)


def limits(ax: Axes) -> tuple[float, ...]:
    """Return the limits of both axes."""
    return (*ax.get_xlim(), *ax.get_ylim())


def layer_of(ax: Axes, page: np.ndarray, paper: np.uint32) -> Layer:
    """Return the layer of ``ax`` from a ``page`` of bare ``paper`` on which only it was drawn."""
    covered = page != paper
    if ax.axison and ax.patch.get_visible():
        left, low, right, high = (round(edge) for edge in ax.bbox.extents)
        covered[len(covered) - high : len(covered) - low, left:right] = True
    box = _extent(covered.any(axis=1)), _extent(covered.any(axis=0))
    inside = page[box]
    inked = inside != paper
    return Layer(limits(ax), box, np.packbits(covered[box]), np.packbits(inked), inside[inked])


def _extent(line: np.ndarray) -> slice:
    """Return from the first to the last that is True, (n,) of bool; an empty slice for none."""
    found = np.flatnonzero(line)
    return slice(int(found[0]), int(found[-1]) + 1) if len(found) else slice(0, 0)
