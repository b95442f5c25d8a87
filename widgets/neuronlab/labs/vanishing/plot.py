"""What a gradient is multiplied by in each layer, and what is left of it on the way back."""

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put
from ...plots.shapes import upright_bars
from ...plots.sheet import Sheet

MOST = 20
"""How many layers there is room for."""

_LEAST, _GREATEST = 1e-12, 1e3


class VanishingPlot:
    """Left a bar for each layer's factor, right the product of the factors, layer by layer back.

    Parameters
    ----------
    figure : matplotlib Figure
    vanished, exploded : float
        The bounds of the bands in which a gradient counts as vanished, or as exploded.
    """

    def __init__(self, figure: Figure, vanished: float, exploded: float):
        sheet = Sheet(figure)
        low, high = 46, sheet.height - 30
        self.factors = _Factors(sheet.axes(44, 440, low, high))
        self.left = _Left(sheet.axes(520, sheet.width - 16, low, high), vanished, exploded)

    def update(self, factors: np.ndarray, products: np.ndarray, left: str) -> None:
        """Show a chain.

        Parameters
        ----------
        factors : ndarray (n_layers,)
            From the first layer to the last.
        products : ndarray (n_layers,)
            What is left after going back 1, 2, … layers.
        left : str
            The last product, as it is written beside its mark.
        """
        self.factors.update(factors)
        self.left.update(products, left)


class _Factors:
    """A bar for each layer; they fill the picture, however many there are."""

    def __init__(self, ax):
        self.ax = ax
        ax.set_title("factor of each layer, w·f'(z)", pad=8)
        ax.set_xlim(0, 1)
        ax.set_xticks([])
        ax.set_xlabel("layer, from the input to the output", labelpad=4)
        ax.spines["bottom"].set_visible(False)
        ax.axhline(0, color=style.GREY, lw=0.8)
        ax.axhline(1, color=style.INK, lw=1.2, ls=":")
        self._bars = put(ax, PolyCollection([], lw=0, aa=False, zorder=3, animated=True))
        self._values = Lettering(ax, [(0, 0)], size=11, below=-9)
        self._layers = Lettering(ax, [(0, 0)], size=11, below=-9)

    def update(self, factors: np.ndarray) -> None:
        n, greatest = len(factors), max(1.0, np.abs(factors).max())
        top = style.nice_limit(greatest) * 1.15
        # Only GELU has negative slopes, and those are small.
        bottom = -0.28 * top
        style.set_limits(self.ax, (0, 1), (bottom, top))
        middle, half = (np.arange(n) + 0.5) / n, 0.34 / max(n, 4)
        self._bars.set_verts(upright_bars(middle, factors, half))
        self._bars.set_facecolors([style.sign_color(value) for value in factors])
        texts = map(_short, factors) if n <= 12 else [""] * n
        self._values.write(texts, np.column_stack([middle, np.maximum(factors, 0)]))
        self._layers.write(map(str, range(1, n + 1)), np.column_stack([middle, np.full(n, bottom)]))


class _Left:
    """The product over the layers gone back; on this axis, equal factors make a straight line."""

    def __init__(self, ax, vanished: float, exploded: float):
        self.ax = ax
        ax.set_title("left of a gradient of 1 at the output", pad=8)
        ax.set_yscale("log")
        ax.set_xlim(0, MOST + 0.6)
        ax.set_ylim(_LEAST / 3, _GREATEST * 3)
        ax.set_yticks([1e-12, 1e-9, 1e-6, 1e-3, 1, 1e3])
        ax.yaxis.minorticks_off()
        ax.set_xticks(range(0, MOST + 1, 5))
        ax.set_xlabel("layers gone back", labelpad=2)
        for low, high in ((_LEAST / 3, vanished), (exploded, _GREATEST * 3)):
            ax.axhspan(low, high, fc="#ecebe4", lw=0, zorder=0)
        ax.text(
            MOST + 0.4,
            vanished / 2,
            "vanishes",
            color=style.GREY,
            fontsize=11.5,
            ha="right",
            va="top",
        )
        ax.text(0.3, _GREATEST, "explodes", color=style.GREY, fontsize=11.5, va="center")
        n = np.array([0, MOST])
        ax.plot(n, 0.25**n, ":", color=style.GREY, lw=1.6)
        ax.text(14.6, 0.25**13.6, "0.25ⁿ", color=style.GREY)
        ax.axhline(1, color=style.INK, lw=1.2, ls=":")
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

    def update(self, products: np.ndarray, left: str) -> None:
        back, size = np.arange(len(products) + 1), np.abs(np.concatenate([[1.0], products]))
        at = np.clip(size, _LEAST, _GREATEST)
        self._path.set_data(back, at)
        inside = at == size
        negative = np.concatenate([[False], products < 0])
        for marks, there in zip(
            self._marks,
            (inside & ~negative, inside & negative, size > _GREATEST, size < _LEAST),
            strict=True,
        ):
            marks.set_data(back[there], at[there])
        self._text.write([left], [self._beside(len(products), size[-1], at[-1])])

    @staticmethod
    def _beside(back: int, size: float, at: float) -> tuple[float, float]:
        """Return where beside the last mark there is neither the path nor the dotted line."""
        if size < _LEAST:
            return min(back + 1.8, MOST - 1), 100 * at
        if at > 0.9:
            return np.clip(back, 2.5, MOST - 1.4), 0.05 * at
        if back > MOST - 4 or at < 2 * 0.25**back:
            return max(back - 1.6, 1.9), max(0.05 * at, 2 * _LEAST)
        return back + 1.5, 15 * at


def _short(value: float) -> str:
    if 0 < abs(value) < 0.005:
        return "≈0"
    return f"{value:.2f}".replace("-", "−") if value else "0"
