"""Lesson 02 opens with a neuron of two switches, and the sixteen things it might compute."""

import numpy as np

from ...plots import style
from ...plots.strip import MIDDLE, Strip, column, square

SEEN = (
    "Two switches, A on and B off, lead into one neuron with a threshold. Beside it are 16 small "
    "tables of two by two fields: every function that two switches can have, none of them marked."
)


def draw(strip: Strip) -> None:
    """Draw it."""
    switches, neuron = column(70, 2, 66), np.array([[232.0, MIDDLE]])
    for (x, y), name, on in zip(switches, "AB", (True, False), strict=True):
        strip.line([(x - 16, y), (x + 16, y)], lw=24, color=style.PALE)
        strip.units(np.array([[x + (15 if on else -15), y]]), [1.0 if on else 0.0], 10)
        strip.caption(x - 50, name, y, size=15, color=style.INK)
        strip.line([(x + 30, y), neuron[0]], lw=2.4 if on else 1.2, zorder=2,
                   color=style.INK if on else style.GREY)  # fmt: skip
    strip.units(neuron, 0, 30)
    strip.caption(neuron[0, 0], "≥ θ", MIDDLE, size=16, color=style.INK, zorder=5)
    strip.arrow(266, 330)
    for k in range(16):
        row, place = divmod(k, 8)
        tile = square(372 + 71 * place, 50, MIDDLE + 34 - 68 * row)
        answers = np.array([k >> bit & 1 for bit in range(4)]).reshape(2, 2)
        strip.cells(tile, 1.4 * answers, edgecolors=style.GREY, linewidths=0.8)
    strip.caption(70, "on or off")
    strip.caption(232, "one neuron")
    strip.caption(645, "all that two switches can mean: which of them can one neuron be?")
