"""A ribbon runs through the layers, as wide as what is left of a change: it thins, or swells."""

import numpy as np
from matplotlib.collections import PolyCollection

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put
from ...plots.sheet import Sheet

_UNIT, _WIDEST = 0.5, 1.94
"""Half the width of a ribbon of 1, in units of the Axes; what is wider than this fills it."""

_FIRST, _LAST = 0.07, 0.8
_TURN = 0.3
"""From where to where the layers stand; and which share of the way a change of width takes."""

_DENSE = 14


class Ribbon:
    """The chain as a row of layers, on a ribbon that is as wide as a change of the input is there.

    Parameters
    ----------
    sheet : Sheet
    left, right, bottom, top : float
        Its edges, in pixels as shown.
    """

    def __init__(self, sheet: Sheet, left: float, right: float, bottom: float, top: float):
        self.ax = ax = sheet.axes(left, right, bottom, top)
        ax.set_axis_off()
        ax.set_xlim(0, 1)
        ax.set_ylim(-1.5, 1)
        ax.plot([0.045, 0.86], [0, 0], ":", color=style.GREY, lw=1.3, zorder=1)
        ax.text(0.045, -1.48, "factor w·f'(z) of each layer", color=style.GREY, fontsize=12)
        self._ribbon = put(ax, PolyCollection([], zorder=2, animated=True))
        (self._layers,) = ax.plot([], [], "o", ms=18, mfc=style.PAPER, mec=style.INK, mew=1.4,
                                  zorder=4, animated=True)  # fmt: skip
        self._numbers = Lettering(ax, [(0, 0)], size=11)
        self._factors = Lettering(ax, [(0, 0)], size=12)
        self._ends = Lettering(ax, [(0.02, 0), (0.93, 0)], size=15)
        above = sheet.bare(left, right, top, top + 28)
        self._title = Lettering(above, np.zeros((1, 2)), size=13)
        self._at = left, top + 15

    def update(self, factors: np.ndarray, products: np.ndarray, left: str, title: str) -> None:
        """Show a chain, from the first layer to the last; ``left`` is its last product as text."""
        n = len(factors)
        sizes = np.concatenate([[1.0], products])
        self._ribbon.set_verts(_sections(sizes))
        colors = [style.sign_color(size) for size in sizes]
        self._ribbon.set_facecolors(colors)
        self._ribbon.set_edgecolors(colors)
        # The edge hides the seams; where next to nothing is left, it would be wider than that.
        self._ribbon.set_linewidths(np.where(np.abs(sizes) > 0.05, 0.6, 0.0))
        at = _places(n)
        self._layers.set_data(at, np.zeros(n))
        self._layers.set_markersize(18 if n <= 14 else 15)
        self._numbers.write(map(str, range(1, n + 1)), np.column_stack([at, np.zeros(n)]))
        texts = [f"×{_short(value)}" for value in factors] if n <= 10 else [""] * n
        self._factors.write(texts, np.column_stack([at, np.full(n, -1.15)]))
        self._ends.write(["1", left])
        self._title.write([title])
        start, middle = self._at
        self._title.write([title], [(start + self._title.widths()[0] / 2, middle)])


def _places(n: int) -> np.ndarray:
    """Return where n layers stand, (n,)."""
    return _FIRST + (_LAST - _FIRST) * (np.arange(n) + 0.5) / n


def _sections(sizes: np.ndarray) -> np.ndarray:
    """Return the ribbon before, between and behind the layers, (n + 1, 2 · _DENSE, 2).

    It changes its width at a layer, gently: at the layer's middle it is halfway.
    """
    n = len(sizes) - 1
    at = _places(n)
    half = _UNIT * np.minimum(np.abs(sizes), _WIDEST)
    starts, ends = np.concatenate([[0.045], at]), np.concatenate([at, [0.86]])
    before = np.concatenate([half[:1], (half[:-1] + half[1:]) / 2])
    after = np.concatenate([(half[:-1] + half[1:]) / 2, half[-1:]])
    share = np.linspace(0, 1, _DENSE)
    x = starts[:, None] + share * (ends - starts)[:, None]
    come, go = _smooth(share / _TURN), _smooth((1 - share) / _TURN)
    y = half[:, None] + np.outer(before - half, 1 - come) + np.outer(after - half, 1 - go)
    upper = np.stack([x, y], axis=-1)
    lower = np.stack([x, -y], axis=-1)[:, ::-1]
    return np.concatenate([upper, lower], axis=1)


def _smooth(share: np.ndarray) -> np.ndarray:
    share = np.clip(share, 0, 1)
    return share * share * (3 - 2 * share)


def _short(value: float) -> str:
    if 0 < abs(value) < 0.005:
        return "≈0"
    return f"{value:.2f}".replace("-", "−") if value else "0"
