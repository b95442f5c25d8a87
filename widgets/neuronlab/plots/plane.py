"""The input plane: samples as points, the units' lines through them, and who wins where."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon

from ..models import geometry
from . import style
from .crosses import Crosses
from .put import put
from .tints import flat


@dataclass(frozen=True, eq=False)
class Lines:
    """What a :class:`PlanePlot` shows of a layer of units, and of how the samples fare with it.

    Attributes
    ----------
    W, b : ndarray (2, n_units), (n_units,)
        The units' lines.
    W_before, b_before : ndarray
        Where they were, dashed.
    wrong : ndarray (n_samples,) of bool
        The samples to cross out.
    in_hand : int or None
        The sample to ring.
    """

    W: np.ndarray
    b: np.ndarray
    W_before: np.ndarray
    b_before: np.ndarray
    wrong: np.ndarray
    in_hand: int | None


class PlanePlot:
    """Samples in the plane of two inputs, with the regions and lines of a layer of units.

    Parameters
    ----------
    ax : matplotlib Axes
        What is drawn on; its limits, labels and legend are this plot's.
    """

    def __init__(self, ax: Axes):
        self.ax = ax
        self._regions: list[Polygon] = []
        self._lines: list[Line2D] = []
        self._lines_before: list[Line2D] = []
        self._points: list[Line2D] = []
        self._crosses = Crosses(ax)
        (self._in_hand,) = ax.plot(
            [], [], "o", color=style.INK, ms=18, mfc="none", mew=2.2, zorder=7, animated=True
        )
        (self._own,) = ax.plot([], [], "o", color="white", ms=3, zorder=4.5, animated=True)

    def set_data(
        self, X: np.ndarray, y: np.ndarray, class_names: tuple, feature_names: tuple, box
    ) -> None:
        """Show these samples: ``X`` (n_samples, 2), ``y`` (n_samples,), inside ``box``."""
        ax = self.ax
        for artist in (*self._regions, *self._lines, *self._lines_before, *self._points):
            artist.remove()
        n_classes = len(class_names)
        # One unit tells two classes apart, and its line belongs to neither.
        line_colors = [style.INK] if n_classes == 2 else style.CLASS_COLORS[:n_classes]
        self._regions = [
            put(ax, Polygon([(0, 0)], fc=flat(style.CLASS_COLORS[k], 0.16), animated=True))
            for k in range(n_classes)
        ]
        self._lines_before = [
            ax.plot([], [], "--", color=color, lw=1.3, alpha=0.65, zorder=3, animated=True)[0]
            for color in line_colors
        ]
        self._lines = [
            ax.plot([], [], color=color, lw=2.2, zorder=5, animated=True)[0]
            for color in line_colors
        ]
        few = len(X) <= 20
        size = 11 if few else 8
        self._crosses.make_room(few)
        self._points = [
            ax.plot(*X[y == k].T, style.CLASS_MARKERS[k], color=style.CLASS_COLORS[k],
                    ms=size, mec="white", mew=0.6, zorder=4, animated=True)[0]
            for k in range(n_classes)
        ]  # fmt: skip
        self._X = X
        self._box = box
        style.set_limits(ax, box[:2], box[2:])
        style.as_written(ax.set_xlabel(feature_names[0]), ax.set_ylabel(feature_names[1]))
        handles = [
            Line2D([], [], ls="", marker=style.CLASS_MARKERS[k], color=style.CLASS_COLORS[k],
                   ms=8, label=class_names[k])
            for k in range(n_classes)
        ]  # fmt: skip
        legend = ax.legend(
            handles=handles,
            loc="lower left",
            bbox_to_anchor=(-0.02, 0.975),
            ncols=n_classes,
            handletextpad=0.1,
            columnspacing=1.2,
        )
        style.as_written(*legend.get_texts())

    def mark(self, own: np.ndarray) -> None:
        """Mark the learner's own samples, (n, 2), with a white dot."""
        self._own.set_data(*np.reshape(own, (-1, 2)).T)

    def update(self, shown: Lines) -> None:
        """Show the units' lines, who wins where, and how the samples fare."""
        W, b = shown.W, shown.b
        for patch, polygon in zip(self._regions, geometry.regions(W, b, self._box), strict=True):
            patch.set_visible(len(polygon) > 0)
            if len(polygon):
                patch.set_xy(polygon)
        before = shown.W_before, shown.b_before
        for lines, (weights, biases) in ((self._lines, (W, b)), (self._lines_before, before)):
            for k, line in enumerate(lines):
                line.set_data(*geometry.line_in_box(weights[:, k], biases[k], self._box).T)
        self._crosses.cross_out(self._X[shown.wrong])
        ringed = [] if shown.in_hand is None else [shown.in_hand]
        self._in_hand.set_data(*self._X[np.array(ringed, dtype=int)].T)
