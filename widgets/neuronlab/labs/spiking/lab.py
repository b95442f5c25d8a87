"""A spiking neuron under your hands: current and synapses in, spikes out."""

import ipywidgets
import numpy as np
import traitlets

from ...live.controls import Fold, button, group, panel, row
from ...live.lab import Lab
from ...live.settings import Number
from ...live.spots import LINE, Spot
from ...live.stage import Pointer
from ...text.numbers import number
from . import words
from .model import Cell, Scene, counted
from .plot import LOWEST, SHOWN, SpikingPlot

SYNAPSES = (1, 2, 3)


class SpikingLab(Lab):
    """A leaky integrate-and-fire neuron with a current and three synapses, for one second.

    Each current that was tried leaves a point on the picture of the rate, as long as the neuron
    and what comes in at its synapses stay the same; the formula's curve is shown when it is asked
    for. The model's spike is a moment without a shape: the picture draws it as a stroke.

    Parameters
    ----------
    current : float
        I in nA, from 0 to 4.
    time_constant : float
        τ of the membrane in ms, from 5 to 50.
    threshold : float
        θ in mV, from −65 to −40; rest is at −70.
    refractory : float
        In ms, from 0 to 20.
    strength_1, strength_2, strength_3 : float
        What one incoming spike adds to the voltage in mV, from −10 to 10; 0 is switched off.
    rate_1, rate_2, rate_3 : float
        Incoming spikes a second, from 0 to 100.
    timing : {"Poisson", "regular"}
        How incoming spikes follow each other.
    seed : int
    tried : list of float
        The currents tried before, in nA.
    curve : bool
        Whether the formula's curve is shown, and what it says for this current.
    """

    title = "Spiking neuron"
    begin = "Drag the current up and down: each one you try leaves a point."
    size = (940, 320)
    readout_lines = 5

    current = Number(2.0, min=0.0, max=4.0).tag(state=True)
    time_constant = Number(20.0, min=5.0, max=50.0).tag(state=True)
    threshold = Number(-54.0, min=-65.0, max=-40.0).tag(state=True)
    refractory = Number(2.0, min=0.0, max=20.0).tag(state=True)
    strength_1 = Number(0.0, min=-10.0, max=10.0).tag(state=True)
    strength_2 = Number(0.0, min=-10.0, max=10.0).tag(state=True)
    strength_3 = Number(0.0, min=-10.0, max=10.0).tag(state=True)
    rate_1 = Number(30.0, min=0.0, max=100.0).tag(state=True)
    rate_2 = Number(30.0, min=0.0, max=100.0).tag(state=True)
    rate_3 = Number(30.0, min=0.0, max=100.0).tag(state=True)
    timing = traitlets.Enum(("Poisson", "regular"), "Poisson").tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)
    tried = traitlets.List(Number(min=0.0, max=4.0), [], maxlen=200).tag(state=True)
    curve = traitlets.Bool(False).tag(state=True)

    _last: float | None = None

    def __init__(self, **state):
        super().__init__(**state)
        self._fold.active = any(self.strengths)

    def build(self):
        """Make the controls and the plot."""
        self._most = self.traits()["current"].max
        self.plot = SpikingPlot(self.stage.figure, self._most)
        self.stage.on_drag(self._drag)
        curve = ipywidgets.Checkbox(
            description="show the formula's curve", indent=False, layout={"width": "190px"}
        )
        curve.tooltip = "the rate that the formula gives for every current"
        self._fold = Fold(
            "three synapses",
            row(
                *(
                    self.slider(
                        f"strength_{k}", f"strength {k} (mV)", 0.5,
                        f"what a spike at synapse {k} adds to the voltage: above 0 excites, "
                        "below 0 inhibits",
                    )
                    for k in SYNAPSES
                )
            ),
            row(
                *(
                    self.slider(f"rate_{k}", f"rate {k} (Hz)", 1, f"spikes a second at synapse {k}")
                    for k in SYNAPSES
                )
            ),
            row(
                self.menu(
                    "timing", "incoming spikes", ["Poisson", "regular"],
                    "how incoming spikes follow each other: by chance, or like a clock",
                ),
                button("new draw", "draw other incoming spikes", self.new_draw),
            ),
        )  # fmt: skip
        return (
            panel(
                group(
                    "what flows in",
                    self.slider(
                        "current", "current I (nA)", 0.05, "also by dragging the large point",
                        "290px",
                    ),
                ),
                group(
                    "what is shown",
                    self.linked("curve", curve),
                    button("erase the points", "forget the currents tried before", self.erase),
                ),
                group(
                    "the neuron",
                    self.slider(
                        "threshold", "threshold θ", 0.5, "in mV; also by dragging its line", "216px"
                    ),
                    self.slider(
                        "time_constant", "time constant τ", 0.5,
                        "how slowly the membrane leaks, in ms", "226px",
                    ),
                    self.slider(
                        "refractory", "refractory time", 0.5,
                        "how long it is deaf after a spike, in ms", "226px",
                    ),
                ),
            ),
            self.stage,
            self.readout.with_folds(self._fold),
        )  # fmt: skip

    @property
    def strengths(self) -> tuple[float, ...]:
        """The synapses' strengths in mV."""
        return tuple(getattr(self, f"strength_{k}") for k in SYNAPSES)

    @property
    def cell(self) -> Cell:
        """The neuron with its synapses, as they are set now."""
        return Cell(
            self.threshold, self.time_constant, self.refractory, self.strengths,
            tuple(getattr(self, f"rate_{k}") for k in SYNAPSES),
            self.timing == "regular", self.seed,
        )  # fmt: skip

    def new_draw(self) -> None:
        """Draw other incoming spikes."""
        self.seed += 1

    def erase(self) -> None:
        """Forget the currents tried before."""
        self.tried = []

    def settle(self, changed):
        """Keep the current that was tried last; of another neuron nothing was measured yet."""
        if self._last is not None and "tried" not in changed:
            if changed - {"current", "curve"}:
                self.tried = []
            elif "current" in changed:
                self.tried = [*self.tried, self._last]
        self.tried = sorted(set(self.tried))

    def show(self, changed):
        """Run the neuron for a second; update the plot and the readout."""
        cell, self._last = self.cell, self.current
        neuron, self.trains, self.run = cell.neuron, cell.trains(), cell.run(self.current)
        tried = [(current, counted(cell, current)) for current in self.tried]
        scene = Scene(
            neuron, self.current, self.run, self.trains, cell.strengths,
            np.reshape(np.array(tried, dtype=float), (-1, 2)),
            neuron.rate_curve(self._most) if self.curve else None,
            neuron.firing_rate(self.current),
        )  # fmt: skip
        self.plot.update(scene)
        self.readout.show(*words.lines(scene, LOWEST))
        return words.seen(scene)

    # Dragging: the threshold up and down, the current to and fro.

    def spots(self) -> list[Spot]:
        """Return the threshold, all along it, and the current on the rate's picture."""
        voltage, rate = self.plot.voltage, self.plot.rate
        setting = self.traits()["threshold"]
        return [
            Spot(
                "current", f"current I = {number(self.current)} nA", rate.ax, rate.point,
                bound=self.current in (0.0, self._most),
            ),
            Spot(
                "threshold", f"threshold θ = {number(self.threshold, 1)} mV", voltage.ax,
                [(0, self.threshold), (SHOWN, self.threshold)], kind=LINE,
                bound=self.threshold in (setting.min, setting.max),
            ),
        ]  # fmt: skip

    def _drag(self, pointer: Pointer) -> None:
        grasped = pointer.spot.key if pointer.spot else ""
        if grasped == "current":
            self.current = min(max(round(pointer.x * 20) / 20, 0.0), self._most)
        elif grasped == "threshold":
            setting = self.traits()["threshold"]
            self.threshold = min(max(round(pointer.y * 2) / 2, setting.min), setting.max)
