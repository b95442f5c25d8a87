"""Lesson 04 opens with a perceptron that learns: its line after some of its corrections."""

import numpy as np

from ...labs.perceptron.history_model import PerceptronHistory
from ...models.generators import linear
from ...models.geometry import line_in_box, regions
from ...plots import style
from ...plots.crosses import Crosses
from ...plots.strip import Strip, square

SEEN = (
    "Five pictures of the same two groups of samples; a line stands otherwise in each. Samples on "
    "the wrong side have a red cross: many in the first picture, fewer in each, none in the last."
)
VIEW = (-1.25, 1.25, -1.25, 1.25)
SIDE, PICTURES = 134, 5


def draw(strip: Strip) -> None:
    """Draw it."""
    X, y = linear(n_samples=18, seed=12)
    history = PerceptronHistory(X, y)
    moments = [0]
    while (following := history.next_mistake(moments[-1])) is not None:
        moments.append(following)
    shown = np.rint(np.linspace(1, len(moments) - 1, PICTURES)).astype(int)
    for k, place in enumerate(shown):
        t = moments[place]
        unit = history.at(t)
        plane = square(4 + k * (940 - 8 - SIDE) / (PICTURES - 1), SIDE)
        sides = [plane.at(part, VIEW) for part in regions(unit.W, unit.b, VIEW)]
        strip.areas(sides, [*style.CLASS_COLORS[:2]], alpha=0.16)
        strip.line(plane.at(line_in_box(unit.W[:, 0], unit.b[0], VIEW), VIEW), lw=2.4, zorder=5)
        strip.samples(plane.at(X, VIEW), y, 9)
        Crosses(strip.ax, beside=6).cross_out(plane.at(X[history.wrong(t)], VIEW))
        if k:
            strip.arrow(plane.left - 50, plane.left - 17)
    strip.caption(71, "many mistakes")
    strip.caption(470, "each mistake moves the line. But where to?")
    strip.caption(869, "none left")
