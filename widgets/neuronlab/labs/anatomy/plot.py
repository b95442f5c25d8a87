"""The drawing of a neuron: the cell on a quiet sheet, one part lit, and a pulse on its way."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure

from ...plots import style
from ...plots.put import Marks, put
from ...plots.sheet import Sheet
from .model import Dots
from .sketch_model import Limb, Sketch

BODY, RIM = "#e9e4f3", "#9387ad"
NUCLEUS = "#cbbfe2"
MYELIN, MYELIN_RIM = "#f7eed6", "#c4ae78"
OTHERS, OTHERS_RIM = "#eceded", "#b3b7bb"
LIT, LIT_RIM = "#b592ea", "#5b2d9e"
GLOW, GLOW_RIM = "#dccdf5", "#8f6cc4"
_PULSE_COLORS = {1: style.POSITIVE, -1: style.NEGATIVE, 0: style.INK}

_LABELS = {
    "synapses": ((52, 318), (154, 309)),
    "dendrites": ((56, 24), (127, 93)),
    "soma": ((404, 268), (322, 208)),
    "nucleus": ((420, 62), (290, 180)),
    "axon hillock": ((446, 226), (344, 176)),
    "axon": ((424, 108), (398, 165)),
    "myelin sheath": ((574, 262), (560, 205)),
    "terminals": ((752, 318), (848, 274)),
}
"""Where the middle of each part's name stands, and the point that its line leads to."""

_NOTES: dict[str, tuple[tuple[int, int], tuple[int, int] | None]] = {
    "other neurons,": ((52, 266), None),
    "or receptors": ((50, 250), None),
    "node of Ranvier": ((620, 138), (588, 190)),
    "next neuron,": ((884, 34), None),
    "or an effector": ((884, 18), None),
    "+ excitatory synapse": ((520, 24), None),
    "− inhibitory synapse": ((680, 24), None),
}
"""What else is written, smaller, and perhaps a point that a line leads to."""


class AnatomyPlot:
    """A neuron whose parts can be lit, and a pulse that runs through it.

    Parameters
    ----------
    figure : matplotlib Figure
        What is drawn on; it fills the figure.
    sketch : Sketch
        The shapes, in shown pixels.

    Attributes
    ----------
    names : dict of str to ndarray (2, 2)
        Part → two opposite corners of where its name stands.
    """

    def __init__(self, figure: Figure, sketch: Sketch):
        self.ax = Sheet(figure).overlay()
        self._sketch = sketch
        draw_cells(self.ax, sketch)
        self._draw_names()
        self._glowing = {name: self._light(name, GLOW, GLOW_RIM, 5) for name in sketch.parts}
        self._lit = {name: self._light(name, LIT, LIT_RIM, 6) for name in sketch.parts}
        self._draw_signs()
        (self._leader,) = self.ax.plot([], [], color=LIT_RIM, lw=1.4, zorder=7, animated=True)
        self._name = self.ax.text(
            0, 0, "", ha="center", va="center", color="white", weight="bold", zorder=10,
            bbox={"boxstyle": "round,pad=0.3", "fc": LIT_RIM, "ec": "none"}, animated=True,
        )  # fmt: skip
        self._pulse: Marks = self.ax.scatter([], [], linewidths=0, zorder=9, animated=True)

    def update(self, part: str, dots: Dots, hovered: str | None = None) -> None:
        """Light ``part``, show the pulse's dots, and let the part under the pointer glow."""
        for name, artist in self._lit.items():
            artist.set_visible(name == part)
        self.glow(hovered)
        at, target = _LABELS[part]
        self._leader.set_data(*np.transpose([at, target]))
        self._name.set_text(part)
        self._name.set_position(at)
        colors = np.array([to_rgba(_PULSE_COLORS[sign]) for sign in dots.signs])
        halo, white = colors * [1, 1, 1, 0.25], np.ones_like(colors)
        self._pulse.set_offsets(np.tile(dots.xy, (3, 1)))
        self._pulse.set_sizes(np.outer([26**2, 13**2, 5**2], dots.sizes**2).ravel())
        self._pulse.set_facecolors(np.concatenate([halo, colors, white]))

    def glow(self, part: str | None) -> None:
        """Let one part glow lightly, or none."""
        for name, artist in self._glowing.items():
            artist.set_visible(name == part)

    def part_at(self, x: float, y: float) -> str | None:
        """Return the part whose shape is at a point, or None."""
        return self._sketch.part_at(x, y)

    # What never changes.

    def _light(self, name: str, fill: str, rim: str, zorder: float) -> PolyCollection:
        """Return a part once more, in strong colours, to be shown or not."""
        limbs: tuple[Limb, ...] = self._sketch.parts[name]
        fills, extra = [fill] * len(limbs), 2.6
        if name == "synapses":
            fills, extra = sign_colors(self._sketch), 3.6
        elif name == "nucleus":
            fills[-1] = rim
        elif name == "soma":
            limbs, fills = limbs + self._sketch.parts["nucleus"], [fill, NUCLEUS, RIM]
        options = {"zorder": zorder, "animated": True, "visible": False}
        return draw_limbs(self.ax, limbs, fills, rim, extra, **options)

    def _draw_signs(self) -> None:
        """Write + or − on each synapse, over whatever is lit."""
        strokes = []
        for (x, y), sign in zip(self._centres("synapses"), self._sketch.signs, strict=True):
            strokes.append([(x - 3.2, y), (x + 3.2, y)])
            if sign > 0:
                strokes.append([(x, y - 3.2), (x, y + 3.2)])
        put(
            self.ax,
            LineCollection(strokes, colors="white", linewidths=1.6, zorder=8, animated=True),
        )

    def _centres(self, name: str) -> list[np.ndarray]:
        return [limb.points.mean(axis=0) for limb in self._sketch.parts[name]]

    def _draw_names(self) -> None:
        self.names = {}
        for name, (at, target) in _LABELS.items():
            self.ax.plot(*np.transpose([at, target]), color=style.GREY, lw=0.8, zorder=3)
            written = self.ax.text(
                *at, name, ha="center", va="center", zorder=4,
                bbox={"boxstyle": "round,pad=0.3", "fc": style.PAPER, "ec": "none"},
            )  # fmt: skip
            box = written.get_window_extent().transformed(self.ax.transData.inverted())
            self.names[name] = box.padded(4).get_points()
        for note, (at, end) in _NOTES.items():
            if end:
                self.ax.plot(*np.transpose([at, end]), color=style.GREY, lw=0.8, zorder=3)
            self.ax.text(
                *at, note, ha="center", va="center", color=style.GREY, size=11, zorder=4,
                bbox={"boxstyle": "round,pad=0.2", "fc": style.PAPER, "ec": "none"},
            )  # fmt: skip


def draw_cells(ax: Axes, sketch: Sketch, **options) -> None:
    """Draw the cell and those around it; ``options`` go to their polygons, in units of a sketch."""
    body = ("dendrites", "soma", "axon hillock", "axon", "terminals")
    for limbs, fill, rim in (
        ((*sketch.others, *sketch.following), OTHERS, OTHERS_RIM),
        ([limb for name in body for limb in sketch.parts[name]], BODY, RIM),
        (sketch.parts["myelin sheath"], MYELIN, MYELIN_RIM),
        (sketch.parts["nucleus"], [NUCLEUS, RIM], RIM),
        (sketch.parts["synapses"], sign_colors(sketch), OTHERS_RIM),
    ):
        draw_limbs(ax, limbs, fill, rim, **options)


def draw_limbs(
    ax: Axes, limbs: Sequence[Limb], fill: str | list[str], rim: str, extra: float = 1.3, **options
) -> PolyCollection:
    """Draw limbs as one body: all the rims first, then all the fills over them."""
    fills = [fill] * len(limbs) if isinstance(fill, str) else fill
    return put(
        ax,
        PolyCollection(
            [limb.outline(extra) for limb in limbs] + [limb.outline() for limb in limbs],
            facecolors=[rim] * len(limbs) + list(fills),
            linewidths=0,
            **options,
        ),
    )


def sign_colors(sketch: Sketch) -> list[str]:
    """Return the colour of each synapse."""
    return [style.POSITIVE if sign > 0 else style.NEGATIVE for sign in sketch.signs]
