"""Lesson 08 opens with how wrong a line is, and with somebody who looks for the way down in fog."""

import numpy as np
from matplotlib.patches import Circle

from ...labs.descent.landscape_model import SAMPLE_LOSSES, Landscape
from ...labs.descent.landscape_plot import GROUND
from ...plots import style
from ...plots.strip import MIDDLE, Place, Strip, square

SEEN = (
    "Samples and a straight line, each joined to it by an upright stroke as long as its error. An "
    "arrow leads to L, the loss. Then a wide landscape in fog: only a small disc around a ring is "
    "to be seen, with a few lines of equal height, and an arrow to each side of it."
)
W, B = 0.25, 1.1
VIEW = (-2.6, 2.6, -2.2, 3.4)
LAND = (-1.4, 5.4, -0.42, 1.28)


def draw(strip: Strip) -> None:
    """Draw it."""
    x = np.linspace(-2.2, 2.2, 10)
    y = 0.9 * x + 0.5 + np.random.default_rng(3).normal(0, 0.6, len(x))
    samples, line = Place(8, 308, 32, 172), [W * end + B for end in VIEW[:2]]
    for at, seen, said in zip(x, y, W * x + B, strict=True):
        strip.curve(samples, [at, at], [seen, said], VIEW, lw=2, color=style.MISTAKE, zorder=2)
    strip.curve(samples, VIEW[:2], line, VIEW, lw=3)
    strip.samples(samples.at(np.column_stack([x, y]), VIEW), np.ones(len(x)), 8)
    strip.arrow(326, 372)
    strip.units(np.array([[404, MIDDLE]]), [0.0], 22)
    strip.caption(404, "L", MIDDLE, size=18, color=style.INK, zorder=5)
    strip.arrow(436, 482)
    _fog(strip, Place(500, 936, 32, 172), Landscape("line", x, y, "x", "y", SAMPLE_LOSSES["line"]))
    strip.caption(158, "how wrong is this line?")
    strip.caption(404, "one number")
    strip.caption(718, "which way is down?")


def _fog(strip: Strip, whole: Place, land: Landscape) -> None:
    """Draw the landscape, and the fog that leaves a disc of it."""
    strip.frame(whole, fc=style.PALE, alpha=0.45, lw=0)
    ring = square(whole.left + 178, 84)
    w, b = np.meshgrid(np.linspace(ring.left, ring.right, 60), np.linspace(ring.bottom, ring.top, 60))
    low, high = np.reshape(LAND, (2, 2)).T
    scale = (high - low) / (np.reshape(whole, (2, 2)).T[1] - np.reshape(whole, (2, 2)).T[0])
    at = low + (np.stack([w, b], axis=-1) - [whole.left, whole.bottom]) * scale
    losses = land.loss(at[..., 0], at[..., 1])
    middle = np.array([(ring.left + ring.right) / 2, MIDDLE])
    disc = Circle(tuple(middle), 42, fc="none", ec=style.GREY, lw=1.2)
    strip.ax.add_patch(disc)
    levels = np.linspace(losses.min(), losses.max(), 9)
    for drawn in (
        strip.ax.contourf(w, b, losses, levels, cmap=GROUND, zorder=1.2),
        strip.ax.contour(w, b, losses, levels, colors=style.GREY, linewidths=0.8, zorder=1.3),
    ):
        drawn.set_clip_path(disc)
    for way in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        start, end = middle + 14 * np.array(way), middle + 32 * np.array(way)
        strip.ax.annotate("", end, start, arrowprops={"arrowstyle": "->", "color": style.INK})
    strip.units(middle[None], [0.0], 8, linewidths=2)
