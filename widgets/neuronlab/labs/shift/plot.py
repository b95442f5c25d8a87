"""A unit's answer as it is drawn: its line, and the input in hand on it."""

from matplotlib.figure import Figure

from ...plots import style
from ...plots.sheet import Sheet
from .model import HIGH, LOW, Answer


class ShiftPlot:
    """The sum z over the input x."""

    def __init__(self, figure: Figure):
        sheet = Sheet(figure)
        self.ax = ax = sheet.axes(76, sheet.width - 38, 48, sheet.height - 14)
        ax.set_xlim(LOW, HIGH)
        ax.set_ylim(-8.5, 8.5)
        ax.set_xlabel("x", labelpad=0)
        ax.set_ylabel("z", rotation=0, labelpad=6)
        ax.axhline(0, color=style.PALE, lw=1, zorder=1)
        (self._line,) = ax.plot([], [], color=style.INK, animated=True)
        (self._guide,) = ax.plot([], [], ":", color=style.INK, lw=1.2, animated=True)
        (self._point,) = ax.plot([], [], "o", ms=11, mec=style.INK, zorder=4, animated=True)

    def update(self, answer: Answer) -> None:
        """Show what a unit answers."""
        self._line.set_data(answer.inputs, answer.sums)
        self._guide.set_data([answer.x, answer.x], [0, answer.z])
        self._point.set_data([answer.x], [answer.z])
        self._point.set_markerfacecolor(style.sign_color(answer.z))
