"""Tiles are small pictures of coloured cells, put on a figure as they are, pixel for pixel."""

from collections.abc import Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import to_rgb

from . import style
from .tints import on_paper

LEVELS = 33
"""So many shades from −1 to 1: few enough for a small file, and 0 is one of them."""

_DEEPEST = 0.66


def ramp(below: str, above: str, levels: int = LEVELS, deepest: float = _DEEPEST) -> np.ndarray:
    """Return ``levels`` RGBA colours from ``below`` over paper to ``above``, uint32.

    The outermost have a share of ``deepest`` of their colour, the rest is paper.
    """
    at = np.linspace(-1, 1, levels)
    ends = np.where(at[:, None] < 0, to_rgb(below), to_rgb(above))
    return packed(on_paper(ends, deepest * np.abs(at)))


def packed(rgb: Sequence[Sequence[float]] | np.ndarray) -> np.ndarray:
    """Return colours ``rgb`` (n, 3), each part from 0 to 1, as opaque RGBA in one uint32 each."""
    rgba = np.full((len(rgb), 4), 255, dtype=np.uint8)
    rgba[:, :3] = np.round(255 * np.asarray(rgb))
    return rgba.view(np.uint32).ravel()


SIGNED = ramp(style.NEGATIVE, style.POSITIVE)


def levels(shades: np.ndarray) -> np.ndarray:
    """Return which of ``LEVELS`` each shade, from −1 to 1, is."""
    return ((shades + 1) * ((LEVELS - 1) / 2) + 0.5).astype(np.uint8)


def between(values: np.ndarray) -> np.ndarray:
    """Return values (…, n, n) of cells as (…, 2n, 2n): what lies between their middles, linearly.

    So an edge that runs aslant has steps of half a cell, and gets no sharper or softer.
    """
    for axis in (-1, -2):
        values = np.swapaxes(values, axis, -1)
        first, last = values[..., :1], values[..., -1:]
        before = np.concatenate([first, values[..., :-1]], axis=-1)
        after = np.concatenate([values[..., 1:], last], axis=-1)
        halves = np.stack([0.75 * values + 0.25 * before, 0.75 * values + 0.25 * after], axis=-1)
        values = np.swapaxes(halves.reshape(*values.shape[:-1], -1), axis, -1)
    return values


def magnified(n: int, pixels: int) -> np.ndarray:
    """Return for each of ``pixels`` in a row which of n cells it shows."""
    return np.arange(pixels) * n // pixels


class Tiles(Artist):
    """Pictures of RGBA pixels at places of a figure, drawn as they are.

    Matplotlib's own image artist resamples a picture at every drawing, which costs more than all
    of these together.
    """

    def __init__(self, zorder: float):
        super().__init__()
        self.set_zorder(zorder)
        self.set_animated(True)
        self._tiles: list[tuple[float, float, np.ndarray]] = []

    def update_tiles(self, tiles: list[tuple[float, float, np.ndarray]]) -> None:
        """Show these: left and bottom in pixels of the figure, and uint32 (height, width).

        The first row of a tile is its lowest.
        """
        self._tiles = tiles

    def draw(self, renderer) -> None:
        """Draw them, the first one first."""
        gc = renderer.new_gc()
        for left, bottom, pixels in self._tiles:
            rgba = np.ascontiguousarray(pixels).view(np.uint8).reshape(*pixels.shape, 4)
            renderer.draw_image(gc, round(left), round(bottom), rgba)
        gc.restore()
