"""Lesson 12 opens with three kinds of network: one that sees, one that remembers, and a team."""

import numpy as np

from ...labs.convolution.model import KERNELS, convolve
from ...labs.experts.model import BEND, REACH, samples, weighted_line
from ...labs.reader.samples_model import DRAWN
from ...labs.reader.sheet_model import counted
from ...plots import style
from ...plots.strip import MIDDLE, Place, Strip, column, square

SEEN = (
    "Three small pictures. A drawn 4 of 8 by 8 pixels with a window of 3 by 3 on it, and the map "
    "of 6 by 6 that the window makes. A row of units, each with a letter below it, n, e, u, r, and "
    "an arrow to the next; the letter after the last is a question mark. Samples along two lines "
    "that break off from each other, and one unit for each line."
)


def draw(strip: Strip) -> None:
    """Draw it."""
    _see(strip)
    _remember(strip)
    _team(strip)
    strip.caption(140, "see?")
    strip.caption(478, "remember?")
    strip.caption(816, "share the work?")


def _see(strip: Strip) -> None:
    image = counted(DRAWN[4]).reshape(8, 8) / 16
    shades = 1 - 0.85 * image.ravel()
    strip.cells(square(4, 128), image, colors=np.repeat(shades[:, None], 3, axis=1))
    window = Place(4 + 48, 4 + 96, MIDDLE - 16, MIDDLE + 32)
    strip.frame(window, ec=style.INK, lw=2.6, zorder=4)
    found = convolve(image, KERNELS["vertical edge"])
    seen = square(176, 104)
    strip.cells(seen, found / np.abs(found).max())
    at = seen.at([(3.5, 3.5)], (0, 6, 0, 6))[0]
    strip.line([(window.right, MIDDLE + 8), at], lw=1.2)


def _remember(strip: Strip) -> None:
    units = column(MIDDLE + 18, 5, 62, 480)[:, ::-1][::-1]
    for here, letter in zip(units, "neur?", strict=True):
        last = letter == "?"
        strip.arrow(here[0], here[0] - 0, here[1])
        if not last:
            strip.arrow(here[0] + 17, here[0] + 46, here[1])
            strip.line([here - [0, 17], here - [0, 36]], lw=1.2, color=style.GREY)
            strip.units(here[None], [0.5], 15)
            strip.caption(here[0], letter, here[1] - 50, size=17, color=style.INK)
        else:
            strip.open(*here)


def _team(strip: Strip) -> None:
    x, y = samples("a jump", 0.25, 0, 40)
    place, view = Place(700, 932, 36, 168), (-REACH, REACH, -3.0, 3.0)
    strip.samples(place.at(np.column_stack([x, y]), view), (x > BEND).astype(int), 6)
    for color, side, ends in (
        (style.CLASS_COLORS[0], x <= BEND, (-REACH, BEND)),
        (style.CLASS_COLORS[1], x > BEND, (BEND, REACH)),
    ):
        slope, height = weighted_line(x, y, side.astype(float))
        strip.curve(place, ends, slope * np.array(ends) + height, view, color=color, lw=3)
