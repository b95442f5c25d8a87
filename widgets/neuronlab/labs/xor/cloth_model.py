"""The plane of the inputs as a cloth: the hidden units carry each of its points to (h₁, h₂)."""

import numpy as np

from ...models.arrays import Floats, Ints
from ...models.geometry import Box, corners, half_plane, line_in_box
from .model import ROWS, TwoLayer

BOX: Box = (-0.6, 1.6, -0.6, 1.6)
"""What is shown of either plane, and how large the cloth is."""

_THREADS, _DENSE = 12, 67
_CELLS = 26
_ON_THE_LINE = 1e-9
"""How wide a region is drawn that is no more than a line: two units that fire just there."""


def folded(net: TwoLayer, X: Floats | Ints, share: float) -> Floats:
    """Return where points ``X`` (n, 2) are when the cloth is folded by a share, from 0 to 1."""
    return (1 - share) * X + share * net.hidden(X)


def threads(net: TwoLayer, share: float) -> Floats:
    """Return the cloth's grid, folded: lines of (n, 2) points, with NaN between them.

    Steps tear it: a thread ends at a line of theirs, and goes on at another place.
    """
    low, high = BOX[:2]
    fixed, along = np.meshgrid(
        np.linspace(low, high, _THREADS), np.linspace(low, high, _DENSE), indexing="ij"
    )
    up, across = np.stack([fixed, along], axis=-1), np.stack([along, fixed], axis=-1)
    grid = np.concatenate([up, across]).reshape(-1, 2)
    at = folded(net, grid, share)
    if net.sharpness is None and share:
        h = net.hidden(grid)
        at[1:][(h[1:] != h[:-1]).any(axis=1)] = np.nan
    lines = at.reshape(2 * _THREADS, _DENSE, 2)
    return np.pad(lines, ((0, 0), (0, 1), (0, 0)), constant_values=np.nan).reshape(-1, 2)


def creases(net: TwoLayer, share: float) -> list[Floats]:
    """Return where the lines of the two hidden units are on the folded cloth, (n, 2) each.

    There is none where a step has torn the cloth along it, or where the line misses the cloth.
    """
    found = []
    for w, b in zip(net.W.T, net.b, strict=True):
        ends = line_in_box(w, b, BOX)
        if net.sharpness is None or not len(ends):
            found.append(np.empty((0, 2)))
            continue
        shares = np.linspace(0, 1, 40)[:, None]
        found.append(folded(net, ends[0] + shares * (ends[1] - ends[0]), share))
    return found


def firing(net: TwoLayer, share: float = 0.0) -> list[Floats]:
    """Return the part of the cloth where the network answers 1, folded: polygons, (n, 2) each."""
    return _torn(net, share) if net.sharpness is None else _bent(net, share)


def _torn(net: TwoLayer, share: float) -> list[Floats]:
    """Return the pieces that steps make of the cloth; each shrinks towards its own corner."""
    found = []
    for h in ROWS[net.output_sums(ROWS) >= 0]:
        part = corners(BOX)
        for w, b, fires in zip(net.W.T, net.b, h, strict=True):
            part = _side(part, w, b, bool(fires))
        if len(part):
            found.append((1 - share) * part + share * h)
    return found


def _bent(net: TwoLayer, share: float) -> list[Floats]:
    """Return what fires of each cell of a fine grid, cut where the output's z crosses 0."""
    ticks = np.linspace(*BOX[:2], _CELLS + 1)
    x1, x2 = np.meshgrid(ticks, ticks)
    grid = np.stack([x1, x2], axis=-1)
    sums = net.output_sums(net.hidden(grid.reshape(-1, 2))).reshape(x1.shape)
    around = ((0, 0), (0, 1), (1, 1), (1, 0))
    n = _CELLS
    cells = np.stack([grid[i : n + i, j : n + j].reshape(-1, 2) for i, j in around], axis=1)
    z = np.stack([sums[i : n + i, j : n + j].ravel() for i, j in around], axis=1)
    some = (z >= 0).any(axis=1)
    cut = _cut(cells[some], z[some])
    return list(folded(net, cut.reshape(-1, 2), share).reshape(cut.shape))


def _cut(cells: Floats, z: Floats) -> Floats:
    """Return the part of each cell (m, 4, 2) where z (m, 4) is not negative, (m, 8, 2).

    Of each side that part is kept which is inside; a side without one repeats the point before.
    """
    after, z_after = np.roll(cells, -1, axis=1), np.roll(z, -1, axis=1)
    inside, inside_after = z >= 0, z_after >= 0
    steps = np.where(inside != inside_after, z - z_after, 1.0)
    crossing = cells + (after - cells) * (z / steps)[..., None]
    starts = np.where(inside[..., None], cells, crossing)
    ends = np.where(inside_after[..., None], after, crossing)
    found = np.stack([starts, ends], axis=2).reshape(-1, 8, 2)
    there = np.repeat(inside | inside_after, 2, axis=1)
    # Twice round, so that the point before the first one is the last one.
    twice = np.concatenate([there, there], axis=1)
    last = np.maximum.accumulate(np.where(twice, np.arange(16), 0), axis=1)[:, 8:] % 8
    return np.take_along_axis(found, last[..., None], axis=1)


def _side(polygon: Floats, w: Floats, b: float, fires: bool) -> Floats:
    """Return where in ``polygon`` a unit fires, or where it is silent."""
    if not np.any(w):
        return polygon if (b >= 0) == fires else polygon[:0]
    if fires:
        return half_plane(polygon, w, b + _ON_THE_LINE)
    return half_plane(polygon, -w, -b - 2 * _ON_THE_LINE)
