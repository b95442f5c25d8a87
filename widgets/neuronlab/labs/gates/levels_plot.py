"""A level's picture: the ladder of levels, the circuit at work, and its truth table."""

from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from ...plots import style
from ...plots.network import tint
from ...plots.put import put
from ...plots.sheet import Sheet
from ...plots.truth_table import TruthTablePlot
from .crossbar_plot import CrossbarPlot
from .levels_model import LEVELS
from .levels_scene_model import Scene

_RIGHT = 600.0
"""Where the truth table begins, in pixels."""


class LevelsPlot:
    """The ladder along the top; below it the circuit on the left, the table on the right.

    Attributes
    ----------
    rungs : dict of str to ndarray (2, 2)
        Level → two opposite corners of its place on the ladder.
    """

    def __init__(self, figure: Figure):
        self._sheet = sheet = Sheet(figure)
        self.ax = sheet.overlay()
        self._drawn: tuple | None = None
        self._draw_ladder()
        y = sheet.height - 74
        self._asked = self.ax.text(16, y, "", size=14, va="center")
        self._verdict = sheet.overlay().text(
            _RIGHT, y, "", size=14, va="center", weight="bold", animated=True
        )
        self.circuit = CrossbarPlot(sheet, 8, _RIGHT - 24, 6, y - 18)
        self._columns: tuple[str, ...] = ()
        self.table: TruthTablePlot

    def update(self, scene: Scene) -> None:
        """Show one moment of a puzzle."""
        self._update_ladder(scene)
        self._verdict.set_text(scene.verdict)
        self.circuit.update(scene)
        self._set_table(scene)
        self.table.update([*scene.level.rows.T, *scene.given.T, *scene.level.wanted.T], scene.row)

    def _set_table(self, scene: Scene) -> None:
        """Make the table anew where another level has other columns."""
        level = scene.level
        two = len(level.outputs) == 2
        ends = level.outputs if two else ("yours",), level.outputs if two else ("wanted",)
        columns = (*level.inputs, *ends[0], *ends[1])
        if columns == self._columns:
            return
        if self._columns:
            self.table.ax.remove()
        self._columns, sheet = columns, self._sheet
        ax = sheet.axes(_RIGHT - 20, sheet.width - 6, 8, sheet.height - 88)
        self.table = TruthTablePlot(
            ax, columns, len(level.rows), n_outputs=len(level.outputs),
            above=("yours", "wanted") if two else (),
        )  # fmt: skip

    def _draw_ladder(self) -> None:
        sheet, n = self._sheet, len(LEVELS)
        wide, gap, high = (sheet.width - 32 + 8) / n, 8.0, 40.0
        self._badges, self._names, self._marks, self.rungs = {}, {}, {}, {}
        for k, name in enumerate(LEVELS):
            x, y = 16 + k * wide, sheet.height - 10 - high
            self._badges[name] = put(
                self.ax,
                FancyBboxPatch((x + 4, y + 4), wide - gap - 8, high - 8, boxstyle="round,pad=4"),
            )
            middle = x + (wide - gap) / 2
            self._names[name] = self.ax.text(
                middle, y + 27, f"{k + 1}  {name}", ha="center", va="center"
            )
            self._marks[name] = self.ax.text(
                middle, y + 11, "", ha="center", va="center", size=11.5, color=style.INK
            )
            self.rungs[name] = [(x, y), (x + wide - gap, y + high)]

    def _update_ladder(self, scene: Scene) -> None:
        seen = (scene.level.name, dict(scene.solved))
        if seen == self._drawn:
            return  # it is kept with the background
        self._drawn, unlocked = seen, True
        self._asked.set_text(f"{scene.level.name.upper()}: {scene.level.asks}")
        for name, badge in self._badges.items():
            here, solved = name == scene.level.name, name in scene.solved
            badge.set_facecolor(tint(0.3 * solved))
            badge.set_edgecolor(style.INK if here else style.PALE)
            badge.set_linewidth(2.4 if here else 1.2)
            color = style.INK if here or solved or unlocked else style.GREY
            self._names[name].set_color(color)
            self._marks[name].set_color(color)
            self._names[name].set_fontweight("bold" if here else "normal")
            mark = scene.rung(name) or ("open" if unlocked else "later")
            self._marks[name].set_text(mark)
            unlocked = solved
