"""Bumps as they are drawn: their sum beside the target, the pieces below, the network they are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from ...models.mlp import MLP
from ...plots import style
from ...plots.lettering import Lettering
from ...plots.network import NetworkPlot
from ...plots.put import put, put_handle
from ...plots.sheet import Sheet
from ...text.numbers import figure, number
from .model import HIGH, LOW, MOST, OUTSIDE, Bump

TOP = 1.6
"""Curves are drawn from −TOP to TOP."""

_PALE = 0.22
"""How much of its colour a link has that does not belong to the bump in hand."""


@dataclass(frozen=True, eq=False)
class Scene:
    """A target, the bumps that chase it, and how far they are off.

    Attributes
    ----------
    x, y, y_hat : ndarray (n,)
        Inputs, the target there, and the sum of the bumps.
    bumps : sequence of Bump
    pieces : ndarray (2k, n)
        What each hidden unit adds to the sum.
    chosen : int
        The bump in hand, counted from 0.
    mlp : MLP
        The network that the bumps are.
    error : float
        How far the sum is off on average.
    errors : sequence of float
        The same, with 1, 2, … bumps of equal width that are as high as the target on average.
    """

    x: np.ndarray
    y: np.ndarray
    y_hat: np.ndarray
    bumps: Sequence[Bump]
    pieces: np.ndarray
    chosen: int
    mlp: MLP
    error: float
    errors: Sequence[float]


class BumpPlot:
    """The sum over its pieces on the left; the network and the errors on the right."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        width, top = sheet.width, sheet.height - 28
        self.sum = _Sum(sheet.axes(44, 612, 198, top))
        self.pieces = _Pieces(sheet.axes(44, 612, 40, 168))
        self.network = _Network(sheet, sheet.axes(650, width - 8, 172, top - 6))
        self.errors = _Errors(sheet.axes(680, width - 16, 40, 132))

    def update(self, scene: Scene) -> None:
        """Show these bumps."""
        self.sum.update(scene)
        self.pieces.update(scene)
        self.network.update(scene)
        self.errors.update(scene)


def _across(ax: Axes) -> None:
    ax.set_xlim(LOW - OUTSIDE / 2, HIGH + OUTSIDE / 2)
    ax.set_ylim(-TOP, TOP)
    ax.set_yticks([-1, 0, 1], ["−1", "0", "1"])
    ax.axhline(0, color=style.PALE, lw=0.8, zorder=0)


class _Sum:
    def __init__(self, ax: Axes):
        self.ax = ax
        _across(ax)
        ax.set_title("the bumps added up (line) and the curve to follow (grey band)", pad=8)
        ax.set_xticklabels([])
        self._gap = put(ax, Polygon([(0, 0)], fc=style.PALE, alpha=0.6, lw=0, animated=True))
        (self._target,) = ax.plot([], [], color=style.GREY, lw=5, alpha=0.55, animated=True)
        (self._sum,) = ax.plot([], [], color=style.INK, lw=2.6, zorder=4, animated=True)

    def update(self, scene: Scene) -> None:
        there, back = np.column_stack([scene.x, scene.y]), np.column_stack([scene.x, scene.y_hat])
        self._gap.set_xy(np.concatenate([there, back[::-1]]))
        self._target.set_data(scene.x, scene.y)
        self._sum.set_data(scene.x, scene.y_hat)


class _Pieces:
    def __init__(self, ax: Axes):
        self.ax = ax
        _across(ax)
        ax.set_title("the bumps one by one; dashed, the two sigmoids of the one in hand", pad=6)
        ax.set_xlabel("input x", labelpad=1)
        self._bumps = put(ax, LineCollection([], zorder=2, animated=True))
        self._sigmoids = put(
            ax, LineCollection([], linestyles=[(0, (3, 2))], linewidths=1.5, zorder=3,
                               animated=True),
        )  # fmt: skip
        self._handles = put_handle(ax)

    def update(self, scene: Scene) -> None:
        k = scene.chosen
        up, down = scene.pieces[2 * k : 2 * k + 2]
        shapes = scene.pieces[::2] + scene.pieces[1::2]
        self._bumps.set_segments([np.column_stack([scene.x, shape]) for shape in shapes])
        self._bumps.set_colors([style.sign_color(bump.height) for bump in scene.bumps])
        self._bumps.set_linestyles(["-" if b.height >= 0 else (0, (4, 1.6)) for b in scene.bumps])
        self._bumps.set_linewidths([2.8 if j == k else 1.3 for j in range(len(shapes))])
        self._sigmoids.set_segments([np.column_stack([scene.x, part]) for part in (up, down)])
        self._sigmoids.set_colors([style.sign_color(part[-1]) for part in (up, down)])
        self._handles.set_data(*np.transpose([*handles(scene.bumps[k]).values()]))


def handles(bump: Bump) -> dict[str, tuple[float, float]]:
    """Return where a bump is held: name → (x, y), for its edges and its top."""
    low, high = LOW - OUTSIDE / 2, HIGH + OUTSIDE / 2
    left, right = np.clip([bump.left, bump.right], low, high).tolist()
    height = min(max(bump.height, -TOP), TOP)
    return {
        "left": (left, height / 2),
        "right": (right, height / 2),
        "top": ((left + right) / 2, height),
    }


class _Network:
    def __init__(self, sheet: Sheet, ax: Axes):
        self._title = Lettering(sheet.overlay(), [(782, sheet.height - 19)], size=12)
        self._plot = NetworkPlot(ax, [("x",), ("",) * 2, ("ŷ",)], radius=13)
        self._hidden = 2

    def update(self, scene: Scene) -> None:
        mlp, n = scene.mlp, 2 * len(scene.bumps)
        if n != self._hidden:
            self._hidden = n
            self._plot.set_layers([("x",), ("",) * n, ("ŷ",)])
        pair = slice(2 * scene.chosen, 2 * scene.chosen + 2)
        into, out = np.full((1, n), _PALE), np.full((n, 1), _PALE)
        into[:, pair] = out[pair] = 1.0
        first, last = (np.full(part.shape, "", dtype=object) for part in mlp.weights)
        below = [""] * n
        if n <= 12:
            first[0, pair] = [figure(w) for w in mlp.weights[0][0, pair]]
            last[pair, 0] = [number(w) for w in mlp.weights[1][pair, 0]]
        if n <= 6:
            below[pair] = [f"b = {figure(b)}" for b in mlp.biases[0][pair]]
        lit = np.full(n, 0.35)
        lit[pair] = 1.0
        self._plot.update(
            [np.sign(mlp.weights[0]), mlp.weights[1]],
            [[0.0], [0.0] * n, [0.0]],
            [[""], [""] * n, [""]],
            below=[[""], below, [""]],
            labels=[first, last],
            strongest=2.0,
            strengths=[into, out],
            lit=[1.0, lit, 1.0],
        )
        k = len(scene.bumps)
        self._title.write([f"{k} bump{'s' * (k > 1)} = {n} hidden units: a network 1–{n}–1"])


class _Errors:
    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_title("how far off on average", pad=6)
        ax.set_xlim(0, MOST + 0.5)
        ax.set_ylim(0, 1)
        ax.set_xticks([1, 5, 10, 15, 20])
        ax.set_yticks([0, 0.5, 1], ["0", "0.5", "1"])
        ax.set_xlabel("bumps", labelpad=1)
        self._names = Lettering(ax, [(0, 0)], size=11)
        (self._line,) = ax.plot(
            [], [], "o-", color=style.GREY, ms=4, lw=1.2, clip_on=False, animated=True
        )
        (self._now,) = ax.plot(
            [], [], "o", color=style.INK, ms=9, zorder=4, clip_on=False, animated=True
        )

    def update(self, scene: Scene) -> None:
        n = len(scene.errors)
        self._line.set_data(np.arange(1, n + 1), np.minimum(scene.errors, 1))
        k, error = len(scene.bumps), min(scene.error, 1.0)
        self._now.set_data([k], [error])
        self._names.write([f"{number(scene.error, 3)} now"], [(min(k + 2.6, 17.5), error + 0.14)])
