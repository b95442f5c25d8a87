"""A sketch in the picture: what was drawn by hand in pencil grey, what was computed in ink."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Polygon
from numpy.typing import ArrayLike

from ..models import geometry
from ..models.arrays import Floats
from ..models.sketch import area, between, line_through
from . import style
from .names import Curve, CurveNames
from .plane import Lines, PlanePlot
from .put import put

DOTS = 30
"""So many computed points are dots; more are a curve alone."""

RING = 15
"""How wide a handle is, in pixels."""

_PENCIL: dict[str, Any] = {
    "color": style.GREY,
    "lw": 4.5,
    "alpha": 0.75,
    "solid_capstyle": "round",
    "zorder": 4.6,
}
_GAP: dict[str, Any] = {"fc": style.GREY, "alpha": 0.22, "lw": 0, "zorder": 2.5, "animated": True}


@dataclass(frozen=True)
class Scale:
    """What an axis shows: its label, its ends and, for running text, its unit."""

    label: str
    low: float
    high: float
    unit: str = ""


class CurvePlot:
    """Axes to draw a curve on, the pen, and later the computed points with the gap.

    Parameters
    ----------
    ax : matplotlib Axes
    across, up : Scale
    """

    def __init__(self, ax: Axes, across: Scale, up: Scale):
        self.ax = ax
        ax.set_xlim(across.low, across.high)
        ax.set_ylim(up.low, up.high)
        ax.set_xlabel(across.label, labelpad=1)
        ax.set_ylabel(up.label, rotation=0 if len(up.label) == 1 else 90)
        ax.grid(color=style.PALE, lw=0.6)
        ax.set_axisbelow(True)
        self._invitation = ax.text(
            0.04, 0.88, "draw your curve here, from the left edge to the right one", va="center",
            transform=ax.transAxes, color=style.GREY, animated=True,
        )  # fmt: skip
        self._gap = put(ax, Polygon([(0, 0)], **_GAP))
        (self._drawn,) = ax.plot([], [], animated=True, **_PENCIL)
        self._computed = ax.plot(
            [], [], "o-", color=style.INK, lw=1.8, ms=6, zorder=5, clip_on=False, animated=True
        )[0]
        self._pen = _ring(ax)
        self._names = CurveNames(ax, (style.GREY, style.GREY, style.INK), halo=True)
        self._known: tuple[str | None, Curve | None] = None, None

    def set_known(self, name: str, points: ArrayLike) -> None:
        """Show a curve that is known, through ``points`` (n, 2) in rising order, with its name."""
        points = np.asarray(points, dtype=float)
        self.ax.plot(*points.T, "--", color=style.GREY, lw=1.6, zorder=2)
        self._known = name, tuple(points.T)

    def update(
        self, x: Floats, y: Floats, pen: tuple[float, float], computed: Floats | None = None
    ) -> None:
        """Show what was drawn, ``y`` over ``x`` (n,); the pen; the computed points (m, 2), if any.

        NaN in ``y`` is where nothing was drawn.
        """
        self._drawn.set_data(x, y)
        self._pen.set_data([pen[0]], [pen[1]])
        self._invitation.set_visible(not np.isfinite(y).any())
        seen = computed is not None
        self._pen.set_visible(not seen)
        self._gap.set_visible(seen)
        points = np.empty((0, 2)) if computed is None else computed
        self._computed.set_marker("o" if len(points) <= DOTS else "")
        self._computed.set_data(*points.T)
        name, known = self._known
        if computed is None:
            (left, right), (bottom, top) = self.ax.get_xlim(), self.ax.get_ylim()
            invited = left, left + 0.8 * (right - left), bottom + 0.8 * (top - bottom), top
            self._names.write((name, None, None), (known, None, None), np.array([invited]))
            return
        self._gap.set_xy(np.vstack([np.column_stack([x, y]), computed[::-1]]))
        self._names.write((name, "drawn", "computed"), (known, (x, y), tuple(computed.T)))


@dataclass(frozen=True, eq=False)
class LinePicture:
    """Samples and the line of a unit, beside which another line is to be guessed.

    Attributes
    ----------
    X, y : ndarray (n_samples, 2), (n_samples,)
    class_names, feature_names : tuple of str
    box : tuple of float
        Left, right, bottom and top of what is shown.
    w, b : ndarray (2,), float
        The line as it is.
    in_hand : int or None
        The sample to ring.
    """

    X: Floats
    y: np.ndarray
    class_names: tuple[str, ...]
    feature_names: tuple[str, ...]
    box: geometry.Box
    w: Floats
    b: float
    in_hand: int | None


class LinePlot:
    """A plane of samples with a unit's line, a ghost line to drag, and later the computed line."""

    def __init__(self, ax: Axes, picture: LinePicture):
        self.ax = ax
        self._picture = picture
        self._plane = PlanePlot(ax)
        self._plane.set_data(
            picture.X, picture.y, picture.class_names, picture.feature_names, picture.box
        )
        self._gaps = [put(ax, Polygon([(0, 0)], **_GAP)) for _ in range(2)]
        (self._ghost,) = ax.plot([], [], animated=True, **_PENCIL)
        self._rings = _ring(ax)

    @property
    def line(self) -> Floats:
        """The ends of the ghost line as drawn, (2, 2); (0, 2) where it misses the picture."""
        return np.asarray(self._ghost.get_xydata(), dtype=float)

    def update(self, ends: Floats, computed: tuple[Floats, float] | None = None) -> None:
        """Show the ghost line through ``ends`` (2, 2), and the computed w and b, if any."""
        shown = self._picture
        w, b = computed or (shown.w, shown.b)
        self._plane.update(
            Lines(
                W=w[:, None], b=np.array([b]), W_before=shown.w[:, None],
                b_before=np.array([shown.b]), wrong=np.zeros(len(shown.X), dtype=bool),
                in_hand=shown.in_hand,
            )
        )  # fmt: skip
        ghost = line_through(ends)
        self._ghost.set_data(*geometry.line_in_box(*ghost, shown.box).T)
        self._rings.set_data(*ends.T)
        self._rings.set_visible(computed is None)
        for patch in self._gaps:
            patch.set_visible(computed is not None)
        if computed is None:
            return
        w, b = computed
        ways = [between((sign * ghost[0], sign * ghost[1]), (w, b), shown.box) for sign in (1, -1)]
        smaller = min(ways, key=lambda parts: sum(map(area, parts)))
        for patch, part in zip(self._gaps, smaller, strict=True):
            patch.set_visible(len(part) > 0)
            if len(part):
                patch.set_xy(part)


def _ring(ax: Axes):
    return ax.plot(
        [], [], "o", ms=RING, mfc=style.PAPER, mec=style.INK, mew=2, zorder=8, clip_on=False,
        animated=True,
    )[0]  # fmt: skip
