"""The picture of a reading: the sheet, what the network sees of it, its units, its ten answers."""

from dataclasses import dataclass

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put, put_handle
from ...plots.shapes import lying_bars
from ...plots.sheet import Sheet
from ...plots.tints import on_paper, signed
from ...text.numbers import number
from ..digits.model import CLASSES, SIDE
from .ledger_plot import LedgerPlot
from .model import HIDDEN, Reading, Sum
from .sheet_model import PAPER, Strokes

EDGES = 6
"""So many of a unit's largest products are drawn as lines, and listed."""

_PAD = (14.0, 62.0, 320.0)
"""The sheet's left and bottom edge, and its side."""

_CELL, _UNIT, _ROW = 20.0, 22.5, 18.5
"""The side of a pixel, of a hidden unit's place, and the height of an answer's row."""

_TOP = 382.0
_COLUMNS = 4
_BARS, _LONGEST = 716.0, 120.0


@dataclass(frozen=True, eq=False)
class Scene:
    """A drawing, and what the network makes of it.

    Attributes
    ----------
    strokes : sequence of sequences of (x, y)
    reading : Reading
    sum : Sum
        Behind the unit in hand.
    name : str
        What that unit is called.
    places : sequence of str
        Where each of its inputs comes from.
    invitation : str
        What stands below the sheet.
    pen : (x, y) or None
        Where the pen is that the sliders move.
    """

    strokes: Strokes
    reading: Reading
    sum: Sum
    name: str
    places: tuple[str, ...]
    invitation: str
    pen: tuple[int, int] | None


def _grid(left: float, top: float, columns: int, rows: int, pitch: float, side: float):
    """Return the corners of squares, (rows·columns, 4, 2), row by row from the top left."""
    column, row = np.meshgrid(np.arange(columns), np.arange(rows))
    corner = np.stack([left + pitch * column, top - pitch * row], axis=-1).reshape(-1, 1, 2)
    return corner + side * np.array([(0, 0), (1, 0), (1, -1), (0, -1)])


class ReaderPlot:
    """All on one Axes, whose data units are pixels as shown."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        self.ax = ax = sheet.overlay()
        left, bottom, side = _PAD
        self.pad = np.array([(left, bottom), (left + side, bottom + side)])
        put(ax, Rectangle((left, bottom), side, side, fc="white", ec=style.GREY, lw=1.2))
        self._seen = _grid(366, _TOP, SIDE, SIDE, _CELL, _CELL)
        below = _TOP - SIDE * _CELL - 34
        self._pixels = _grid(366, below, SIDE, SIDE, _CELL, _CELL)
        self._heard = _grid(366, below, _COLUMNS, HIDDEN // _COLUMNS, _CELL, _CELL)
        self.hidden = _grid(566, _TOP, _COLUMNS, HIDDEN // _COLUMNS, _UNIT, _UNIT - 4.5)
        self._rows = _TOP - 9 - _ROW * np.arange(CLASSES)
        edges = np.array([(684, -_ROW / 2), (_BARS + _LONGEST + 34, _ROW / 2)])
        self.outputs = edges + np.stack([0 * self._rows, self._rows], axis=-1)[:, None]
        titles = ((366, "what it sees: 64 numbers"), (566, "32 hidden units"), (690, "10 answers"))
        for x, title in titles:
            ax.text(x, _TOP + 9, title, fontsize=12.5)
        ax.text(left, _TOP + 9, "your sheet", fontsize=12.5)
        ax.plot([_BARS] * 2, [self._rows[-1] - 9, _TOP], color=style.GREY, lw=0.8)
        self._ways = put(ax, LineCollection([], zorder=4, capstyle="round", animated=True))
        self._cells = put(
            ax, PolyCollection([], ec=style.PALE, lw=0.6, aa=False, zorder=3, animated=True)
        )
        self._rings = put(ax, LineCollection([], colors=style.INK, zorder=5, animated=True))
        (self._line,) = ax.plot(
            [], [], color=style.INK, lw=15, solid_capstyle="round", solid_joinstyle="round",
            zorder=3, animated=True,
        )  # fmt: skip
        self._pen = put_handle(ax, zorder=6)
        self._bars = put(ax, PolyCollection([], lw=0, aa=False, animated=True))
        self._digits = Lettering(ax, [(700, y) for y in self._rows], size=13)
        self._digits.write([str(digit) for digit in range(CLASSES)])
        self._shares = Lettering(ax, [(0, 0)] * CLASSES, size=11.5)
        self._answer = Lettering(ax, [(906, _TOP - 42)], size=74)
        self._texts = Lettering(ax, [(left + side / 2, 42), (446, below + 12)], size=12.5)
        self._ledger = LedgerPlot(ax, 566, 172)

    def update(self, scene: Scene) -> None:
        """Show a drawing, and what the network makes of it."""
        reading, sum_ = scene.reading, scene.sum
        self._draw(scene)
        hidden = sum_.layer == "hidden"
        inputs, weights_at = (self._seen, self._pixels) if hidden else (self.hidden, self._heard)
        self._cells.set_verts(np.concatenate([self._seen, self.hidden, weights_at]))
        self._cells.set_facecolors(
            np.concatenate(
                [
                    on_paper(style.INK, 0.9 * reading.x),
                    signed(reading.a, max(3.0, reading.a.max()), 0.85),
                    signed(sum_.weights, np.abs(sum_.weights).max(), 0.85),
                ]
            )
        )
        strongest = sum_.strongest(EDGES)
        end = self._end(sum_)
        self._ways.set_segments([[inputs[k].mean(axis=0), end] for k in strongest])
        products = sum_.products[strongest]
        self._ways.set_color([style.sign_color(v) for v in products])
        self._ways.set_linewidth(
            np.clip(3.2 * np.abs(products) / max(1e-9, np.abs(products).max()), 0.8, None)
        )
        self._ways.set_linestyle(["-" if v >= 0 else (0, (2, 1.2)) for v in products])
        chosen = self.hidden[sum_.unit] if hidden else self._around(sum_.unit)
        marked = [chosen, *inputs[strongest], *weights_at[strongest]]
        self._rings.set_segments([np.concatenate([each, each[:1]]) for each in marked])
        self._rings.set_linewidth([2.4] + [1.2] * (2 * EDGES))
        self._write(scene)
        self._ledger.update(sum_, strongest, scene.name, scene.places)

    def _draw(self, scene: Scene) -> None:
        """Show the strokes, and the pen that the sliders move."""
        gap = np.full((1, 2), np.nan)
        parts = []
        for stroke in scene.strokes:
            points = self._on_sheet(stroke)
            if len(points) == 1:  # a dot: no line has no length
                points = np.concatenate([points, points + np.array([0.5, 0])])
            parts += [points, gap]
        self._line.set_data(*(np.concatenate(parts).T if parts else ([], [])))
        self._pen.set_data(*(self._on_sheet([scene.pen]).T if scene.pen else ([], [])))

    def _write(self, scene: Scene) -> None:
        blank, answer = scene.reading.blank, scene.reading.answer
        p = 0 * scene.reading.p if blank else scene.reading.p
        lengths = _LONGEST * p
        self._bars.set_verts(lying_bars(self._rows, lengths, 6.5) + np.array([_BARS, 0]))
        self._bars.set_facecolors(
            [style.POSITIVE if digit == answer else style.GREY for digit in range(CLASSES)]
        )
        self._shares.write(
            [number(value) if value >= 0.005 else "" for value in p],
            np.column_stack([_BARS + lengths + 19, self._rows]),
        )
        self._answer.write(["" if blank else str(answer)])
        self._texts.write([scene.invitation, f"weights of {scene.name}"])

    def _on_sheet(self, points) -> np.ndarray:
        """Return points of the sheet in pixels as shown."""
        left, bottom, side = _PAD
        places = np.asarray(points, dtype=float) / PAPER
        return np.column_stack([left + side * places[:, 0], bottom + side * (1 - places[:, 1])])

    def on_paper(self, x: float, y: float) -> tuple[int, int]:
        """Return a place of the picture in units of the sheet, on its edge where it is beside."""
        left, bottom, side = _PAD
        across, down = PAPER * (x - left) / side, PAPER * (1 - (y - bottom) / side)
        return int(np.clip(round(across), 0, PAPER)), int(np.clip(round(down), 0, PAPER))

    def _end(self, sum_: Sum) -> np.ndarray:
        """Return where the lines to a unit end."""
        if sum_.layer == "hidden":
            left_edge: np.ndarray = self.hidden[sum_.unit][[0, 3]].mean(axis=0)
            return left_edge
        return np.array([690.0, self._rows[sum_.unit]])

    def _around(self, digit: int) -> np.ndarray:
        """Return the corners of a square around a digit's name."""
        half = np.array([(-9, -9), (9, -9), (9, 9), (-9, 9)])
        return half + np.array([700, self._rows[digit]])
