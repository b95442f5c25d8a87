"""Two experts and their mixture over the data, the gate below, and the error for every gate."""

from dataclasses import dataclass

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put, put_diamond
from ...plots.sheet import Sheet
from ...plots.tints import on_paper

COLORS = (style.CLASS_COLORS[3], style.CLASS_COLORS[2])
_MOST = 2.4


@dataclass(frozen=True, eq=False)
class Scene:
    """Data, experts and the gate between them.

    Attributes
    ----------
    x, y : ndarray (n,)
    grid : ndarray (n_grid,)
        Inputs at which the rest is drawn.
    answers : ndarray (2, n_grid)
        Of both experts.
    mixture, g : ndarray (n_grid,)
        What is answered, and the second expert's share in it.
    place : float
        Where the gate is.
    places, errors : ndarray (n_places,)
        The error that each place of the gate would give.
    error, one_line : float
        The error now, and that of a single line.
    """

    x: np.ndarray
    y: np.ndarray
    grid: np.ndarray
    answers: np.ndarray
    mixture: np.ndarray
    g: np.ndarray
    place: float
    places: np.ndarray
    errors: np.ndarray
    error: float
    one_line: float


class ExpertsPlot:
    """Data with the experts, the gate under it on the same axis, and the error beside.

    Parameters
    ----------
    figure : matplotlib Figure
    reach : float
        Inputs lie from −reach to reach.
    places : (float, float)
        Where the gate can be.
    """

    def __init__(self, figure: Figure, reach: float, places: tuple[float, float]):
        sheet = Sheet(figure)
        width, height = sheet.width, sheet.height
        self.data = sheet.axes(46, 616, 124, height - 28)
        self.gate = sheet.axes(46, 616, 40, 98)
        self.error = sheet.axes(690, width - 16, 40, height - 28)
        self._set_up(reach, places)
        (self._samples,) = self.data.plot(
            [], [], "o", color="#858b91", ms=5, mec="white", mew=0.6, zorder=2.5, animated=True
        )
        self._lines = [
            put(self.data, LineCollection([], lw=7, capstyle="projecting", zorder=2, animated=True))
            for _ in COLORS
        ]
        (self._mixture,) = self.data.plot([], [], color=style.INK, lw=2.6, zorder=3, animated=True)
        self._names = Lettering(self.data, [(0, 0)], size=12)
        self._shares = [
            self.gate.plot([], [], color=color, lw=2.4, ls=ls, zorder=3, animated=True)[0]
            for color, ls in zip(COLORS, ("--", "-"), strict=True)
        ]
        (self._curve,) = self.error.plot([], [], color=style.INK, lw=1.8, animated=True)
        (self._one_line,) = self.error.plot([], [], ":", color=style.GREY, lw=1.8, animated=True)
        self._levels = Lettering(self.error, [(0, 0)], size=11.5)
        self._marks = [put_diamond(ax, size=10, zorder=5) for ax in (self.gate, self.error)]

    @property
    def points(self) -> list[np.ndarray]:
        """Where the gate is drawn: between the shares, and on the curve of errors."""
        return [np.asarray(mark.get_xydata())[0] for mark in self._marks]

    def update(self, scene: Scene) -> None:
        """Show data, experts and the gate between them."""
        grid, shares = scene.grid, (1 - scene.g, scene.g)
        self._samples.set_data(scene.x, scene.y)
        for line, answer, share, color in zip(
            self._lines, scene.answers, shares, COLORS, strict=True
        ):
            points = np.column_stack([grid, answer])
            line.set_segments(np.stack([points[:-1], points[1:]], axis=1))
            line.set_color(_faded(color, share[:-1]))
        self._mixture.set_data(grid, scene.mixture)
        samples = np.column_stack([scene.x, scene.y])
        self._names.write(
            ("expert 1", "expert 2"),
            [_beside(grid, a, k, samples) for k, a in enumerate(scene.answers)],
        )
        for curve, share in zip(self._shares, shares, strict=True):
            curve.set_data(grid, share)
        self._update_error(scene)

    def _update_error(self, scene: Scene) -> None:
        one_line = scene.one_line
        top = style.nice_limit(1.1 * max(scene.errors.max(), one_line))
        style.set_limits(self.error, self.error.get_xlim(), (0, top))
        self._curve.set_data(scene.places, scene.errors)
        self._one_line.set_data(self.error.get_xlim(), [one_line, one_line])
        low, high = self.error.get_xlim()
        self._levels.write(["one line alone"], [(0.78 * low + 0.22 * high, one_line + 0.035 * top)])
        for mark, at in zip(self._marks, (0.5, scene.error), strict=True):
            mark.set_data([scene.place], [at])

    def _set_up(self, reach: float, places: tuple[float, float]) -> None:
        data, gate, error = self.data, self.gate, self.error
        for ax in (data, gate):
            ax.set_xlim(-reach, reach)
        data.set_ylim(-_MOST, _MOST)
        data.set_yticks([-2, -1, 0, 1, 2])
        data.tick_params(labelbottom=False)
        data.set_ylabel("y", labelpad=-2)
        data.set_title("data, two experts (broad), and their mixture (narrow)", pad=7)
        gate.set_ylim(0, 1.05)
        gate.set_yticks([0, 1])
        gate.set_xlabel("x", labelpad=0)
        gate.axhline(0.5, color=style.PALE, lw=0.8, zorder=0)
        gate.set_title("shares: expert 1 (dashed) and expert 2 (full line)", pad=4, fontsize=11.5)
        error.set_xlim(*places)
        error.set_title("error with the gate at every place m", pad=7)
        error.set_xlabel("place m of the gate", labelpad=0)


def _faded(color: str, share: np.ndarray) -> np.ndarray:
    """Return a colour for each share, from pale at 0 to the full colour at 1."""
    return on_paper(color, 0.24 + 0.76 * share)


def _beside(grid: np.ndarray, answer: np.ndarray, k: int, samples: np.ndarray) -> np.ndarray:
    """Return a place over or under an expert's line, in its own half, where no sample lies.

    The nearest one to its own end that is clear; else the one with most room.
    """
    shares = np.arange(0.1, 0.5, 0.02)
    i = np.rint((shares if k == 0 else 1 - shares) * (len(grid) - 1)).astype(int)
    places = np.concatenate([np.column_stack([grid[i], answer[i] + up]) for up in (0.45, -0.45)])
    inside = np.abs(places[:, 1]) < _MOST - 0.2
    # A name is about 0.62 wide and 0.36 high, half of it to either side.
    away = np.abs(places[:, None] - samples) / (0.4, 0.28)
    room = np.where(inside, away.max(axis=2).min(axis=1), -1.0)
    clear = np.flatnonzero(room > 1)
    if len(clear):
        near = np.abs(places[clear, 0] - grid[0 if k == 0 else -1])
        return places[clear[near.argmin()]]
    place: np.ndarray = places[room.argmax()].clip(-_MOST + 0.15, _MOST - 0.15)
    return place
