"""A training loop with a bug that raises no error: play it beside the loop without the bug."""

import traitlets

from ...live.controls import group, panel
from ...live.lab import Lab
from ...live.player import Action, Player
from ...live.settings import Number
from . import bug_words as words
from .bug_plot import BugPlot, Scene
from .bugs_model import BUGS, EPOCHS, FORGOTTEN, Course, courses


class BugLab(Lab):
    """A PyTorch training loop with a bug, computed in NumPy as PyTorch would compute it.

    Parameters
    ----------
    bug : {"zero_grad forgotten", "softmax twice", "target of shape (n,)"}
    learning_rate : float
        η, from 0.05 to 1.
    epoch : int
        How far it has been played, from 0 to 30.
    """

    title = "A bug without an error"
    begin = "Say how the loss will go. Then press Play."
    positional = ("bug",)
    size = (940, 290)
    readout_lines = 3

    bug = traitlets.Enum(tuple(BUGS), FORGOTTEN).tag(state=True)
    learning_rate = Number(0.5, min=0.05, max=1.0).tag(state=True)
    epoch = traitlets.Int(0, min=0, max=EPOCHS).tag(state=True)

    def __init__(self, bug=FORGOTTEN, **state):
        super().__init__(bug=bug, **state)

    def build(self):
        """Make the controls and the plot."""
        self.plot = BugPlot(self.stage.figure)
        rate = self.slider("learning_rate", "learning rate η", 0.05, "how far a step goes")
        rate.continuous_update = False
        self.player = Player(
            [Action("one epoch", self.one_epoch, "every mini-batch once")],
            reset=self.reset,
            scrubber=self.slider("epoch", "epoch", tooltip="how far it has been played"),
        )
        return (
            panel(
                group("what is wrong", self.menu("bug", "bug", tuple(BUGS), "the bug in the loop")),
                group("how it learns", rate),
            ),
            self.stage,
            self.player,
            self.readout,
        )

    @property
    def courses(self) -> tuple[Course, Course]:
        """How the training goes as it should, and with the bug."""
        return courses(self.bug, self.learning_rate)

    @property
    def losses(self):
        """The loss of the loop with the bug, before training and after each epoch, (31,)."""
        return self.courses[1].losses

    def one_epoch(self) -> bool:
        """Go on by an epoch; return False at the end."""
        if self.epoch == EPOCHS:
            return False
        self.epoch += 1
        return True

    def reset(self) -> None:
        """Go back to the beginning."""
        self.epoch = 0

    def settle(self, changed):
        """Begin again where the bug is another."""
        if self._shown and "bug" in changed and "epoch" not in changed:
            self.epoch = 0

    def show(self, changed):
        """Show the loop as far as it has been played."""
        right, wrong = self.courses
        bug = BUGS[self.bug]
        code = [*bug.code[: bug.line], bug.wrong, *bug.code[bug.line + 1 :]]
        self.plot.update(Scene(code, bug.line, wrong.losses[: self.epoch + 1], right.losses))
        self.readout.show(*words.lines(self.bug, self.epoch, wrong, right))
        return words.seen(self.bug, self.epoch, wrong, right)
