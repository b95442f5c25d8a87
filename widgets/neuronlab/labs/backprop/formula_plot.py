"""A formula as a picture: its symbols in one line, under each its number, and the wire it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import Formatter

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb

from ...plots.lettering import Lettering
from ...plots.put import put
from ...text.numbers import bracketed

SIZES = (19.0, 16.0, 13.0, 11.0)
"""Of the letters, in pixels: the first at which the line fits."""


@dataclass(frozen=True)
class Column:
    """A piece of a formula.

    Attributes
    ----------
    above, below : str
        Its symbol, and its number.
    color, dash : optional
        Of the wire that it is drawn as.
    factor : int
        Which factor it is; −1: none.
    """

    above: str
    below: str
    color: str = ""
    dash: object = "-"
    factor: int = -1


def columns(pattern: str, symbols: Sequence[str], numbers: Sequence[str]) -> list[Column]:
    """Return the pieces of a formula, whose ``pattern`` has a gap for each factor.

    A negative number stands in brackets, as in ``Entry.written``.
    """
    found = []
    for text, gap, _, _ in Formatter().parse(pattern):
        if text:
            text = text.replace("·", " · ")
            found.append(Column(text, text))
        if gap is None:
            continue
        k = int(gap.removeprefix("bare[").rstrip("]"))
        number = numbers[k]
        if not gap.startswith("bare"):
            number = bracketed(number)
        found.append(Column(symbols[k], number, factor=k))
    return found


class FormulaPlot:
    """Two rows of letters across an Axes whose data units are pixels."""

    def __init__(self, ax):
        self.ax = ax
        self._width = ax.get_xlim()[1]
        self._written = [Lettering(ax, np.zeros((160, 2)), size=size) for size in SIZES]
        self._wires = put(ax, LineCollection([], linewidths=3.2, zorder=2, animated=True))
        self.places: list[tuple[int, float, float]] = []
        """(factor, left, right) of each factor that is written, in pixels."""

    def update(self, parts: Sequence[Column]) -> None:
        """Show a formula; an empty one is none."""
        self.places = []
        for letters in self._written:
            letters.write([])
        if not parts:
            self._wires.set_segments([])
            return
        texts = [text for part in parts for text in (part.above, part.below)]
        for letters in self._written:
            letters.write(texts)
            widths = letters.widths()[: len(texts)].reshape(-1, 2)
            wide = widths.max(axis=1) + [2.0 if part.factor >= 0 else 0.0 for part in parts]
            if wide.sum() <= self._width - 24:
                break
            letters.write([])
        else:
            self._wires.set_segments([])
            return
        left = 12 + np.concatenate([[0], np.cumsum(wide)[:-1]])
        middle = left + wide / 2
        letters.write(
            texts, np.column_stack([np.repeat(middle, 2), np.tile([50.0, 20.0], len(parts))])
        )
        wires, colors, dashes = [], [], []
        for part, x, w in zip(parts, left, wide, strict=True):
            if part.factor >= 0:
                self.places.append((part.factor, float(x), float(x + w)))
            if part.color:
                wires.append([(x + 1, 35), (x + w - 1, 35)])
                colors.append(to_rgb(part.color))
                dashes.append(part.dash)
        self._wires.set_segments(wires)
        self._wires.set_colors(colors)
        self._wires.set_linestyles(dashes)
