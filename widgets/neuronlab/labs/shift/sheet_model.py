"""Digits on a larger sheet can be moved without losing a drop of ink."""

from functools import cache

import numpy as np

from ...models import validate
from ...models.arrays import Floats
from ...models.samples import Dataset
from ..digits.model import SIDE
from ..digits.model import samples as digits

MARGIN = 2
"""Pixels of empty paper around a digit in the middle of the sheet: so far it can be moved."""

SHEET = SIDE + 2 * MARGIN
"""A sheet has SHEET × SHEET pixels."""


def moved(X: Floats, dx: int = 0, dy: int = 0) -> Floats:
    """Return digits on their sheets, (n, SHEET, SHEET), moved to the right and down.

    Parameters
    ----------
    X : ndarray (n, 64)
        Digits of 8 × 8 pixels, row by row.
    dx, dy : int
        How many pixels to the right and down, each from −2 to 2; negative: left and up.
    """
    for name, value in (("dx", dx), ("dy", dy)):
        if abs(value) > MARGIN:
            raise ValueError(f"{name} is {value}; expected −{MARGIN} to {MARGIN}")
    pictures = validate.matrix(X, "X", SIDE**2).reshape(-1, SIDE, SIDE)
    sheets = np.zeros((len(pictures), SHEET, SHEET))
    top, left = MARGIN + dy, MARGIN + dx
    sheets[:, top : top + SIDE, left : left + SIDE] = pictures
    return sheets


@cache
def test_digits() -> Dataset:
    """Return the digits that are held out."""
    return digits()[1]


@cache
def training_sheets() -> tuple[Floats, Floats]:
    """Return the sheets to learn from, each digit in the middle, and the digits' names one-hot."""
    training = digits()[0]
    return moved(training.X), np.eye(10)[training.y]
