"""A network learns to read handwritten digits, and then reads yours."""

import ipywidgets
import numpy as np
import traitlets

from ...live.bound import Bound
from ...live.controls import button, group, panel, row
from ...live.lab import Lab
from ...live.player import Action, Player
from ...live.settings import Number
from ...live.spots import AREA, DRAG, Spot, area
from ...live.stage import Pointer
from ...text.numbers import a
from . import words
from .album_model import Album
from .easel import DRAW, Easel
from .model import INK, SIDE, DigitsTraining, confusion_matrix, samples
from .plot import DigitsPlot, Scene

RATES = (*(float(f"{m}e{k}") for k in (-4, -3, -2, -1) for m in (1, 2, 3, 5)), 1.0)
"""The learning rates that the slider has."""

TEST = "test pictures"

_SETTINGS = {"hidden", "learning_rate", "seed"}


class DigitsLab(Lab):
    """A network of 64 inputs, a hidden layer and 10 outputs, trained on scikit-learn's digits.

    A quarter of the pictures is held out; the network is tested on them and never learns from
    them. Whatever setting is changed, the same epoch is shown, trained from the beginning.

    Parameters
    ----------
    hidden : int
        Units of the hidden layer (tanh), 4 to 64.
    learning_rate : float
        η of Adam, from 0.0001 to 1.
    epoch : int
        The moment that is shown, from 0 to 200.
    seed : int
        Of the initial weights and of the order of the pictures.
    view : {"test pictures", "draw"}
    picture : int
        Which of the test pictures is in hand, from 1 to 450.
    mistakes_first : bool
        Whether one goes through the mistakes first, the most frequent ones ahead.
    drawing : list of int
        The ink of your own drawing, 64 numbers from 0 to 16, row by row; empty: a blank sheet.
    row, column : int
        Where the brush is, from 1 to 8.
    """

    title = "Learning to read digits"
    begin = "Press Play, then draw a digit of your own."
    size = (940, 330)
    readout_lines = 6

    hidden = traitlets.Int(32, min=4, max=64).tag(state=True)
    learning_rate = Number(0.003, min=RATES[0], max=RATES[-1]).tag(state=True)
    epoch = traitlets.Int(3, min=0, max=200).tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)
    view = traitlets.Enum((TEST, DRAW), TEST).tag(state=True)
    picture = traitlets.Int(64, min=1, max=450).tag(state=True)
    mistakes_first = traitlets.Bool(True).tag(state=True)
    drawing = traitlets.List(traitlets.Int(min=0, max=INK)).tag(state=True)
    row = traitlets.Int(4, min=1, max=SIDE).tag(state=True)
    column = traitlets.Int(4, min=1, max=SIDE).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self._test = samples()[1]
        self.plot = DigitsPlot(self.stage.figure, len(self._test))
        self.stage.on_drag(self._drag)
        rate = ipywidgets.SelectionSlider(
            options=[(f"{rate:g}", rate) for rate in RATES], description="learning rate η",
            tooltip="how far a step of Adam goes", style={"description_width": "initial"},
        )  # fmt: skip
        self.bind(
            Bound(
                rate,
                lambda: _nearest(self.learning_rate),
                lambda rate: self.set(learning_rate=rate),
            )
        )
        self.player = Player(
            [Action("one epoch", self.one_epoch, "learn from every training picture once")],
            reset=lambda: self.set(epoch=0),
            scrubber=self.slider("epoch", "epoch"),
        )
        first = ipywidgets.Checkbox(description="mistakes first", indent=False)
        first.tooltip, first.layout.width = "go through the mistakes before the rest", "130px"
        self._browser = row(
            button("first", "the first picture of the order", self.first),
            button("back", "the picture before this one", self.previous, "step-backward"),
            button("one picture", "on to the picture after this one", self.next, "step-forward"),
            button("another cell", "on to the next cell of the table", self.next_cell),
            self.linked("mistakes_first", first),
            button(
                "copy", "draw on a copy: take this picture as your drawing", self.copy, "pencil"
            ),
        )
        self._easel = Easel(self)
        view = self.menu("view", "look at", (TEST, DRAW))
        view.style.description_width = "0px"  # the group's heading says it
        return (
            panel(
                group(
                    "the network",
                    self.slider("hidden", "hidden units", width="250px"),
                    rate,
                    button(
                        "new weights", "draw other weights: seed + 1", self.new_weights, "random"
                    ),
                ),
                group("what it reads", view, self._browser, self._easel),
            ),
            self.stage,
            self.player,
            self.readout,
        )

    # The network, and what it says.

    @property
    def trainer(self):
        """The trainer, at the end of the epoch in hand."""
        return self._training.trainer

    @property
    def mlp(self):
        """The network, as it is after the epoch in hand."""
        return self.trainer.mlp

    @property
    def accuracy(self) -> float:
        """The share of the test pictures that are read right."""
        return float(self.trainer.history.validation_accuracy[-1])

    @property
    def train_accuracy(self) -> float:
        """The share of the training pictures that are read right."""
        return float(self.trainer.history.training_accuracy[-1])

    @property
    def ink(self) -> np.ndarray:
        """The pixels of the picture in hand, (64,), from 0 to 16."""
        if self.view == DRAW:
            return np.array(self.drawing or [0] * SIDE**2)
        return np.rint(INK * self._test.X[self.picture - 1]).astype(int)

    @property
    def probabilities(self) -> np.ndarray:
        """The ten outputs for the picture in hand, (10,)."""
        return self._training.probabilities(self.ink[None] / INK)[0]

    @property
    def answer(self) -> int:
        """The digit that the network takes the picture in hand for."""
        return int(self.probabilities.argmax())

    @property
    def album(self) -> Album:
        """The test pictures, as one goes through them."""
        return Album(self._test.y, self.answers, self.mistakes_first)

    # Time.

    def one_epoch(self) -> bool:
        """Learn from every training picture once; return False where that is not possible."""
        if self.epoch == self.traits()["epoch"].max or self.trainer.diverged_at is not None:
            return False
        self.epoch += 1
        return True

    def new_weights(self) -> None:
        """Draw other weights."""
        self.seed += 1

    # The test pictures.

    def first(self) -> None:
        """Take the first picture of the order."""
        self.picture = int(self.album.order[0])

    def next(self, steps: int = 1) -> None:
        """Take the next picture; after the last one, the first."""
        self.picture = self.album.after(self.picture, steps)

    def previous(self) -> None:
        """Take the picture before."""
        self.next(-1)

    def next_cell(self) -> None:
        """Take the next picture that is in another cell of the table."""
        self.picture = self.album.in_next_cell(self.picture)

    def show_cell(self, digit: int, answer: int) -> None:
        """Take the next picture of a ``digit`` that gets this ``answer``, if there is one."""
        found = self.album.in_cell(digit, answer, self.picture)
        if found is not None:
            self.set(view=TEST, picture=found)

    # The drawing.

    def copy(self) -> None:
        """Take the picture in hand as the drawing."""
        self.set(view=DRAW, drawing=self.ink.tolist())

    @traitlets.validate("drawing")
    def _check_drawing(self, proposal):
        drawing = proposal["value"]
        if len(drawing) not in (0, SIDE**2):
            raise traitlets.TraitError(
                f"drawing has {len(drawing)} numbers; expected {SIDE**2}, or none"
            )
        return drawing if any(drawing) else []

    def settle(self, changed):
        """Draw where the brush was moved to, if it is down."""
        before = self._shown
        if before and changed & {"row", "column"} and "drawing" not in changed:
            self._easel.moved(before["column"], before["row"])

    def spots(self) -> list[Spot]:
        """Return the sheet to draw on, and the table to choose a cell from."""
        doing = f"draw on {'the sheet' if self.view == DRAW else 'a copy'}"
        sheet = [(-0.5, -0.5), (SIDE - 0.5, SIDE - 0.5)]
        return [
            Spot("sheet", doing, self.plot.sheet.ax, sheet, DRAG, AREA),
            area("table", "show a picture of a cell", self.plot.confusion.ax),
        ]

    def _drag(self, pointer: Pointer) -> None:
        grasped = pointer.spot.key if pointer.spot else ""
        if grasped == "sheet":
            self._easel.drag(pointer.kind, (pointer.x, pointer.y))
        elif grasped == "table" and pointer.kind == "press":
            self.show_cell(round(pointer.y), round(pointer.x))

    # One way through.

    def show(self, changed):
        """Train to the moment, ask the network, and show what it says."""
        if changed & _SETTINGS:
            self._training = DigitsTraining(self.hidden, self.learning_rate, self.seed)
        if changed & (_SETTINGS | {"epoch"}):
            self._train()
        if "view" in changed:
            self._browser.layout.display = None if self.view == TEST else "none"
            self._easel.layout.display = None if self.view == DRAW else "none"
        said = self._show_picture()
        self.readout.show(
            self._standing, said, words.mistakes(self.confusion, self._cell),
            words.losses(self._training), words.parameters(self.hidden, self.learning_rate),
            self._diagnosis,
        )  # fmt: skip
        seen = f"A network that reads digits, {self._standing}. {said}."
        return seen.replace("<b>", "").replace("</b>", "")

    def _train(self) -> None:
        training = self._training
        training.go(self.epoch)
        self.answers = training.probabilities(self._test.X).argmax(axis=1)
        self.confusion = confusion_matrix(self._test.y, self.answers)
        self._standing, self._diagnosis = words.standing(training), words.diagnosis(training)
        history = training.trainer.history
        self.plot.curves.update(
            np.array([history.training_loss, history.validation_loss]),
            np.array([history.training_accuracy, history.validation_accuracy]),
        )
        self.plot.confusion.update(self.confusion)

    def _show_picture(self) -> str:
        """Show the picture in hand with the answer to it; return it in words."""
        true, what, cursor = None, "your drawing", None
        if self.view == TEST:
            true = int(self._test.y[self.picture - 1])
            n_mistakes = len(self._test) - int(np.trace(self.confusion))
            what = words.place(
                self.picture, self.album.position(self.picture), n_mistakes, len(self._test),
                self.mistakes_first,
            )  # fmt: skip
            title = f"test picture {self.picture}: it is {a(true)}"
        else:
            cursor = (self.column - 1, self.row - 1)
            title = "your drawing" if self.drawing else "press and drag: draw a digit"
        ink = self.ink / INK
        scene = Scene(ink, self._training.probabilities(ink[None])[0], true, title, cursor)
        self.plot.update(scene)
        self._cell = scene.cell
        return words.answer(what, scene.p, true, empty=self.view == DRAW and not self.drawing)


def _nearest(learning_rate: float) -> float:
    """Return the learning rate of the slider that is nearest, by ratio."""
    return min(RATES, key=lambda rate: abs(np.log(rate / learning_rate)))
