"""Lesson 05 opens with the light on a staircase: four states, one square, a network to find."""

import numpy as np

from ...labs.xor.model import ROWS, XOR
from ...plots import style
from ...plots.strip import MIDDLE, Strip, column, square

SEEN = (
    "Four small staircases with a switch below and a switch above: the lamp burns where just one "
    "of the two is up. The same four states as the corners of a square, two of each class, each "
    "class on a diagonal. Then a network of two inputs, hidden units with a question mark, and one "
    "output."
)


def draw(strip: Strip) -> None:
    """Draw it."""
    for (below, above), lit, x in zip(ROWS, XOR, (8, 128, 248, 368), strict=True):
        _staircase(strip, x, bool(below), bool(above), bool(lit))
    strip.arrow(480, 520)
    plane, view = square(556, 112), (-0.25, 1.25, -0.25, 1.25)
    strip.frame(plane)
    strip.samples(plane.at(ROWS, view), XOR, 14)
    strip.arrow(694, 734)
    inputs, hidden, output = column(768, 2, 60), column(842, 2, 60), np.array([[916, MIDDLE]])
    for starts, ends in ((inputs, hidden), (hidden, output)):
        for start in starts:
            for end in ends:
                strip.line([start, end], color=style.GREY, lw=1.2, zorder=2)
    strip.units(np.concatenate([inputs, output]), 0, 12)
    strip.units(hidden, 0, 16)
    for x, y in hidden:
        strip.unknown(x, y, 17)
    strip.caption(236, "two switches, one lamp")
    strip.caption(612, "four corners")
    strip.caption(842, "what must these do?")


def _staircase(strip: Strip, x: float, below: bool, above: bool, lit: bool) -> None:
    """Draw stairs from ``x`` on, a switch at either end, and the lamp over them."""
    floor = MIDDLE - 56
    steps = np.repeat(np.arange(5), 2)
    across, up = x + 14 + 17 * steps[1:], floor + 15 * steps[:-1]
    stairs = [(x, floor), *zip(across, up, strict=True), (x + 98, floor + 60)]
    strip.line(stairs, color=style.GREY, lw=1.6)
    for left, height, on in ((x + 4, floor + 26, below), (x + 90, floor + 84, above)):
        strip.line([(left, height - 8), (left, height + 8)], lw=9, color=style.PALE)
        strip.units(np.array([[left, height + (6 if on else -6)]]), [float(on)], 5, linewidths=1.2)
    lamp = np.array([x + 42, floor + 100])
    strip.line([lamp, lamp + np.array([0, 16])], color=style.GREY, lw=1.2)
    for angle in np.linspace(np.pi, 2 * np.pi, 6) if lit else ():
        ray = np.array([np.cos(angle), np.sin(angle)])
        strip.line([lamp + 15 * ray, lamp + 22 * ray], lw=1.6)
    strip.units(lamp[None], [1.0 if lit else 0.0], 10, edgecolors=style.INK if lit else style.GREY)
