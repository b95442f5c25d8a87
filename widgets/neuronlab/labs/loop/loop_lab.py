"""A training loop in six lines, which are put in order: what comes of it is run at once."""

import traitlets

from ...live.controls import button, group, panel
from ...live.lab import Lab
from ...live.settings import Number
from ...live.spots import AREA, DRAG, Spot
from ...live.stage import Pointer
from . import loop_words as words
from .loop_model import EPOCHS, IN_ORDER, LINES, LOOKED_AT, RATE, Run, moved, run, task
from .loop_plot import LoopPlot, Scene

SHUFFLED = ["loss", "step", "batches", "backward", "forward", "zero_grad"]


class LoopLab(Lab):
    """The lines of a PyTorch training loop; moved by hand, and run in NumPy as PyTorch would.

    Parameters
    ----------
    order : list of str
        The lines from the top, each name in ``labs.loop.loop_model.LINES`` once. Lines above
        ``"batches"`` are done once an epoch, those below it once a mini-batch.
    line : str
        The line in hand.
    batch : int
        The mini-batch in which one sees what every line does, from 1 to 20; an epoch has 10.
    learning_rate : float
        η, from 0.1 to 2.
    """

    title = "A training loop"
    begin = "Drag the lines into their order."
    size = (940, 306)
    readout_lines = 5

    order = traitlets.List(
        traitlets.Enum(IN_ORDER), SHUFFLED, minlen=len(LINES), maxlen=len(LINES)
    ).tag(state=True)
    line = traitlets.Enum(IN_ORDER, "forward").tag(state=True)
    batch = traitlets.Int(2, min=1, max=LOOKED_AT).tag(state=True)
    learning_rate = Number(RATE, min=0.1, max=2.0).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = LoopPlot(self.stage.figure)
        self.stage.on_drag(self._drag)
        self._grasped = ""
        lines = [(text, name) for name, text in LINES.items()]
        return (
            panel(
                group(
                    "move a line",
                    self.menu("line", "line", lines, "which line is moved"),
                    button("up", "move the line one place up", self.up, "arrow-up"),
                    button("down", "move the line one place down", self.down, "arrow-down"),
                    button("reset", "shuffled as at the beginning", self.reset, "fast-backward"),
                ),
                group(
                    "look at",
                    self.slider("batch", "mini-batch", tooltip="in which the effects are shown"),
                ),
                group(
                    "how it learns",
                    self.slider("learning_rate", "learning rate η", 0.1, "how far a step goes"),
                ),
            ),
            self.stage,
            self.readout,
        )

    @traitlets.validate("order")
    def _check_order(self, proposal):
        order = proposal["value"]
        missing = [name for name in IN_ORDER if name not in order]
        if missing:
            raise traitlets.TraitError(
                f"order lacks {', '.join(missing)}; expected each of {', '.join(IN_ORDER)} once"
            )
        return order

    @property
    def run(self) -> Run:
        """What comes of the order."""
        return run(tuple(self.order), rate=self.learning_rate)

    @property
    def verdict(self) -> str:
        """What comes of the order, in a few words."""
        return words.verdict(self.run)[0]

    # Moving a line.

    def up(self) -> None:
        """Move the line in hand one place up."""
        self._move(self.order.index(self.line) - 1)

    def down(self) -> None:
        """Move the line in hand one place down."""
        self._move(self.order.index(self.line) + 1)

    def reset(self) -> None:
        """Shuffle the lines as at the beginning."""
        self.order = SHUFFLED

    def _move(self, to: int) -> None:
        self.order = moved(self.order, self.line, to)

    def spots(self) -> list[Spot]:
        """Return every line's strip; in the hand without a tag, which would cover its neighbour."""
        return [
            Spot(name, "" if name == self._grasped else text, self.plot.ax,
                 self.plot.corners(self.order, name), DRAG, AREA)
            for name, text in LINES.items()
        ]  # fmt: skip

    def _drag(self, pointer: Pointer) -> None:
        if pointer.kind == "press":
            self._grasped = pointer.spot.key if pointer.spot else ""
            if self._grasped:
                self.line = self._grasped
            return
        if self._grasped:
            self.order = moved(self.order, self._grasped, self.plot.place(pointer.y))
        if pointer.kind == "release":
            self._grasped = ""

    # One way through.

    def show(self, changed):
        """Run the loop, and show what comes of it."""
        found, in_order = self.run, run(IN_ORDER, rate=self.learning_rate)
        n_batches = len(task()[1])
        epochs = len(found.losses) - 1
        title = "the loss" if epochs == EPOCHS else "it stops before it has begun"
        if 0 < epochs < EPOCHS:
            title = f"it stops in epoch {epochs + 1}"
        wrong = found.stopped_at[2] if found.stopped_at else -1
        effects = words.effects(found, self.batch - 1, n_batches)
        self.plot.update(
            Scene(self.order, self.line, wrong, effects, title, found.losses, in_order.losses)
        )
        self.readout.show(*words.lines(found, in_order))
        return words.seen(found)
