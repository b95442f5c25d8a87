"""A loss landscape over (w, b), and the ways that descents took in it."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put, put_handle
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
    "loss", ["#fbfdf0", "#dcebc8", "#c6d6a4", "#d3c48c", "#c4a071", "#a98263"]
)
"""As on a map: light green valleys, brown heights; the higher, the darker, for every eye."""

EDGE = "#8a7f6a"
_NAMES = ("start", "now", "minimum", "−gradient")
_NOWHERE = np.empty((0, 2))


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
        pixel = 2 * REACH / float(shown_size(self.ax)[0])
        moves = np.diff(points, axis=0)
        lengths = np.hypot(*moves.T)
        shown = (lengths > 2 * pixel) & (np.abs(points[1:]) < REACH).all(axis=1)
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
        ax.set_xlim(-REACH, REACH)
        ax.set_ylim(-REACH, REACH)
        self._static: list = []
        (self._minimum,) = ax.plot([], [], "x", color=style.INK, ms=12, mew=2.4, zorder=3)
        self.slope = Arrows(ax, style.DOWN, width=2.6, zorder=3.5)
        self.ways = {
            name: Arrows(ax, *look, zorder=4 + 0.1 * k)
            for k, (name, look) in enumerate(LOOKS.items())
        }
        self._start = put_handle(ax)
        self._ends, self._outside = (
            ax.plot([], [], "D", ms=9, mfc=face, mec=edge, mew=1.2, zorder=6, clip_on=False,
                    animated=True)[0]
            for face, edge in ((style.INK, style.PAPER), (style.PAPER, style.INK))
        )  # fmt: skip
        ax.set_title("the loss L of every neuron (w, b)", pad=6)
        self._names = Lettering(ax, np.zeros((len(_NAMES), 2)), zorder=7)

    def update(self, scene: Scene) -> None:
        """Show the ways down, and an arrow of minus the gradient at the end of the one in hand.

        An end outside is a hollow mark at the edge.
        """
        ways, path = scene.paths, scene.path
        for name, arrows in self.ways.items():
            arrows.update(ways.get(name, _NOWHERE))
        self.slope.update(np.array([path[-1], path[-1] - scene.gradient]))
        self._start.set_data(*path[:1].T)
        ends = np.array([way[-1] for way in ways.values()])
        inside = (np.abs(ends) <= REACH).all(axis=1)
        self._ends.set_data(*ends[inside].T)
        self._outside.set_data(*np.clip(ends[~inside], -REACH, REACH).T)
        self._show_names(scene)

    def _show_names(self, scene: Scene) -> None:
        """Name the marks beside them: what is now on the side away from the minimum."""
        path, pixel = scene.path, 2 * REACH / shown_size(self.ax)
        now = np.clip(path[-1], -REACH, REACH)
        minimum, down = np.asarray(self._minimum.get_xydata())[0], -scene.gradient
        side = 1 if minimum[0] >= now[0] else -1
        up = -1 if path[-1][1] > path[0][1] else 1
        if abs(path[0][1] + 20 * up * pixel[1]) > 0.97 * REACH:
            up = -up
        length = np.hypot(*(down / pixel))
        # One way that has begun has one end, and an arrow is named that is long enough to be seen.
        begun, long = len(path) > 1 and len(scene.paths) == 1, length > 20
        texts = [
            name * seen for name, seen in zip(_NAMES, (1, int(begun), 1, int(long)), strict=True)
        ]
        self._names.write(texts)
        half = self._names.widths() / 2 * pixel[0]
        # Where the arrow ends, or leaves the picture.
        share = np.min((REACH - np.sign(down) * now) / np.maximum(np.abs(down), 1e-9))
        at = np.array([path[0], now, minimum, now + min(share, 1.0) * down])
        at[0, 1] += 18 * up * pixel[1]
        at[1, 0] -= side * (half[1] + 10 * pixel[0])
        at[2, 0] += side * (half[2] + 11 * pixel[0])
        if long:
            at[3] += 9 * np.sign(down) * pixel + (np.sign(down[0]) * half[3], 0)
        limit = np.column_stack([REACH - half, np.full(len(at), REACH - 8 * pixel[1])])
        self._names.write(texts, np.clip(at, -limit, limit))

    def set_losses(self, losses: np.ndarray, minimum: np.ndarray, names: tuple[str, str]) -> None:
        """Show the loss at the points of ``GRID``, (n of b, n of w), and where it is least.

        ``names`` are those of the two parameters.
        """
        self.ax.set_xlabel(f"weight {names[0]}", labelpad=1)
        kind = "bias" if names[1] == "b" else "weight"
        self.ax.set_ylabel(f"{kind} {names[1]}", labelpad=-2)
        for artist in self._static:
            artist.remove()
        levels = round_levels(losses.min(), losses.max())
        colors = GROUND(np.linspace(0, 1, len(levels) + 1))
        filled = self.ax.contourf(
            GRID, GRID, losses, [0, *levels, 2 * losses.max()], colors=colors, zorder=0
        )
        lines = self.ax.contour(GRID, GRID, losses, levels, colors=EDGE, linewidths=0.7, zorder=1)
        texts = self.ax.clabel(lines, levels[::2], fmt="%g", fontsize=11, colors=style.INK)
        for (
            text
        ) in texts:  # one at the edge would be cut, and one on the minimum or its name hide it
            x, y = text.get_position()
            aside, above = np.abs((x, y) - minimum)
            hidden = (above < 0.35 and aside < 1.7) or np.hypot(aside, above) < 0.7
            text.set_visible(bool(max(abs(x), abs(y)) < 0.9 * REACH and not hidden))
        self._static = [filled, lines]
        self._minimum.set_data(*minimum[:, None])


def round_levels(least: float, greatest: float) -> list[float]:
    """Return round losses between the two, each some 1.5 or some 2 times the one before."""
    decades = 10.0 ** np.arange(np.floor(np.log10(least)), np.ceil(np.log10(greatest)))
    for steps in ((1, 1.5, 2, 3, 5, 7), (1, 2, 5)):
        levels = [float(f"{step * d:.2g}") for d in decades for step in steps]
        levels = [level for level in levels if least < level < greatest]
        if len(levels) <= 12:
            break
    return levels
