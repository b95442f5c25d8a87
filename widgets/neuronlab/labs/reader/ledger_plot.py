"""A ledger is a sum written line by line: where from, input × weight, the product, a bar."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put
from ...plots.shapes import lying_bars
from ...text.numbers import factor, number
from .model import Sum

_LINE = 18.0
_COLUMNS = (56.0, 128.0, 156.0, 190.0, 224.0, 262.0)
"""Where the texts of a line stand, from the left: place, input, ×, weight, =, product."""

_ZERO, _REACH = 328.0, 34.0


class LedgerPlot:
    """The largest products of a sum, all the others together, the bias, and what they come to.

    Parameters
    ----------
    ax : matplotlib Axes
        In pixels as shown.
    left, top : float
    """

    def __init__(self, ax: Axes, left: float, top: float):
        self._left, self._top = left, top
        self._lines = top - 14 - _LINE * np.arange(9)
        ax.plot([left + _ZERO] * 2, [self._lines[-2] - 8, self._lines[0] + 8],
                color=style.GREY, lw=0.8)  # fmt: skip
        ax.plot([left + 232, left + 366], [self._lines[-1] + 9] * 2, color=style.GREY, lw=0.8)
        self._bars = put(ax, PolyCollection([], lw=0, aa=False, animated=True))
        self._title = Lettering(ax, [(left, top)], size=12.5)
        self._texts = Lettering(ax, [(0, 0)], size=11.5)

    def update(self, sum_: Sum, strongest: np.ndarray, name: str, places: tuple[str, ...]) -> None:
        """Write down how ``sum_`` comes about."""
        products = sum_.products
        rest = sum_.z - sum_.bias - products[strongest].sum()
        amounts = [*products[strongest], rest, sum_.bias]
        texts, at = [], []

        def write(line: int, column: int, text: str) -> None:
            texts.append(text)
            at.append((self._left + _COLUMNS[column], self._lines[line]))

        for line, k in enumerate(strongest):
            for column, text in enumerate(
                (places[k], number(sum_.inputs[k]), "×", factor(sum_.weights[k]), "=")
            ):
                write(line, column, text)
        write(len(strongest), 1, f"the {len(products) - len(strongest)} others together")
        write(len(strongest) + 1, 1, "bias b")
        write(len(strongest) + 2, 1, f"sum z of {name}")
        for line, amount in enumerate([*amounts, sum_.z]):
            write(line, 5, _with_sign(amount))
        self._texts.write(texts, at)
        lengths = _REACH * np.array(amounts) / max(1e-9, np.abs(amounts).max())
        self._bars.set_verts(
            lying_bars(self._lines[: len(amounts)], lengths, 5) + np.array([self._left + _ZERO, 0])
        )
        self._bars.set_facecolors([style.sign_color(amount) for amount in amounts])
        self._title.write([f"what {name} adds up"])
        self._title.write(
            self._title.texts, [(self._left + self._title.widths()[0] / 2, self._top + 6)]
        )


def _with_sign(value: float) -> str:
    """Return a number with its sign, also where it is a plus."""
    text = number(value)
    return f"+{text}" if value > 0 and float(value) >= 0.005 else text
