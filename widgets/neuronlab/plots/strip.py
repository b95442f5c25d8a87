"""A strip is a wide, calm picture that opens a lesson: a question, and the way towards it.

It is read from left to right. Everything on it is placed in pixels as shown.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike

from ..models.geometry import Box
from . import style, tiles
from .network import tint
from .put import put
from .sheet import Sheet

WIDTH, HEIGHT = 940, 210

MIDDLE = 102.0
"""How high the middle of what is shown lies, between the question and the captions."""

Point = Any
"""Where something is, (2,), in pixels."""

GRADIENT = style.DOWN, style.UP
"""The colours of what is below 0 and above it, where it flows back."""

_SIGNED = ListedColormap(tiles.SIGNED.view(np.uint8).reshape(-1, 4) / 255)


class Place(NamedTuple):
    """A rectangle of the strip, in pixels."""

    left: float
    right: float
    bottom: float
    top: float

    def at(self, points: ArrayLike, view: Box) -> np.ndarray:
        """Return in pixels where ``points`` (n, 2) lie, if this place shows ``view``."""
        low, high = np.reshape(view, (2, 2)).T
        corner, other = np.reshape(self, (2, 2)).T
        return corner + (np.asarray(points) - low) / (high - low) * (other - corner)


def square(left: float, side: float, middle: float = MIDDLE) -> Place:
    """Return a square place."""
    return Place(left, left + side, middle - side / 2, middle + side / 2)


def column(x: float, n: int, apart: float, middle: float = MIDDLE) -> np.ndarray:
    """Return n places from the top down, (n, 2)."""
    heights = middle + apart * ((n - 1) / 2 - np.arange(n))
    return np.column_stack([np.full(n, x), heights])


class Strip(Sheet):
    """The sheet, with the question on it.

    Attributes
    ----------
    ax : matplotlib Axes
        The whole of it, in pixels.
    """

    def __init__(self, figure: Figure, question: str):
        super().__init__(figure)
        self.ax: Axes = self.overlay()
        self.ax.text(0, HEIGHT - 20, question, size=18)

    def caption(self, x: float, text: str, y: float = 12, **look) -> None:
        """Write what something is, below it."""
        look = {"size": 15, "color": style.GREY, "ha": "center", "va": "center", **look}
        self.ax.text(x, y, text, **look)

    def arrow(self, start: float, end: float, y: float = MIDDLE) -> None:
        """Lead from one thing to the next, at the height ``y``."""
        self.lead((start, y), (end, y))

    def lead(self, start: Point, end: Point, **look) -> None:
        """Draw an arrow from one point to another."""
        look = {"arrowstyle": "->", "color": style.GREY, "lw": 1.3, "mutation_scale": 13, **look}
        self.ax.annotate("", end, start, arrowprops={**look, "shrinkA": 0, "shrinkB": 0})

    def line(self, points: ArrayLike, **look) -> None:
        """Draw a line through points (n, 2)."""
        look = {"color": style.INK, "lw": 2, "solid_capstyle": "round", **look}
        self.ax.plot(*np.asarray(points, dtype=float).T, **look)

    def curve(self, place: Place, x: ArrayLike, y: ArrayLike, view: Box, **look) -> None:
        """Draw y over x, so that ``place`` shows ``view``."""
        self.line(place.at(np.column_stack([x, y]), view), **look)

    def frame(self, place: Place, **look) -> None:
        """Draw the edge of a place."""
        left, right, bottom, top = place
        look = {"fc": "none", "ec": style.PALE, "lw": 1, **look}
        put(self.ax, Rectangle((left, bottom), right - left, top - bottom, **look))

    def areas(self, corners: Sequence[np.ndarray], colors: ArrayLike | str, **look) -> None:
        """Fill polygons, each with its colour."""
        put(self.ax, PolyCollection(corners, facecolors=colors, **{"linewidths": 0, **look}))

    def cells(self, place: Place, values: ArrayLike, **look) -> np.ndarray:
        """Show values (rows, columns) from −1 to 1 as cells; return their middles, (n, 2)."""
        values = np.asarray(values, dtype=float)
        rows, columns = values.shape
        left, right, bottom, top = place
        size = (right - left) / columns, (top - bottom) / rows
        y, x = np.mgrid[:rows, :columns].reshape(2, -1)
        corner = np.column_stack([left + x * size[0], top - y * size[1]])
        shape = np.array([(0, 0), (1, 0), (1, -1), (0, -1)]) * size
        look = {"edgecolors": style.PALE, "linewidths": 0.6, **look}
        colors = look.pop("colors", [tint(v) for v in values.ravel()])
        self.areas(corner[:, None] + shape, colors, **look)
        return corner + np.array([0.5, -0.5]) * size

    def image(self, place: Place, values: np.ndarray) -> None:
        """Show values (rows from the bottom up, columns) from −1 to 1 without seams."""
        self.ax.imshow(
            values, _SIGNED, vmin=-1, vmax=1, extent=place, origin="lower",
            aspect="auto", interpolation="bilinear",
        )  # fmt: skip
        self.ax.set(xlim=(0, self.width), ylim=(0, self.height))

    def samples(self, at: np.ndarray, classes: ArrayLike, size: float = 8) -> None:
        """Show samples of two classes at these places (n, 2), each with colour and shape."""
        for k in (0, 1):
            self.ax.plot(
                *at[np.asarray(classes) == k].T, style.CLASS_MARKERS[k], ms=size,
                color=style.CLASS_COLORS[k], mec="white", mew=0.6, zorder=4,
            )  # fmt: skip

    def wires(
        self, starts: np.ndarray, ends: np.ndarray, weights: ArrayLike,
        colors: tuple[str, str] = (style.NEGATIVE, style.POSITIVE), widest: float = 4,
    ) -> None:  # fmt: skip
        """Draw a wire from each of ``starts`` (m, 2) to each of ``ends`` (n, 2).

        Its width says how large its weight (m, n) is, colour and dash which sign it has.
        """
        w = np.ravel(weights)
        pairs = [(start, end) for start in starts for end in ends]
        put(
            self.ax,
            LineCollection(
                pairs, linewidths=0.5 + widest * np.abs(w) / np.abs(w).max(), zorder=2,
                colors=[colors[int(v > 0)] for v in w],
                linestyles=["-" if v > 0 else (0, (3, 1.6)) for v in w],
            ),
        )  # fmt: skip

    def units(self, at: np.ndarray, values: ArrayLike = 0.0, radius: float = 11, **look) -> None:
        """Draw units as circles (n, 2), filled by their values from −1 to 1."""
        filled = np.broadcast_to(values, len(at))
        look = {"edgecolors": style.INK, "linewidths": 1.4, "zorder": 4, **look}
        self.ax.scatter(at[:, 0], at[:, 1], (2 * radius) ** 2, [tint(v) for v in filled], **look)

    def unknown(self, x: float, y: float = MIDDLE, size: float = 22) -> None:
        """Put the mark of what is not yet known."""
        self.ax.text(x, y, "?", size=size, ha="center", va="center", color=style.GREY, zorder=5)
