"""Four pictures of two pixels, and below each the unit that sees it."""

from dataclasses import dataclass

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put
from ...plots.sheet import Sheet
from ...plots.tints import flat
from ...text.numbers import factor, number
from .model import BIAS, NAMES, PICTURES, Answer

_MIDDLES = (125.0, 355.0, 585.0, 815.0)
_SIDE, _APART, _PIXELS, _UNIT, _RADIUS, _SUM = 44.0, 52.0, 178.0, 82.0, 27.0, 24.0
_BRIGHTEST = 3.5


@dataclass(frozen=True)
class Scene:
    """The two weights, and what the unit makes of the four pictures."""

    w: tuple[float, float]
    answers: tuple[Answer, ...]


class TwoPixelsPlot:
    """All on one Axes, whose data units are pixels as shown."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        self.ax = ax = sheet.overlay()
        half = _SIDE / 2 * np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])
        places = [(x + side * _APART / 2, _PIXELS) for x in _MIDDLES for side in (-1, 1)]
        inked = [on for picture in PICTURES for on in picture]
        put(
            ax,
            PolyCollection(
                [half + np.array(place) for place in places],
                facecolors=[style.INK if on else "white" for on in inked],
                edgecolors=style.GREY, lw=1.2, zorder=3,
            ),
        )  # fmt: skip
        for x, name in zip(_MIDDLES, NAMES, strict=True):
            ax.text(x, _PIXELS + 36, name, ha="center", va="center", fontsize=12.5)
        self._ways = put(ax, LineCollection([], zorder=1, capstyle="round", animated=True))
        self._ways.set_segments(
            [[(x, y - _SIDE / 2), (_MIDDLES[k // 2], _UNIT)] for k, (x, y) in enumerate(places)]
        )
        self._inked = inked
        self._units = [
            put(ax, Circle((x, _UNIT), _RADIUS, ec=style.INK, lw=1.4, zorder=3, animated=True))
            for x in _MIDDLES
        ]
        self._outputs = Lettering(ax, [(x, _UNIT) for x in _MIDDLES], size=14)
        self._sums = Lettering(ax, [(x, _SUM) for x in _MIDDLES], size=12)

    def update(self, scene: Scene) -> None:
        """Show the weights as lines, and the four answers."""
        weights = scene.w * len(PICTURES)
        lines = list(zip(weights, self._inked, strict=True))
        self._ways.set_color([style.sign_color(w) if on else style.PALE for w, on in lines])
        self._ways.set_linewidth([0.8 + 3.5 * abs(w) for w, _ in lines])
        self._ways.set_linestyle(["-" if w >= 0 else (0, (2, 1.2)) for w, _ in lines])
        for unit, answer in zip(self._units, scene.answers, strict=True):
            share = 0.75 * answer.a / _BRIGHTEST + (0.12 if answer.a else 0)
            unit.set_facecolor(flat(style.POSITIVE, share))
        self._outputs.write([number(answer.a, 1) if answer.a else "0" for answer in scene.answers])
        self._sums.write([_sum(scene.w, answer) for answer in scene.answers])


def _sum(w: tuple[float, float], answer: Answer) -> str:
    """Return a picture's weighted sum with its numbers."""
    terms = [f"{ink}·{factor(v, 1)}" for v, ink in zip(w, (answer.left, answer.right), strict=True)]
    return f"{' + '.join(terms)} − {number(-BIAS, 1)} = {number(answer.z, 1)}"
