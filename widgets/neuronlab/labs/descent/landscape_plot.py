"""A loss landscape over (w, b), and the ways that descents took in it."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from ...plots import style
from ...plots.mark_names import MarkNames
from ...plots.put import put, put_diamond, put_handle
from ...plots.sheet import shown_size
from .scene_model import Scene

REACH = 3.0
"""w and b are shown from −REACH to REACH."""

GRID = np.linspace(-REACH, REACH, 101)

LOOKS = {
    "sgd": (style.INK, "-"),
    "momentum": ("#007a5a", (0, (5, 1.5))),
    "adam": ("#a8327e", (0, (1.5, 1.2))),
}
"""Optimiser → its colour and line style, in every picture."""

GROUND = LinearSegmentedColormap.from_list(
    "loss",
    [
        (0, "#eff5d9"), (0.1, "#d5e7ba"), (0.25, "#c1d398"),
        (0.5, "#d2c289"), (0.75, "#c29e6e"), (1, "#a47e60"),
    ],
)  # fmt: skip
"""As on a map: light green valleys, brown heights; the higher, the darker, for every eye."""

EDGE = "#8a7f6a"
_NOWHERE = np.empty((0, 2))
_FAR = np.full(2, np.nan)


class Arrows:
    """Arrows from point to point, each as long as the step that it stands for."""

    head = 9.0
    """How long an arrowhead is, in pixels; shorter than its arrow."""

    def __init__(self, ax: Axes, color: str, dashes="-", width: float = 1.6, zorder: float = 4):
        self.ax = ax
        (self.shafts,) = ax.plot(
            [], [], color=color, ls=dashes, lw=width, zorder=zorder, animated=True
        )
        self.heads = put(
            ax,
            PathPatch(
                _triangles(np.empty((0, 3, 2))), fc=color, lw=0, zorder=zorder, animated=True
            ),
        )

    def update(self, points: np.ndarray) -> None:
        """Show arrows between ``points`` (n, 2), in data units; none for fewer than two."""
        self.shafts.set_data(*points.T)
        low, high = np.array([self.ax.get_xlim(), self.ax.get_ylim()]).T
        pixel = (high[0] - low[0]) / float(shown_size(self.ax)[0])
        moves = np.diff(points, axis=0)
        lengths = np.hypot(*moves.T)
        shown = (lengths > 2 * pixel) & ((low < points[1:]) & (points[1:] < high)).all(axis=1)
        tips, lengths = points[1:][shown], lengths[shown, None]
        along = moves[shown] / lengths
        back = tips - along * np.minimum(self.head * pixel, 0.7 * lengths)
        across = 0.38 * np.hypot(*(tips - back).T)[:, None] * along[:, ::-1] * (-1, 1)
        self.heads.set_path(_triangles(np.stack([tips, back + across, back - across], axis=1)))


def _triangles(corners: np.ndarray) -> Path:
    """Return one path of triangles, ``corners`` (n, 3, 2)."""
    closed = np.concatenate([corners, corners[:, :1]], axis=1).reshape(-1, 2)
    codes = np.tile([Path.MOVETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY], len(corners))
    return Path(closed, codes.astype(Path.code_type))


class LandscapePlot:
    """The landscape over (w, b), with a way down for each optimiser."""

    def __init__(self, ax: Axes):
        self.ax = ax
        self._static: list = []
        self._heights = _NOWHERE
        (self._minimum,) = ax.plot([], [], "x", color=style.INK, ms=12, mew=2.4, zorder=3)
        self.rests = {
            "local minimum": ax.plot([], [], "x", color=style.INK, ms=9, mew=1.8, zorder=3)[0],
            "saddle": ax.plot([], [], "+", color=style.INK, ms=12, mew=1.8, zorder=3)[0],
        }
        (self.border,) = ax.plot([], [], ":", color=style.INK, lw=1.8, zorder=2)
        self.slope = Arrows(ax, style.DOWN, width=2.6, zorder=3.5)
        self.ways = {
            name: Arrows(ax, *look, zorder=4 + 0.1 * k)
            for k, (name, look) in enumerate(LOOKS.items())
        }
        self._start = put_handle(ax)
        self._ends = {
            name: put_diamond(ax, size=9, zorder=6 + 0.1 * k) for k, name in enumerate(LOOKS)
        }
        self._names = MarkNames(ax, 4 + len(LOOKS) + len(self.rests))

    def update(self, scene: Scene) -> None:
        """Show the ways down, and an arrow of minus the gradient at the end of the one in hand.

        An end outside is a hollow mark at the edge. An arrow that is too long ends there, too.
        """
        ways, path = scene.paths, scene.path
        for name, arrows in self.ways.items():
            arrows.update(ways.get(name, _NOWHERE))
        tip = path[-1] - self._share(path[-1], -scene.gradient) * scene.gradient
        down = np.array([path[-1], tip]) if self.shows(path[-1]) else _NOWHERE
        self.slope.update(down)
        self._start.set_data(*(path[:1] if self.shows(path[0]) else _NOWHERE).T)
        self._show_names(scene, down, self._show_ends(ways))

    def _show_ends(self, ways: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
        """Mark where each way ends, in its colour; return the marks at the edge, by name."""
        gone = {}
        for name, mark in self._ends.items():
            end = ways.get(name, _NOWHERE)[-1:]
            outside = bool(len(end)) and not self.shows(end[0])
            color = LOOKS[name][0]
            mark.set(
                mfc=style.PAPER if outside else color, mec=color if outside else style.PAPER,
                data=np.clip(end, self._low, self._high).T,
            )  # fmt: skip
            if outside:
                gone[name] = np.clip(end[0], self._low, self._high)
        return gone

    def shows(self, at: np.ndarray) -> bool:
        """Return whether a point is on the map."""
        return bool(((self._low <= at) & (at <= self._high)).all())

    def _share(self, at: np.ndarray, move: np.ndarray) -> float:
        """Return how much of a ``move`` stays on the map, from 0 to 1."""
        edge = 0.99 * np.where(move > 0, self._high - at, at - self._low)
        return float(np.clip(np.min(edge / np.maximum(np.abs(move), 1e-9)), 0.0, 1.0))

    def _show_names(self, scene: Scene, down: np.ndarray, gone: dict[str, np.ndarray]) -> None:
        """Name the marks beside them; ``gone`` are the ends at the edge, of ways that left it."""
        path, alone = scene.path, len(scene.paths) == 1
        minimum = np.asarray(self._minimum.get_xydata())[0]
        length = np.hypot(*(np.diff(down, axis=0) / self._pixel()).T)
        now = alone and len(path) > 1 and self.shows(path[-1])
        marks = {
            "start": path[0] if self.shows(path[0]) else None,
            "now": path[-1] if now else None,
            "minimum": minimum if self.shows(minimum) else None,
            # An arrow is named that is long enough to be seen.
            "−gradient": down[1] if len(down) and length[0] > 20 else None,
        }
        for name in LOOKS:
            marks[f"{name}: outside"] = gone.get(name)
        for name, mark in self.rests.items():
            (at,) = np.asarray(mark.get_xydata())
            marks[name] = at if self.shows(at) else None
        texts = [name if at is not None else "" for name, at in marks.items()]
        if alone:
            texts = [text.split(": ")[-1] for text in texts]
        places = np.array([minimum if at is None else at for at in marks.values()])
        ends = [at[-1:] for at in scene.paths.values() if self.shows(at[-1])]
        others = np.concatenate([self._heights, *ends])
        self._names.write(texts, places, [*scene.paths.values(), down], others)

    def _pixel(self) -> np.ndarray:
        return (self._high - self._low) / np.asarray(shown_size(self.ax))

    def set_losses(
        self, axes: Sequence[np.ndarray], losses: np.ndarray, minimum: np.ndarray,
        names: tuple[str, str],
    ) -> None:  # fmt: skip
        """Show the losses (m, n) along both ``axes``, w (n,) and b (m,), and where it is least.

        ``names`` are those of the two parameters.
        """
        ax, (w, b) = self.ax, axes
        self._low, self._high = np.array([w[0], b[0]]), np.array([w[-1], b[-1]])
        style.set_limits(ax, (w[0], w[-1]), (b[0], b[-1]))
        ax.set_title(f"the loss L at every ({names[0]}, {names[1]})", pad=6)
        ax.set_xlabel(f"weight {names[0]}", labelpad=1)
        kind = "bias" if names[1] == "b" else "weight"
        ax.set_ylabel(f"{kind} {names[1]}", labelpad=-2)
        for artist in self._static:
            artist.remove()
        levels = round_levels(losses.min(), losses.max())
        colors = GROUND(np.linspace(0, 1, len(levels) + 1))
        filled = ax.contourf(w, b, losses, [0, *levels, 2 * losses.max()], colors=colors, zorder=0)
        lines = ax.contour(w, b, losses, levels, colors=EDGE, linewidths=0.7, zorder=1)
        texts = ax.clabel(lines, levels[::2], fmt="%g", fontsize=11, colors=style.INK)
        at = np.reshape([text.get_position() for text in texts], (-1, 2))
        # One at the edge would be cut, and one on the minimum hides it.
        reach = (self._high - self._low) / 2
        central = (np.abs(at - (self._low + self._high) / 2) < 0.9 * reach).all(axis=1)
        shown = central & (np.hypot(*((at - minimum) / reach).T) > 0.23)
        for text, seen in zip(texts, shown, strict=True):
            text.set_visible(bool(seen))
        self._heights = at[shown]
        self._static = [filled, lines]
        self._minimum.set_data(*minimum[:, None])

    def set_valleys(self, rests: Mapping[str, np.ndarray], border: np.ndarray) -> None:
        """Mark where else it can rest, by kind, and the ``border`` (n, 2) between two valleys."""
        for kind, mark in self.rests.items():
            mark.set_data(*rests.get(kind, _FAR)[:, None])
        self.border.set_data(*border.T)


def round_levels(least: float, greatest: float) -> list[float]:
    """Return round losses between the two, each some 1.5 or some 2 times the one before."""
    decades = 10.0 ** np.arange(np.floor(np.log10(least)), np.ceil(np.log10(greatest)))
    for steps in ((1, 1.5, 2, 3, 5, 7), (1, 2, 5)):
        levels = [float(f"{step * d:.2g}") for d in decades for step in steps]
        levels = [level for level in levels if least < level < greatest]
        if len(levels) <= 12:
            break
    return levels
