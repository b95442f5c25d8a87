"""A frame is sent as the rectangles in which it differs from the one before, on one PNG."""

from collections.abc import Iterator, Sequence

import numpy as np

from ..plots.png import encode_frame, packed

Box = tuple[int, int, int, int]
"""Left, top, width and height, in pixels."""

Piece = tuple[Box, tuple[int, int]]
"""A box of a frame; and where it lies, left and top, on the picture that is sent."""

_GAP, _MOST = 12, 24
"""Changes nearer to each other than this go into one rectangle; more than so many come to join."""


def difference(before: np.ndarray | None, after: np.ndarray) -> tuple[list[Piece], bytes]:
    """Return what makes ``after`` of ``before``: its pieces, and the PNG on which they lie.

    A picture of its own for each piece would cost the browser more than all of them on one.
    Where nothing was before, there is one piece, of everything; where nothing is new, there is no
    picture.
    """
    if before is None:
        height, width, _ = after.shape
        return [((0, 0, width, height), (0, 0))], encode_frame(after)
    pieces, (width, height) = _laid_out(changed_boxes(before, after))
    if not pieces:
        return [], b""
    sheet = np.zeros((height, width), np.uint32)
    then, now = packed(before), packed(after)
    for (x, y, w, h), (left, top) in pieces:
        old, new = then[y : y + h, x : x + w], now[y : y + h, x : x + w]
        np.multiply(new, new != old, out=sheet[top : top + h, left : left + w])
    return pieces, encode_frame(sheet.view(np.uint8).reshape(height, width, 4), clear=True)


def _laid_out(boxes: Sequence[Box]) -> tuple[list[Piece], tuple[int, int]]:
    """Lay rectangles on shelves, the tall ones first; return them, and how large that is."""
    width = max((w for _, _, w, _ in boxes), default=0)
    pieces: list[Piece] = []
    left = top = bottom = 0
    for box in sorted(boxes, key=lambda box: box[3], reverse=True):
        if left + box[2] > width:
            left, top = 0, bottom
        pieces.append((box, (left, top)))
        left, bottom = left + box[2], max(bottom, top + box[3])
    return pieces, (width, bottom)


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
