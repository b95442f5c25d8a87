"""The picture of a network that reads digits: a digit, ten answers, the mistakes, the training."""

from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put
from ...plots.shapes import lying_bars
from ...plots.sheet import Sheet
from ...plots.tints import on_paper

SIDE, DIGITS = 8, 10

_ROOM = 1.2
"""How many of its pixels' heights a digit has above and below it, for a line of text each."""

_TEST = style.CLASS_COLORS[2]


@dataclass(frozen=True, eq=False)
class Scene:
    """A picture, and what a network says of it.

    Attributes
    ----------
    ink : ndarray (64,)
        From 0 to 1.
    p : ndarray (10,)
        The network's outputs.
    true : int or None
        The digit that it really is, where that is known.
    title : str
        What stands above the picture.
    cursor : (x, y) or None
        The pixel under the brush.
    """

    ink: np.ndarray
    p: np.ndarray
    true: int | None
    title: str
    cursor: tuple[int, int] | None

    @property
    def answer(self) -> int:
        """The digit that the network takes it for."""
        return int(self.p.argmax())

    @property
    def wrong(self) -> bool:
        """Whether that is known to be wrong."""
        return self.true not in (None, self.answer)

    @property
    def cell(self) -> tuple[int, int] | None:
        """Its place in the table: the digit that it is, and the answer."""
        return None if self.true is None else (self.true, self.answer)


class SheetPlot:
    """A digit of 8 × 8 pixels, what it is, and whether the answer is right."""

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_axis_off()
        self._pixels = _mesh(ax, SIDE, edge=style.PALE)
        (self._frame,) = ax.plot(
            *_square(3.5, 3.5, SIDE / 2), lw=2, color=style.GREY, clip_on=False
        )
        self._cursor = [
            ax.plot([], [], color=color, lw=width, ls=dash, clip_on=False, animated=True)[0]
            for color, width, dash in ((style.PAPER, 3.2, "-"), (style.INK, 1.6, (0, (3, 2))))
        ]
        ax.set_ylim(SIDE - 0.5 + _ROOM, -0.5 - _ROOM)
        self._texts = Lettering(ax, [(3.5, -1), (3.5, 8)], size=12.5)

    def update(self, scene: Scene) -> None:
        """Show the ink between two texts, and the brush's cursor."""
        _paint(self._pixels, on_paper(style.INK, scene.ink))
        verdict = f"the network says {scene.answer}"
        if scene.true is not None:
            verdict += ": wrong ✗" if scene.wrong else ": right ✓"
        self._texts.write([scene.title, verdict])
        for line in self._cursor:
            line.set_data(*(_square(*scene.cursor, 0.5) if scene.cursor else ([], [])))


class AnswerPlot:
    """Ten outputs as bars; a mark for the digit that it really is."""

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_title("output p", pad=9)
        ax.set_xlim(0, 1.9)
        ax.spines["bottom"].set_bounds(0, 1)
        ax.set_ylim(DIGITS - 0.5, -0.5)
        ax.set_xticks([0, 0.5, 1])
        ax.set_yticks(range(DIGITS))
        ax.tick_params("y", length=0, labelsize=13, labelcolor=style.INK)
        self._bars = put(ax, PolyCollection([], lw=0, aa=False, animated=True))
        self._numbers = Lettering(ax, [(0, 0)], size=11.5)

    def update(self, scene: Scene) -> None:
        """Show the ten outputs."""
        p, true, rows = scene.p, scene.true, np.arange(DIGITS)
        self._bars.set_verts(lying_bars(rows, p, 0.36))
        colors = ["#a9b0b6"] * DIGITS
        colors[scene.answer] = style.MISTAKE if scene.wrong else style.POSITIVE
        self._bars.set_facecolors(colors)
        texts = [f"{value:.2f}" if value >= 0.005 else "" for value in p]
        places = np.column_stack([p + 0.23, rows])
        if true is not None:
            texts, places = [*texts, "◂ true"], np.vstack([places, (1.63, true)])
        self._numbers.write(texts, places)


class ConfusionPlot:
    """How often each digit is taken for each: what is right is on the diagonal."""

    def __init__(self, ax: Axes, n_samples: int):
        self.ax = ax
        ax.set_title(f"{n_samples} test pictures: click on a cell", pad=9)
        self._cells = _mesh(ax, DIGITS, edge="#ecebe6")
        for ticks in (ax.set_xticks, ax.set_yticks):
            ticks(range(DIGITS))
        ax.tick_params(length=0, labelsize=12, labelcolor=style.INK)
        ax.set_xlabel("the network says", labelpad=2)
        ax.set_ylabel("it is", labelpad=7)
        places = np.stack(np.meshgrid(range(DIGITS), range(DIGITS)), axis=-1)
        self._counts = Lettering(ax, places.reshape(-1, 2), size=11.5)
        (self._ring,) = ax.plot([], [], color=style.INK, lw=2, clip_on=False, animated=True)

    def update(self, confusion: np.ndarray) -> None:
        """Show counts (10, 10), a row for each digit."""
        share = confusion / np.maximum(confusion.sum(axis=1, keepdims=True), 1)
        wrong = np.where(confusion > 0, 0.2 + 0.4 * np.minimum(4 * share, 1), 0)
        colors = on_paper(style.MISTAKE, wrong)
        colors[np.diag_indices(DIGITS)] = on_paper(style.POSITIVE, 0.3 * np.diag(share))
        _paint(self._cells, colors.reshape(-1, 3))
        self._counts.write([str(n) if n else "" for n in confusion.ravel().tolist()])

    def mark(self, chosen: tuple[int, int] | None) -> None:
        """Put a ring around a cell, (row, column)."""
        self._ring.set_data(*(_square(*chosen[::-1], 0.5) if chosen else ([], [])))


class CurvesPlot:
    """Loss and accuracy after each epoch, of the training and of the test pictures."""

    def __init__(self, loss: Axes, accuracy: Axes):
        self.loss, self.accuracy = loss, accuracy
        loss.set_ylabel("loss L", labelpad=9)
        loss.tick_params(labelbottom=False)
        accuracy.set_ylabel("accuracy in %", labelpad=1)
        accuracy.set_ylim(0, 104)
        accuracy.set_yticks([0, 50, 100])
        accuracy.set_xlabel("epoch", labelpad=2)
        looks: tuple[dict[str, Any], ...] = (
            {"label": "training", "color": style.INK, "ls": (0, (3, 1.5)), "lw": 1.5},
            {"label": "test", "color": _TEST, "lw": 1.8},
        )
        self._lines = [
            ax.plot([], [], marker="o", ms=4.5, markevery=[-1], clip_on=False, zorder=4,
                    animated=True, **look)[0]
            for ax in (loss, accuracy) for look in looks
        ]  # fmt: skip
        for ax in (loss, accuracy):
            ax.xaxis.set_major_locator(MaxNLocator(4, integer=True, steps=[1, 2, 5, 10]))
        loss.yaxis.set_major_locator(MaxNLocator(3))
        loss.legend(
            handles=self._lines[:2], loc="lower left", bbox_to_anchor=(-0.05, 1.02), ncols=2,
            handlelength=1.3, handletextpad=0.4, columnspacing=0.9, borderaxespad=0, borderpad=0.2,
        )  # fmt: skip

    def update(self, losses: np.ndarray, accuracies: np.ndarray) -> None:
        """Show two curves each: losses and accuracies (2, n_epochs + 1), training and test."""
        n = losses.shape[1] - 1
        limits = (0.0, float(ceil(style.nice_limit(max(10, n)))))
        greatest = losses[np.isfinite(losses)].max(initial=0)
        style.set_limits(self.loss, limits, (0.0, style.nice_limit(greatest)))
        style.set_limits(self.accuracy, limits, (0.0, 104.0))
        for line, values in zip(self._lines, [*losses, *(100 * accuracies)], strict=True):
            line.set_data(np.arange(n + 1), values)


class DigitsPlot:
    """The four pictures beside each other on one figure."""

    def __init__(self, figure: Figure, n_test: int):
        sheet = Sheet(figure)
        width, height = sheet.width, sheet.height
        low, high = 46, height - 38
        side = high - low
        room = _ROOM * side / SIDE
        self.sheet = SheetPlot(sheet.axes(14, 14 + side, low - room, high + room))
        self.answer = AnswerPlot(sheet.axes(14 + side + 34, 424, low, high))
        self.confusion = ConfusionPlot(sheet.axes(466, 466 + side, low, high), n_test)
        middle = (low + high) / 2
        self.curves = CurvesPlot(
            sheet.axes(width - 166, width - 14, middle + 8, high),
            sheet.axes(width - 166, width - 14, low, middle - 8),
        )

    def update(self, scene: Scene) -> None:
        """Show the picture in hand, and what the network says of it."""
        self.sheet.update(scene)
        self.answer.update(scene)
        self.confusion.mark(scene.cell)


def _mesh(ax: Axes, n: int, edge: str):
    """Return n × n squares, the first at the top left, with their middles at whole numbers."""
    ax.set_xlim(-0.5, n - 0.5)
    ax.set_ylim(n - 0.5, -0.5)
    edges = np.arange(n + 1) - 0.5
    return ax.pcolormesh(
        edges, edges, np.zeros((n, n, 3)), edgecolors=edge, linewidth=0.6, animated=True
    )


def _paint(mesh, colors: np.ndarray) -> None:
    """Give each square its colour, (n_squares, 3)."""
    n = round(len(colors) ** 0.5)
    mesh.set_array(colors.reshape(n, n, 3))


def _square(x: float, y: float, half: float) -> tuple[list[float], list[float]]:
    """Return the outline of a square around (x, y)."""
    return (
        [x - half, x + half, x + half, x - half, x - half],
        [y - half, y - half, y + half, y + half, y - half],
    )
