"""Backpropagation one step at a time, forward and back, with every number explained."""

import ipywidgets

from ...live import controls
from ...live.bound import Bound
from ...live.controls import button, row
from ...live.player import Action, Player
from ...live.stage import Pointer
from ...text.symbols import Place
from . import words
from .fill_in import FillIn
from .plot import BackpropPlot
from .scene import scene
from .settings import BackpropSettings
from .walk import EPOCHS, SETTINGS, WalkingLab
from .walk_model import Moment

PRESETS = {
    "2–2–1, by hand": {
        "layers": [2, 2, 1], "activations": "sigmoid", "loss": "mean_squared_error",
        "batch_size": 1, "learning_rate": 2.0, "seed": 0,
    },
    "3–4–4–1": {
        "layers": [3, 4, 4, 1], "activations": ["tanh", "tanh", "sigmoid"],
        "loss": "binary_crossentropy", "batch_size": 2, "learning_rate": 0.5, "seed": 0,
    },
}  # fmt: skip

OWN = "your own"


class BackpropLab(WalkingLab):
    """Training steps of a small network, one quantity of one layer at a time.

    2–2–1 is there to be worked by hand. Its weights are w₁₁ = 2, w₂₁ = 2, b₁ = −1 into the first
    hidden unit, w₁₂ = −1, w₂₂ = −2, b₂ = −0.5 into the second, and −2, −1, bias 1 into the output;
    all units are sigmoid. Its samples (x₁, x₂) → y are (1, −0.5) → 1, (1, 0.5) → 0, (−0.5, 1) → 1
    and (−0.5, −1) → 0: y is 1 where the signs differ. Other networks have weights of whole tenths.

    Parameters
    ----------
    layers : list of int
        Inputs, units of each hidden layer, outputs: 2 to 5 numbers, each from 1 to 6.
    activations : str or list of str
        Of all layers after the input, or one for each of them; the last may be ``"softmax"``.
    loss : str
        A name in ``LOSSES``; the cross-entropies bring their own output activation along.
    batch_size : int
        Samples in a mini-batch, 1 to 4.
    learning_rate : float
        η, from 0.01 to 10.
    seed : int
        Of the weights.
    epoch, batch, step : int
        The moment that is shown, each counted from 0: the epoch (0 to 9), the mini-batch in it,
        the small step in that.
    focus : int
        Which of the step's numbers is explained, counted from 0.
    sample : int
        Which sample of the mini-batch is drawn, counted from 0.
    mode : {"watch", "fill in"}
        Whether numbers are shown, or asked for.
    """

    size = (940, 292)
    readout_lines = 6

    def __init__(self, layers=(2, 2, 1), **state):
        super().__init__(layers=list(layers), **state)

    def build(self):
        """Make the controls and the plot."""
        self.plot = BackpropPlot(self.stage.figure)
        self.stage.on_pointer(self._press)
        self._structure = None
        settings = BackpropSettings(self, lambda: self.layers, lambda: self.names, self.new_weights)
        self._fill = FillIn(self._again)
        presets = controls.menu("network", [*PRESETS, OWN], "a network to begin with")
        self.bind(Bound(presets, self._preset, self._take))
        mode = ipywidgets.ToggleButtons(
            options=[("watch", "watch"), ("fill in yourself", "fill in")],
            tooltip="see the numbers, or compute them yourself",
            style={"button_width": "auto"},
        )
        focus = self.menu(
            "focus",
            "explain",
            self._numbers,
            "which number is explained; or click on its unit or link",
        )
        sample = self.menu(
            "sample",
            "sample",
            self._rows,
            "which sample is drawn",
            there=lambda: len(self.mini_batch.rows) > 1,
        )
        self.player = Player(
            [
                Action("next", self.forward, "go on to the next step"),
                Action("next mini-batch", self.next_batch, "go on to the next mini-batch"),
                Action("next epoch", self.next_epoch, "go on to the next epoch"),
            ],
            self.reset,
            per_second=1,
        )
        scrubber = self.scrubber(
            "all steps", lambda: self.moment, lambda: self.walk.n_moments - 1, self.go
        )
        scrubber.layout.flex = "1 1 300px"
        return (
            row(presets, self.linked("mode", mode), focus, sample),
            row(button("back", "take the last step back", self.back), self.player),
            row(
                self.menu("step", "go to", self._every_step, "a step of this mini-batch"),
                scrubber,
            ),
            self.stage,
            self._fill,
            self.readout,
            settings,
        )  # fmt: skip

    def forward(self) -> bool:
        """Go on to the next step; while filling in, first to the next number asked in this one."""
        if self.mode == "fill in":
            gap = self._fill.next_gap
            if gap is not None:
                self.focus = gap
                return True
            self.focus = 0
        return self.go(self.moment + 1)

    def new_weights(self) -> None:
        """Draw other weights."""
        self.seed += 1

    # One way through.

    def show(self, changed):
        """Show the moment: ask the walk, update the plot and the readout."""
        if changed & SETTINGS:
            self._fill.forget()
            self._show_structure()
        batch, focus, sample = self.mini_batch, self.focus, self.sample
        step = batch.steps[self.step]
        moment = Moment(self.epoch, self.batch, self.step)
        self._fill.ask(moment, batch, step, focus, sample)
        filling = self.mode == "fill in"
        hidden = self._fill.hidden if filling else lambda focus: False
        drawn = self.plot.flow
        self.plot.update(
            self.step,
            scene(batch, self.step, focus, sample, drawn.radius, drawn.roomy, hidden),
            self.walk.losses(self.epoch * self.walk.n_batches + self.batch),
        )
        self._fill.layout.display = None if filling else "none"
        self._fill.show_score()
        lines = self._fill.lines() if filling else words.watched(step, focus, sample, batch)
        where = words.where(moment, self.walk, batch, sample)
        self.readout.show(where, *lines)
        return words.plain(where, *lines[:3])

    def _show_structure(self) -> None:
        structure = (self.layers, self.walk.n_batches)
        if self._structure == structure:
            return
        self._structure = (list(self.layers), self.walk.n_batches)
        steps = self.steps
        self.plot.timeline.set_steps(
            [words.PHASE_NAMES[step.phase] for step in steps], [step.symbol for step in steps]
        )
        self.plot.flow.set_layers(self.layers)
        self.plot.losses.set_epochs(EPOCHS, self.walk.n_batches)

    # What the menus offer.

    def _numbers(self) -> list[tuple[str, int]]:
        step = self.steps[self.step]
        return [(words.focus_name(step, entry), k) for k, entry in enumerate(step.entries)]

    def _rows(self) -> list[tuple[str, int]]:
        return [(str(row + 1), k) for k, row in enumerate(self.mini_batch.rows)]

    def _every_step(self) -> list[tuple[str, int]]:
        return [(f"{k + 1}. {s.phase}: {s.symbol}", k) for k, s in enumerate(self.steps)]

    def _preset(self) -> str:
        present = {name: getattr(self, name) for name in SETTINGS}
        return next((name for name, preset in PRESETS.items() if preset == present), OWN)

    def _take(self, preset: str) -> None:
        if preset != OWN:
            self.set(**PRESETS[preset], epoch=0, batch=0, step=0, focus=0, sample=0)

    def _again(self) -> None:
        """Show the same moment, of which now more is known."""
        self.show_again("mode")

    def _press(self, pointer: Pointer) -> None:
        if pointer.axes is self.plot.timeline.ax:
            step = self.plot.timeline.step_at(pointer.x, pointer.y)
            if step is not None:
                self.step = step
        elif pointer.axes is self.plot.flow.ax:
            focus = self._entry_at(pointer.x, pointer.y)
            if focus is not None:
                self.focus = focus

    def _entry_at(self, x: float, y: float) -> int | None:
        """Return which of the step's numbers belongs to what is drawn at a point."""
        step, network = self.steps[self.step], self.plot.flow.network
        name = {"∂W": "∂w", "W": "w"}.get(step.quantity, step.quantity)
        unit, link = network.unit_at(x, y), network.link_at(x, y)
        if unit:
            index = (0, unit[1]) if name in ("∂w", "w") else (unit[1],)
            return step.find(Place(name, unit[0], index))
        if link:
            layer, i, j = link
            index = (i, j) if name in ("∂w", "w") else (j,)
            return step.find(Place(name, layer, index))
        return None
