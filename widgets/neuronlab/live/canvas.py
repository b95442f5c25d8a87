"""A canvas draws a figure: what seldom changes once, what moves at each frame."""

import weakref
from collections.abc import Iterator
from itertools import combinations

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ..plots import style
from .layer import Layer, layer_of, limits

_KEPT = 48
"""For how many limits an Axes' layer is kept."""

_AWAKE = 3
"""How many canvases keep their pixels, on a sharp screen 10 MB each: a lesson has a dozen labs."""

_awake: list[weakref.ref["Canvas"]] = []
"""These, the one drawn last at the end."""


class Canvas:
    """The frames of a figure.

    What is ``animated`` is drawn at each frame, over a background that is kept until it changes.
    Where only some Axes changed, only these are drawn again: drawn each alone, Axes that share no
    pixel make the same picture as drawn together. Where only an Axes' limits changed, as
    ``style.set_limits`` does it, and it was drawn with these before, that layer is put back.

    A canvas that was not drawn while several others were lets go of its pixels, and is drawn as
    for the first time when it is needed again.

    Attributes
    ----------
    shown : ndarray (height, width, 4), uint8, or None
        A copy of the frame that was shown last, for who wants to know what a new one changes.
    """

    shown: np.ndarray | None

    def __init__(self, figure: Figure):
        self.figure = figure
        self._agg = FigureCanvasAgg(figure)
        self.shown = None
        self._animated: list[Artist] = []
        self.forget()

    def forget(self) -> None:
        """Draw everything anew next time."""
        self._background: np.ndarray | None = None
        self._axes: list[Axes] = []
        self._layers: dict[Axes, Layer] = {}
        self._kept: dict[Axes, dict[tuple[float, ...], Layer]] = {}
        self._together = False

    def close(self) -> None:
        """Let go of all pixels now: figure and renderer hold each other until that is found."""
        self.forget()
        self.shown = None
        self._agg.renderer = None

    def sleep(self) -> None:
        """Let go of all pixels until they are needed again."""
        self.close()
        self._agg = FigureCanvasAgg(self.figure)

    def draw(self) -> None:
        """Draw a frame."""
        self._wake()
        if self._background is None or self.figure.stale:
            self._animated = sorted(_animated(self.figure), key=lambda artist: artist.zorder)
            self._draw_background()
        renderer = self._agg.get_renderer()
        pixels = _packed(renderer)
        pixels[:] = self._background
        for artist in self._animated:
            artist.draw(renderer)

    def pixels(self) -> np.ndarray:
        """Return the frame drawn last, (height, width, 4), uint8; the next one overwrites it."""
        if self._background is None:  # they were let go since
            with style.context():
                self.draw()
        return np.asarray(self._agg.get_renderer().buffer_rgba())

    def _wake(self) -> None:
        """Be the one drawn last; who is one too many sleeps."""
        others = [c for c in (found() for found in _awake) if c and c is not self]
        while len(others) >= _AWAKE:
            others.pop(0).sleep()
        _awake[:] = map(weakref.ref, [*others, self])

    def _draw_background(self) -> None:
        """Draw each Axes that changed, or everything where Axes share pixels."""
        axes, kept = self.figure.axes, self._background
        pixels = _packed(self._agg.get_renderer())
        same = axes == self._axes and not self.figure.patch.stale
        if kept is None or kept.shape != pixels.shape or not same:
            self.forget()
            self._axes = axes
            self._together = not axes or len(self.figure.get_children()) > len(axes) + 1
        if not self._together:
            before, self._layers = self._layers, {ax: self._layer(ax) for ax in axes}
            self._together = any(a.meets(b) for a, b in combinations(self._layers.values(), 2))
        if self._together:
            self._layers, self._kept = {}, {}
            self._draw_together()
            return
        page = kept if kept is not None and before else np.full_like(pixels, self._paper)
        changed = [ax for ax in axes if self._layers[ax] is not before.get(ax)]
        for ax in changed:
            if ax in before:
                before[ax].take_away(page, self._paper)
        for ax in changed:
            self._layers[ax].put(page)
        self._background = page
        self.figure.stale = False

    def _draw_together(self) -> None:
        self._agg.draw()
        self._background = _packed(self._agg.get_renderer()).copy()

    def _layer(self, ax: Axes) -> Layer:
        """Return an Axes' layer: as it was drawn with these limits, or drawn anew."""
        if ax.stale or ax not in self._kept:
            self._kept[ax] = {}
        kept = self._kept[ax]
        layer = kept.pop(limits(ax), None) or self._draw_alone(ax)
        kept[layer.limits] = layer
        if len(kept) > _KEPT:
            del kept[next(iter(kept))]
        return layer

    def _draw_alone(self, ax: Axes) -> Layer:
        """Draw an Axes on empty paper."""
        renderer = self._agg.get_renderer()
        renderer.clear()
        self.figure.patch.draw(renderer)
        pixels = _packed(renderer)
        self._paper = pixels[0, 0]
        ax.apply_aspect()
        ax.draw(renderer)
        return layer_of(ax, pixels, self._paper)


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
