"""Backpropagation one step at a time, forward and back, with every number explained."""

import ipywidgets

from ...live import controls
from ...live.bound import Bound
from ...live.controls import group, panel
from ...live.player import Action, Player
from ...live.readout import plain
from ...live.spots import Spot
from ...text.numbers import figure
from ...text.symbols import symbol
from . import words
from .fill_in import FillIn
from .formula_scene import ALL, NUMBERS, formula_parts
from .hand import Hand
from .plot import BackpropPlot
from .presets import OWN, PRESETS
from .scene import scene
from .settings import BackpropSettings
from .state_model import EPOCHS, SETTINGS, State
from .steps_model import Step
from .traits import BESIDE, BackpropTraits
from .walk_model import MiniBatch, Walk
from .weight_controls import weight_controls
from .weight_scene import weight_scene


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
    own : list of (int, int, float)
        What was set by hand: the number of the mini-batch at whose start, over all epochs, which
        parameter in the order of ``MLP.parameters``, and its value, from −10 to 10.
    parameter : int
        Which parameter the slider sets, in that order.
    nudged : bool
        Whether it is said what a nudge of that parameter does to the loss.
    beside : {"this weight", "the training"}
        Over what the loss is drawn.
    """

    title = "Backpropagation, step by step"
    begin = "Press “one step”; drag any weight up or down."
    size = (940, 366)
    readout_lines = 7
    moves = True

    def __init__(self, layers=(2, 2, 1), **state):
        super().__init__(layers=list(layers), **state)

    def build(self):
        """Make the controls and the plot."""
        self.plot = BackpropPlot(self.stage.figure)
        self._structure, self._seen = None, -1
        self.state = State()
        self._hand = Hand(self, self.plot, self.state)
        self.stage.on_drag(self._hand.drag)
        self._fill = FillIn(
            self.state, lambda: self.show_again("what is known"), lambda: self.forward()
        )
        presets = controls.menu("network", [*PRESETS, OWN], "a network to begin with")
        self.bind(Bound(presets, self._preset, self._take))
        beside = self.menu("beside", "loss over", BESIDE, "over what the loss is drawn")
        settings = BackpropSettings(self, self.state, self.new_weights, presets, beside)
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
        scrubber = self.scrubber(
            "all steps", lambda: self.moment, lambda: self.walk.n_moments - 1, self.go
        )
        scrubber.readout = False  # where it is, is said in words
        self.player = Player(
            [
                Action("one step", self.forward, "go on to the next step"),
                Action("one mini-batch", self.next_batch, "go on to the next mini-batch"),
                Action("one epoch", self.next_epoch, "go on to the next epoch"),
            ],
            self.reset,
            per_second=1,
            back=self.back,
            scrubber=scrubber,
        )
        go_to = self.menu(
            "step", "go to", lambda: words.steps(self.mini_batch), "a step of this mini-batch"
        )
        # Of one width, whatever they say: so no row ever wraps.
        for menu, width in ((go_to, 196), (focus, 140), (sample, 98)):
            menu.layout.width = f"{width}px"
        return (
            panel(
                group("what is done", self.linked("mode", mode)),
                group("what is shown", go_to, focus, sample),
                weight_controls(self, self.state, self.change),
            ),
            self.stage,
            self.player,
            self._fill,
            self.readout.with_folds(settings),
        )

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

    def change(self, value: float) -> None:
        """Set the parameter in hand, at the start of the mini-batch that is shown."""
        self.own = self.state.with_value(value)

    def next_batch(self) -> bool:
        """Go on to the first step of the next mini-batch."""
        return self._next(self.walk.n_steps)

    def next_epoch(self) -> bool:
        """Go on to the first step of the next epoch."""
        return self._next(self.walk.n_steps * self.walk.n_batches)

    def reset(self) -> None:
        """Go back to the first step of all, and to the weights that it began with."""
        self.set(own=[], epoch=0, batch=0, step=0)

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
        self.state.settle(self.recipe(), self.view(), changed, self.own)
        recipe, view = self.state.recipe, self.state.view
        self.activations, self.loss = recipe.activations, recipe.loss
        self.set(
            **view.moment._asdict(), focus=view.focus, sample=view.sample,
            parameter=view.parameter, own=self.state.own,
        )  # fmt: skip

    def show(self, changed):
        """Show the moment: ask the walk, update the plot and the readout."""
        if changed & (SETTINGS | {"own"}):
            self._fill.forget()
        if changed & SETTINGS:
            self._show_structure()
        state, focus, sample = self.state, self.focus, self.sample
        batch, moment = state.mini_batch, state.view.moment
        self._fill.ask()
        filling = self.mode == "fill in"
        hidden = self._fill.hidden if filling else lambda focus: False
        drawn = self.plot.flow
        entry, n = state.step.entries[focus], len(batch.rows)
        asked = filling and self._fill.asks(state.place)
        over_weight = self.beside == BESIDE[0]
        self.plot.update(
            self.step,
            scene(batch, self.step, focus, sample, drawn.radius, drawn.roomy, hidden, state.place),
            formula_parts(entry, sample, n, self._level),
            None if over_weight else state.walk.losses(state.at),
            weight_scene(state, asked) if over_weight else None,
        )
        if self.moment == self._seen + 1:
            self.glide(self.plot.flow.travel)
        self._seen = self.moment
        self._fill.layout.display = None if filling else "none"
        self._fill.show()
        lines = self._fill.lines() if filling else words.watched(state.step, focus, sample, batch)
        where = words.where(moment, state.walk, batch, sample)
        if filling:
            head = self._nudge_said(asked) if self.nudged else self._fill.standing
            self.readout.show(head, f"{where}<br>{lines[0]}", *lines[1:])
        else:
            head = words.result(entry, f"{entry.symbol} = {figure(entry.value(sample))}")
            head = self._nudge_said(asked) if self.nudged else head
            self.readout.show(head, f"{where}<br>{lines[0]}", *lines[1:])
        return plain(where, *lines[:3])

    @property
    def _level(self) -> int:
        """How much of the formula is shown."""
        return self._fill.level if self.mode == "fill in" else ALL

    def _nudge_said(self, asked: bool) -> str:
        state = self.state
        slope = None if asked else float(state.gradient)
        return words.nudge_said(
            symbol(state.place, self.layers), state.value, state.loss_change(words.NUDGE), slope
        )

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
            self.set(**PRESETS[preset], epoch=0, batch=0, step=0, focus=0, sample=0, own=[])

    def spots(self) -> list[Spot]:
        """Return all units, all weights and biases, the formula, and the timeline."""
        return self._hand.spots(self._level >= NUMBERS)
