"""What is left of a small change behind each layer: as a ribbon, and on a logarithmic axis."""

import numpy as np
from matplotlib.figure import Figure

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.sheet import Sheet
from .ribbon_plot import Ribbon

MOST = 20
"""How many layers there is room for."""

_LEAST, _GREATEST = 1e-12, 1e3


class VanishingPlot:
    """Left the ribbon through the layers, right what is left behind each of them.

    Parameters
    ----------
    figure : matplotlib Figure
    vanished, exploded : float
        The bounds of the bands in which a change counts as vanished, or as exploded.
    """

    def __init__(self, figure: Figure, vanished: float, exploded: float):
        sheet = Sheet(figure)
        self.ribbon = Ribbon(sheet, 6, 590, 8, sheet.height - 34)
        right = sheet.axes(654, sheet.width - 16, 46, sheet.height - 34)
        self.left = _Left(right, vanished, exploded)

    def update(
        self, factors: np.ndarray, products: np.ndarray, most: float, left: str, title: str
    ) -> None:
        """Show a chain.

        Parameters
        ----------
        factors : ndarray (n_layers,)
            From the first layer to the last.
        products : ndarray (n_layers,)
            What is left behind 1, 2, … layers.
        most : float
            The greatest that a factor can be.
        left : str
            The last product, as it is written beside its mark.
        title : str
            What becomes of the change.
        """
        self.ribbon.update(factors, products, left, title)
        self.left.update(products, most, left)


class _Left:
    """What is left behind each layer; on this axis, equal factors make a straight line."""

    def __init__(self, ax, vanished: float, exploded: float):
        self.ax = ax
        ax.set_title("the same on a logarithmic axis", pad=9)
        ax.set_yscale("log")
        ax.set_xlim(0, MOST + 0.6)
        ax.set_ylim(_LEAST / 3, _GREATEST * 3)
        ax.set_yticks([1e-12, 1e-9, 1e-6, 1e-3, 1, 1e3])
        ax.yaxis.minorticks_off()
        ax.set_xticks(range(0, MOST + 1, 5))
        ax.set_xlabel("layers passed (dotted: at most so much)", labelpad=2)
        for low, high in ((_LEAST / 3, vanished), (exploded, _GREATEST * 3)):
            ax.axhspan(low, high, fc="#ecebe4", lw=0, zorder=0)
        for y, name in ((_GREATEST, "explodes"), (40 * _LEAST, "vanishes")):
            ax.text(0.3, y, name, color=style.GREY, fontsize=11.5, va="center")
        ax.axhline(1, color=style.INK, lw=0.8)
        (self._bound,) = ax.plot([], [], ":", color=style.GREY, lw=1.6, animated=True)
        (self._path,) = ax.plot([], [], color=style.INK, lw=1.8, zorder=3, animated=True)
        looks = (
            {"marker": "o", "mfc": style.POSITIVE, "ms": 7},
            {"marker": "s", "mfc": style.NEGATIVE, "ms": 7},
            {"marker": "^", "mfc": style.INK, "ms": 9},
            {"marker": "v", "mfc": style.INK, "ms": 9},
        )
        self._marks = [
            ax.plot([], [], ls="", mec="white", mew=0.8, zorder=4, clip_on=False, animated=True,
                    **look)[0]
            for look in looks
        ]  # fmt: skip
        self._text = Lettering(ax, [(0, 1)], size=12.5)

    def update(self, products: np.ndarray, most: float, left: str) -> None:
        passed, size = np.arange(len(products) + 1), np.abs(np.concatenate([[1.0], products]))
        at = np.clip(size, _LEAST, _GREATEST)
        self._path.set_data(passed, at)
        layers = np.arange(MOST + 1)
        self._bound.set_data(layers, np.maximum(float(most) ** layers, _LEAST / 30))
        inside = at == size
        negative = np.concatenate([[False], products < 0])
        for marks, there in zip(
            self._marks,
            (inside & ~negative, inside & negative, size > _GREATEST, size < _LEAST),
            strict=True,
        ):
            marks.set_data(passed[there], at[there])
        self._text.write([left], [self._beside(len(products), at)])

    @staticmethod
    def _beside(passed: int, at: np.ndarray) -> tuple[float, float]:
        """Return where beside the last mark there is no path: the dotted line is never below it."""
        last, on_floor = at[-1], np.count_nonzero(at == _LEAST)
        if on_floor and passed > 10:
            return (passed - 3, 60 * last) if on_floor > 5 else (passed - 6.2, 2 * last)
        if on_floor:
            return passed + 3.2, 3 * last
        if last > 0.9:
            return np.clip(passed, 2.5, MOST - 1.4), 0.05 * last
        if last < 100 * _LEAST:
            return (passed - 3.4 if passed > 8 else passed + 3.2), last
        return max(passed - 1.6, 2.3), 0.05 * last
