"""Lesson 12 opens with three kinds of network: one that sees, one that remembers, and a team."""

import numpy as np

from ...labs.convolution.model import KERNELS, convolve
from ...labs.experts.model import BEND, REACH, samples, weighted_line
from ...labs.reader.samples_model import DRAWN
from ...labs.reader.sheet_model import counted
from ...plots import style
from ...plots.strip import MIDDLE, Place, Strip, square

SEEN = (
    "Three small pictures. A drawn 4 of 8 by 8 pixels with a window of 3 by 3 on it, and the map "
    "of 6 by 6 that the window makes. A row of units, each with a letter below it, n, e, u, r, and "
    "an arrow to the next; the letter after the last is a question mark. Samples that follow two "
    "lines, one after the other, and a unit with a question mark that points to both."
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
    grey = np.repeat(1 - 0.85 * image.reshape(-1, 1), 3, axis=1)
    sheet, found = square(4, 128), convolve(image, KERNELS["vertical edge"])
    strip.cells(sheet, image, colors=grey)
    seen = square(192, 96)
    strip.cells(seen, found / np.abs(found).max())
    window, cell = (Place(*at.ravel(order="F")) for at in (
        sheet.at([(3, 3), (6, 6)], (0, 8, 0, 8)), seen.at([(3, 3), (4, 4)], (0, 6, 0, 6)),
    ))  # fmt: skip
    for place in (window, cell):
        strip.frame(place, ec=style.INK, lw=2.4, zorder=4)
    for start, end in ((window.bottom, cell.bottom), (window.top, cell.top)):
        strip.line([(window.right, start), (cell.left, end)], lw=1, zorder=5)


def _remember(strip: Strip) -> None:
    for k, letter in enumerate("neur?"):
        x, y = 372 + 54 * k, MIDDLE + 22
        if letter == "?":
            strip.unknown(x, y)
            continue
        strip.arrow(x + 17, x + 40, y)
        strip.line([(x, y - 15), (x, y - 42)], lw=1.2, color=style.GREY, zorder=2)
        strip.units(np.array([[x, y]]), [0.5], 15)
        strip.caption(x, letter, y - 58, size=18, color=style.INK)


def _team(strip: Strip) -> None:
    x, y = samples("a jump", noise=0.25, seed=0, n=40)
    place, view = Place(700, 932, 36, 168), (-REACH, REACH, -3.0, 3.0)
    strip.samples(place.at(np.column_stack([x, y]), view), x > BEND, 6)
    gate = np.array([912.0, 150.0])
    for k, ends, aim in ((0, (-REACH, BEND), BEND + 0.1), (1, (BEND, REACH), 2.3)):
        slope, height = weighted_line(x, y, ((x > BEND) == k).astype(float))
        strip.curve(
            place, ends, slope * np.array(ends) + height, view, color=style.CLASS_COLORS[k], lw=3
        )
        (there,) = place.at([(aim, float(slope * aim + height))], view)
        way = (there - gate) / np.hypot(*(there - gate))
        strip.lead(gate + 18 * way, there - 14 * way)
    strip.units(gate[None], radius=15)
    strip.unknown(gate[0], gate[1], 17)
