"""The perceptron's picture: the plane with w on its line, the layer as a drawing, the mistakes."""

from collections.abc import Sequence
from math import ceil

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch
from matplotlib.ticker import MaxNLocator

from ...models import geometry
from ...models.arrays import Bools, Floats
from ...plots import style
from ...plots.lettering import Lettering
from ...plots.mark_names import MarkNames
from ...plots.network import NetworkPlot
from ...plots.plane import Lines, PlanePlot
from ...plots.put import put
from ...plots.sheet import Sheet, shown_size
from ...text.numbers import number
from ...text.symbols import subscript
from .dance_model import Pose, pose, scale
from .scene_model import FEW, Scene

WIDE = 9.0
"""Wires grow with their weights up to this one; if there are greater ones, they share a width."""


class DancePlot:
    """The plane of the samples, with each unit's weights as an arrow that stands on its line."""

    def __init__(self, ax: Axes):
        self.ax = ax
        self.plane = PlanePlot(ax)
        self._arrows: list[tuple[FancyArrowPatch, ...]] = []
        self._names = MarkNames(ax, 2)
        self._numbers = Lettering(ax, np.zeros((FEW, 2)), size=11, below=18, zorder=6.5)
        width, height = shown_size(ax)
        self.aspect = float(width / height)

    def set_data(self, X, y, class_names, feature_names, box, n_units: int, own) -> None:
        """Show these samples, the learner's ``own`` (n, 2) among them; else as ``PlanePlot``."""
        self.plane.set_data(X, y, class_names, feature_names, box)
        self.plane.mark(own)
        self._box = box
        numbered = len(X) if len(X) <= FEW else 0
        places = np.zeros((FEW, 2))
        places[:numbered] = X[:numbered]
        self._numbers.write([str(i + 1) for i in range(numbered)], places)
        below = np.array([0, (box[3] - box[2]) / shown_size(self.ax)[1] * 18])
        self._taken = np.vstack([X, X[:numbered] - below])
        width, height = box[1] - box[0], box[3] - box[2]
        self._square = abs(width / height / self.aspect - 1) < 1e-6
        for arrows in self._arrows:
            for arrow in arrows:
                arrow.remove()
        colors = [style.INK] if n_units == 1 else style.CLASS_COLORS[:n_units]
        self._arrows = [
            (
                self._arrow(color, 1.3, "--", alpha=0.65),
                self._arrow(style.POSITIVE, 5, "-", alpha=0.7, head=20),
                self._arrow(color, 2.6, "-"),
            )
            for color in colors
        ]

    def update(self, scene: Scene, part: float = 1.0, crossed: Bools | None = None) -> None:
        """Show a moment, of its correction only a ``part``, and the samples crossed out then."""
        length = scale(scene, self._box)
        drawn = pose(scene, self._box, length, part)
        crossed = scene.crossed if crossed is None else crossed
        self.plane.update(
            Lines(drawn.W, drawn.b, scene.W_before, scene.b_before, crossed, scene.in_hand)
        )
        for k, arrows in enumerate(self._arrows):
            self._show_arrows(drawn, k, arrows, int(scene.direction[k]))
        shorter = f"/{1 / length:.0f}" if length < 1 else ""
        self._show_names(scene, drawn, shorter, arrived=part >= 1)

    def _show_arrows(
        self, drawn: Pose, k: int, arrows: tuple[FancyArrowPatch, ...], direction: int
    ) -> None:
        before, change, after = arrows
        corrected = bool(drawn.corrected[k])
        change.set_color(style.POSITIVE if direction > 0 else style.NEGATIVE)
        tail = drawn.tails[:, k]
        least = (self._box[1] - self._box[0]) / 200
        for arrow, start, end, shown in (
            (before, tail, drawn.old[:, k], corrected),
            (change, *drawn.change[:, :, k], corrected),
            (after, tail, drawn.tips[:, k], True),
        ):
            arrow.set_visible(
                self._square and shown and bool(np.hypot(*(end - start)) > least)
                and self._inside(tail)
            )  # fmt: skip
            arrow.set_positions(tuple(start), tuple(end))

    def _show_names(self, scene: Scene, drawn: Pose, shorter: str, arrived: bool) -> None:
        """Name the arrows of a single unit, with their shortening, once they have arrived."""
        alone = arrived and len(self._arrows) == 1
        _, change, after = self._arrows[0]
        tail, tip, (start, end) = drawn.tails[:, 0], drawn.tips[:, 0], drawn.change[:, :, 0]
        apart = bool(np.hypot(*(drawn.old[:, 0] - tail)) > 1e-9 or np.hypot(*(tip - end)) > 1e-9)
        shown = alone and after.get_visible(), alone and change.get_visible() and apart
        sign = "+" if scene.direction[0] > 0 else "−"
        names = f"w{shorter}", f"{sign} x{shorter}"
        self._names.write(
            [name if seen else "" for name, seen in zip(names, shown, strict=True)],
            np.array([tail + tip, start + end]) / 2,
            [
                *(np.array(ends) for ends in ((tail, tip), (start, end), (tail, drawn.old[:, 0]))),
                geometry.line_in_box(drawn.W[:, 0], drawn.b[0], self._box),
                geometry.line_in_box(scene.W_before[:, 0], scene.b_before[0], self._box),
            ],
            self._taken,
        )

    def _inside(self, point: Floats) -> bool:
        left, right, bottom, top = self._box
        return bool(left <= point[0] <= right and bottom <= point[1] <= top)

    def _arrow(
        self, color: str, width: float, dash: str, alpha: float = 1.0, head: float = 14
    ) -> FancyArrowPatch:
        arrow = FancyArrowPatch(
            (0, 0), (0, 0), arrowstyle="-|>", mutation_scale=head, shrinkA=0, shrinkB=0,
            color=color, lw=width, ls=dash, alpha=alpha, zorder=5.5, animated=True,
        )  # fmt: skip
        return put(self.ax, arrow)


class LayerPlot:
    """The perceptron as a network: an input layer, and a dense layer of output units."""

    def __init__(self, ax: Axes):
        self.network = NetworkPlot(ax, (("x₁", "x₂"), ("",)), radius=16, room=30)
        for column, text in enumerate(("input layer", "output layer, dense")):
            ax.annotate(
                text, (column, 0), xycoords=("data", "axes fraction"), ha="center", va="bottom",
                color=style.GREY, fontsize=11.5,
            )  # fmt: skip
        self._when = Lettering(ax, [(0.5, ax.get_ylim()[1])], size=11.5, below=9)
        self._when.paint(style.GREY)

    def set_units(self, names: Sequence[str]) -> None:
        """Show a unit for each name."""
        self._n_units = len(names)
        self.network.set_layers((("x₁", "x₂"), names))
        colors = style.CLASS_COLORS if len(names) > 1 else [style.INK]
        self.network.paint_names([style.INK, style.INK, *colors[: len(names)]])

    def update(self, scene: Scene) -> None:
        """Show the sample in hand, the weights, and what each unit says now."""
        W, b = scene.W, scene.b
        if scene.update is None:
            values, texts = [[0.0, 0.0], [0.0] * len(b)], [["", ""], [""] * len(b)]
        else:
            x, fires = scene.update.x, [float(z >= 0) for z in scene.update.x @ W + b]
            reach = max(1.0, float(np.abs(x).max()))
            values = [list(x / reach), fires]
            texts = [[number(v, 1) for v in x], [f"{a:.0f}" for a in fires]]
        names = [
            [
                f"w{subscript(i + 1)} = {number(w)}" if self._n_units == 1 else number(w, 1)
                for w in row
            ]
            for i, row in enumerate(W)
        ]
        biases = [f"b = {number(b[0])}"] if len(b) == 1 else [""] * len(b)
        self._when.write(["after the correction" if scene.corrected else ""])
        greatest = float(np.abs(W).max())
        self.network.update(
            [W], values, texts, [["", ""], biases], [names],
            strongest=greatest if greatest > WIDE else None,
        )  # fmt: skip


class MistakesPlot:
    """A bar an epoch, as high as the number of mistakes in it."""

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_title("mistakes made in each epoch", pad=7)
        ax.set_xlabel("epoch", labelpad=1)
        for axis in (ax.xaxis, ax.yaxis):
            axis.set_major_locator(MaxNLocator(5, integer=True))
        self._bars = ax.stairs([0], [0, 1], fill=True, color=style.MISTAKE, alpha=0.75)
        self._bars.set_animated(True)
        self._none = ax.text(
            0.5, 0.5, "none yet: each epoch\nwill have its bar here", transform=ax.transAxes,
            ha="center", va="center", color=style.GREY, animated=True,
        )  # fmt: skip

    def update(self, mistakes: np.ndarray) -> None:
        """Show the numbers of mistakes, (n_epochs,), of the first epoch and those after it."""
        epochs = max(5, ceil(style.nice_limit(len(mistakes))))
        most = max(4, ceil(style.nice_limit(mistakes.max(initial=0))))
        style.set_limits(self.ax, (0.4, epochs + 0.6), (0, most))
        self._none.set_visible(not mistakes.any())
        if len(mistakes):
            # A gap between bars: each epoch's value over 0.8, then nothing over 0.2.
            middle = np.arange(1, len(mistakes) + 1)
            edges = np.column_stack([middle - 0.4, middle + 0.4]).ravel()
            values = np.column_stack([mistakes, np.zeros_like(mistakes)]).ravel()[:-1]
            self._bars.set_data(values, edges)
        else:
            self._bars.set_data([0], [0, 1])


class LearnerPlot:
    """The plane, large; beside it the layer, and room for a third picture below.

    Attributes
    ----------
    sheet : Sheet
    left : int
        Where the right-hand side begins.
    """

    def __init__(self, figure: Figure):
        self.sheet = sheet = Sheet(figure)
        self.left = left = sheet.width - 300
        self.dance = DancePlot(sheet.axes(50, left - 30, 44, sheet.height - 34))
        self.plane = self.dance.plane
        self.layer = LayerPlot(sheet.axes(left, sheet.width - 4, 164, sheet.height - 2))

    def set_data(self, X, y, class_names, feature_names, box, n_units: int, own=()) -> None:
        """Show these samples; the rest as in :meth:`DancePlot.set_data`."""
        self.dance.set_data(X, y, class_names, feature_names, box, n_units, own)
        self.layer.set_units(
            [f"{style.CLASS_SIGNS[1]} {class_names[1]}?"] if n_units == 1
            else style.CLASS_SIGNS[:n_units]
        )  # fmt: skip

    def show(self, scene: Scene) -> None:
        """Show one moment in the plane and in the layer."""
        self.dance.update(scene)
        self.layer.update(scene)

    def glide(self, scene: Scene, before: Scene, part: float) -> None:
        """Show a ``part`` of a correction: all but the dance stays as it was until the end."""
        now = scene if part >= 1 else before
        self.dance.update(scene, part, now.crossed)
        self.layer.update(now)


class PerceptronPlot(LearnerPlot):
    """The plane and the layer, and the mistakes of each epoch."""

    def __init__(self, figure: Figure):
        super().__init__(figure)
        sheet = self.sheet
        self.mistakes = MistakesPlot(sheet.axes(self.left + 30, sheet.width - 16, 44, 130))

    def update(self, scene: Scene) -> None:
        """Show one moment of the history."""
        self.show(scene)
        self.mistakes.update(scene.mistakes)

    def glide(self, scene: Scene, before: Scene, part: float) -> None:
        """Show a ``part`` of a correction, and the mistake's bar at its end."""
        super().glide(scene, before, part)
        self.mistakes.update((scene if part >= 1 else before).mistakes)
