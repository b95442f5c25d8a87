"""A measurement sends a current into a spiking neuron for a second, and counts its spikes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from ...models.arrays import Floats
from ...models.spiking import LeakyIntegrateAndFire, Simulation, kicks_of, spike_train

DURATION, STEP = 1000, 0.1
"""How long a measurement takes, and its steps, in ms."""


@dataclass(frozen=True)
class Cell:
    """A neuron with three synapses, and the spikes that come in at them.

    Attributes
    ----------
    threshold, time_constant, refractory : float
        θ in mV, τ and the refractory time in ms.
    strengths : tuple of float
        In mV a spike, for each synapse.
    rates : tuple of float
        In Hz, for each synapse.
    regular : bool
        Whether spikes come in like the ticks of a clock, not by chance.
    seed : int
    """

    threshold: float = -54.0
    time_constant: float = 20.0
    refractory: float = 2.0
    strengths: tuple[float, ...] = (0.0, 0.0, 0.0)
    rates: tuple[float, ...] = (30.0, 30.0, 30.0)
    regular: bool = False
    seed: int = 0

    @property
    def neuron(self) -> LeakyIntegrateAndFire:
        """The neuron without its synapses."""
        return LeakyIntegrateAndFire(
            threshold=self.threshold, time_constant=self.time_constant, refractory=self.refractory
        )

    def trains(self) -> list[Floats]:
        """Return for each synapse when spikes come in, in ms."""
        return [
            spike_train(rate, DURATION, STEP, self.regular, np.random.default_rng([self.seed, k]))
            for k, rate in enumerate(self.rates, 1)
        ]

    def run(self, current: float) -> Simulation:
        """Return what a ``current``, in nA, makes of a second."""
        kicks = kicks_of(self.trains(), self.strengths, round(DURATION / STEP), STEP)
        return self.neuron.simulate(current, DURATION, STEP, kicks)


@lru_cache(maxsize=1000)
def counted(cell: Cell, current: float) -> int:
    """Return how many spikes a ``current``, in nA, gives in a second."""
    return len(cell.run(current).spike_times)


def draws(cell: Cell, current: float, n: int) -> list[int]:
    """Return how many spikes there are with each of ``n`` draws of what comes in."""
    return [counted(replace(cell, seed=seed), current) for seed in range(n)]


@dataclass(frozen=True, eq=False)
class Scene:
    """What is seen of one measurement, and of those before it.

    Attributes
    ----------
    neuron : LeakyIntegrateAndFire
    current : float
        In nA.
    run : Simulation
        Of one second.
    trains : sequence of ndarray
        Incoming spikes in ms, for each synapse.
    strengths : sequence of float
        In mV a spike, for each synapse.
    tried : ndarray (n, 2)
        The currents tried before, in nA, and the spikes that each gave.
    curve : tuple of two ndarray (n,), or None
        The formula's currents and rates, in nA and Hz, where they are to be seen.
    rate : float
        What the formula says for this current, in Hz.
    """

    neuron: LeakyIntegrateAndFire
    current: float
    run: Simulation
    trains: Sequence[Floats]
    strengths: Sequence[float]
    tried: Floats
    curve: tuple[Floats, Floats] | None
    rate: float

    @property
    def counted(self) -> int:
        """How many spikes there were."""
        return len(self.run.spike_times)

    @property
    def on(self) -> bool:
        """Whether any synapse is switched on."""
        return any(self.strengths)
