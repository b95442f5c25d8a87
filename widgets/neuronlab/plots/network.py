"""A network as nodes and links: units in columns, weights as the lines between them."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb
from numpy.typing import ArrayLike

from . import style
from .lettering import Lettering
from .network_places import heights, label_places
from .put import Marks, put
from .sheet import shown_size
from .tints import flat, on_paper

MOST = 16
"""How many units of a layer there is room for; of more, all but the last place are drawn."""

_SIGNS = np.array([to_rgb(style.sign_color(sign)) for sign in (0, 1, -1)])
_DASHES = [":", "-", (0, (3, 1.6))]
"""For a weight of 0, for a positive one, for a negative one: index them with its sign."""

_LIGHTER = 1.6
"""Orange is lighter than blue: in a pale link the paper's share is less, to this power."""


class NetworkPlot:
    """Layers of units, left to right, each linked to those of the layer before.

    Links: width says how large a weight is; its sign is in the colour and in the dash (solid
    positive, dashed negative, dotted for a link that carries nothing). Units: a value above 0 fills
    its circle blue, one below 0 orange.

    Parameters
    ----------
    ax : matplotlib Axes
        What is drawn on; its limits are this plot's.
    names : sequence of sequence of str
        For each layer, the name above each of its units.
    radius : float
        Of a unit, in pixels as shown; less where a layer has many.
    room : float
        How many pixels are kept free above the units, and below them.
    circles : bool
        Whether units are drawn; if not, there is room for something else at their positions.
    steady : bool
        Whether links change rarely: they are kept with the background, and drawn anew only then.

    Attributes
    ----------
    radius : float
        Of the units as they are drawn.
    shown : list of int
        How many units of each layer are drawn: all up to ``MOST``, or one less than that.
    pixels : ndarray (2,)
        How many pixels as shown one data unit is, across and up.
    units : dict of (layer, unit) to ndarray (2,)
        Where each unit is drawn; the dots are the first left out.
    links : dict of (layer, unit before, unit) to ndarray (2, 2)
        The ends of each link that is drawn, from rim to rim; it leads into ``layer``, and its
        weight is ``weights[layer - 1][unit before, unit]``.
    """

    def __init__(
        self,
        ax: Axes,
        names: Sequence[Sequence[str]],
        radius: float = 21,
        room: float = 0,
        circles: bool = True,
        steady: bool = False,
    ):
        self.ax = ax
        self._greatest_radius = radius
        ax.set_axis_off()
        self._size = shown_size(ax)
        half = 0.5 * self._size[1] / (self._size[1] - 2 * room)
        # The way out, to whatever listens.
        self._ways_out = put(ax, LineCollection([], colors=style.GREY, linewidths=1.5, zorder=1))
        self._links = put(ax, LineCollection([], zorder=2, animated=not steady))
        self._drawn: tuple[np.ndarray, np.ndarray, float] | None = None
        self._order: np.ndarray | None = None
        self._dashes: np.ndarray | None = None
        # What lets a label stand on its link: a stroke of paper, as long as the text.
        self._gaps = put(
            ax, LineCollection([], colors=style.PAPER, linewidths=15, zorder=2.5, animated=True)
        )
        self._units: Marks = ax.scatter(
            [], [], s=[], facecolors=style.PAPER, edgecolors=style.INK, linewidths=1.4, zorder=4,
            animated=True, visible=circles,
        )  # fmt: skip
        (self._ring,) = ax.plot(
            [], [], "o", mfc="none", mec=style.INK, mew=2.4, zorder=4.5, animated=True
        )
        self._labels = Lettering(ax, [], size=11, zorder=3)
        self.values = Lettering(ax, [])
        self._names = Lettering(ax, [])
        self._small = Lettering(ax, [], size=11, halo=True)
        ax.set_ylim(-half, half)
        self.set_layers(names)

    def set_layers(self, names: Sequence[Sequence[str]]) -> None:
        """Show other layers; what :meth:`update` takes must be of their sizes."""
        style.set_limits(self.ax, (-0.32, len(names) - 1 + 0.42), self.ax.get_ylim())
        self.pixels = self._size / [np.ptp(self.ax.get_xlim()), np.ptp(self.ax.get_ylim())]
        self._sizes = [len(layer) for layer in names]
        self.shown = [n if n <= MOST else MOST - 1 for n in self._sizes]
        places = [min(n, MOST) for n in self._sizes]
        self.radius = min(self._greatest_radius, 0.42 * self.pixels[1] / max(places))
        self._places = [
            np.column_stack([np.full(n, float(k)), heights(n)]) for k, n in enumerate(places)
        ]
        drawn = [at[:n] for at, n in zip(self._places, self.shown, strict=True)]
        self._every = np.concatenate(drawn)
        self._segments = np.concatenate(
            [
                np.stack([np.repeat(a, len(b), axis=0), np.tile(b, (len(a), 1))], axis=1)
                for a, b in pairwise(drawn)
            ]
        )
        self.units: dict[tuple[int, ...], np.ndarray] = {
            (k, i): place for k, layer in enumerate(self._places) for i, place in enumerate(layer)
        }
        self.links = self._between_rims(drawn)
        clear = (self.radius + 56) / self.pixels[0]  # of what stands beside units
        self._label_places = np.concatenate(
            [
                label_places(a, b, clear * self.crowded(k))
                for k, (a, b) in enumerate(pairwise(drawn))
            ]
        )
        self._ways_out.set_segments(np.stack([drawn[-1], drawn[-1] + np.array([0.36, 0])], axis=1))
        self._drawn = self._order = self._dashes = None
        self._units.set_offsets(self._every)
        self._units.set_sizes([(2 * self.radius) ** 2])
        self._ring.set_markersize(2 * self.radius + 8)
        away = np.array([0, (self.radius + 10) / self.pixels[1]])
        self._names.write(
            [name for layer, n in zip(names, self.shown, strict=True) for name in layer[:n]],
            self._every + away,
        )
        left_out = [k for k, n in enumerate(self._sizes) if n > MOST]
        self._left_out = [
            text for k in left_out for text in ("⋯", f"{self._sizes[k] - MOST + 1} more")
        ]
        beside = [(0, 0), ((self.radius + 26) / self.pixels[0], 0)]
        dots = [self._places[k][-1] + shift for k in left_out for shift in beside]
        places = self._every - away
        close = [self.crowded(k) for k in range(len(drawn)) for _ in drawn[k]]
        self._close = np.array([*close, *([False] * len(dots))])
        places[close] = self._every[close]
        self._small_places = np.concatenate([places, np.reshape(dots, (-1, 2))])

    def paint_names(self, colors: Sequence[str]) -> None:
        """Give each unit's name a colour, layer after layer; ink is the one they have."""
        self._names.paint(colors)

    def crowded(self, layer: int) -> bool:
        """Whether a layer's units are so close that a text stands beside each and not below."""
        n = len(self._places[layer])
        return n > 1 and self.pixels[1] / n - 2 * self.radius < 18

    def position(self, layer: int, unit: int) -> tuple[float, float]:
        """Return where a unit is, in data coordinates; one not drawn is where the dots are."""
        x, y = self._places[layer][min(unit, len(self._places[layer]) - 1)]
        return float(x), float(y)

    def foot(self, layer: int, unit: int) -> np.ndarray:
        """Return the corners of what is written below a unit, such as its bias, (2, 2)."""
        shift = [0, -(self.radius + 10)] if not self.crowded(layer) else [self.radius + 36, 0]
        middle = self.units[layer, unit] + np.array(shift) / self.pixels
        return middle + np.array([[-28, -9], [28, 9]]) / self.pixels

    def _between_rims(self, drawn: Sequence[np.ndarray]) -> dict[tuple[int, ...], np.ndarray]:
        ways = np.diff(self._segments, axis=1)[:, 0]
        lengths = np.hypot(*(ways * self.pixels).T)[:, None]
        short = np.minimum((self.radius + 4) / lengths, 0.4) * ways
        parts = self._segments + np.stack([short, -short], axis=1)
        keys = [
            (k, i, j)
            for k, (before, layer) in enumerate(pairwise(drawn), 1)
            for i in range(len(before)) for j in range(len(layer))
        ]  # fmt: skip
        return dict(zip(keys, parts, strict=True))

    def update(
        self,
        weights: Sequence[ArrayLike],
        values: Sequence[Sequence[float] | np.ndarray],
        texts: Sequence[Sequence[str]],
        below: Sequence[Sequence[str]] = (),
        labels: Sequence[ArrayLike] = (),
        *,
        strongest: float | None = None,
        strengths: Sequence = (),
        lit: Sequence = (),
        chosen: tuple[int, int] | None = None,
    ) -> None:
        """Show these numbers.

        Parameters
        ----------
        weights : sequence of ndarray (n_units before, n_units)
            For each layer after the first. NaN: there is no link. Infinite: a link that passes
            its value on as it is, and has no weight.
        values, texts : sequence of sequences, one for each layer
            What fills each unit's circle, from −1 to 1, and what is written in it.
        below : sequence of sequences of str, optional
            What is written below each unit, such as its bias; beside it in a crowded layer.
        labels : sequence of sequences of str, optional
            What is written on each link, in the order of ``weights[k].ravel()``.
        strongest : float, optional
            The weight that has the full width; if none or 0, widths grow with the weights.
        strengths : sequence of (float or ndarray like weights[k]), optional
            From 0, as good as gone, to 1, how much of its colour each link has.
        lit : sequence of (float or ndarray (n_units,)), one for each layer, optional
            From 0 to 1, how much of its outline each unit has.
        chosen : (layer, unit), optional
            The unit that has a ring.
        """
        strength = np.ones(len(self._segments))
        if len(strengths):
            shapes = [np.shape(part) for part in weights]
            strength = self._of_links(map(np.broadcast_to, strengths, shapes))
        links = self._of_links(weights).astype(float), strength, strongest or 0.0
        if self._drawn is None or not all(map(_same, links, self._drawn)):
            self._drawn = links
            self._set_links(*links)
        self._units.set_facecolors([tint(v) for v in self._of_units(values)])
        if len(lit):
            shares = np.array(list(self._of_units(map(np.broadcast_to, lit, self._sizes))))
            self._units.set_edgecolors(on_paper(style.INK, shares))
        self._ring.set_data([[at] for at in self.position(*chosen)] if chosen else ([], []))
        self.values.write(self._of_units(texts), self._every)
        small = list(self._of_units(below)) or [""] * len(self._every)
        self._small.write(small + self._left_out, self._small_places)
        if self._close.any():
            half = self._small.widths()[: len(self._close)] / 2
            places = self._small_places.copy()
            places[:, 0] += (self.radius + 7 + half) / self.pixels[0] * self._close
            self._small.write(self._small.texts, places)
        self._write_labels(weights, labels)

    def _set_links(self, w: np.ndarray, strength: np.ndarray, strongest: float) -> None:
        there, wire = ~np.isnan(w), np.isinf(w)
        w = np.where(there & ~wire, w, 0.0)
        if strongest:
            widths = 0.5 + 0.21 * self.radius * np.abs(w) / strongest
        else:
            widths = np.where(w == 0, 1.3, 1.2 + 2.2 * np.sqrt(np.abs(w)))
        order, sign = np.argsort(strength, kind="stable"), np.sign(w).astype(int)
        colors = on_paper(
            _SIGNS[sign], np.where(sign < 0, 1 - (1 - strength) ** _LIGHTER, strength)
        )
        self._links.set_linewidths((widths * there)[order])
        self._links.set_colors(colors[order])
        dashes = np.where(wire, 1, sign)[order]
        if not _same(order, self._order):
            self._order = order
            self._links.set_segments(self._segments[order])
        if not _same(dashes, self._dashes):
            self._dashes = dashes
            self._links.set_linestyles([_DASHES[s] for s in dashes])

    def _write_labels(self, weights, labels) -> None:
        labels = [np.reshape(part, np.shape(W)) for part, W in zip(labels, weights, strict=False)]
        texts = self._of_links(labels).astype(object)
        written = np.flatnonzero(texts != "")
        at = self._label_places[written]
        self._labels.write(texts[written], at)
        half = self._labels.widths()[: len(at)] / 2 + 2
        half = np.column_stack([half / self.pixels[0], np.zeros(len(half))])
        self._gaps.set_segments(np.stack([at - half, at + half], axis=1))

    def _of_links(self, arrays) -> np.ndarray:
        """Return what belongs to the links that are drawn, one after the other."""
        pairs = zip(map(np.asarray, arrays), pairwise(self.shown), strict=False)
        parts = [np.ravel(array[:m, :n]) for array, (m, n) in pairs]
        return np.concatenate(parts) if parts else np.empty(0)

    def _of_units(self, layers):
        """Return what belongs to the units that are drawn, one after the other."""
        return (item for layer, n in zip(layers, self.shown, strict=False) for item in layer[:n])


def tint(value: float) -> tuple[float, float, float]:
    """Return the colour of a unit whose value is from −1 (orange) over 0 (paper) to 1 (blue)."""
    share = 0.55 * min(1.0, abs(value))
    return flat(style.sign_color(value), share)


def _same(a, b) -> bool:
    return np.array_equal(a, b, equal_nan=True)
