"""Tints are colours mixed with the paper's: opaque, which is drawn faster."""

import numpy as np
from matplotlib.colors import to_rgb
from numpy.typing import ArrayLike

from ..models.arrays import Floats
from . import style

_PAPER = np.array(to_rgb(style.PAPER))
_SIGNS = np.array([to_rgb(color) for color in (style.GREY, style.POSITIVE, style.NEGATIVE)])


def on_paper(color: str | ArrayLike, share: ArrayLike) -> Floats:
    """Return so much of a colour on paper, (…, 3): 0 is paper, 1 the colour.

    ``color`` is a name, or RGB from 0 to 1, (…, 3); ``share`` (…) is a number or an array.
    """
    full = np.array(to_rgb(color)) if isinstance(color, str) else np.asarray(color, dtype=float)
    return _PAPER + np.asarray(share, dtype=float)[..., None] * (full - _PAPER)


def flat(color: str, share: float) -> tuple[float, float, float]:
    """Return so much of one colour on paper, as Matplotlib's patches want it."""
    red, green, blue = on_paper(color, share).tolist()
    return red, green, blue


def signed(values: Floats, greatest: float, deepest: float) -> Floats:
    """Return the tint of each value's sign, (n, 3), row by row: paper at 0.

    It has a share of ``deepest`` where a value's size is ``greatest``.
    """
    values = np.ravel(values)
    share = deepest * np.abs(values) / (greatest or 1)
    return on_paper(_SIGNS[np.sign(values).astype(int)], share)
