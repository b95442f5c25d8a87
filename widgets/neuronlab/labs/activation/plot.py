"""Activation functions and their slopes beside each other, with one z in hand on both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ...models.neuron import Response
from ...plots import style
from ...plots.names import CurveNames
from ...plots.put import put, put_handle
from ...plots.sheet import Sheet
from ...plots.step import Curve

REACH = 6.0
"""z is shown from −REACH to REACH."""

_LOOKS = ((style.INK, 3.2, "-", 9), ("#009e73", 2.0, "--", 6), ("#cc79a7", 2.2, "-.", 4))
_SHADE = "#ecebe4"


@dataclass(frozen=True, eq=False)
class Functions:
    """Three functions, or fewer and None.

    Attributes
    ----------
    names, functions, slopes : sequence of 3
    saturated : sequence of (float, float)
        From where to where the first one is saturated; two at most.
    """

    names: Sequence[str | None]
    functions: Sequence[Response | None]
    slopes: Sequence[Response | None]
    saturated: Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Scene:
    """What the functions give at one z.

    Attributes
    ----------
    z : float
    values, slopes : mapping of str to float
        Name → f(z) and f'(z), the first function's ahead; NaN where there is no slope.
    """

    z: float
    values: Mapping[str, float]
    slopes: Mapping[str, float]

    @property
    def a(self) -> float:
        """The first function's value."""
        return next(iter(self.values.values()))

    @property
    def slope(self) -> float:
        """The first function's slope."""
        return next(iter(self.slopes.values()))


class Panel:
    """Up to three curves over z, the saturated parts shaded, and the point in hand.

    Parameters
    ----------
    ax : matplotlib Axes
    low, high : float
        Of the vertical axis.
    """

    def __init__(self, ax: Axes, low: float, high: float):
        self.ax = ax
        self._low, self._high = low, high
        ax.set_xlim(-REACH, REACH)
        ax.set_ylim(low, high)
        ax.set_xticks(range(-6, 7, 2))
        ax.set_xlabel("z", labelpad=0)
        ax.axhline(0, color=style.PALE, lw=1, zorder=1)
        ax.axvline(0, color=style.PALE, lw=1, zorder=1)
        self._shades = [
            put(ax, Rectangle((0, low), 0, high - low, fc=_SHADE, lw=0, zorder=0)) for _ in range(2)
        ]
        self._names = [
            ax.text(0, high - 0.05 * (high - low), "saturated", fontsize=11.5, color=style.GREY,
                    ha="center", va="center", zorder=2)
            for _ in range(2)
        ]  # fmt: skip
        # The first function lies lowest, so that the thinner lines show on it.
        self.curves = [Curve(ax, *look, zorder=3 + k) for k, look in enumerate(_LOOKS)]
        (self._guides,) = ax.plot([], [], ":", color=style.INK, lw=1.2, zorder=2, animated=True)
        self._point = put_handle(ax, zorder=8)
        self._lettering = CurveNames(ax, [color for color, *_ in _LOOKS], zorder=7)
        self._curve_names: Sequence[str | None] = ()
        self._curves: Sequence[Response | None] = ()

    def set_curves(
        self,
        names: Sequence[str | None],
        curves: Sequence[Response | None],
        saturated: Sequence[tuple[float, float]],
    ) -> None:
        """Show these curves under their names, and shade these intervals of z."""
        self._curve_names, self._curves = names, curves
        for drawn, curve in zip(self.curves, curves, strict=True):
            drawn.update(curve)
        ends = np.zeros((2, 2))
        ends[: len(saturated)] = np.clip(np.reshape(saturated, (-1, 2)), -REACH, REACH)
        for shade, name, (start, end) in zip(self._shades, self._names, ends, strict=True):
            shade.set_x(start)
            shade.set_width(end - start)
            name.set_x((start + min(end, 0.0 if start < 0 else REACH)) / 2)
            name.set_visible(bool(end - start > 2))

    def _write(self, z: float, y: float) -> None:
        """Name the curves, clear of the point in hand."""
        high = self._high - self._low
        taken = [(z - 0.5, z + 0.5, y - 0.06 * high, y + 0.06 * high)] if np.isfinite(y) else []
        for name in self._names:
            x = name.get_position()[0]
            taken.append((x - 1.3, x + 1.3, self._high - 0.1 * high, self._high))
        curves = [None if curve is None else (curve.x, curve.a) for curve in self._curves]
        self._lettering.write(self._curve_names, curves, np.array(taken))

    @property
    def point(self) -> np.ndarray:
        """Where the point in hand is drawn, (2,); NaN where there is none."""
        return np.asarray(self._point.get_xydata())[0]

    def show_point(self, z: float, y: float) -> None:
        """Show the point in hand, none where ``y`` is NaN; out of the frame, a triangle points."""
        at = np.clip(y, self._low, self._high)
        self._point.set_marker("o" if at == y else "^" if y > at else "v")
        self._point.set_data([z], [at])
        self._write(z, y)
        self._guides.set_data([z, z, -REACH], [self._low, at, at if at == y else np.nan])


class ActivationPlot:
    """Left the functions with the first one's tangent, right their slopes."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        low, high = 40, sheet.height - 36
        self.function = Panel(sheet.axes(46, 536, low, high), -1.6, 3.0)
        self.slope = Panel(sheet.axes(592, sheet.width - 14, low, high), -0.2, 1.3)
        self.function.ax.set_title("f(z), with the tangent at z", pad=9)
        self.slope.ax.set_title("the slope f'(z)", pad=9)
        (self._tangent,) = self.function.ax.plot(
            [], [], color=style.POSITIVE, lw=3, zorder=7, animated=True
        )

    def set_functions(self, chosen: Functions) -> None:
        """Show these functions and their slopes."""
        self.function.set_curves(chosen.names, chosen.functions, chosen.saturated)
        slopes = [name and f"{name}'" for name in chosen.names]
        self.slope.set_curves(slopes, chosen.slopes, chosen.saturated)

    def update(self, scene: Scene) -> None:
        """Show (z, a) on the first function with the tangent there, and (z, slope) on its slope.

        Where there is no slope: no tangent, and no point on the right.
        """
        z, a, slope = scene.z, scene.a, scene.slope
        self.function.show_point(z, a)
        self.slope.show_point(z, slope)
        across = np.array([z - 2.0, z + 2.0])
        self._tangent.set_color(style.sign_color(slope))
        self._tangent.set_data(across, a + slope * (across - z))
