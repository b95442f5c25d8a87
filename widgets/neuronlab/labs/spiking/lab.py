"""A spiking neuron under your hands: current and synapses in, spikes out."""

import numpy as np
import traitlets

from ...live.controls import Fold, button, row
from ...live.lab import Lab
from ...live.settings import Number
from ...live.spots import LINE, Spot
from ...live.stage import Pointer
from ...models.spiking import LeakyIntegrateAndFire, kicks_of, spike_train
from ...text.numbers import number
from .plot import LOWEST, Scene, SpikingPlot

DURATION, SHOWN, STEP = 1000, 500, 0.1
SYNAPSES = (1, 2, 3)


class SpikingLab(Lab):
    """A leaky integrate-and-fire neuron with a current and three synapses, for one second.

    The model's spike is a moment without a shape: the picture draws it as a stroke.

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
    """

    title = "A cell that spikes"
    begin = "Turn the current up until the cell fires."
    size = (940, 300)

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

    def __init__(self, **state):
        super().__init__(**state)
        self._fold.active = any(self.strengths)

    def build(self):
        """Make the controls and the plot."""
        self._most = self.traits()["current"].max
        self.plot = SpikingPlot(self.stage.figure, SHOWN, LeakyIntegrateAndFire().rest, self._most)
        self.stage.on_drag(self._drag)
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
        )  # fmt: skip
        return (
            row(
                self.slider(
                    "current", "current I (nA)", 0.05, "also by dragging the point on the rate"
                ),
                self.slider("threshold", "threshold θ (mV)", 0.5),
                self.slider("time_constant", "time constant τ (ms)", 0.5),
            ),
            row(
                self.slider("refractory", "refractory time (ms)", 0.5),
                self.menu(
                    "timing",
                    "incoming spikes",
                    ["Poisson", "regular"],
                    "how incoming spikes follow each other: by chance, or like a clock",
                ),
                button("new draw", "draw other incoming spikes", self.new_draw),
            ),
            self._fold,
            self.stage,
            self.readout,
        )

    @property
    def strengths(self) -> list[float]:
        """The synapses' strengths in mV."""
        return [getattr(self, f"strength_{k}") for k in SYNAPSES]

    def new_draw(self) -> None:
        """Draw other incoming spikes."""
        self.seed += 1

    def show(self, changed):
        """Run the neuron for a second; update the plot and the readout."""
        neuron = LeakyIntegrateAndFire(
            threshold=self.threshold, time_constant=self.time_constant, refractory=self.refractory
        )
        regular = self.timing == "regular"
        self.trains = [
            spike_train(
                getattr(self, f"rate_{k}"), DURATION, STEP, regular,
                np.random.default_rng([self.seed, k]),
            )
            for k in SYNAPSES
        ]  # fmt: skip
        strengths = self.strengths
        kicks = kicks_of(self.trains, strengths, round(DURATION / STEP), STEP)
        self.run = neuron.simulate(self.current, DURATION, STEP, kicks)
        scene = Scene(
            neuron, self.current, self.run, self.trains, strengths,
            *neuron.rate_curve(self._most), neuron.firing_rate(self.current),
        )  # fmt: skip
        self.plot.update(scene)
        self.readout.show(
            _rheobase(neuron, self.current),
            _rate(scene),
            f"counted: <b>{_spikes(scene)} in 1 s</b>",
            _synapses(scene),
        )
        on = sum(strength != 0 for strength in strengths)
        return (
            f"A current of {_plain(self.current)} nA and {on or 'no'} "
            f"{'synapse' if on == 1 else 'synapses'}: {_spikes(scene)} in 1 s; "
            f"the formula gives {number(scene.rate, 1)} Hz, "
            f"the rheobase is {number(neuron.rheobase)} nA."
        )

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


# The sentences of the readout.


def _rheobase(neuron: LeakyIntegrateAndFire, current: float) -> str:
    rest, threshold = _plain(neuron.rest), _plain(neuron.threshold)
    side = "above" if current > neuron.rheobase else "not above"
    return (
        f"rheobase = (θ − rest)/R = ({threshold} − ({rest}))/{_plain(neuron.resistance)} "
        f"= <b>{number(neuron.rheobase)} nA</b>; the current, {number(current)} nA, is {side} it"
    )


def _rate(scene: Scene) -> str:
    neuron, rate = scene.neuron, scene.rate
    drive, needed = neuron.resistance * scene.current, neuron.threshold - neuron.rest
    if not rate:
        return (
            f"rate by the formula: <b>0 Hz</b>, because RI = {number(drive, 1)} mV is not more "
            f"than θ − rest = {number(needed, 1)} mV"
        )
    return (
        "rate by the formula: 1/(t<sub>ref</sub> + τ·ln(RI/(RI − (θ − rest)))) = "
        f"1/({_plain(neuron.refractory)} + {_plain(neuron.time_constant)}·ln({number(drive, 1)}/"
        f"({number(drive, 1)} − {number(needed, 1)}))) per ms = <b>{number(rate, 1)} Hz</b>"
    )


def _synapses(scene: Scene) -> str:
    if not any(scene.strengths):
        return "the synapses are switched off: spikes come in (grey) and change nothing"
    parts = [
        f"{k} {'excites' if strength > 0 else 'inhibits'}, {len(times)} spikes of "
        f"{'+' * (strength > 0)}{_plain(strength)} mV"
        for k, times, strength in zip(SYNAPSES, scene.trains, scene.strengths, strict=True)
        if strength
    ]
    lowest = scene.run.voltages.min()
    below = f"; V falls to {number(lowest, 0)} mV, below the picture" if lowest < LOWEST else ""
    return f"synapse {'; '.join(parts)}{below}"


def _spikes(scene: Scene) -> str:
    n = scene.counted
    return f"{n or 'no'} {'spike' if n == 1 else 'spikes'}"


def _plain(value: float) -> str:
    return f"{value:g}".replace("-", "−")
