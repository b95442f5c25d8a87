"""A network reads the digit that you draw, and shows the sum behind each of its units."""

import traitlets

from ...live.controls import group, panel
from ...live.lab import Lab
from ...live.spots import AREA, CLICK, DRAG, Spot
from ...live.stage import Pointer
from ..digits.model import CLASSES
from . import words
from .model import HIDDEN, read, sum_behind
from .pad import AWAY, DOWN, LIFTED, MOST, OWN, Pad, sample_of
from .plot import ReaderPlot, Scene
from .samples_model import DRAWN
from .sheet_model import PAPER, counted

ANSWER = "the answer"
"""Whichever output says the digit that is read."""

UNITS = (
    ANSWER,
    *(f"output {digit}" for digit in range(CLASSES)),
    *(f"hidden {unit + 1}" for unit in range(HIDDEN)),
)


class ReaderLab(Lab):
    """A trained network of 64 inputs, 32 hidden units and 10 outputs reads a drawn digit.

    Parameters
    ----------
    strokes : list of lists of (x, y)
        The drawing: the points that the pen went through, whole numbers from 0 to 100, x from the
        left and y from the top; one list for each stroke. Empty: a blank sheet.
    unit : str
        Whose sum is shown: "the answer", "output 0" to "output 9", "hidden 1" to "hidden 32".
    pen : {"put away", "lifted", "down"}
        Whether the sliders move a pen, and whether it draws.
    across, down : int
        Where that pen is, from 0 to 100.
    """

    title = "A network that reads"
    begin = "Draw a digit on the sheet: press, drag, let go."

    size = (940, 410)
    readout_lines = 4

    strokes = traitlets.List(
        traitlets.List(
            traitlets.Tuple(traitlets.Int(min=0, max=PAPER), traitlets.Int(min=0, max=PAPER))
        ),
        DRAWN[3],
    ).tag(state=True)
    unit = traitlets.Enum(UNITS, ANSWER).tag(state=True)
    pen = traitlets.Enum((AWAY, LIFTED, DOWN), AWAY).tag(state=True)
    across = traitlets.Int(50, min=0, max=PAPER).tag(state=True)
    down = traitlets.Int(20, min=0, max=PAPER).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = ReaderPlot(self.stage.figure)
        self.stage.on_drag(self._drag)
        self.pad = Pad(self)
        unit = self.menu("unit", "the sum of", UNITS, "whose sum is written out")
        return (
            panel(self.pad.controls, group("inside the network", unit)),
            self.stage,
            self.readout.with_folds(self.pad.keyboard),
        )

    @property
    def ink(self):
        """What the network sees of the drawing: 64 whole numbers from 0 to 16."""
        return counted(self.strokes)

    @property
    def reading(self):
        """What the network makes of the drawing."""
        return read(self.ink)

    @property
    def answer(self) -> int:
        """The digit that the network reads."""
        return self.reading.answer

    @traitlets.validate("strokes")
    def _check_strokes(self, proposal):
        strokes = [list(stroke) for stroke in proposal["value"] if stroke]
        points = sum(map(len, strokes))
        if points > MOST:
            raise traitlets.TraitError(
                f"strokes has {points} points; expected at most {MOST} in all"
            )
        return strokes

    def settle(self, changed):
        """Draw where the pen was put down, or moved to."""
        before = self._shown
        if before and self.pen == DOWN and "strokes" not in changed:
            was, at = (before["across"], before["down"]), (self.across, self.down)
            if changed & {"pen", "across", "down"}:
                self.pad.follow(was, at, before["pen"])

    def show(self, changed):
        """Ask the network what it reads."""
        reading = self.reading
        layer, unit = self._unit(reading.answer)
        sum_ = sum_behind(reading, layer, unit)
        self.plot.update(
            Scene(
                self.strokes,
                reading,
                sum_,
                words.named(sum_),
                tuple(words.place(sum_, k) for k in range(len(sum_.inputs))),
                self._invitation(),
                None if self.pen == AWAY else (self.across, self.down),
            )
        )
        self.readout.show(
            words.verdict(reading), words.meaning(sum_, reading), words.written(sum_),
            words.origin(),
        )  # fmt: skip
        return words.seen(reading, sum_)

    def _unit(self, answer: int) -> tuple[str, int]:
        """Return the layer of the unit in hand, and its number from 0."""
        if self.unit == ANSWER:
            return "output", answer
        layer, number = self.unit.split()
        return layer, int(number) - (layer == "hidden")

    def _invitation(self) -> str:
        if sum(map(len, self.strokes)) >= MOST:
            return "the sheet is full: clear it"
        if not self.strokes:
            return "press and drag: draw a digit"
        return "draw your own over it" if sample_of(self.strokes) != OWN else "draw on, or clear"

    # The mouse: draw on the sheet, choose a unit.

    def spots(self) -> list[Spot]:
        """Return the sheet to draw on, and the units to choose from."""
        ax, plot = self.plot.ax, self.plot
        return [
            Spot("sheet", self._invitation(), ax, plot.pad, DRAG, AREA),
            *(
                Spot(name, f"{name}: show its sum", ax, place, CLICK, AREA)
                for name, place in zip(
                    UNITS[1:], [*plot.outputs, *(corners[::2] for corners in plot.hidden)],
                    strict=True,
                )
            ),
        ]  # fmt: skip

    def _drag(self, pointer: Pointer) -> None:
        grasped = pointer.spot.key if pointer.spot else ""
        if grasped == "sheet":
            self.pad.drag(pointer.kind, self.plot.on_paper(pointer.x, pointer.y))
        elif grasped and pointer.kind == "press":
            self.unit = grasped
