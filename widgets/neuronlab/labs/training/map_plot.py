"""A map colours the plane of the inputs by what one unit, or the whole network, answers there."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.transforms import Affine2D

from ...models.arrays import Answers, Floats
from ...models.geometry import Box
from ...plots import style
from ...plots.put import Marks
from ...plots.sheet import SHOWN
from ...plots.tiles import Tiles, magnified
from ...plots.tints import on_paper


class MapPlot:
    """A square map with the samples on it: filled those of the training, hollow those of the test.

    Parameters
    ----------
    ax : matplotlib Axes
        What is drawn on; its limits, labels and legend are this plot's.
    beside : (x, y)
        Where the names of the classes begin, in pixels as shown.
    """

    def __init__(self, ax: Axes, beside: tuple[float, float]):
        self.ax = ax
        self._beside = beside
        for spine in ax.spines.values():
            spine.set_visible(False)
        self._tiles = Tiles(zorder=1)
        ax.add_artist(self._tiles)
        self._points: list[Marks] = [
            ax.scatter([], [], marker=marker, linewidths=1, zorder=4, animated=True)
            for marker in style.CLASS_MARKERS
        ]
        (self._place,) = ax.plot(
            [], [], "o", ms=13, mfc="none", mec=style.INK, mew=1.8, zorder=6, animated=True
        )
        self._legend: tuple[tuple[str, ...], tuple[str, ...], bool] | None = None

    @property
    def pixels(self) -> np.ndarray:
        """How many pixels as shown one data unit is, across and up, (2,)."""
        size = np.asarray(self.ax.bbox.size) / self.ax.figure.dpi * 72
        return size / [np.ptp(self.ax.get_xlim()), np.ptp(self.ax.get_ylim())]

    def set_data(
        self,
        parts: Sequence[tuple[Floats, Answers, bool]],
        box: Box,
        class_names: Sequence[str],
        feature_names: Sequence[str],
        limit: float,
    ) -> None:
        """Show these samples.

        Parameters
        ----------
        parts : sequence of (ndarray (n, 2), ndarray (n,), bool)
            Positions, classes or values, and whether they are filled.
        box : tuple
            The part of the plane.
        class_names, feature_names : tuple of str
            No classes: the values, from −limit to limit, are coloured.
        limit : float
        """
        style.set_limits(self.ax, box[:2], box[2:])
        for k, points in enumerate(self._points):
            chosen = [(X[y == k], y[y == k], filled) for X, y, filled in parts]
            if not class_names:
                chosen = list(parts) if k == 0 else []
            n = sum(len(X) for X, *_ in chosen)
            points.set_visible(n > 0)
            if not n:
                continue
            colors = [_colors(y, class_names, limit) for _, y, _ in chosen]
            fills = [
                color if filled else np.broadcast_to(to_rgb(style.PAPER), color.shape)
                for color, (*_, filled) in zip(colors, chosen, strict=True)
            ]
            # A dark rim lets a point stand out on a map of its own colour.
            edges = [
                _dark(color if filled else _colors(y, class_names, limit, 0.3))
                for color, (_, y, filled) in zip(colors, chosen, strict=True)
            ]
            points.set_offsets(np.concatenate([X for X, *_ in chosen]))
            points.set_facecolors(np.concatenate(fills))
            points.set_edgecolors(np.concatenate(edges))
            points.set_sizes([30 if sum(len(X) for X, *_ in parts) > 60 else 60])
        self._set_legend(tuple(class_names), tuple(feature_names), len(parts) > 1)

    def _set_legend(
        self, class_names: tuple[str, ...], feature_names: tuple[str, ...], with_test: bool
    ) -> None:
        wanted = class_names, feature_names, with_test
        if self._legend == wanted:
            return
        self._legend = wanted
        ax = self.ax
        long = len(feature_names[1]) > 2
        style.as_written(
            ax.set_xlabel(feature_names[0], labelpad=0),
            ax.set_ylabel(feature_names[1], labelpad=-1 if long else 2, rotation=90 if long else 0),
        )
        handles = [
            Line2D([], [], ls="", marker=marker, color=color, label=_short(name))
            for name, marker, color in zip(
                class_names, style.CLASS_MARKERS, style.CLASS_COLORS, strict=False
            )
        ]
        if with_test:
            handles.append(Line2D([], [], ls="", marker="o", color=style.GREY, label="training"))
            handles.append(
                Line2D([], [], ls="", marker="o", label="test", mfc=style.PAPER, mec=style.GREY)
            )
        ring = Line2D([], [], ls="", marker="o", label="x below", mfc="none", mec=style.INK)
        ring.set(markersize=11, markeredgewidth=1.8)
        handles.append(ring)
        legend = ax.legend(
            handles=handles, loc="upper left", bbox_to_anchor=self._beside,
            bbox_transform=Affine2D().scale(1 / SHOWN) + ax.figure.dpi_scale_trans,
            handletextpad=0.3, labelspacing=0.45, borderpad=0, handlelength=1, fontsize=11,
        )  # fmt: skip
        style.as_written(*legend.get_texts())

    def update(self, cells: np.ndarray, place: Sequence[float]) -> None:
        """Show a map.

        Parameters
        ----------
        cells : ndarray (n, n), uint32
            The colours; the first row is the lowest.
        place : (x1, x2)
            What is ringed.
        """
        left, bottom, width, height = self.ax.bbox.bounds
        rows, columns = (magnified(len(cells), round(size)) for size in (height, width))
        # Whole rows are copied, which is quicker than cell by cell.
        self._tiles.update_tiles([(left, bottom, cells[:, columns][rows])])
        self._place.set_data([place[0]], [place[1]])


def _colors(
    y: Answers, class_names: Sequence[str], limit: float, least: float = 0.0
) -> np.ndarray:  # fmt: skip
    """Return the colour of each class, or of each value: ``least`` is how much one near 0 has."""
    if len(class_names):
        return np.array([to_rgb(color) for color in style.CLASS_COLORS])[y]
    ends = np.where(y[:, None] < 0, to_rgb(style.NEGATIVE), to_rgb(style.POSITIVE))
    return on_paper(ends, np.clip(np.abs(y) / limit, least, 1))


def _dark(colors: np.ndarray) -> np.ndarray:
    return 0.45 * colors + 0.55 * np.array(to_rgb(style.INK))


def _short(name: str) -> str:
    return name if len(name) < 11 else name[:10] + "…"
