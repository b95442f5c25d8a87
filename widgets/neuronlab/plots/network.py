"""A network as nodes and links: units in columns, weights as the lines between them."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb
from matplotlib.transforms import ScaledTranslation

from . import style
from .lettering import Lettering

_STEP = 1.0
"""How far one column is from the next, in data units of the Axes."""


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
        Of a unit, in pixels as shown.
    """

    def __init__(self, ax: Axes, names: Sequence[Sequence[str]], radius: float = 21):
        self.ax = ax
        ax.set_axis_off()
        ax.set_xlim(-0.32, (len(names) - 1) * _STEP + 0.42)
        ax.set_ylim(-0.5, 0.5)
        # Pixels as shown for one data unit across.
        self._width = ax.bbox.width / ax.figure.dpi * 72 / np.ptp(ax.get_xlim())
        self.positions = [
            np.column_stack([np.full(len(layer), k * _STEP), _heights(len(layer))])
            for k, layer in enumerate(names)
        ]
        starts = [
            np.repeat(layer, len(following), axis=0)
            for layer, following in pairwise(self.positions)
        ]
        ends = [
            np.tile(following, (len(layer), 1)) for layer, following in pairwise(self.positions)
        ]
        starts, ends = np.concatenate(starts), np.concatenate(ends)
        segments = np.stack([starts, ends], axis=1)
        self._links = ax.add_collection(LineCollection(segments, zorder=2, animated=True))
        # The way out, to whatever listens.
        last = self.positions[-1]
        ways_out = np.stack([last, last + np.array([0.36, 0])], axis=1)
        ax.add_collection(LineCollection(ways_out, colors=style.GREY, linewidths=1.5, zorder=1))
        every = np.concatenate(self.positions)
        self._units = ax.scatter(
            *every.T, s=(2 * radius) ** 2, c=[style.PAPER] * len(every), edgecolors=style.INK,
            linewidths=1.4, zorder=4, animated=True,
        )  # fmt: skip
        self.values = Lettering(ax, every)
        self._below = Lettering(ax, every, size=11, below=radius + 10)
        # A label stands off its link's middle, where links may cross.
        self._places = starts + 0.42 * (ends - starts)
        self._labels = Lettering(ax, self._places, size=11, zorder=3)
        # What lets a label stand on its link: a stroke of paper, as long as the text.
        self._gaps = ax.add_collection(
            LineCollection([], colors=style.PAPER, linewidths=15, zorder=2.5, animated=True)
        )
        for name, at in zip((name for layer in names for name in layer), every, strict=True):
            above = ScaledTranslation(0, (radius + 10) / 72, ax.figure.dpi_scale_trans)
            ax.text(*at, name, ha="center", va="center", transform=ax.transData + above)

    def update(
        self,
        weights: Sequence[np.ndarray],
        values: Sequence[Sequence[float]],
        texts: Sequence[Sequence[str]],
        below: Sequence[Sequence[str]] = (),
        labels: Sequence[Sequence[str]] = (),
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
            What is written below each unit, such as its bias.
        labels : sequence of sequences of str, optional
            What is written on each link, in the order of ``weights[k].ravel()``.
        """
        w = np.concatenate([np.ravel(part) for part in weights]).astype(float)
        there, wire = ~np.isnan(w), np.isinf(w)
        w = np.where(there & ~wire, w, 0.0)
        self._links.set_linewidths(np.where(w == 0, 1.3, 1.2 + 2.2 * np.sqrt(np.abs(w))) * there)
        self._links.set_colors([style.sign_color(value) for value in w])
        self._links.set_linestyles(
            ["-" if plain else _dash(value) for value, plain in zip(w, wire, strict=True)]
        )
        self._units.set_facecolors([tint(v) for layer in values for v in layer])
        self.values.write(text for layer in texts for text in layer)
        self._below.write(text for layer in below for text in layer)
        self._labels.write(text for layer in labels for text in layer)
        widths = self._labels.widths()
        half = np.where(widths, widths / 2 + 2, 0) / self._width
        half = np.column_stack([half, np.zeros(len(half))])
        self._gaps.set_segments(np.stack([self._places - half, self._places + half], axis=1))


def tint(value: float) -> tuple[float, float, float]:
    """Return the colour of a unit whose value is from −1 (orange) over 0 (paper) to 1 (blue)."""
    share = 0.55 * min(1.0, abs(value))
    full, paper = np.array(to_rgb(style.sign_color(value))), np.array(to_rgb(style.PAPER))
    return tuple(paper + share * (full - paper))


def _dash(weight: float):
    return ":" if weight == 0 else "-" if weight > 0 else (0, (3, 1.6))


def _heights(n: int) -> np.ndarray:
    """Return the heights of n units, from the top down."""
    return 0.5 - (np.arange(n) + 0.5) / n if n > 1 else np.zeros(1)
