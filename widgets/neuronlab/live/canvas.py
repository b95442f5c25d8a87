"""A canvas draws a figure: what seldom changes once, what moves at each frame."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

_NOWHERE = np.zeros((0, 0), bool)


class Canvas:
    """The frames of a figure.

    What is ``animated`` is drawn at each frame, over a background that is kept until it changes.
    Where only some Axes changed, only these are drawn again: drawn each alone, Axes that share no
    pixel make the same picture as drawn together.
    """

    def __init__(self, figure: Figure):
        self.figure = figure
        self._agg = FigureCanvasAgg(figure)
        self._animated: list[Artist] = []
        self.forget()

    def forget(self) -> None:
        """Draw everything anew next time."""
        self._background: np.ndarray | None = None
        self._seen: dict[Axes, np.ndarray] = {}
        self._together = False

    def draw(self) -> np.ndarray:
        """Draw a frame; return it, (height, width, 4), uint8, until the next one is drawn."""
        if self._background is None or self.figure.stale:
            self._animated = sorted(_animated(self.figure), key=lambda artist: artist.zorder)
            self._draw_background()
        renderer = self._agg.get_renderer()
        pixels = _packed(renderer)
        pixels[:] = self._background
        for artist in self._animated:
            artist.draw(renderer)
        return self.pixels()

    def pixels(self) -> np.ndarray:
        """Return the frame drawn last."""
        return np.asarray(self._agg.get_renderer().buffer_rgba())

    def _draw_background(self) -> None:
        """Draw the Axes that changed, or everything where Axes share pixels."""
        axes, patch = self.figure.axes, self.figure.patch
        pixels = _packed(self._agg.get_renderer())
        kept = self._background
        if (
            kept is None
            or kept.shape != pixels.shape
            or patch.stale
            or set(self._seen) != set(axes)
        ):
            self.forget()
            self._together = not axes or len(self.figure.get_children()) > len(axes) + 1
        if not self._together:
            stale = [ax for ax in axes if ax.stale or ax not in self._seen]
            layers = {ax: self._draw_alone(ax) for ax in stale}
            covered = {**self._seen, **{ax: seen for ax, (_, seen) in layers.items()}}
            self._together = any((a & b).any() for a, b in combinations(covered.values(), 2))
        if self._together:
            self._agg.draw()
            self._background = _packed(self._agg.get_renderer()).copy()
            self._seen = dict.fromkeys(axes, _NOWHERE)
            return
        if self._background is None:
            self._background = np.full_like(pixels, self._paper)
        for ax in layers.keys() & self._seen.keys():
            self._background[self._seen[ax]] = self._paper
        for layer, seen in layers.values():
            self._background[seen] = layer[seen]
        self._seen = covered
        self.figure.stale = False

    def _draw_alone(self, ax: Axes) -> tuple[np.ndarray, np.ndarray]:
        """Return an Axes' pixels on empty paper, and which of them it covers."""
        renderer = self._agg.get_renderer()
        renderer.clear()
        self.figure.patch.draw(renderer)
        pixels = _packed(renderer)
        self._paper = pixels[0, 0]
        ax.apply_aspect()
        ax.draw(renderer)
        covered = pixels != self._paper
        if ax.axison and ax.patch.get_visible():
            left, low, right, high = (round(edge) for edge in ax.bbox.extents)
            covered[len(covered) - high : len(covered) - low, left:right] = True
        return pixels.copy(), covered


def _packed(renderer) -> np.ndarray:
    """Return a renderer's own pixels, uint32 (height, width)."""
    return np.asarray(renderer.buffer_rgba()).view(np.uint32)[..., 0]


def _animated(artist: Artist) -> Iterator[Artist]:
    """Yield what is animated in an artist, itself last."""
    for child in artist.get_children():
        # Ticks never move, and an axis that is asked for them makes some that nobody sees.
        if not isinstance(child, Axis):
            yield from _animated(child)
    if artist.get_animated():
        yield artist
