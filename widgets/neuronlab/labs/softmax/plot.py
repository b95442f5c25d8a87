"""Scores become powers of e, and the powers become shares: one row for each class."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put, put_handle
from ...plots.shapes import lying_bars
from ...plots.sheet import Sheet

LIMIT = 5.0
"""Scores are shown from −LIMIT to LIMIT."""

_ROWS = np.arange(3)
_HALF = 0.3


@dataclass(frozen=True, eq=False)
class Scene:
    """Three scores, what they are raised to, and their shares.

    Attributes
    ----------
    z, p : ndarray (3,)
    powers : sequence of 3 str
    total : str
        The sum of the powers.
    """

    z: np.ndarray
    p: np.ndarray
    powers: Sequence[str]
    total: str


class SoftmaxPlot:
    """Left the scores as bars, in the middle e^(z/T) and their sum, right the probabilities."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        low, high = 48, sheet.height - 34

        def axes(left: float, right: float, title: str, below: float = 0) -> Axes:
            ax = sheet.axes(left, right, low - below, high)
            ax.set_title(title, pad=9, loc="center" if below else "left")
            ax.set_ylim(2.6 + below * 3.2 / (high - low), -0.6)
            ax.set_yticks([])
            ax.spines["left"].set_visible(False)
            return ax

        self.scores = axes(44, 360, "score z: drag the rings")
        self.scores.set_xlim(-LIMIT - 1.8, LIMIT + 1.8)
        self.scores.set_xticks([-5, -2.5, 0, 2.5, 5])
        self.scores.axvline(0, color=style.GREY, lw=0.8)
        powers = axes(392, 572, "power $e^{\\,z/T}$", below=40)
        powers.set_axis_off()
        powers.set_xlim(0, 1)
        self.shares = axes(636, sheet.width - 16, "probability p: its share of the sum")
        self.shares.set_xlim(0, 1.13)
        self.shares.set_xticks([0, 0.25, 0.5, 0.75, 1])
        self.shares.axvline(0, color=style.GREY, lw=0.8)
        self.shares.axvline(1, color=style.PALE, lw=0.8)
        for row, name in enumerate(("₁", "₂", "₃")):
            for ax, text in ((self.scores, f"z{name}"), (self.shares, f"p{name}")):
                ax.text(-0.03, row, text, transform=ax.get_yaxis_transform(), ha="right",
                        va="center", fontsize=13)  # fmt: skip
            for start, end in ((0.0, 0.17), (0.83, 1.0)):
                powers.annotate("", (end, row), (start, row),
                                arrowprops={"arrowstyle": "-|>", "color": style.GREY,
                                            "shrinkA": 0, "shrinkB": 0})  # fmt: skip
        powers.plot([0.2, 0.8], [2.5, 2.5], color=style.GREY, lw=1, clip_on=False)
        self._z, self._p = (
            put(ax, PolyCollection([], lw=0, aa=False, zorder=3, animated=True))
            for ax in (self.scores, self.shares)
        )
        self._ends = put_handle(self.scores)
        self._powers = Lettering(powers, [(0.5, row) for row in (*_ROWS, 2.83)], size=13)
        self._numbers = Lettering(self.scores, [(0, 0)], size=12)
        self._percent = Lettering(self.shares, [(0, 0)], size=12)

    def update(self, scene: Scene) -> None:
        """Show three scores, what they are raised to, and their shares."""
        z, p = scene.z, scene.p
        self._z.set_verts(lying_bars(_ROWS, z, _HALF))
        self._z.set_facecolors([style.sign_color(value) for value in z])
        self._ends.set_data(z, _ROWS)
        beside = z + np.where(z < 0, -1.3, 1.15)
        self._numbers.write(map(_number, z), np.column_stack([beside, _ROWS]))
        self._powers.write([*scene.powers, f"sum {scene.total}"])
        self._p.set_verts(lying_bars(_ROWS, p, _HALF))
        self._p.set_facecolors([style.POSITIVE])
        self._percent.write(map(_number, p), np.column_stack([p + 0.065, _ROWS]))


def _number(value: float) -> str:
    text = f"{value:.2f}"
    return (text if float(text) else text.lstrip("-")).replace("-", "−")
