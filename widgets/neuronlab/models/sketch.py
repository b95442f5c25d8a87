"""A sketch is a guess drawn by hand: a curve or a line, and how far it is from the computed one."""

import numpy as np
from numpy.typing import ArrayLike

from . import geometry
from .arrays import Floats


def stroke(x: Floats, y: Floats, start: tuple[float, float], end: tuple[float, float]) -> Floats:
    """Return the heights ``y`` after a pen was drawn straight from ``start`` to ``end``.

    Parameters
    ----------
    x : ndarray (n,)
        Places in rising order, evenly spaced; the pen changes those that it passes, and the one
        that each end is nearest to.
    y : ndarray (n,)
        The heights there; NaN where nothing has been drawn yet.
    start, end : tuple of float
        Two places of the pen.
    """
    (from_x, from_y), (to_x, to_y) = start, end
    ends = np.abs(x[:, None] - [from_x, to_x]).argmin(axis=0)
    passed = slice(int(ends.min()), int(ends.max()) + 1)
    drawn = y.copy()
    if ends[0] == ends[1]:
        drawn[ends[1]] = to_y
        return drawn
    drawn[passed] = np.interp(
        x[passed], sorted((from_x, to_x)), (from_y, to_y) if from_x < to_x else (to_y, from_y)
    )
    return drawn


def whole(x: Floats, y: Floats, share: float = 0.1) -> Floats | None:
    """Return a curve without its holes, or None where it does not reach both ends.

    Holes are bridged straight, and an end that lacks at most ``share`` of the width goes on flat.
    """
    there = np.isfinite(y)
    if not there.any():
        return None
    (first, last), room = x[there][[0, -1]], share * (x[-1] - x[0])
    if first - x[0] > room or x[-1] - last > room:
        return None
    filled: Floats = np.interp(x, x[there], y[there])
    return filled


def mean_gap(x: Floats, y: Floats, points: ArrayLike) -> float:
    """Return how far the curve ``y`` over ``x`` is, on average, from the one through ``points``.

    Parameters
    ----------
    x, y : ndarray (n,)
    points : array_like (m, 2)
        In rising order, straight in between.
    """
    at, heights = np.asarray(points, dtype=float).T
    return float(np.abs(y - np.interp(x, at, heights)).mean())


def line_through(ends: Floats) -> tuple[Floats, float]:
    """Return w and b of the line x·w + b = 0 through two points, (2, 2); w is 0 where they meet."""
    along = ends[1] - ends[0]
    w: Floats = np.array([-along[1], along[0]])
    return w, geometry.bias_through(ends[0], w)


def apart(one: tuple[Floats, float], other: tuple[Floats, float], box: geometry.Box) -> float:
    """Return the share of ``box`` that two lines, each a w and a b, put on different sides.

    A line has no front: the two are compared the way round in which they agree best, so that
    the share is at most 1/2.
    """
    share = sum(map(area, between(one, other, box))) / area(geometry.corners(box))
    return min(share, 1 - share)


def between(
    one: tuple[Floats, float], other: tuple[Floats, float], box: geometry.Box
) -> tuple[Floats, Floats]:
    """Return the two parts of ``box`` on which two lines do not agree, each (n, 2)."""
    whole_box = geometry.corners(box)
    (w, b), (v, c) = one, other
    return (
        geometry.half_plane(geometry.half_plane(whole_box, w, b), -v, -c),
        geometry.half_plane(geometry.half_plane(whole_box, -w, -b), v, c),
    )


def area(polygon: Floats) -> float:
    """Return the area of a polygon, (n, 2), by the shoelace formula."""
    if len(polygon) < 3:
        return 0.0
    x, y = polygon.T
    return float(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2)
