"""Names beside what they name: apart from each other, and near to their own curve alone."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.transforms import Affine2D, Transform

from ..models.arrays import Floats
from . import style
from .lettering import Lettering
from .sheet import SHOWN, shown_size

_GAP = 7
"""So many pixels are free between a name and its curve."""

_FAR = 40
"""A curve that is so many pixels away from a name is as good as none."""

_EVERY = 4
"""Curves are looked at every so many pixels."""

Curve = tuple[np.ndarray, np.ndarray]
"""Where a curve runs: x (n,) in rising order, y (n,); NaN where it is interrupted."""


def apart(places, gap: float, low: float = -np.inf, high: float = np.inf) -> Floats:
    """Return where names stand, (n,), near to their ``places`` (n,) and in the same order.

    Neighbours are ``gap`` away from each other at least, and all between ``low`` and ``high``
    where there is room: where not, from ``low`` on upwards.
    """
    places = np.asarray(places, dtype=float)
    order = np.argsort(places, kind="stable")
    steps = gap * np.arange(len(places))
    # Without the gaps, names may touch and only must not pass each other: the nearest such places
    # are the means of those that would.
    blocks: list[list[float]] = []
    for place in places[order] - steps:
        blocks.append([place])
        while len(blocks) > 1 and np.mean(blocks[-2]) >= np.mean(blocks[-1]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    found = np.array([np.mean(block) for block in blocks for _ in block])
    most = high - steps[-1] if len(steps) else high
    result = np.empty_like(places)
    result[order] = np.maximum(np.minimum(found, most), low) + steps
    return result


class CurveNames:
    """The name of each curve, in its colour, where its own curve is near and the others are not.

    Where a name stands hangs on what is shown alone, and not on where it stood before.

    Parameters
    ----------
    ax : matplotlib Axes
    colors : sequence of str
        The curves' colours; names are as dark as text must be.
    size : float
        Of the letters, in pixels as shown.
    zorder : float
    halo : bool
        Whether paper shines around the names: what lies below them may be shaded.
    """

    def __init__(
        self, ax: Axes, colors: Sequence[str], size: float = 12, zorder: float = 6,
        halo: bool = False,
    ):  # fmt: skip
        self._ax, self._size = ax, size
        at = np.zeros((len(colors), 2))
        self._lettering = Lettering(ax, at, size, zorder=zorder, halo=halo)
        self._lettering.paint([style.legible(color) for color in colors])

    @property
    def texts(self) -> list[str]:
        """The names; "" for a curve that has none."""
        return self._lettering.texts

    def write(
        self,
        names: Sequence[str | None],
        curves: Sequence[Curve | None],
        taken: Floats | None = None,
    ) -> None:
        """Name these curves, in data units; None for one that is not shown.

        ``taken`` (n, 4) are boxes where no name may stand: left, right, bottom, top, in data units.
        """
        ax, size = self._ax, shown_size(self._ax)
        left, bottom, *_ = ax.bbox.bounds
        pixel = Affine2D().translate(-left, -bottom).scale(SHOWN / ax.figure.dpi)
        pixels = ax.transData + pixel
        across = np.arange(0.0, size[0] + 1, _EVERY)
        rows = [
            None if curve is None or not name else _heights(curve, pixels, across)
            for name, curve in zip(names, curves, strict=True)
        ]
        shown = [row is not None and bool(np.isfinite(row).any()) for row in rows]
        texts = [str(name) if seen else "" for name, seen in zip(names, shown, strict=True)]
        self._lettering.write(texts)
        boxes = np.empty((0, 4))
        if taken is not None:
            corners = np.reshape(taken, (-1, 2, 2)).swapaxes(1, 2).reshape(-1, 2)
            boxes = pixels.transform(corners).reshape(-1, 2, 2).swapaxes(1, 2).reshape(-1, 4)
        places = np.zeros((len(names), 2))
        for k, (text, width) in enumerate(zip(texts, self._lettering.widths(), strict=True)):
            row = rows[k]
            if row is None or not text:
                continue
            box = np.array([width, 1.3 * self._size])
            others = [other for n, other in enumerate(rows) if n != k and other is not None]
            places[k] = at = _placed(row, others, box, boxes, size)
            boxes = np.vstack([boxes, np.column_stack([at - box / 2, at + box / 2]).ravel()])
        self._lettering.write(texts, pixels.inverted().transform(places))


def _heights(curve: Curve, pixels: Transform, across: Floats) -> Floats:
    """Return how high a curve is at ``across``, in pixels; NaN where it is not."""
    points = np.column_stack(curve).astype(float)
    x, y = pixels.transform(points[np.isfinite(points).all(axis=1)]).T
    return np.interp(across, x, y, left=np.nan, right=np.nan) if len(x) else across * np.nan


def _placed(
    own: Floats, others: Sequence[Floats], box: Floats, taken: Floats, size: Floats
) -> Floats:  # fmt: skip
    """Return the middle of a box at the best place, in pixels: above the curve or below it.

    Curves are given by their heights at every ``_EVERY`` pixels.
    """
    width, height = box
    half = int(np.ceil(width / 2 / _EVERY)) + 1
    middles = np.arange(half, len(own) - half)
    spans = middles[:, None] + np.arange(-half, half + 1)
    lowest, highest = _bounds(own[spans])
    y = np.concatenate([highest + _GAP + height / 2, lowest - _GAP - height / 2])
    x = np.tile(float(_EVERY) * middles, 2)
    cost = np.tile(highest - lowest, 2)
    for other in others:
        under, over = _bounds(other[spans])
        clear = np.maximum(y - height / 2 - np.tile(over, 2), np.tile(under, 2) - y - height / 2)
        clear = np.where(np.isnan(clear), _FAR, clear)
        cost += 1.5 * (_FAR - np.minimum(clear, _FAR)) + 200 * (clear < _GAP)
    for left, right, bottom, top in taken:
        hit = (x + width / 2 > left) & (x - width / 2 < right)
        hit &= (y + height / 2 > bottom) & (y - height / 2 < top)
        cost += 400 * hit
    inside = (y - height / 2 >= 2) & (y + height / 2 <= size[1] - 2)
    cost = np.where(inside, cost, 1e6) + np.where(np.tile(np.isnan(own[middles]), 2), 1e9, 0)
    best = int(np.argmin(cost))
    return np.array([x[best], y[best]])


def _bounds(heights: Floats) -> tuple[Floats, Floats]:
    """Return the least and the greatest of each row, NaN but where all are."""
    return np.fmin.reduce(heights, axis=1), np.fmax.reduce(heights, axis=1)
