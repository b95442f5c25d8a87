"""Gradient descent in a landscape that one can see: the loss of a neuron with two parameters."""

from functools import partial
from math import log10

import ipywidgets
import numpy as np
import traitlets

from ...live.controls import button, group, panel
from ...live.lab import Lab
from ...live.player import Action, Player
from ...live.settings import Number
from ...live.spots import Spot, area
from ...live.stage import Pointer
from ...models.optimizers import OPTIMIZERS
from ...text.numbers import number
from . import words
from .behaviour_model import Behaviour, behaviour
from .landscape_model import Landscape
from .landscape_plot import GRID, REACH
from .model import Descent
from .plot import RATES, DescentPlot, across
from .scene_model import scene
from .surfaces_model import SURFACES, landscape

SURFACE_NAMES = {
    "line": "line, squared error",
    "valley": "line, long valley",
    "logistic": "sigmoid, cross-entropy",
    "sigmoid, squared error": "sigmoid, squared error",
    "chain": "two units, squared error",
}

ZOOMED = 0.5
"""How far from the minimum the map reaches that is zoomed."""

BATCHES = {"all": None, "10": 10, "1": 1}

STEPS = 200
"""The most that are shown."""


class DescentLab(Lab):
    """One neuron a = f(w·x + b) on irises, its loss over (w, b), and the way down.

    Parameters
    ----------
    surface : {"line", "valley", "logistic", "sigmoid, squared error", "chain"}
        The neuron, its data and its loss; the last has two units in a row, ŷ = v·tanh(w·x + ¼).
    w, b : float
        Where it starts, from −3 to 3; with two units in a row the second number is v.
    learning_rate : float
        η, from 0.001 to 100.
    optimizer : {"sgd", "momentum", "adam"}
    compare : bool
        Whether all three go down, from the same start with the same η.
    batch : {"all", "10", "1"}
        How many samples each step looks at.
    step : int
        How many steps are shown, from 0 to 200.
    seed : int
        Of the order in which the samples come.
    zoom : bool
        Whether the map shows the surroundings of the minimum alone.
    valleys : bool
        Whether the map marks the local minimum, the saddle and the border between the valleys,
        where there are two.
    """

    title = "Down the loss"
    begin = "Read the map; then drag the start, and press Play."
    size = (940, 350)
    readout_lines = 6

    surface = traitlets.Enum(tuple(SURFACES), "line").tag(state=True)
    w = Number(-2.0, min=-REACH, max=REACH).tag(state=True)
    b = Number(-2.0, min=-REACH, max=REACH).tag(state=True)
    learning_rate = Number(0.12, min=RATES[0], max=RATES[1]).tag(state=True)
    optimizer = traitlets.Enum(tuple(OPTIMIZERS), "sgd").tag(state=True)
    compare = traitlets.Bool(False).tag(state=True)
    batch = traitlets.Enum(tuple(BATCHES), "all").tag(state=True)
    step = traitlets.Int(15, min=0, max=STEPS).tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)
    zoom = traitlets.Bool(False).tag(state=True)
    valleys = traitlets.Bool(False).tag(state=True)

    def build(self):
        """Make the controls and the plot."""
        self.plot = DescentPlot(self.stage.figure)
        self.stage.on_drag(self._drag)
        together = ipywidgets.Checkbox(
            description="all three", indent=False, layout={"width": "90px"},
            tooltip="sgd, momentum and Adam from the same start, with the same learning rate",
        )  # fmt: skip
        closer = ipywidgets.Checkbox(
            description="zoom", indent=False, layout={"width": "75px"},
            tooltip="the map shows the surroundings of the minimum alone",
        )  # fmt: skip
        self._rate_slider = self._make_rate_slider()
        self._limit = button(
            "η at the limit", "set η exactly to its limit of stability", self.to_the_limit
        )
        self._order = button("new order", "shuffle the samples another way", self.new_order)
        start_w, start_b = (
            self.slider(
                name, f"start {name}", step=0.01, tooltip="a parameter at the start",
                width="185px", description=partial(self._start_name, k),
            )
            for k, name in enumerate("wb")
        )  # fmt: skip
        self.player = Player(
            [
                Action("one step", self.one_step, "take one more step"),
                Action("one epoch", self.one_epoch, "as many steps as there are batches"),
            ],
            reset=lambda: self.set(step=0),
            back=lambda: self.set(step=max(0, self.step - 1)),
            scrubber=self.slider("step", "steps", tooltip="how many steps are shown"),
        )
        return (
            panel(
                group(
                    "what is learned, and where it starts",
                    self.menu(
                        "surface", "neuron and loss",
                        [(text, k) for k, text in SURFACE_NAMES.items()],
                    ),
                    start_w,
                    start_b,
                    self.linked("zoom", closer),
                ),
                group(
                    "how far it steps",
                    self._rate_slider,
                    self._rate,
                    self._limit,
                ),
                group(
                    "how it finds the way",
                    self.menu(
                        "optimizer", "optimiser", tuple(OPTIMIZERS), "how a gradient becomes a step"
                    ),
                    self.linked("compare", together),
                    self.menu(
                        "batch", "samples a step", tuple(BATCHES),
                        "how many samples a step looks at",
                    ),
                    self._order,
                ),
            ),
            self.stage,
            self.player,
            self.readout,
        )  # fmt: skip

    def _start_name(self, k: int) -> str:
        return f"start {self.landscape.names[k]}"

    def _make_rate_slider(self) -> ipywidgets.FloatSlider:
        """Return a slider over the exponent of η; the number stands beside it."""
        slider = ipywidgets.FloatSlider(
            min=log10(RATES[0]), max=log10(RATES[1]), step=0.02, readout=False,
            description="learning rate η", tooltip="the learning rate η, from 0.001 to 100",
            style={"description_width": "initial"}, layout={"width": "235px"},
        )  # fmt: skip
        self._rate = ipywidgets.Label(layout={"width": "52px"})
        return self.linked(
            "learning_rate", slider, log10, lambda exponent: float(f"{10**exponent:.3g}")
        )

    # What goes on.

    @property
    def landscape(self) -> Landscape:
        """The loss over (w, b)."""
        return landscape(self.surface)

    @property
    def descent(self) -> Descent:
        """The descent in hand, of the chosen optimiser."""
        return self._descents[self.optimizer]

    @property
    def path(self) -> np.ndarray:
        """The points (w, b) after 0, 1, …, ``step`` steps, (step + 1, 2); fewer if it stopped."""
        return self.descent.path(self.step)

    @property
    def loss(self) -> float:
        """The loss at the end of the path, over all samples."""
        return float(self.landscape.loss(*self.path[-1]))

    @property
    def gradient(self) -> np.ndarray:
        """(∂L/∂w, ∂L/∂b) at the end of the path, over all samples."""
        return self.landscape.gradient(*self.path[-1])

    @property
    def behaviours(self) -> dict[str, Behaviour]:
        """What became of it, by optimiser; of the chosen one alone, or of all three."""
        return {name: behaviour(descent, self.step) for name, descent in self._descents.items()}

    @property
    def behaviour(self) -> str:
        """The chosen optimiser's behaviour: "arrives", "crawls", "zigzags", "diverges", …."""
        return self.behaviours[self.optimizer].name

    def one_step(self) -> bool:
        """Take one more step; return False where there is none."""
        return self._go(self.step + 1)

    def one_epoch(self) -> bool:
        """Take as many steps as there are batches; return False where there is none more."""
        return self._go(self.step + self.descent.steps_per_epoch)

    def _go(self, step: int) -> bool:
        before = self.step
        self.step = len(self.descent.path(min(step, STEPS))) - 1
        return self.step != before

    def to_the_limit(self) -> None:
        """Set η to the limit of the optimiser in hand: it neither settles nor runs away.

        Where there is none, or none that can be set, η stays.
        """
        if self.descent.stability_limit <= RATES[1]:
            self.learning_rate = self.descent.stability_limit

    def new_order(self) -> None:
        """Let the samples come in another order."""
        self.seed += 1

    def settle(self, changed):
        """Begin anew where anything but the number of steps has changed."""
        if changed - {"step"}:
            names = list(OPTIMIZERS) if self.compare else [self.optimizer]
            self._descents = {
                name: Descent(
                    self.landscape, (self.w, self.b), name, self.learning_rate,
                    BATCHES[self.batch], self.seed,
                )
                for name in names
            }  # fmt: skip

    def show(self, changed):
        """Go down as far as ``step``; show the ways, the neurons and the losses."""
        if changed & {"surface", "zoom", "valleys"}:
            self._set_landscape(self.landscape)
        if changed & {"surface", "optimizer", "compare", "batch"}:
            self.plot.rate.set_limits(self._descents, *words.limits(self._descents, self.optimizer))
            self._limit.disabled = self.descent.stability_limit > RATES[1]
        now = scene(self._descents, self.optimizer, self.step, self._inputs)
        self.plot.update(now)
        self._rate.value = words.rate(self.learning_rate)
        self._order.disabled = self.descent.takes_all
        self.readout.show(
            words.height(now),
            words.judged(now),
            words.place(now),
            words.following(now),
            words.stability(now.descent),
            words.epochs(now),
        )
        marked = words.marked(self.landscape) if self.valleys else ""
        return words.seen(now, SURFACE_NAMES[self.surface]) + marked

    def _set_landscape(self, low: Landscape) -> None:
        w, b = low.minimum
        views = [at + GRID * ZOOMED / REACH for at in (w, b)] if self.zoom else [GRID, GRID]
        losses = low.loss(*np.meshgrid(*views))
        self.plot.landscape.set_losses(views, losses, low.minimum, low.names)
        marked = (low.rests, low.border) if self.valleys else ({}, np.empty((0, 2)))
        self.plot.landscape.set_valleys(*marked)
        self._inputs = across(low.x)
        self.plot.neuron.set_samples(
            low.x, low.y, low.x_name, low.y_name, low.is_classifier,
            low.neuron(w, b, self._inputs),
        )  # fmt: skip
        self.plot.loss.set_range(low.least, float(losses.max()))

    def spots(self) -> list[Spot]:
        """Return where the descent starts, and all the places where it can."""
        ground, start = self.plot.landscape, (self.w, self.b)
        everywhere = area("landscape", "start here", ground.ax)
        if not ground.shows(np.array(start)):
            return [everywhere]
        first, second = self.landscape.names
        name = f"start: {first} = {number(self.w)}, {second} = {number(self.b)}"
        return [
            Spot("start", name, ground.ax, start, bound=max(map(abs, start)) >= REACH),
            everywhere,
        ]

    def _drag(self, pointer: Pointer) -> None:
        if pointer.spot:
            w, b = (
                round(float(v), 2) + 0.0 for v in np.clip((pointer.x, pointer.y), -REACH, REACH)
            )
            self.set(w=w, b=b)
