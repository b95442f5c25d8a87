"""What flows through a network, forward and back, as it is drawn: numbers on units and wires."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgb

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.network import NetworkPlot, tint
from ...plots.put import put, put_handle
from ...plots.timeline import LIGHT
from .scene_model import Scene

TINTS = {1: "#d3ecd4", -1: "#e8d8ee", 0: "#e9e9e9"}
"""What a number that flows back is written on."""

_RADIUS, _FAINT = 24, "#b4b8bc"


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
        self._cores = lines(1, 2.3, style.PAPER)
        self._travel = put(
            ax, PolyCollection([], fc=style.INK, ec=style.PAPER, lw=1, zorder=5, animated=True)
        )
        self._handle = put_handle(ax, zorder=4.6)
        self._arrow = Lettering(ax, [(0, 0)], size=13, zorder=4.7)
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
        room = np.where(np.array(self._sizes) > 1, apart / 2, np.inf)
        away = np.repeat(np.minimum(self.radius + 11, room), self._sizes)[:, None] * [0, 1]
        every = np.concatenate(self._at)
        self._over = every + (away - aside) / network.pixels
        if side.any():  # then the inputs' names stand before them
            before = [self.radius + 13, 0] / network.pixels
            self._over[: self._sizes[0]] = every[: self._sizes[0]] - before
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
        self._show_gradients(scene)
        self._show_arrows(scene)
        self._write(scene)
        self._show_handle(scene.in_hand)
        self._ways = self._find_ways(scene)
        self.travel(1.0)

    def travel(self, share: float) -> None:
        """Show what the links carry ``share`` of the way; at its end nothing is left of it."""
        dots = []
        if share < 1:
            turn = np.linspace(0, 2 * np.pi, 13)
            ring = 5.5 * np.column_stack([np.cos(turn), np.sin(turn)]) / self.network.pixels
            dots = [ring + start + share * (end - start) for start, end in self._ways]
        self._travel.set_verts(dots)

    def _find_ways(self, scene: Scene) -> list[np.ndarray]:
        """Return from where to where something is carried: over the links in hand."""
        if scene.flow is None:
            return []
        k, direction = scene.flow
        ways = [link for link in scene.lit_links if link[0] == k]
        if not ways and k == len(self._sizes) - 1:
            ways = [(k, i, 0) for i in range(self._sizes[-2])]
        return [self._link(*way)[::direction] for way in ways]

    def handle(self, place: tuple[int, ...]) -> np.ndarray:
        """Return where a parameter's handle is: on its link, a bias's beside it."""
        if len(place) == 2:
            return self.bias_place(place) + np.array([44, 0]) / self.network.pixels
        k, i, j = place
        start, end = self._link(k, i, j)
        away = self._along(k, j) + (-30 if self._along(k, j) > 0.3 else 30) / np.hypot(
            *((end - start) * self.network.pixels)
        )
        return start + away * (end - start)

    def bias_place(self, place: tuple[int, ...]) -> np.ndarray:
        """Return where a unit's bias is written: (layer, unit)."""
        found: np.ndarray = self._under[sum(self._sizes[: place[0]]) + place[1]]
        return found

    def _show_handle(self, place: tuple[int, ...]) -> None:
        at = self.handle(place)
        self._handle.set_data([at[0]], [at[1]])
        self._arrow.write(["↕"], [at])

    def _along(self, k: int, j: int) -> float:
        """Return how far along a link into unit ``j`` of layer ``k`` its label stands."""
        n = self._sizes[k]
        if not self.roomy[k - 1]:
            return 0.36
        wide = {1: 0.0, 2: 0.14}.get(n, 0.2)
        return float(0.5 + np.linspace(-wide, wide, n)[j])

    def _link(self, k: int, i: int, j: int) -> np.ndarray:
        return np.array([self._at[k - 1][i], self._at[k][j]])

    def _show_gradients(self, scene: Scene) -> None:
        links: list[np.ndarray] = []
        values: list[float] = []
        written: list[bool] = []
        for k, (G, labels) in enumerate(zip(scene.gradients, scene.labels, strict=True), 1):
            if G is not None:
                links += [self._link(k, *place) for place in np.ndindex(G.shape)]
                values += np.nan_to_num(G).ravel().tolist()
                written += (labels != "").ravel().tolist()
        size = np.abs(values) / max(np.abs(values).max(initial=0), 1e-300)
        sign = np.sign(values).astype(int)
        self._gradients.set_segments(links)
        self._gradients.set_colors([to_rgb(COLORS[s]) for s in sign])
        self._gradients.set_linestyles([DASHES[s] for s in sign])
        # Hollow: so they are told from weights by those, too, who see no green in them. Where
        # there are many, those whose number is not written are thin.
        hollow = np.array(written, dtype=bool)
        wide = np.where(hollow, 3.4 + 3 * np.sqrt(size), 0.8)
        self._gradients.set_linewidths(wide)
        self._cores.set_segments(links)
        self._cores.set_linewidths(np.where(hollow, wide - 2.4, 0.0))

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
            fan = not self.roomy[k - 1] and len(set(np.nonzero(labels != "")[0])) == 1
            for place in zip(*np.nonzero(labels != ""), strict=True):
                start, end = self._link(k, *place)
                # Where links fan out from one unit, their labels stand where they are apart.
                along = 0.64 if fan else self._along(k, place[1])
                places.append(start + along * (end - start))
                texts.append(labels[place])
                tints.append(style.PAPER if G is None else TINTS[_sign(G[place])])
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
        tints += [style.PAPER if signs[k] is None else TINTS[signs[k]] for k in written]
        middles = np.concatenate([np.reshape(places, (-1, 2)), small_at[written]])
        half = np.concatenate([widths, small_widths[written]])[:, None] / 2 + 3
        half = half * [[1, 0]] / self.network.pixels
        self._pills.set_segments(np.stack([middles - half, middles + half], axis=1))
        self._pills.set_colors([to_rgb(tint) for tint in tints])


COLORS = {1: style.UP, -1: style.DOWN, 0: style.GREY}
DASHES = {1: "-", -1: (0, (3, 1.4)), 0: ":"}


def _joined(layers) -> list:
    return [item for layer in layers for item in layer]


def _sign(value: float) -> int:
    return 0 if np.isnan(value) else int(np.sign(value))


def _drawable(W: np.ndarray) -> np.ndarray:
    """Return weights that can be drawn, whatever has become of them."""
    return np.clip(np.nan_to_num(W, posinf=1e6, neginf=-1e6), -1e6, 1e6)
