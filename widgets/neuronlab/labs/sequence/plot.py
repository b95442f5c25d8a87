"""The way of a word through encoder and decoder: letters in, states, letters out.

With attention, a column of weights over the letters read stands in each of the decoder's states'
place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put
from ...plots.sheet import Sheet

_CELL, _PLACE, _DEPTH = 10, 16, 148
"""A cell's width and height at most, and how deep the grid of a state may be."""

_READABLE = 12
"""In a lower row a letter has no room."""

_IN, _TOP, _OUT = 350.0, 306.0, 110
_BOX = 15
_LEFT, _RIGHT = 84, 934

_NONE_READ = "·"

_MEANING = (
    "Each grid is the state s: a row for each place in it, a column for each letter a to e; blue "
    "is a 1, the rest are 0."
)

_COLUMN = 24
"""A column of weights is so wide."""

_CORNERS = ((-1, 0), (1, 0), (1, 1), (-1, 1))

_REACHED, _AHEAD, _LIT = "#e6e8ea", "#f4f4f2", "#7fb4d6"


@dataclass(frozen=True, eq=False)
class Scene:
    """A word on its way.

    Attributes
    ----------
    word : str
        The n letters to read.
    states : ndarray (n + m − 1, room, letters)
        The state after each letter read, and after each sign written but the last; with attention
        those of the encoder alone.
    kept : sequence of str
        The letters in each state, one for each of its cells that is lit, in their order.
    written : str
        The m signs that are written.
    notes : sequence of str (m,)
        What stands below each of them, in two lines.
    step : int
        How many letters have been read, and signs written.
    meaning : str
        What is done with the states.
    weights : ndarray (m, n + 1) or None
        With attention: how much each sign looks at the state after no letter, one letter, ….
    """

    word: str
    states: np.ndarray
    kept: Sequence[str]
    written: str
    notes: Sequence[str]
    step: int
    meaning: str
    weights: np.ndarray | None = None


class SequencePlot:
    """A column for each state: a row for each place in it, a cell for each letter.

    Parameters
    ----------
    figure : matplotlib Figure
    n_letters : int
        In the alphabet.
    """

    def __init__(self, figure: Figure, n_letters: int):
        self.ax = ax = Sheet(figure).overlay()
        self._n_letters = n_letters
        for y, text in ((_IN, "encoder\nreads"), (_TOP - 0.5 * _PLACE, "state s"),
                        (_OUT, "decoder\nwrites")):  # fmt: skip
            ax.text(8, y, text, va="center", linespacing=1.2)
        self._cells = put(ax, PolyCollection([], lw=0, aa=False, animated=True))
        self._boxes = put(ax, PolyCollection([], fc=style.PAPER, lw=1.5, zorder=3, animated=True))
        self._arrows = put(ax, LineCollection([], lw=1.4, zorder=2, animated=True))
        (self._heads,) = ax.plot([], [], marker=(3, 0, 180), ls="", ms=6, color=style.INK,
                                 animated=True)  # fmt: skip
        (self._right,) = ax.plot([], [], marker=(3, 0, -90), ls="", ms=6, color=style.INK,
                                 animated=True)  # fmt: skip
        (self._ring,) = ax.plot([], [], color=style.INK, lw=3, zorder=4, animated=True)
        ax.text(8, 34, _MEANING, va="center")
        self._meaning = Lettering(ax, [(0, 0)], size=12)
        self._letters = Lettering(ax, [(0, 0)], size=15)
        self._stops = Lettering(ax, [(0, 0)], size=32)
        self._small = Lettering(ax, [(0, 0)], size=11.5)
        self._inside: list[tuple[str, Any]] = []

    def update(self, scene: Scene) -> None:
        """Show a word on its way."""
        word, step, n = scene.word, scene.step, len(scene.word)
        m, room = len(scene.written), scene.states.shape[1]
        looks_back = scene.weights is not None
        centers = self._centers(n + m - 1 + looks_back)
        read, written = centers[:n], centers[-m:]
        states = centers[: len(scene.states)]
        bottom = _foot(n + 1 if looks_back else room)
        self._inside = []
        cells = self._states(states, scene, min(step, len(states)))
        if scene.weights is not None:
            cells += self._columns(written, scene.weights, word, step - n)
            self._inside.append(("α: how much it looks where", (written.mean(), _TOP + 12)))
        self._cells.set_verts([corners for corners, _ in cells])
        self._cells.set_facecolors([color for _, color in cells])
        boxes = [(x, _IN) for x in read] + [(x, _OUT) for x in written]
        self._boxes.set_verts([_square(x, y) for x, y in boxes])
        done = [k < step for k in range(n + m)]
        self._boxes.set_edgecolors([style.INK if ok else style.PALE for ok in done])
        down = [((x, _IN - _BOX), (x, _TOP + 5)) for x in read]
        down += [((x, bottom - 2), (x, _OUT + _BOX + 4)) for x in written]
        half = self._n_letters * self._width(centers) / 2 + 3
        middle = _TOP - _place(room) / 2
        across = [((a + half, middle), (b - half - 2, middle)) for a, b in pairwise(states)]
        reached = [k + 1 < step for k in range(len(across))]
        self._arrows.set_segments([*down, *across])
        self._arrows.set_colors([style.INK if ok else style.PALE for ok in (*done, *reached)])
        self._heads.set_data(*_ends(down, done))
        self._right.set_data(*_ends(across, reached))
        shown = [letter if ok else "" for letter, ok in zip(scene.written, done[n:], strict=True)]
        self._letters.write([*word, *shown[:-1]], boxes[:-1])
        # A full stop alone is larger, and so high that its dot is in the middle.
        self._stops.write(shown[-1:], [(boxes[-1][0], _OUT + 10)])
        self._meaning.write([scene.meaning])
        self._meaning.write([scene.meaning], [(8 + self._meaning.widths()[0] / 2, 16)])
        matrices = [(name, (x - 9, y)) for name, xs, y in (
            ("U", read, (_IN + _TOP - _BOX) / 2), ("V", written, (bottom + _OUT + _BOX) / 2)
        ) for x in xs]  # fmt: skip
        matrices += [
            ("W" if k + 1 < n else "D", ((a[0] + b[0]) / 2, a[1] + 14))
            for k, (a, b) in enumerate(across)
        ]
        below = [
            (line, (x, _OUT - _BOX - 12 - 15 * k))
            for k in (0, 1)
            for line, x in zip([note.split()[k] for note in scene.notes], written, strict=True)
        ]
        named = zip([*matrices, *below], [*done, *reached, *2 * done[n:]], strict=True)
        small = [*self._inside, *(item for item, ok in named if ok)]
        self._small.write([text for text, _ in small], np.reshape([at for _, at in small], (-1, 2)))
        self._ring_around(boxes, step)

    def _centers(self, n: int) -> np.ndarray:
        pitch = min((_RIGHT - _LEFT) / n, 150)
        return (_LEFT + _RIGHT) / 2 + pitch * (np.arange(n) - (n - 1) / 2)

    def _width(self, centers) -> float:
        """Return how wide a cell is, so that there is room for an arrow between two states."""
        pitch = centers[1] - centers[0] if len(centers) > 1 else 150
        return min(_CELL, (pitch - 16) / self._n_letters)

    def _states(self, centers, scene: Scene, reached: int) -> list[tuple]:
        """Return corners and colour of each cell of the states; note the letters inside."""
        n, room, n_letters = scene.states.shape
        width, place = self._width(centers), _place(room)
        x = centers[:, None, None] + width * (np.arange(n_letters) - n_letters / 2)
        y = _TOP - place * (np.arange(room)[:, None] + 1)
        left, low = (v.ravel() for v in np.broadcast_arrays(x, y))
        right, high = left + width - 1, low + place - 1
        corners = [(left, low), (right, low), (right, high), (left, high)]
        lit = (scene.states > 0.5) & (np.arange(n) < reached)[:, None, None]
        colors = np.where(np.arange(n) < reached, _REACHED, _AHEAD)
        colors = np.where(lit, _LIT, colors[:, None, None]).ravel()
        at = np.stack([left + right, low + high], axis=1)[lit.ravel()] / 2
        letters = "".join(scene.kept[:reached]) if place >= _READABLE else ""
        self._inside += zip(letters, at, strict=False)
        verts = np.stack([np.stack(c, 1) for c in corners], axis=1)
        return list(zip(verts, colors.tolist(), strict=True))

    def _columns(self, centers, weights, word: str, reached: int) -> list[tuple]:
        """Return the cells of the weights, a column for each sign; note the letters inside."""
        pale, lit = (np.array(to_rgb(color)) for color in (_REACHED, _LIT))
        place, half, cells = _place(len(word) + 1), _COLUMN / 2, []
        for t, (x, column) in enumerate(zip(centers, weights, strict=True)):
            for k, (letter, weight) in enumerate(zip(_NONE_READ + word, column, strict=True)):
                low = _TOP - place * (k + 1)
                corners = [(x + a * half, low + b * (place - 1)) for a, b in _CORNERS]
                cells.append((corners, pale + weight * (lit - pale) if t < reached else _AHEAD))
                if t < reached:
                    self._inside.append((letter, np.array([x, low + (place - 1) / 2])))
        return cells

    def _ring_around(self, boxes, step: int) -> None:
        if not step:
            self._ring.set_data([], [])
            return
        x, y = boxes[step - 1]
        corners = np.array(_square(x, y, 4))
        self._ring.set_data(*corners[[0, 1, 2, 3, 0]].T)


def _place(rows: int) -> float:
    """Return how high each of so many rows is."""
    return min(_PLACE, _DEPTH / rows)


def _foot(rows: int) -> float:
    """Return where so many rows end."""
    return _TOP - rows * _place(rows)


def _square(x: float, y: float, more: float = 0) -> list[tuple[float, float]]:
    half = _BOX + more
    return [(x + a * half, y + b * half) for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]


def _ends(arrows, shown) -> np.ndarray:
    """Return x and y of the tips of the arrows that are shown."""
    tips = [end for (_, end), ok in zip(arrows, shown, strict=True) if ok]
    return np.reshape(tips, (-1, 2)).T
