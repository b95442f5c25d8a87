"""A training step as it is drawn: what flows through the network, forward and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.network import NetworkPlot, tint
from ...plots.put import put
from ...plots.sheet import Sheet
from ...plots.timeline import LIGHT, Timeline
from .losses_plot import LossesPlot

_TINTS = {1: "#d3ecd4", -1: "#e8d8ee", 0: "#e9e9e9"}
"""What a number that flows back is written on."""

_RADIUS, _FAINT = 24, "#b4b8bc"

_SIDE = 196
"""Pixels at the right, for the loss over time."""


@dataclass(frozen=True, eq=False)
class Scene:
    """What is seen of a training step; layer by layer, the loss as one unit more at the end.

    Attributes
    ----------
    weights : sequence of ndarray (n_units before, n_units)
    strengths : sequence of ndarray, as ``weights``
        From 0 to 1, how much of its colour each link has.
    gradients : sequence of (ndarray, as ``weights``, or None)
        What the links of a layer carry in place of their weights.
    labels : sequence of ndarray of str, as ``weights``
    fillings, texts, over, under : sequence of sequences, one for each layer
        What fills each unit, from −1 to 1, what is written in it, above it and below it.
    signs : sequence of sequences of (int or None), as ``under``
        What is below is a gradient of this sign; None: it is none.
    lit_units, lit_links : sequence of tuple
        (layer, unit) and (layer, unit before, unit): where the factors come from.
    chosen : (layer, unit) or None
    flow : (int, int) or None
        The layer into which the links carry something, and +1 forward or −1 back.
    reached : int
        The last layer that is drawn in full.
    targets : sequence of str
        What comes to the loss from outside.
    """

    weights: Sequence[np.ndarray]
    strengths: Sequence[np.ndarray]
    gradients: Sequence[np.ndarray | None]
    labels: Sequence[np.ndarray]
    fillings: Sequence[Sequence[float]]
    texts: Sequence[Sequence[str]]
    over: Sequence[Sequence[str]]
    under: Sequence[Sequence[str]]
    signs: Sequence[Sequence[int | None]]
    lit_units: Sequence[tuple[int, int]]
    lit_links: Sequence[tuple[int, int, int]]
    chosen: tuple[int, int] | None
    flow: tuple[int, int] | None
    reached: int
    targets: Sequence[str]


class BackpropPlot:
    """The timeline above, the network with its loss below, and beside it the loss over time."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        width, height, axes = sheet.width, sheet.height, sheet.axes
        self.timeline = Timeline(axes(0, width, height - 44, height))
        self.flow = FlowPlot(axes(0, width - _SIDE - 10, 0, height - 46))
        self.losses = LossesPlot(axes(width - _SIDE + 40, width - 16, 92, height - 76))
        _legend(axes(width - _SIDE + 8, width, 4, 48))

    def update(self, step: int, scene: Scene, losses: np.ndarray) -> None:
        """Show a step: its number, what is seen, and ``losses`` (n,) until now."""
        self.timeline.update(step)
        self.flow.update(scene)
        self.losses.update(losses)


class FlowPlot:
    """The network, with what goes through it in either direction."""

    def __init__(self, ax):
        self.ax = ax
        # The units are drawn here: they leave room for what stands above and below them.
        self.network = NetworkPlot(ax, [("",)] * 2, radius=_RADIUS, room=16, circles=False)

        def lines(width, zorder, color=LIGHT):
            return put(
                ax, LineCollection([], colors=color, linewidths=width, zorder=zorder, animated=True)
            )

        self._light = lines(9, 1.5)
        self._halos = ax.scatter([], [], s=[], fc=LIGHT, lw=0, zorder=3.5, animated=True)
        self._units = ax.scatter([], [], s=[], zorder=4, animated=True)
        self._gradients = lines(1, 2.2)
        self._arrows = put(ax, PolyCollection([], fc=style.INK, lw=0, zorder=2.6, animated=True))
        self._pills = lines(15, 2.8)
        self._labels = Lettering(ax, [], size=11, zorder=3)
        self._small = Lettering(ax, [], size=11)

    def set_layers(self, sizes: Sequence[int]) -> None:
        """Show layers of so many units, and the loss after them."""
        network = self.network
        self._sizes = [*sizes, 1]
        network.set_layers([("",) * n for n in self._sizes])
        self._at = [
            np.array([network.position(k, i) for i in range(n)])
            for k, n in enumerate(self._sizes)
        ]  # fmt: skip
        across, up = network.pixels
        apart = up / max(self._sizes)
        self.radius = min(_RADIUS, 0.36 * apart)
        # Where units are close, what is below one stands beside what is above the next.
        side = np.full(len(self._sizes), 0 if apart > 3.4 * self.radius + 10 else 31)
        side[[0, -1]] = 0
        aside = np.repeat(side, self._sizes)[:, None] * [1, 0]
        away = np.array([0, min(self.radius + 11, apart / 2)])
        every = np.concatenate(self._at)
        self._over = every + (away - aside) / network.pixels
        self._under = every - (away - aside) / network.pixels
        self._units.set_offsets(every)
        self._units.set_sizes([(2 * self.radius) ** 2])
        self._halos.set_sizes([(2 * self.radius + 13) ** 2])
        self.roomy = [
            n == 1 or (m * n <= 12 and 0.4 * across / (n - 1) > 34)
            for m, n in pairwise(self._sizes)
        ]
        # The targets come in from the right.
        height = 12 + 15 * np.arange(sizes[-1])[::-1]
        y_at = np.column_stack([np.full(sizes[-1], self.radius + 22), height])
        self._y_at = self._at[-1] + y_at / network.pixels

    def update(self, scene: Scene) -> None:
        """Show what is seen."""
        network = self.network
        wire = np.full((self._sizes[-2], 1), np.inf)
        strength = np.full(wire.shape, 1.0 if scene.reached >= len(self._sizes) - 1 else 0.3)
        network.update(
            [*map(_drawable, scene.weights), wire],
            scene.fillings,
            scene.texts,
            strongest=1.5 * max(1.0, *(np.abs(_drawable(W)).max() for W in scene.weights)),
            strengths=[*scene.strengths, strength],
        )
        where = [(k, i) for k, n in enumerate(self._sizes) for i in range(n)]
        self._units.set_facecolors([tint(v) for layer in scene.fillings for v in layer])
        self._units.set_edgecolors([style.INK if k <= scene.reached else _FAINT for k, _ in where])
        self._units.set_linewidths([3.4 if at == scene.chosen else 1.3 for at in where])
        lit = np.array([self._at[k][i] for k, i in scene.lit_units]).reshape(-1, 2)
        self._halos.set_offsets(lit)
        self._light.set_segments([self._link(*link) for link in scene.lit_links])
        self._show_gradients(scene.gradients)
        self._show_arrows(scene)
        self._write(scene)

    def _link(self, k: int, i: int, j: int) -> np.ndarray:
        return np.array([self._at[k - 1][i], self._at[k][j]])

    def _show_gradients(self, gradients) -> None:
        links, values = [], []
        for k, G in enumerate(gradients, 1):
            if G is not None:
                links += [self._link(k, *place) for place in np.ndindex(G.shape)]
                values += np.nan_to_num(G).ravel().tolist()
        size = np.abs(values) / max(np.abs(values).max(initial=0), 1e-300)
        sign = np.sign(values).astype(int)
        self._gradients.set_segments(links)
        self._gradients.set_linewidths(1 + 3 * np.sqrt(size))
        self._gradients.set_colors([to_rgb(_COLORS[s]) for s in sign])
        self._gradients.set_linestyles([_DASHES[s] for s in sign])

    def _show_arrows(self, scene: Scene) -> None:
        triangles, pixels = [], self.network.pixels
        if scene.flow is not None:
            k, direction = scene.flow
            for place in np.ndindex(self._sizes[k - 1], self._sizes[k]):
                # Where there are many links, only those in hand have an arrow.
                if not self.roomy[k - 1] and (k, *place) not in scene.lit_links:
                    continue
                start, end = self._link(k, *place) * pixels
                along = (end - start) / np.hypot(*(end - start))
                across = np.array([-along[1], along[0]])
                room = self.radius + 9
                foot = end - room * along if direction > 0 else start + room * along
                tip = foot + 6 * direction * along
                foot = foot - 5 * direction * along
                triangles.append(np.array([tip, foot + 5 * across, foot - 5 * across]) / pixels)
        self._arrows.set_verts(triangles)

    def _write(self, scene: Scene) -> None:
        places, texts, tints = [], [], []
        for k, (labels, G) in enumerate(zip(scene.labels, scene.gradients, strict=True), 1):
            n = self._sizes[k]
            wide = {1: 0.0, 2: 0.14}.get(n, 0.2)
            along = 0.5 + np.linspace(-wide, wide, n)
            for place in zip(*np.nonzero(labels != ""), strict=True):
                start, end = self._link(k, *place)
                places.append(start + along[place[1]] * (end - start))
                texts.append(labels[place])
                tints.append(style.PAPER if G is None else _TINTS[_sign(G[place])])
        self._labels.write(texts, np.reshape(places, (-1, 2)))
        widths = self._labels.widths()[: len(texts)]
        over, under, signs = map(_joined, (scene.over, scene.under, scene.signs))
        small = [*over, *under, *scene.targets]
        small_at = np.concatenate([self._over, self._under, self._y_at])
        self._small.write(small, small_at)
        small_widths = self._small.widths()
        # Paper, or a tint, behind every text: so that links do not run through it.
        signs = [*[None] * len(over), *signs, *[None] * len(scene.targets)]
        written = [k for k, text in enumerate(small) if text]
        tints += [style.PAPER if signs[k] is None else _TINTS[signs[k]] for k in written]
        middles = np.concatenate([np.reshape(places, (-1, 2)), small_at[written]])
        half = np.concatenate([widths, small_widths[written]])[:, None] / 2 + 3
        half = half * [[1, 0]] / self.network.pixels
        self._pills.set_segments(np.stack([middles - half, middles + half], axis=1))
        self._pills.set_colors([to_rgb(tint) for tint in tints])


_COLORS = {1: style.UP, -1: style.DOWN, 0: style.GREY}
_DASHES = {1: "-", -1: (0, (3, 1.4)), 0: ":"}


def _legend(ax) -> None:
    """Say what the lines between the units are."""
    ax.set_axis_off()
    ax.set_xlim(0, 1)
    ax.set_ylim(0, 2)
    for y, name, colors in (
        (1.5, "weight", (style.POSITIVE, style.NEGATIVE)),
        (0.5, "gradient", (style.UP, style.DOWN)),
    ):
        ax.text(0, y, name, fontsize=11.5, va="center")
        for x, sign, dash, color in (
            (0.34, "+", "-", colors[0]),
            (0.68, "−", _DASHES[-1], colors[1]),
        ):
            ax.plot([x, x + 0.16], [y, y], ls=dash, color=color, lw=3)
            ax.text(x + 0.2, y, sign, va="center")


def _joined(layers) -> list:
    return [item for layer in layers for item in layer]


def _sign(value: float) -> int:
    return 0 if np.isnan(value) else int(np.sign(value))


def _drawable(W: np.ndarray) -> np.ndarray:
    """Return weights that can be drawn, whatever has become of them."""
    return np.clip(np.nan_to_num(W, posinf=1e6, neginf=-1e6), -1e6, 1e6)
