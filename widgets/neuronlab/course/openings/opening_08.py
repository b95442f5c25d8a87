"""Lesson 08 opens with how wrong a line is, and with somebody who looks for the way down in fog."""

from collections.abc import Sequence

import numpy as np
from matplotlib.patches import Circle

from ...labs.descent.landscape_model import SAMPLE_LOSSES, Landscape
from ...labs.descent.landscape_plot import EDGE, GROUND
from ...plots import style
from ...plots.strip import MIDDLE, Place, Strip

SEEN = (
    "Samples and a straight line, each joined to it by an upright red stroke as long as its error. "
    "An arrow leads to L, the loss, and on to a landscape in thick fog: only around a ring some "
    "bands of equal height can be seen, and from the ring four arrows point in four directions."
)
W, B = 0.1, 1.2
VIEW = (-1.4, 3.4, -1.0, 3.6)
LAND = (-3.2, 3.2, -1.2, 2.2)
HERE = (-0.7, 0.6)
LEVELS, SIGHT = 11, 110.0
FOG = np.array([0.91, 0.92, 0.92, 1.0])


def draw(strip: Strip) -> None:
    """Draw it."""
    x = np.linspace(-1, 3, 9)
    y = 0.8 * x + 0.4 + 0.35 * np.array([1, -1, 1, -1.5, 1, 0.5, -1, 1.5, -1])
    samples, line = Place(8, 300, 36, 168), W * np.array(VIEW[:2]) + B
    for at, seen in zip(x, y, strict=True):
        strip.curve(samples, [at] * 2, [seen, W * at + B], VIEW, color=style.MISTAKE, zorder=2)
    strip.curve(samples, VIEW[:2], line, VIEW, lw=3)
    strip.samples(samples.at(np.column_stack([x, y]), VIEW), np.ones(len(x)), 9)
    strip.arrow(318, 368)
    strip.units(np.array([[404, MIDDLE]]), 0, 24)
    strip.caption(404, "L", MIDDLE, size=18, color=style.INK, zorder=5)
    strip.arrow(440, 490)
    _fog(strip, Place(512, 932, 36, 168), Landscape("line", x, y, "x", "y", SAMPLE_LOSSES["line"]))
    strip.caption(154, "how wrong is this line?")
    strip.caption(404, "one number")
    strip.caption(722, "which way is down?")


def _fog(strip: Strip, place: Place, land: Landscape) -> None:
    """Draw the landscape, with fog that gets thicker all around."""
    (here,) = place.at([HERE], LAND)
    x, y = _grid(place)
    away = np.hypot(x - here[0], y - here[1])
    height = np.sqrt(
        land.loss(*np.meshgrid(np.linspace(*LAND[:2], 420), np.linspace(*LAND[2:], 132)))
    )
    low, high = height[away < SIGHT].min(), height[away < SIGHT].max()
    bands = np.clip(np.floor(LEVELS * (height - low) / (high - low)) / (LEVELS - 1), 0, 1)
    clear = np.round(6 * np.clip(2 - 2 * away / SIGHT, 0, 1))[..., None] / 6  # few colours
    strip.image(place, FOG + clear * (GROUND(bands) - FOG))
    lines = strip.ax.contour(
        x, y, height, np.linspace(low, high, LEVELS + 1), colors=EDGE, linewidths=0.8
    )
    lines.set_clip_path(Circle(tuple(here), 0.72 * SIGHT, transform=strip.ax.transData))
    for way in np.array([(1, 0), (-1, 0), (0, 1), (0, -1)]):
        strip.lead(here + 14 * way, here + 36 * way, color=style.INK, lw=1.6)
    strip.units(here[None], 0, 8, linewidths=2)


def _grid(edges: Sequence[float]) -> tuple[np.ndarray, np.ndarray]:
    left, right, bottom, top = edges
    across, up = np.meshgrid(np.linspace(left, right, 420), np.linspace(bottom, top, 132))
    return across, up
