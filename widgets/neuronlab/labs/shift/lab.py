"""Digits are moved by a pixel: a fully connected network falls, a convolutional one holds."""

import ipywidgets
import numpy as np
import traitlets

from ...live.controls import button, group, panel
from ...live.lab import Lab
from ...live.player import Action, Player
from ...live.spots import AREA, Spot
from ...live.stage import Pointer
from ...text.numbers import a
from . import model as shift
from .model import MOST, N_BATCHES, Learning
from .plot import Scene, ShiftPlot
from .sheet_model import MARGIN, moved, test_digits

SHOWN = "fully connected", "kernels and maps", "both networks"
"""What a lab may show: the first network alone, or more and more of the second."""


class ShiftLab(Lab):
    """Two networks that learned digits in the middle of a sheet, tested on digits that were moved.

    The fully connected one is trained when the lab opens; the convolutional one learns before
    one's eyes.

    Parameters
    ----------
    dx, dy : int
        How many pixels the test digits are moved to the right and down, from −2 to 2.
    picture : int
        Which of the test digits is shown, from 1 to 450.
    step : int
        How many mini-batches the convolutional network has learned from, 0 to 860: 20 epochs.
    shows : {"fully connected", "kernels and maps", "both networks"}
        One network with its weights, the second one's maps in their place, or all: its answers,
        and its learning.
    padding : bool
        Whether the convolutional network lays empty pixels around what its kernels slide over.
    seed : int
        Of both networks' initial weights, and of the order of the digits.
    """

    title = "Moved by a pixel"
    begin = "Drag the digit by one pixel and watch the percentage."
    size = (940, 340)
    readout_lines = 5

    dx = traitlets.Int(0, min=-MARGIN, max=MARGIN).tag(state=True)
    dy = traitlets.Int(0, min=-MARGIN, max=MARGIN).tag(state=True)
    picture = traitlets.Int(4, min=1, max=450).tag(state=True)
    step = traitlets.Int(0, min=0, max=MOST).tag(state=True)
    shows = traitlets.Enum(SHOWN, SHOWN[0]).tag(state=True)
    padding = traitlets.Bool(True).tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = ShiftPlot(self.stage.figure)
        self._padding = ipywidgets.Checkbox(
            self.padding, description="padding", indent=False, layout={"width": "90px"}
        )
        self._padding.tooltip = "empty pixels around what kernels slide over; learns anew"
        self._padding.observe(lambda change: self._pad(change["new"]), "value")
        self.stage.on_drag(self._drag)
        self._start = np.zeros(4)
        self._furthest = 0
        self._known: dict[tuple[int, int], tuple[float, ...]] = {}
        self.player = Player(
            [
                Action("one step", lambda: self.go(self.step + 1), "learn from one mini-batch"),
                Action("one epoch", self.one_epoch, "learn from every training digit once"),
            ],
            reset=lambda: self.go(0),
            per_second=20,
            scrubber=self.scrubber(
                "mini-batches", lambda: self.step, lambda: max(1, self._furthest), self.go
            ),
        )
        return (
            panel(
                group(
                    "move every test digit",
                    self.slider("dx", "to the right dx", width="230px"),
                    self.slider("dy", "down dy", width="200px"),
                ),
                group(
                    "what is shown",
                    self.slider("picture", "test digit", width="240px"),
                    self.menu("shows", "show", SHOWN),
                ),
                group(
                    "network",
                    self._padding,
                    button("new weights", "seed + 1", self.new_weights, "random"),
                ),
            ),
            self.stage,
            self.player,
            self.readout,
        )

    @property
    def network(self):
        """The convolutional network, as it is now."""
        return self._learning.network

    @property
    def accuracies(self) -> tuple[float, ...]:
        """The shares of the moved test digits that are read right: fully connected, with kernels.

        They are found anew where the digits or the network have changed.
        """
        moment = self.seed, self.padding, self.step
        if self._known_of != moment:
            self._known.clear()
            self._known_of = moment
        place = self.dx, self.dy
        if place not in self._known:
            y = test_digits().y
            answers = (
                shift.dense_answers(self.seed, *place),
                shift.conv_answers(self.network, *place),
            )
            self._known[place] = tuple(float((found == y).mean()) for found in answers)
        return self._known[place]

    def go(self, step: int) -> bool:
        """Show the moment after ``step`` mini-batches; return False where that is no change."""
        before, self.step = self.step, max(0, min(step, MOST))
        return self.step != before

    def one_epoch(self) -> bool:
        """Learn up to the end of the epoch; return False after the last one."""
        return self.go((self.step // N_BATCHES + 1) * N_BATCHES)

    def new_weights(self) -> None:
        """Begin with other weights, both networks."""
        self.set(seed=self.seed + 1, step=0)

    def _pad(self, padding: bool) -> None:
        if padding != self.padding:
            self.set(padding=padding, step=0)

    # One way through.

    _known_of: tuple[int, bool, int] | None = None

    def show(self, changed):
        """Train to the moment, ask both networks, and show what they say."""
        if {"seed", "padding"} & set(changed):
            self._learning, self._furthest = Learning(self.seed, self.padding), 0
        self._learning.go(self.step)
        self._furthest = max(self._furthest, self.step)
        test = test_digits()
        sheet = moved(test.X[self.picture - 1 : self.picture], self.dx, self.dy)
        found = self.network.forward(sheet)
        scene = Scene(
            sheet=sheet[0],
            true=int(test.y[self.picture - 1]),
            dx=self.dx,
            dy=self.dy,
            weights=shift.first_weights(self.seed)[: len(self.network.kernels)],
            kernels=self.network.kernels,
            maps=np.moveaxis(found.maps[0], -1, 0),
            p=np.vstack([shift.dense(self.seed)(sheet.reshape(1, -1)), found.p]),
            accuracies=self.accuracies,
            step=self.step,
            shown=SHOWN.index(self.shows),
        )
        self._padding.value = self.padding
        self._padding.layout.display = None if scene.shown else "none"
        self.player.layout.display = None if scene.shown == 2 else "none"
        self.plot.update(scene)
        lines = _lines(scene, self.padding)
        self.readout.show(*lines)
        return f"{lines[0]} {lines[1]}".replace("<b>", "").replace("</b>", "")

    # Dragging the digit.

    def spots(self) -> list[Spot]:
        """Return the sheet, on which the digit can be dragged."""
        bound = MARGIN in (abs(self.dx), abs(self.dy))
        name = f"digit moved by ({self.dx}, {self.dy})".replace("-", "−")
        return [Spot("digit", name, self.plot.ax, self.plot.corners, kind=AREA, bound=bound)]

    def _drag(self, pointer: Pointer) -> None:
        if not pointer.spot:
            return
        at = self.plot.pixel(pointer.x, pointer.y)
        if pointer.kind == "press":
            self._start = np.array([self.dx, self.dy]) - at
        dx, dy = np.clip(np.rint(self._start + at), -MARGIN, MARGIN).astype(int).tolist()
        self.set(dx=dx, dy=dy)


def _lines(scene: Scene, padding: bool) -> list[str]:
    """Return what is to be read, the most important first."""
    shares = [f"<b>{100 * share:.1f} %</b>" for share in scene.accuracies]
    moved_by = f"moved by ({scene.dx}, {scene.dy})".replace("-", "−")
    where = moved_by if scene.dx or scene.dy else "in the middle"
    verdicts = [
        f"{answer}, {'right' if answer == scene.true else 'wrong'}" for answer in scene.answers
    ]
    both = scene.shown == 2
    return [
        f"Test digits {where}: fully connected {shares[0]} right"
        + (f", convolutional {shares[1]}." if both else "."),
        f"This one is {a(scene.true)}. Fully connected says {verdicts[0]}"
        + (f"; convolutional says {verdicts[1]}. {_learned(scene.step)}" if both else "."),
        "Fully connected, 144–32–10: 144·32 + 32 + 32·10 + 10 = 4970 parameters, each pixel with "
        "weights of its own; 30 epochs.",
        ("Both" if both else "It")
        + " learned from 1347 digits, every one in the middle of its sheet; the 450 test digits "
        + ("they have" if both else "it has")
        + " never seen.",
        f"Convolutional, {'padding 4 and 1' if padding else 'no padding'}: 8 kernels 5×5, ReLU, 24 "
        "kernels 3×3 over all 8 maps, ReLU, of each map one number, 10 outputs: 208 + 1752 + 250 = "
        "2210 parameters."
        if both
        else "",
    ]


def _learned(step: int) -> str:
    epoch, batch = divmod(step, N_BATCHES)
    learned = (
        f"for {epoch} epoch{'' if epoch == 1 else 's'}"
        + (f" and {batch} of {N_BATCHES} mini-batches" if batch else "")
        if step
        else "nothing yet"
    )
    return f"The convolutional network has learned {learned}."
