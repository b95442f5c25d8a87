"""Backpropagation one step at a time, forward and back, with every number explained."""

import ipywidgets

from ...live import controls
from ...live.bound import Bound
from ...live.controls import button, row
from ...live.player import Action, Player
from ...live.spots import AREA, CLICK, Spot
from ...live.stage import Pointer
from . import words
from .fill_in import FillIn
from .mouse import number_spots
from .plot import BackpropPlot
from .scene import scene
from .settings import BackpropSettings
from .state_model import EPOCHS, SETTINGS, State
from .steps_model import Step
from .traits import BackpropTraits
from .walk_model import MiniBatch, Walk

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


class BackpropLab(BackpropTraits):
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

    title = "Backpropagation, step by step"
    begin = "Press “next” and follow the number that is explained."
    size = (940, 292)
    readout_lines = 6

    def __init__(self, layers=(2, 2, 1), **state):
        super().__init__(layers=list(layers), **state)

    def build(self):
        """Make the controls and the plot."""
        self.plot = BackpropPlot(self.stage.figure)
        self.stage.on_pointer(self._press)
        self._structure = None
        self.state = State()
        settings = BackpropSettings(self, self.state, self.new_weights)
        self._fill = FillIn(self.state, lambda: self.show_again("what is known"))
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
            lambda: words.numbers(self.state.step),
            "which number is explained; or click on its unit or link",
        )
        sample = self.menu(
            "sample",
            "sample",
            lambda: words.samples(self.mini_batch),
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
                self.menu(
                    "step",
                    "go to",
                    lambda: words.steps(self.mini_batch),
                    "a step of this mini-batch",
                ),
                scrubber,
            ),
            self.stage,
            self._fill,
            self.readout,
            settings,
        )  # fmt: skip

    # What is computed.

    @property
    def walk(self) -> Walk:
        """The training, of which any moment can be shown."""
        return self.state.walk

    @property
    def moment(self) -> int:
        """The number of the step, counted from 0 over all epochs."""
        return self.state.number

    @property
    def mini_batch(self) -> MiniBatch:
        """The training step that is shown, with all its numbers."""
        return self.state.mini_batch

    @property
    def steps(self) -> tuple[Step, ...]:
        """The small steps of this training step."""
        return self.state.mini_batch.steps

    @property
    def names(self) -> list[str]:
        """The activation of each layer after the input."""
        return self.state.recipe.activations

    # What can be done.

    def go(self, moment: int) -> bool:
        """Show the step of this number; return False where that is no change."""
        before = self.moment
        moment = min(max(moment, 0), self.walk.n_moments - 1)
        self.set(**self.walk.moment(moment)._asdict())
        return self.moment != before

    def back(self) -> bool:
        """Take the last step back."""
        return self.go(self.moment - 1)

    def next_batch(self) -> bool:
        """Go on to the first step of the next mini-batch."""
        return self._next(self.walk.n_steps)

    def next_epoch(self) -> bool:
        """Go on to the first step of the next epoch."""
        return self._next(self.walk.n_steps * self.walk.n_batches)

    def reset(self) -> None:
        """Go back to the first step of all."""
        self.go(0)

    def _next(self, size: int) -> bool:
        moment = (self.moment // size + 1) * size
        return moment < self.walk.n_moments and self.go(moment)

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

    def settle(self, changed):
        """Bring activations, loss and moment in line with the layers."""
        self.state.settle(self.recipe(), self.view(), changed)
        recipe, view = self.state.recipe, self.state.view
        self.activations, self.loss = recipe.activations, recipe.loss
        self.set(**view.moment._asdict(), focus=view.focus, sample=view.sample)

    def show(self, changed):
        """Show the moment: ask the walk, update the plot and the readout."""
        if changed & SETTINGS:
            self._fill.forget()
            self._show_structure()
        state, focus, sample = self.state, self.focus, self.sample
        batch, moment = state.mini_batch, state.view.moment
        self._fill.ask()
        filling = self.mode == "fill in"
        hidden = self._fill.hidden if filling else lambda focus: False
        drawn = self.plot.flow
        self.plot.update(
            self.step,
            scene(batch, self.step, focus, sample, drawn.radius, drawn.roomy, hidden),
            state.walk.losses(self.epoch * state.walk.n_batches + self.batch),
        )
        self._fill.layout.display = None if filling else "none"
        self._fill.show_score()
        lines = self._fill.lines() if filling else words.watched(state.step, focus, sample, batch)
        where = words.where(moment, state.walk, batch, sample)
        self.readout.show(where, *lines)
        return words.plain(where, *lines[:3])

    def _show_structure(self) -> None:
        self.plot.losses.set_epochs(EPOCHS, self.walk.n_batches)
        phases = [words.PHASE_NAMES[step.phase] for step in self.steps]
        structure = list(self.layers), phases, [step.symbol for step in self.steps]
        if self._structure != structure:
            self._structure = structure
            self.plot.timeline.set_steps(*structure[1:])
            self.plot.flow.set_layers(self.layers)

    def _preset(self) -> str:
        present = {name: getattr(self, name) for name in SETTINGS}
        return next((name for name, preset in PRESETS.items() if preset == present), OWN)

    def _take(self, preset: str) -> None:
        if preset != OWN:
            self.set(**PRESETS[preset], epoch=0, batch=0, step=0, focus=0, sample=0)

    def spots(self) -> list[Spot]:
        """Return where the step's numbers stand, and the steps of the timeline."""
        line, flow = self.plot.timeline, self.plot.flow
        steps = Spot("steps", "go to a step", line.ax, line.corners, CLICK, AREA)
        return [*number_spots(flow.network, self.state.step, flow.radius), steps]

    def _press(self, pointer: Pointer) -> None:
        key = pointer.spot.key if pointer.spot else ""
        if key == "steps":
            step = self.plot.timeline.step_at(pointer.x, pointer.y)
            self.step = self.step if step is None else step
        elif key:
            self.focus = int(key)
