"""A training loop with a bug as it is drawn: its lines, and the loss beside that of a sound one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ...models.arrays import Floats
from ...plots import style
from ...plots.crosses import Crosses
from ...plots.lettering import Lettering
from ...plots.put import put
from ...plots.sheet import Sheet
from .bugs_model import EPOCHS

MOST_LINES, ROW = 10, 25.5


@dataclass(frozen=True, eq=False)
class Scene:
    """A loop with a bug.

    Attributes
    ----------
    code : sequence of str
        The lines as they stand there.
    line : int
        Which one is wrong.
    losses : ndarray (n,)
        With the bug, before training and after each epoch until now.
    sound : ndarray (EPOCHS + 1,)
        Without it.
    """

    code: Sequence[str]
    line: int
    losses: Floats
    sound: Floats


class BugPlot:
    """Left the code, the wrong line shaded and crossed out; right the loss."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        ax = sheet.overlay()
        self._ys = sheet.height - 26 - ROW * np.arange(MOST_LINES)
        self._code = [
            ax.text(30, y, "", family="monospace", fontsize=12, va="center") for y in self._ys
        ]
        self._strip = put(ax, Rectangle((22, 0), 480, 24, fc=style.PALE, alpha=0.6, lw=0))
        self._crosses = Crosses(ax, 0)
        self._losses = losses = sheet.axes(572, sheet.width - 28, 48, sheet.height - 38)
        losses.set_xlim(0, EPOCHS)
        losses.set_xlabel("epoch", labelpad=1)
        losses.set_title("the loss of this loop, and as it should be", pad=10)
        (self._sound,) = losses.plot([], [], "--", color=style.GREY, lw=1.6, animated=True)
        (self._curve,) = losses.plot([], [], color=style.INK, animated=True)
        (self._now,) = losses.plot(
            [], [], "o", ms=7, color=style.INK, clip_on=False, zorder=5, animated=True
        )
        self._shown: list[str] = []
        self._names = Lettering(ax, np.zeros((1, 2)), size=11.5)
        self._right, self._low, self._high = sheet.width - 28, 48, sheet.height - 38

    def update(self, scene: Scene) -> None:
        """Show a loop with a bug, as far as it has come."""
        if list(scene.code) != self._shown:
            self._shown = list(scene.code)
            self._show_code(scene)
        losses, sound = scene.losses, scene.sound
        top = style.nice_limit(1.02 * float(max(losses.max(), sound.max())))
        style.set_limits(self._losses, (0, EPOCHS), (0, top))
        self._curve.set_data(np.arange(len(losses)), losses)
        self._now.set_data([len(losses) - 1], losses[-1:])
        self._sound.set_data(np.arange(len(sound)), sound)
        height = self._low + sound[22] / top * (self._high - self._low)
        self._names.write(["as it should be"], [(self._right - 44, height + 12)])

    def _show_code(self, scene: Scene) -> None:
        """Write the lines, which are part of what is drawn once: text is slow."""
        for k, text in enumerate(self._code):
            text.set_text(scene.code[k] if k < len(scene.code) else "")
        y = self._ys[scene.line]
        self._strip.set_y(y - 12)
        self._crosses.cross_out(np.array([(14, y)]))
