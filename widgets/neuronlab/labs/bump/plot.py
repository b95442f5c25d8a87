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
from ...plots.network import MOST as ROOM
from ...plots.network import NetworkPlot
from ...plots.put import put, put_handle
from ...plots.sheet import Sheet
from ...text.numbers import figure, number
from .model import HIGH, LOW, MOST, OUTSIDE, WIDE, Bump

TOP = 1.6
"""Curves are drawn from −TOP to TOP."""

_PALE = 0.4
"""How much of its colour a link has that does not belong to the bump in hand."""

_LABELLED = 6
"""With more hidden units there is no room for numbers on the links."""


@dataclass(frozen=True, eq=False)
class Scene:
    """A target, the bumps that chase it, and how far they are off.

    Attributes
    ----------
    x, y, y_hat : ndarray (n,)
        Inputs, the target there, and the sum of the bumps.
    bumps : sequence of Bump
    pieces : ndarray (2k, n_wide)
        What each hidden unit adds to the sum, at ``WIDE``.
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
        self.network = _Network(sheet, sheet.axes(650, width - 8, 172, top - 40))
        self.errors = _Errors(sheet.axes(680, width - 16, 40, 132))

    def update(self, scene: Scene) -> None:
        """Show these bumps."""
        self.sum.update(scene)
        self.pieces.update(scene)
        self.network.update(scene)
        self.errors.update(scene)


def _across(ax: Axes) -> None:
    ax.set_xlim(LOW - OUTSIDE - 0.2, HIGH + OUTSIDE + 0.2)
    for end in (LOW, HIGH):
        ax.axvline(end, color=style.PALE, lw=0.8, zorder=0)
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
        self._bumps.set_segments([np.column_stack([WIDE, shape]) for shape in shapes])
        self._bumps.set_colors([style.sign_color(bump.height) for bump in scene.bumps])
        self._bumps.set_linestyles(["-" if b.height >= 0 else (0, (4, 1.6)) for b in scene.bumps])
        self._bumps.set_linewidths([2.8 if j == k else 1.3 for j in range(len(shapes))])
        self._sigmoids.set_segments([np.column_stack([WIDE, part]) for part in (up, down)])
        self._sigmoids.set_colors([style.sign_color(part[-1]) for part in (up, down)])
        self._handles.set_data(*np.transpose([*handles(scene.bumps[k]).values()]))


def handles(bump: Bump) -> dict[str, tuple[float, float]]:
    """Return where a bump is held: name → (x, y), for its edges and its top."""
    height = min(max(bump.height, -TOP), TOP)
    return {
        "left": (bump.left, height / 2),
        "right": (bump.right, height / 2),
        "top": ((bump.left + bump.right) / 2, height),
    }


def units_drawn(n: int, first: int) -> list[int]:
    """Return which of ``n`` hidden units are drawn first; ``first`` and the next are among them.

    The others keep their order.
    """
    room = n if n <= ROOM else ROOM - 1
    if first + 1 < room:
        return [*range(n)]
    pair = [first, first + 1]
    others = [k for k in range(n) if k not in pair]
    return others[: room - 2] + pair + others[room - 2 :]


class _Network:
    def __init__(self, sheet: Sheet, ax: Axes):
        lines = [(782, sheet.height - down) for down in (19, 38, 54)]
        self._title = Lettering(sheet.overlay(), lines[:1], size=12)
        self._numbers = Lettering(sheet.overlay(), lines[1:], size=11)
        self._plot = NetworkPlot(ax, [("x",), ("",) * 2, ("ŷ",)], radius=13)
        self._hidden = 2

    def update(self, scene: Scene) -> None:
        mlp, n = scene.mlp, 2 * len(scene.bumps)
        if n != self._hidden:
            self._hidden = n
            self._plot.set_layers([("x",), ("",) * n, ("ŷ",)])
        order = units_drawn(n, 2 * scene.chosen)
        place = order.index(2 * scene.chosen)
        pair = slice(place, place + 2)
        w, b, v = mlp.weights[0][:, order], mlp.biases[0][order], mlp.weights[1][order]
        into, out = np.full((1, n), _PALE), np.full((n, 1), _PALE)
        into[:, pair] = out[pair] = 1.0
        first, last = (np.full(part.shape, "", dtype=object) for part in mlp.weights)
        if n <= _LABELLED:
            first[0, pair] = [figure(one) for one in w[0, pair]]
            last[pair, 0] = [number(one) for one in v[pair, 0]]
        lit = np.full(n, 0.35)
        lit[pair] = 1.0
        self._plot.update(
            [np.sign(w), v],
            [[0.0], [0.0] * n, [0.0]],
            [[""], [""] * n, [""]],
            labels=[first, last],
            strongest=2.0,
            strengths=[into, out],
            lit=[1.0, lit, 1.0],
        )
        k = len(scene.bumps)
        self._title.write([f"{k} bump{'s' * (k > 1)} = {n} hidden units: a network 1–{n}–1"])
        at, edges = 2 * scene.chosen, " and ".join(map(figure, b[pair]))
        weights = " and ".join(map(number, v[pair, 0]))
        self._numbers.write(
            [
                f"in hand: units {at + 1} and {at + 2}, w = {figure(w[0, place])},",
                f"b = {edges}, out by {weights}",
            ]
        )


class _Errors:
    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_title("how far off: ● now, grey: fitted", pad=6)
        ax.set_xlim(0, MOST + 0.5)
        ax.set_ylim(0, 1)
        ax.set_xticks([1, 5, 10, 15, 20])
        ax.set_yticks([0, 0.5, 1], ["0", "0.5", "1"])
        ax.set_xlabel("bumps", labelpad=1)
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
