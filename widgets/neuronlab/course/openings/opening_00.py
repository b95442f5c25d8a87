"""Lesson 00 opens with the network that reads: a drawing, 64 numbers, 32 sums, ten answers."""

import numpy as np
from matplotlib.colors import to_rgb

from ...labs.digits.model import CLASSES, SIDE
from ...labs.reader.model import HIDDEN, Sum, read, sum_behind
from ...labs.reader.samples_model import DRAWN
from ...labs.reader.sheet_model import PAPER, counted
from ...plots import style
from ...plots.shapes import upright_bars
from ...plots.strip import Place, Strip, square

SEEN = (
    "From left to right: a 5 drawn by hand, the same as 8 by 8 shades of grey, 32 hidden units of "
    "which some are filled, and ten bars for the digits 0 to 9, the one over 5 the longest."
)
DIGIT, PATHS = 5, 40
PALE = "#f0cc80", "#80b8d8"
"""The colours of products below 0 and above, half as strong."""


def draw(strip: Strip) -> None:
    """Draw it."""
    strokes, reading = DRAWN[DIGIT], read(counted(DRAWN[DIGIT]))
    sheet = square(8, 130)
    strip.frame(sheet, fc="white")
    for stroke in strokes:
        strip.line(sheet.at(stroke, (0, PAPER, PAPER, 0)), lw=8)
    paper, ink = (np.array(to_rgb(color)) for color in (style.PAPER, style.INK))
    grey = paper + 0.9 * reading.x[:, None] * (ink - paper)
    pixels = strip.cells(square(212, 130), reading.x.reshape(SIDE, SIDE), colors=grey, zorder=3)
    hidden = Place(486, 558, 38, 168)
    filled = strip.cells(hidden, (reading.a / reading.a.max()).reshape(-1, 4), zorder=3)
    bars = Place(696, 926, 48, 158)
    digits = np.linspace(bars.left, bars.right, CLASSES)

    feet = np.column_stack([digits, np.full(CLASSES, bars.bottom)])
    _ways(strip, pixels, filled, [sum_behind(reading, "hidden", k) for k in range(HIDDEN)])
    _ways(strip, filled, feet, [sum_behind(reading, "output", k) for k in range(CLASSES)])
    colors = [style.POSITIVE if d == reading.answer else style.GREY for d in range(CLASSES)]
    lengths = 4 + 106 * reading.p
    strip.areas(upright_bars(digits, lengths, 9) + np.array([0, bars.bottom]), colors)
    for digit, x in enumerate(digits):
        strip.caption(x, str(digit), 36, color=style.INK)
    strip.arrow(150, 200)
    strip.caption(73, "your drawing")
    strip.caption(277, "64 numbers")
    strip.caption(522, "32 sums")
    strip.caption(811, "ten answers")


def _ways(strip: Strip, starts: np.ndarray, ends: np.ndarray, sums: list[Sum]) -> None:
    """Draw the largest of the products that are added up, from their inputs to their sums."""
    products = np.array([each.products for each in sums])
    strongest = np.argsort(-np.abs(products), axis=None)[:PATHS]
    for k, j in zip(*np.unravel_index(strongest, products.shape), strict=True):
        strip.line([starts[j], ends[k]], lw=0.8, color=PALE[int(products[k, j] > 0)], zorder=1)
