"""A neuron of two inputs cuts the plane along the line z = 0; here is where that line runs."""

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Floats

Box = tuple[float, float, float, float]
"""The least x1, the greatest x1, the least x2, the greatest x2."""


def corners(box: Box) -> Floats:
    """Return the four corners of ``box``, (4, 2), counter-clockwise."""
    left, right, bottom, top = box
    return np.array([(left, bottom), (right, bottom), (right, top), (left, top)], dtype=float)


def half_plane(polygon: Floats, w: Floats, b: float) -> Floats:
    """Return the part of a convex polygon where x·w + b ≥ 0, (n, 2); n is 0 where there is none.

    I. E. Sutherland and G. W. Hodgman, "Reentrant polygon clipping" (1974).
    """
    if not len(polygon):
        return polygon
    z = polygon @ w + b
    kept = []
    for here, there, z_here, z_there in zip(
        polygon, np.roll(polygon, -1, axis=0), z, np.roll(z, -1), strict=True
    ):
        if z_here >= 0:
            kept.append(here)
        if (z_here >= 0) != (z_there >= 0):
            kept.append(here + (there - here) * (z_here / (z_here - z_there)))
    return np.array(kept).reshape(-1, 2)


def line_in_box(w: Floats, b: float, box: Box) -> Floats:
    """Return the ends of the line x·w + b = 0 inside ``box``, (2, 2); (0, 2) where it misses it."""
    side = half_plane(corners(box), w, b)
    if not len(side) or not np.any(w):
        return np.empty((0, 2))
    z = side @ w + b
    scale = np.abs(corners(box) @ w + b).max()
    ends = side[np.abs(z) <= 1e-9 * scale]
    if len(ends) < 2:
        return np.empty((0, 2))
    along = ends @ np.array([-w[1], w[0]])
    outermost: Floats = ends[[along.argmin(), along.argmax()]]
    return outermost


def foot(w: Floats, b: float) -> Floats:
    """Return the point of the line x·w + b = 0 nearest to the origin, (2,); needs w ≠ 0.

    It lies along w, at the distance |b| / ‖w‖.
    """
    return -b * w / (w @ w)


def bias_through(point: ArrayLike, w: ArrayLike) -> float:
    """Return the b for which the line x·w + b = 0 goes through ``point`` (2,)."""
    return -float(np.dot(w, point))


def nearest_on_line(x: Floats, w: Floats, b: float) -> Floats:
    """Return the point of the line x·w + b = 0 nearest to the point ``x``, (2,); needs w ≠ 0."""
    return x - (x @ w + b) * w / (w @ w)


def distance_from_origin(w: Floats, b: float) -> float:
    """Return how far the line x·w + b = 0 is from the origin, |b| / ‖w‖; infinite where w = 0."""
    length = float(np.hypot(*w))
    return abs(b) / length if length else np.inf


def regions(W: Floats, b: Floats, box: Box) -> list[Floats]:
    """Return one convex polygon, (n, 2), for each class that a layer of units tells apart.

    One unit: where it stays silent, and where it fires. Several: where each has the greatest z.
    """
    whole = corners(box)
    if W.shape[1] == 1:
        if not W.any():
            return [whole[:0], whole[:0]]
        return [half_plane(whole, -W[:, 0], -b[0]), half_plane(whole, W[:, 0], b[0])]
    result = []
    for k in range(W.shape[1]):
        part = whole if W.any() or b.any() else whole[:0]
        for other in range(W.shape[1]):
            if other != k:
                part = half_plane(part, W[:, k] - W[:, other], b[k] - b[other])
        result.append(part)
    return result


def equal_scales(box: Box, aspect: float, most: float = 6.0) -> Box:
    """Return ``box`` grown until a unit is as long across as up, and so a right angle is one.

    Parameters
    ----------
    box : tuple of float
    aspect : float
        How many times as wide as high the picture is.
    most : float
        A box that would have to grow more than so many times is returned as it is.
    """
    left, right, bottom, top = box
    width, height = right - left, top - bottom
    growth = width / height / aspect
    if not 1 / most <= growth <= most:
        return box
    wider, higher = max(width, height * aspect) / 2, max(height, width / aspect) / 2
    across, up = (left + right) / 2, (bottom + top) / 2
    return across - wider, across + wider, up - higher, up + higher


def box_around(X: Floats, also: Floats | None = None, margin: float = 0.12) -> Box:
    """Return the box that holds the points ``X`` (n, 2) with a margin, a share of its size.

    A side is at least 1 long; without points it is the square from −1 to 1 with its margin. The
    points ``also`` (m, 2) widen the box only where they lie outside.
    """
    points = X if len(X) else np.array([(-1.0, -1.0), (1.0, 1.0)])
    low, high = points.min(axis=0), points.max(axis=0)
    half = np.maximum(high - low, 1.0) * (0.5 + margin)
    ends = np.array([(low + high) / 2 - half, (low + high) / 2 + half])
    if also is not None and len(also):
        ends = np.array(
            [np.minimum(ends[0], also.min(axis=0)), np.maximum(ends[1], also.max(axis=0))]
        )
    (left, bottom), (right, top) = ends
    return float(left), float(right), float(bottom), float(top)
