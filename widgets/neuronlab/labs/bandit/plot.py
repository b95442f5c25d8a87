"""A bandit's picture: what each arm is thought to be worth, and how the rewards went."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from ...plots import style
from ...plots.lettering import Lettering
from ...plots.put import put
from ...plots.shapes import strokes, upright_bars
from ...plots.sheet import Sheet, shown_size

_CHOSEN, _OTHER = "#7fb4d6", "#cfd4d8"


@dataclass(frozen=True, eq=False)
class Scene:
    """What is seen of the pulls until now.

    Attributes
    ----------
    values, counts : ndarray (n_arms,)
        The estimates, and how often each arm was pulled.
    thought : int
        The arm of the greatest estimate, or −1 where none has won yet.
    true : ndarray (n_arms,)
        How often each arm really wins.
    revealed : bool
        Whether that is shown.
    averages : ndarray (n_pulls,)
        The average reward after each pull.
    arms, rewards : ndarray (n_pulls,)
    """

    values: np.ndarray
    counts: np.ndarray
    thought: int
    true: np.ndarray
    revealed: bool
    averages: np.ndarray
    arms: np.ndarray
    rewards: np.ndarray

    @property
    def best(self) -> float:
        """What the best arm would give."""
        return float(self.true.max())


class BanditPlot:
    """Bars for the arms' values; beside them the average reward over a row for each arm's pulls.

    Parameters
    ----------
    figure : matplotlib Figure
    n_arms : int
    """

    def __init__(self, figure: Figure, n_arms: int):
        sheet = Sheet(figure)
        width, height = sheet.width, sheet.height
        self.values = _Values(sheet.axes(48, 410, 46, height - 28), n_arms)
        self.rewards = _Rewards(sheet.axes(478, width - 20, 132, height - 28))
        self.pulls = _Pulls(sheet.axes(478, width - 20, 40, 116), n_arms)

    def update(self, scene: Scene) -> None:
        """Show the pulls until now."""
        end = style.nice_limit(max(len(scene.arms), 50))
        self.values.update(scene)
        self.rewards.update(scene, end)
        self.pulls.update(scene, end)


class _Values:
    """A bar for each arm."""

    def __init__(self, ax: Axes, n_arms: int):
        self.ax, self._arms = ax, np.arange(n_arms)
        ax.set_xlim(-0.6, n_arms - 0.4)
        ax.set_ylim(0, 1.08)
        ax.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0", "", "0.5", "", "1"])
        ax.set_xticks(self._arms, [f"arm {k + 1}" for k in self._arms])
        ax.tick_params(axis="x", length=0, labelsize=12, labelcolor=style.INK)
        ax.set_title("value Q of each arm; ▼ pulled last, blue: best known", pad=7)
        self._bars = put(ax, PolyCollection([], lw=0, aa=False, animated=True))
        (self._true,) = ax.plot([], [], ls="", marker="_", ms=62, mew=3.4, color=style.INK,
                                zorder=4, animated=True)  # fmt: skip
        (self._now,) = ax.plot([], [], ls="", marker="v", ms=11, color=style.INK, zorder=5,
                               clip_on=False, animated=True)  # fmt: skip
        self._texts = Lettering(ax, [(0, 0)], size=12)

    def update(self, scene: Scene) -> None:
        arms, values = self._arms, scene.values
        self._bars.set_verts(upright_bars(arms, values, 0.33))
        self._bars.set_facecolors([_CHOSEN if k == scene.thought else _OTHER for k in arms])
        self._true.set_data(*((arms, scene.true) if scene.revealed else (arms[:0], arms[:0])))
        last = scene.arms[-1:]
        self._now.set_data(last, np.full(len(last), 1.06))
        # Number and count stand in a high bar, over a low one.
        low = values < 0.32
        up = np.where(low, values + 0.16, values / 2 + 0.05)
        if scene.revealed:  # clear of the line of what is true
            hidden = np.abs(scene.true - up + 0.05) < 0.12
            beside = np.where(scene.true < 0.8, scene.true + 0.17, scene.true - 0.07)
            up = np.where(hidden, beside, up)
        texts = [f"{v:.2f}" if n else "?" for v, n in zip(values, scene.counts, strict=True)]
        at = np.column_stack([np.tile(arms, 2), np.concatenate([up, up - 0.1])])
        self._texts.write([*texts, *(f"{n}×" for n in scene.counts)], at)


class _Rewards:
    """The average reward, and what the best arm would give."""

    def __init__(self, ax: Axes):
        self.ax = ax
        ax.set_ylim(0, 1.05)
        ax.set_yticks([0, 0.5, 1])
        ax.tick_params(labelbottom=False)
        ax.set_title("average reward until now", pad=7)
        self._name = Lettering(ax, [(0, 0)], size=11.5)
        self._name.write(["dotted: the best arm always"])
        self._share = self._name.widths()[0] / 2 / shown_size(ax)[0]
        (self._line,) = ax.plot([], [], color=style.INK, lw=2.2, animated=True)
        (self._best,) = ax.plot([], [], ":", color=style.GREY, lw=2, animated=True)
        (self._end,) = ax.plot([], [], "D", ms=9, mfc=style.INK, mec="white", mew=1, zorder=4,
                               clip_on=False, animated=True)  # fmt: skip

    def update(self, scene: Scene, end: float) -> None:
        style.set_limits(self.ax, (0, end), self.ax.get_ylim())
        pulls = np.arange(1, len(scene.averages) + 1)
        self._line.set_data(pulls, scene.averages)
        self._best.set_data(*(([0, end], [scene.best] * 2) if scene.revealed else ([], [])))
        place = (0.99 - self._share) * end, 0.08
        self._name.write(["dotted: the best arm always"] * scene.revealed, [place])
        self._end.set_data(pulls[-1:], scene.averages[-1:])


class _Pulls:
    """A stroke for each pull in its arm's row, long where it won."""

    def __init__(self, ax: Axes, n_arms: int):
        self.ax = ax
        ax.set_ylim(n_arms - 0.4, -0.6)
        ax.set_yticks(range(n_arms), [f"arm {k + 1}" for k in range(n_arms)])
        ax.tick_params(axis="y", length=0, labelcolor=style.INK)
        ax.spines["left"].set_visible(False)
        ax.set_xlabel("pulls (long and blue: it won)", labelpad=1)
        self._strokes = [
            ax.plot([], [], color=color, lw=1.5, animated=True)[0]
            for color in ("#b9bec3", style.POSITIVE)
        ]

    def update(self, scene: Scene, end: float) -> None:
        style.set_limits(self.ax, (0, end), self.ax.get_ylim())
        for won, line in enumerate(self._strokes):
            x = np.flatnonzero(scene.rewards == won) + 1
            y, half = scene.arms[x - 1], (0.2, 0.42)[won]
            line.set_data(*strokes(x, y - half, y + half))
