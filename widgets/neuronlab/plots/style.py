"""The style: one palette, one set of sizes, the same in every picture of the course."""

from contextlib import contextmanager
from threading import Lock
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.text import Text

PAPER = "#fcfcfa"
INK = "#23272b"
GREY = "#6b7178"
PALE = "#d5d8db"

POSITIVE = "#0072b2"
NEGATIVE = "#e69f00"
"""The sign of a number. M. Okabe, K. Ito, "Color Universal Design" (2008): safe for all eyes."""

MISTAKE = "#b3261e"
UP, DOWN = "#1b7837", "#762a83"
"""The sign of a gradient: green and solid above 0, purple and dashed below."""

CLASS_COLORS = ("#e69f00", "#0072b2", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#8a8a00")
CLASS_MARKERS = ("o", "^", "s", "D", "v", "P", "X")
CLASS_SIGNS = ("●", "▲", "■", "◆", "▼", "✚", "✖")
"""Classes differ in shape as well as in colour; the signs stand for the shapes in running text."""


def as_written(*texts: Text) -> None:
    """Show texts from outside as they are; Matplotlib would read $…$ as formulas."""
    for text in texts:
        text.set_parse_math(False)


def sign_color(value: float) -> str:
    """Return the colour of a number's sign; grey for 0."""
    return POSITIVE if value > 0 else NEGATIVE if value < 0 else GREY


def legible(color: str) -> str:
    """Return a colour as text in it is written: as dark as 4.5 to 1 on paper asks for."""
    share = 0.0
    while _contrast(text := _mixed(INK, color, share), PAPER) < 4.5:
        share += 0.05
    return text


def _mixed(one: str, other: str, share: float) -> str:
    red, green, blue = share * np.array(to_rgb(one)) + (1 - share) * np.array(to_rgb(other))
    return to_hex((red, green, blue))


def _contrast(dark: str, light: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    parts = np.array([to_rgb(dark), to_rgb(light)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    low, high = linear @ (0.2126, 0.7152, 0.0722) + 0.05
    return float(high / low)


# One point is one pixel at shown size: a figure of 72 dots to the inch times the stage's scale.
SETTINGS = {
    "font.size": 12,
    "axes.labelsize": 12.5,
    "axes.titlesize": 12.5,
    "axes.titlelocation": "left",
    "axes.titley": 1.0,  # where Matplotlib would find it to be, from all ticks, in each drawing
    "axes.labelcolor": INK,
    "axes.edgecolor": GREY,
    "axes.linewidth": 0.8,
    "axes.facecolor": PAPER,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.facecolor": PAPER,
    "legend.fontsize": 12,
    "legend.frameon": False,
    "lines.linewidth": 2,
    "text.color": INK,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelsize": 11,
    "ytick.labelsize": 11,
}


class _Style:
    """Matplotlib's settings, exchanged for ours as long as anyone draws.

    They are one for all threads, and a kernel may hear two labs in two of them: the first that
    begins to draw puts the learner's aside, the last that ends puts them back.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._drawing = 0
        self._theirs: dict[Any, Any] = {}

    def begin(self) -> None:
        with self._lock:
            if not self._drawing:
                # rc_context would copy and set all of Matplotlib's settings, in every frame.
                self._theirs = {
                    name: mpl.rcParams[name] for name in _OURS if mpl.rcParams[name] != _OURS[name]
                }
                mpl.rcParams.update({name: _OURS[name] for name in self._theirs})
            self._drawing += 1

    def end(self) -> None:
        with self._lock:
            self._drawing -= 1
            if not self._drawing:
                mpl.rcParams.update(self._theirs)


_STYLE = _Style()


@contextmanager
def context():
    """Draw in this style, whatever the learner has set for figures of their own."""
    _STYLE.begin()
    try:
        yield
    finally:
        _STYLE.end()


_DEFAULTS: dict[Any, Any] = {
    name: mpl.rcParamsDefault[name]
    for name in mpl.rcParamsDefault
    if name.startswith(
        ("axes.", "figure.", "font.", "legend.", "lines.", "patch.", "text.", "xtick.", "ytick.")
    )
}
_OURS = {**_DEFAULTS, **SETTINGS}


def nice_limit(value: float) -> float:
    """Return the least of 1, 1.5, 2, 3, 5, 7 times a power of ten that is at least ``value``.

    Axes that grow by such steps rarely have to be drawn again.
    """
    if not value > 0:
        return 1.0
    decade = 10.0 ** np.floor(np.log10(value))
    return float(next(step * decade for step in (1, 1.5, 2, 3, 5, 7, 10) if step * decade >= value))


def set_limits(ax: Axes, x: tuple[float, float], y: tuple[float, float]) -> None:
    """Set the limits where they differ from what they are, so that nothing is redrawn in vain.

    The figure is stale then, but the Axes is not: a canvas sees from its limits that it changed,
    and that nothing else of it did.
    """
    stale = ax.stale
    if ax.get_xlim() != x:
        ax.set_xlim(*x)
    if ax.get_ylim() != y:
        ax.set_ylim(*y)
    ax.stale = stale
