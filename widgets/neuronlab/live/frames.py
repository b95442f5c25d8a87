"""A frame is sent as the rectangles in which it differs from the one before, each a PNG."""

from collections.abc import Iterator

import numpy as np

from ..plots.png import encode_frame, packed

Box = tuple[int, int, int, int]
"""Left, top, width and height, in pixels."""

_GAP, _MOST = 12, 24
"""Changes nearer to each other than this go into one rectangle; more than so many come to join."""


def pieces(before: np.ndarray | None, after: np.ndarray) -> dict[tuple[int, int], bytes]:
    """Return PNGs by their places, left and top: put over ``before``, they make ``after``.

    Where nothing was before, it is one of everything.
    """
    if before is None:
        return {(0, 0): encode_frame(after)}
    return {
        (x, y): encode_frame(after[y : y + h, x : x + w], before[y : y + h, x : x + w])
        for x, y, w, h in changed_boxes(before, after)
    }


def changed_boxes(before: np.ndarray, after: np.ndarray) -> list[Box]:
    """Return rectangles that hold every pixel in which two frames differ.

    The changes are cut apart at empty rows, then at empty columns, and so on (G. Nagy, S. Seth,
    "Hierarchical representation of optically scanned documents", 1984: recursive X-Y cut).

    Parameters
    ----------
    before, after : ndarray (height, width, 4), uint8
        Two frames of one size.
    """
    differs = np.not_equal(packed(before), packed(after))
    gap = _GAP
    boxes = list(_cut(differs, 0, 0, gap))
    while len(boxes) > _MOST:
        gap *= 2
        boxes = list(_cut(differs, 0, 0, gap))
    return boxes


def _cut(differs: np.ndarray, left: int, top: int, gap: int) -> Iterator[Box]:
    bands = _runs(np.any(differs, axis=1), gap)
    for y0, y1 in bands:
        band = differs[y0:y1]
        columns = _runs(np.any(band, axis=0), gap)
        for x0, x1 in columns:
            if len(columns) == 1:
                yield left + x0, top + y0, x1 - x0, y1 - y0
            else:
                yield from _cut(band[:, x0:x1], left + x0, top + y0, gap)


def _runs(some: np.ndarray, gap: int) -> list[tuple[int, int]]:
    """Return where ``some`` is true, as (first, behind the last), apart by at least ``gap``."""
    at = np.flatnonzero(some)
    if not len(at):
        return []
    breaks = np.flatnonzero(np.diff(at) > gap)
    firsts = at[np.concatenate([[0], breaks + 1])]
    lasts = at[np.concatenate([breaks, [len(at) - 1]])]
    return [(int(first), int(last) + 1) for first, last in zip(firsts, lasts, strict=True)]
