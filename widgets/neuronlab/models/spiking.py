"""A spiking neuron collects current on a leaky membrane and fires when a threshold is reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp
from typing import overload

import numpy as np
from numpy.typing import ArrayLike

from . import validate
from .arrays import Floats


@dataclass(frozen=True)
class Simulation:
    """What a simulated neuron did.

    Attributes
    ----------
    times : ndarray (n_steps + 1,)
        In ms, from 0.
    voltages : ndarray (n_steps + 1,)
        In mV; at the time of a spike the voltage is already reset.
    spike_times : ndarray (n_spikes,)
        In ms.
    """

    times: Floats
    voltages: Floats
    spike_times: Floats


class LeakyIntegrateAndFire:
    """A leaky integrate-and-fire neuron: τ dV/dt = −(V − rest) + R·I, and a spike at V ≥ θ.

    A spike is a moment and has no shape; the voltage is reset and held for the refractory time,
    during which input is ignored. L. Lapicque (1907); W. Gerstner et al., "Neuronal Dynamics"
    (2014), section 1.3.

    Parameters
    ----------
    rest, threshold : float
        In mV; the threshold θ lies above rest.
    reset : float, optional
        In mV, where a spike leaves the voltage, below the threshold; ``rest`` if not given.
    resistance : float
        R in MΩ, which is mV per nA.
    time_constant : float
        τ in ms.
    refractory : float
        In ms, 0 or more.

    Raises
    ------
    TypeError, ValueError
        Where a parameter is not a finite number of the size that is told.
    """

    def __init__(
        self,
        rest: float = -70.0,
        threshold: float = -54.0,
        reset: float | None = None,
        resistance: float = 10.0,
        time_constant: float = 20.0,
        refractory: float = 2.0,
    ):
        self.rest = _number(rest, "rest")
        self.threshold = _number(threshold, "threshold")
        self.reset = self.rest if reset is None else _number(reset, "reset")
        self.resistance = validate.positive(resistance, "resistance")
        self.time_constant = validate.positive(time_constant, "time_constant")
        self.refractory = _number(refractory, "refractory")
        for name in ("rest", "reset"):
            if not self.threshold > getattr(self, name):
                raise ValueError(
                    f"threshold is {self.threshold:g}; expected above {name}, "
                    f"{getattr(self, name):g} mV"
                )
        if self.refractory < 0:
            raise ValueError(f"refractory is {self.refractory:g}; expected 0 ms or more")

    @property
    def rheobase(self) -> float:
        """The current in nA that brings the voltage to the threshold, after endless time."""
        return (self.threshold - self.rest) / self.resistance

    @overload
    def firing_rate(self, current: float) -> float: ...
    @overload
    def firing_rate(self, current: Floats) -> Floats: ...
    def firing_rate(self, current: float | Floats) -> float | Floats:
        """Return the rate in Hz for a constant ``current`` in nA, a number or an array.

        It is 1000 / (t_ref + τ·ln((RI + rest − reset) / (RI − (θ − rest)))) above the rheobase,
        0 at it and below.
        """
        above = np.asarray(current, dtype=float) - self.rheobase
        fires = above > 0
        margin = self.resistance * np.where(fires, above, 1.0)  # RI − (θ − rest), in mV
        charging = self.time_constant * np.log((margin + self.threshold - self.reset) / margin)
        rate = np.where(fires, 1000 / (self.refractory + charging), 0.0)
        return float(rate) if rate.ndim == 0 else rate

    def rate_curve(self, most: float, n: int = 120) -> tuple[Floats, Floats]:
        """Return currents from 0 to at least ``most`` nA, dense where it begins to fire, and rates.

        Both have ``n + 2`` elements.
        """
        start = self.rheobase
        currents = np.concatenate([[0.0, start], start + most * np.geomspace(1e-4, 1, n)])
        return currents, self.firing_rate(currents)

    def simulate(
        self,
        current: ArrayLike,
        duration_ms: float,
        dt_ms: float = 0.1,
        kicks: ArrayLike | None = None,
    ) -> Simulation:
        """Return what happens from rest, in steps that are exact where the current is constant.

        A spike is told at the end of the step in which the threshold is reached: each interval is
        too long by less than one step. The refractory time may end inside a step.

        Parameters
        ----------
        current : float or array_like (n_steps,)
            In nA.
        duration_ms, dt_ms : float
            There are ``round(duration_ms / dt_ms)`` steps.
        kicks : array_like (n_steps,), optional
            By how many mV incoming spikes move the voltage at the end of each step.
        """
        dt = validate.positive(dt_ms, "dt_ms")
        if dt > self.time_constant:
            raise ValueError(
                f"dt_ms is {dt:g}; expected at most time_constant, {self.time_constant:g} ms"
            )
        n_steps = max(1, round(validate.positive(duration_ms, "duration_ms") / dt))
        current = np.full(n_steps, current) if np.ndim(current) == 0 else current
        aims = self.rest + self.resistance * validate.vector(current, "current", n_steps)
        kicks = validate.vector(np.zeros(n_steps) if kicks is None else kicks, "kicks", n_steps)

        # One step is V·decay + push. Plain floats in lists: NumPy's are five times as slow here.
        decay = exp(-dt / self.time_constant)
        pushes = (aims * (1 - decay) + kicks).tolist()
        held, part = divmod(round(self.refractory / dt, 9), 1)
        threshold, reset = self.threshold, self.reset
        voltages, spikes = [reset] * (n_steps + 1), []
        voltage = voltages[0] = self.rest
        step = 0
        while step < n_steps:
            for step in range(step, n_steps):  # noqa: B020
                voltage = voltage * decay + pushes[step]
                if voltage >= threshold:
                    break
                voltages[step + 1] = voltage
            else:
                break
            spikes.append(step + 1)
            step += 1 + int(held)
            if step < n_steps:
                # The next step counts from the moment of its release, a part of it too late:
                # begin where a free membrane would have been, to stand at the reset by then.
                aim = float(aims[step])
                voltage = aim + (reset - aim) * exp(part * dt / self.time_constant)
        return Simulation(
            np.arange(n_steps + 1, dtype=float) * dt,
            np.array(voltages),
            np.array(spikes, dtype=float) * dt,
        )


def spike_train(
    rate_hz: float, duration_ms: float, dt_ms: float, regular: bool, rng: np.random.Generator
) -> Floats:
    """Return the times in ms of incoming spikes, each at the end of a step.

    Regular ones begin somewhere in the first interval; the others are a Poisson process. The same
    draw at another rate is the same pattern, stretched.

    Parameters
    ----------
    rate_hz : float
        0 or more.
    duration_ms, dt_ms : float
    regular : bool
    rng : numpy.random.Generator
    """
    rate = _number(rate_hz, "rate_hz")
    if rate < 0:
        raise ValueError(f"rate_hz is {rate:g}; expected 0 Hz or more")
    duration = validate.positive(duration_ms, "duration_ms")
    dt = validate.positive(dt_ms, "dt_ms")
    expected = rate * duration / 1000
    if regular:
        arrivals = rng.random() + np.arange(int(expected) + 1)
    else:
        arrivals = np.cumsum(rng.exponential(size=64))
        while arrivals[-1] < expected:
            more = np.cumsum(rng.exponential(size=64))
            arrivals = np.concatenate([arrivals, arrivals[-1] + more])
    times = arrivals[arrivals < expected] * (1000 / rate if rate else 0)
    steps: Floats = np.clip(np.ceil(times / dt), 1, max(1, round(duration / dt)))
    return steps * dt


def kicks_of(
    trains: Iterable[Floats], strengths: Iterable[float], n_steps: int, dt_ms: float
) -> Floats:
    """Return by how many mV the spikes of all synapses move the voltage in each step, (n_steps,).

    Parameters
    ----------
    trains : sequence of ndarray
        For each synapse its spike times in ms.
    strengths : sequence of float
        For each synapse the mV that one spike adds; negative where it inhibits.
    n_steps : int
    dt_ms : float
    """
    kicks = np.zeros(n_steps)
    for times, strength in zip(trains, strengths, strict=True):
        steps = np.rint(np.asarray(times) / dt_ms).astype(int) - 1
        kicks += strength * np.bincount(steps, minlength=n_steps)
    return kicks


def _number(value: float, name: str) -> float:
    return float(validate.vector([value], name)[0])
