"""A training loop as it is drawn: its lines as strips to move, what each did, and the loss."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from ...models.arrays import Floats
from ...plots import style
from ...plots.crosses import Crosses
from ...plots.lettering import Lettering
from ...plots.put import put, put_handle
from ...plots.sheet import Sheet
from .loop_model import EPOCHS, FIRST, LINES

ROW, HALF = 37, 15
"""How far apart two lines stand, and half of a strip's height, in pixels as shown."""

LEFT, RIGHT, INDENT, LOSS = 14, 362, 28, 676
"""Where the lines begin and end, how far those in a loop are set in, and where the loss begins."""


@dataclass(frozen=True, eq=False)
class Scene:
    """A loop to be drawn.

    Attributes
    ----------
    order : sequence of str
        The lines by name, from the top.
    held : str
        The line in hand.
    wrong : int
        The place of the line at which the loop stops; −1: none.
    effects : sequence of str
        What each line did.
    title : str
        Above the curve.
    losses, reference : ndarray (n,), (EPOCHS + 1,)
        After each epoch, of this loop and of the one in order.
    """

    order: Sequence[str]
    held: str
    wrong: int
    effects: Sequence[str]
    title: str
    losses: Floats
    reference: Floats


class LoopPlot:
    """Left the lines, in the middle what they did, right the loss."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        self.height = sheet.height
        self.ax = ax = sheet.overlay()
        self._strips = put(ax, PolyCollection([], zorder=2))
        self._grips = put_handle(ax, style.GREY, zorder=3)
        self._grips.set_animated(False)
        self._crosses = Crosses(ax, 0)
        rows = np.zeros((len(LINES) + 1, 2))
        self._code = Lettering(ax, rows, size=12.5, zorder=4, family="monospace", animated=False)
        self._lines: tuple[tuple[str, ...], str, int] | None = None
        self._effects = Lettering(ax, rows[1:], size=11.5)
        self._loss = sheet.axes(LOSS, sheet.width - 24, 48, sheet.height - 40)
        self._loss.set_xlim(0, EPOCHS)
        self._loss.set_xlabel("epoch", labelpad=1)
        self._loss.set_ylabel("loss", labelpad=2)
        (self._reference,) = self._loss.plot([], [], "--", color=style.GREY, lw=1.6, animated=True)
        (self._curve,) = self._loss.plot([], [], color=style.INK, animated=True)
        (self._start,) = self._loss.plot([], [], "o", ms=7, color=style.INK, animated=True)
        self._words = Lettering(ax, [((LOSS + sheet.width - 24) / 2, sheet.height - 18)], size=12.5)
        self._names = Lettering(self._loss, np.zeros((1, 2)), size=11.5)

    def _y(self, row: Any) -> Any:
        """Return how high the middle of a row is; row 0 is the loop over the epochs."""
        return self.height - 24 - ROW * row

    def place(self, y: float) -> int:
        """Return which place among the lines that can be moved is at this height, from 0."""
        return int(np.clip(round((self.height - 24 - y) / ROW) - 1, 0, len(LINES) - 1))

    def corners(self, order: Sequence[str], name: str) -> list[tuple[float, float]]:
        """Return two opposite corners of a line's strip."""
        place = list(order).index(name)
        y = self._y(place + 1)
        return [(_indent(order, place), y - HALF), (RIGHT, y + HALF)]

    def update(self, scene: Scene) -> None:
        """Show a loop."""
        lines = tuple(scene.order), scene.held, scene.wrong
        if lines != self._lines:
            self._lines = lines
            self._show_lines(scene)
        self._write(self._effects, scene.effects, [RIGHT + 12] * len(LINES), first=1)
        self._show_losses(scene)

    def _show_lines(self, scene: Scene) -> None:
        """Lay the lines out anew: they are part of what is drawn once."""
        order = scene.order
        strips, grips, colors, widths, begins = [], [], [], [], [LEFT + 4.0]
        wrong = [(RIGHT - 14, self._y(scene.wrong + 1))] if scene.wrong >= 0 else []
        self._crosses.cross_out(np.array(wrong))
        for place, name in enumerate(order):
            x, y = _indent(order, place), self._y(place + 1)
            strips.append([(x, y - HALF), (RIGHT, y - HALF), (RIGHT, y + HALF), (x, y + HALF)])
            grips.append((x + 14, y))
            begins.append(x + 28)
            held = name == scene.held
            colors.append(style.INK if held else style.PALE)
            widths.append(2.2 if held else 1.2)
        self._strips.set_verts(strips)
        self._strips.set_facecolor("white")
        self._strips.set_edgecolor(colors)
        self._strips.set_linewidth(widths)
        self._grips.set_data(*np.transpose(grips))
        self._write(self._code, [FIRST, *(LINES[name] for name in order)], begins)

    def _write(self, words: Lettering, texts: Sequence[str], begins, first: int = 0) -> None:
        """Write a text in each row from the ``first``, and let it begin where it should."""
        words.write(texts)
        rows = first + np.arange(len(texts))
        words.write(texts, np.column_stack([begins + words.widths() / 2, self._y(rows)]))

    def _show_losses(self, scene: Scene) -> None:
        losses, reference = scene.losses, scene.reference
        top = style.nice_limit(float(max(losses.max(), reference.max())))
        style.set_limits(self._loss, (0, EPOCHS), (0, top))
        self._curve.set_data(np.arange(len(losses)), losses)
        self._start.set_data([0], losses[:1])
        self._reference.set_data(np.arange(len(reference)), reference)
        self._words.write([scene.title])
        same = len(losses) == len(reference) and np.allclose(losses, reference)
        name = "" if same else "in order"
        self._names.write([name], [(22, reference[22] + 0.07 * top)])


def _indent(order: Sequence[str], place: int) -> float:
    """Return where a line begins: the deeper, the more loops it stands in."""
    inside = place > list(order).index("batches")
    return LEFT + INDENT * (2 if inside else 1)
