"""The picture of a convolution: the image with its window, kernel, products, and feature map."""

from dataclasses import dataclass

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put
from ...plots.sheet import Sheet
from ...plots.tints import on_paper, signed

KERNEL = 3

_CELL, _LARGE, _OUT = 22, 46, 28
"""The side of a cell in pixels: of the image, of the kernel, of the feature map."""

_IMAGE, _KERNEL, _PRODUCT, _MAP = 140, 370, 550, 791
"""Where the middles of the four are, from the left."""

INKED, TINTED = 0.36, 0.45
"""How much ink, and how much of a sign's colour, the deepest cell has: numbers stay legible on it,
on a dark page, too."""

_PADDING = np.array(to_rgb("#e9e7e0"))


class _Grid:
    """Square cells around a point, the first at the top left."""

    def __init__(self, x: float, y: float, n: int, cell: float):
        self.n, self.cell = n, cell
        self.left, self.top = x - n * cell / 2, y + n * cell / 2

    def squares(self) -> np.ndarray:
        """Return the corners of the cells, (n², 4, 2), row by row."""
        around = np.array([(0, 0), (1, 0), (1, -1), (0, -1)])
        steps = np.stack(np.meshgrid(range(self.n), range(self.n)), axis=-1).reshape(-1, 1, 2)
        return (self.left, self.top) + self.cell * (steps * (1, -1) + around)

    def frame(self, row: float, column: float, side: int) -> np.ndarray:
        """Return the outline of ``side`` × ``side`` cells, the first one at (row, column)."""
        around = side * np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
        return (self.left, self.top) + self.cell * (around + np.array([column, row])) * (1, -1)

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the (row, column) of the cell at a point."""
        column, row = int((x - self.left) // self.cell), int((self.top - y) // self.cell)
        return (row, column) if 0 <= row < self.n and 0 <= column < self.n else None


@dataclass(frozen=True, eq=False)
class Scene:
    """One place of the window.

    Attributes
    ----------
    image : ndarray (size, size)
        From 0 to 16.
    padding, stride : int
    kernel, products : ndarray (3, 3)
    outputs : ndarray (n, n)
        The feature map.
    place : (row, column)
        The cell of the feature map in hand, from 0.
    titles, notes : (str, str)
        Above and below the image, above and below the feature map.
    sums : (str, str)
        What stands below the products.
    """

    image: np.ndarray
    padding: int
    stride: int
    kernel: np.ndarray
    products: np.ndarray
    outputs: np.ndarray
    place: tuple[int, int]
    titles: tuple[str, str]
    notes: tuple[str, str]
    sums: tuple[str, str]


class ConvolutionPlot:
    """All on one Axes, whose data units are pixels as shown."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        self.ax = ax = sheet.overlay()
        self._y = sheet.height / 2
        self._kernel = _Grid(_KERNEL, self._y, KERNEL, _LARGE)
        self._kernel_places = {
            f"kernel {k}": square[::2] for k, square in enumerate(self._kernel.squares())
        }
        self._product = _Grid(_PRODUCT, self._y, KERNEL, _LARGE)
        above = self._kernel.top + 14
        for x, text in ((_KERNEL, "kernel: drag a cell"), (_PRODUCT, "window × kernel")):
            ax.text(x, above, text, ha="center", va="center", fontsize=12.5)
        ax.text((_KERNEL + _PRODUCT) / 2, self._y, "=", ha="center", va="center", fontsize=18)
        ax.text(_KERNEL - _LARGE * 1.5 - 11, self._y, "×", ha="center", va="center", fontsize=18)
        self._cells = put(ax, PolyCollection([], ec=style.PALE, lw=0.6, aa=False, animated=True))
        # From the products to the row of the cell in hand.
        self._way = put(ax, LineCollection([], colors=style.GREY, lw=1.2, zorder=2, animated=True))
        self._frames = put(
            ax, LineCollection([], colors=style.INK, lw=2.6, zorder=4, animated=True)
        )
        self._small = Lettering(ax, [(0, 0)], size=11)
        self._large = Lettering(ax, [(0, 0)], size=12)
        self._shape: tuple[int, int, int] | None = None
        self._before: list[np.ndarray] = []
        self._at: list[np.ndarray] = []

    def _set_shape(self, size: int, padding: int, n: int) -> None:
        """Make room for ``size`` pixels a side and their padding, and ``n`` × ``n`` outputs."""
        if self._shape == (size, padding, n):
            return
        self._shape = size, padding, n
        self.image = _Grid(_IMAGE, self._y, size + 2 * padding, _CELL)
        self.map = _Grid(_MAP, self._y, n, _OUT)
        grids = self.image, self._kernel, self._product, self.map
        squares = [grid.squares() for grid in grids]
        self._cells.set_verts(np.concatenate(squares))
        self._small_at = np.concatenate([squares[0], squares[3]]).mean(axis=1)
        head = [(grid.left + grid.n * grid.cell / 2, grid.top + 13) for grid in grids[::3]]
        foot = [(x, grid.top - grid.n * grid.cell - 13) for (x, _), grid in
                zip(head, grids[::3], strict=True)]  # fmt: skip
        sums = [(_PRODUCT, self._y - 1.5 * _LARGE - drop) for drop in (17, 36)]
        self._large_at = np.concatenate(
            [squares[1].mean(axis=1), squares[2].mean(axis=1), head, foot, sums]
        )

    def update(self, scene: Scene) -> None:
        """Show one place of the window."""
        size, padding, place = len(scene.image), scene.padding, scene.place
        self._set_shape(size, padding, len(scene.outputs))
        kernel, products, outputs = scene.kernel, scene.products, scene.outputs
        padded = np.pad(scene.image, padding)
        row, column = place[0] * scene.stride, place[1] * scene.stride
        ink = on_paper(style.INK, INKED * padded / 16)
        outside = np.ones(padded.shape, dtype=bool)
        outside[padding : padding + size, padding : padding + size] = False
        ink[outside] = _PADDING
        colors = [
            ink.reshape(-1, 3),
            *(
                signed(values, np.abs(values).max(), TINTED)
                for values in (kernel, products, outputs)
            ),
        ]
        self._cells.set_facecolors(np.concatenate(colors))
        frames = [self.image.frame(row, column, KERNEL), self.map.frame(place[0], place[1], 1)]
        self._before, self._at = self._at or frames, frames
        self.slide(1.0)
        level = frames[1][:4, 1].mean()
        self._way.set_segments(
            [[(self._product.left + 3 * _LARGE + 5, self._y), (self.map.left - 5, level)]]
        )
        seen = np.zeros(padded.shape, dtype=bool)
        seen[row : row + KERNEL, column : column + KERNEL] = True
        self._small.write(
            [*(f"{v:.0f}" if v or here else "" for v, here in
               zip(padded.flat, seen.flat, strict=True)),
             *map(_whole, outputs.flat)],
            self._small_at,
        )  # fmt: skip
        self._large.write(
            [
                *map(_short, kernel.flat),
                *map(_short, products.flat),
                *scene.titles,
                *scene.notes,
                *scene.sums,
            ],
            self._large_at,
        )

    def slide(self, part: float) -> None:
        """Show the window and its cell on their way: from where they were, 0, to where they are."""
        ways = zip(self._before, self._at, strict=True)
        self._frames.set_segments([old + part * (new - old) for old, new in ways])

    @property
    def places(self) -> dict[str, np.ndarray]:
        """Two opposite corners of all that the mouse can take: name → (2, 2).

        Of the cells of the kernel, of the window and the cell in hand, of the image and the map.
        """
        window, cell = (frame[:3:2] for frame in self._at)
        return {
            **self._kernel_places,
            "window": window,
            "cell": cell,
            "image": self.image.frame(0, 0, self.image.n)[:3:2],
            "map": self.map.frame(0, 0, self.map.n)[:3:2],
        }


def _short(value: float) -> str:
    """Return a number with as many digits after the point as it needs and there is room for."""
    rounded = (f"{value:.{digits}f}" for digits in (4, 2))
    texts = [text.rstrip("0").rstrip(".").replace("-", "−") for text in rounded]
    text = texts[0] if len(texts[0]) <= 6 else texts[1]
    return "0" if text == "−0" else text


def _whole(value: float) -> str:
    """Return a rounded number where there is room for it."""
    text = f"{value:.0f}".replace("-", "−")
    return "0" if text == "−0" else text if len(text) <= 3 else ""
