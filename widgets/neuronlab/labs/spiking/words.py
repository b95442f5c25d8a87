"""What the spiking lab says: how many spikes, how far apart, and what the formula makes of it."""

import numpy as np

from ...models.spiking import LeakyIntegrateAndFire
from ...text.numbers import number
from .model import Scene


def lines(scene: Scene, lowest: float) -> list[str]:
    """Return the readout: the number, the sentence, and the rest; ``lowest`` mV are seen."""
    said = [f"<b>{spikes(scene)}</b> in 1 s", _sentence(scene)]
    if scene.on:
        said.append(_synapses(scene, lowest))
    if scene.curve:
        said += [_rheobase(scene.neuron, scene.current), _rate(scene)]
    return said


def seen(scene: Scene) -> str:
    """Return what is seen, for those who don't see it."""
    on = sum(strength != 0 for strength in scene.strengths)
    synapses = f" and {on} {'synapse' if on == 1 else 'synapses'}" if on else ""
    tried = f" {len(scene.tried)} currents tried before." if len(scene.tried) else ""
    curve = (
        f" The formula's curve gives {number(scene.rate, 1)} Hz, "
        f"from the rheobase of {number(scene.neuron.rheobase)} nA on."
    )
    return (
        f"A current of {plain(scene.current)} nA{synapses}: {spikes(scene)} in 1 s.{tried}"
        f"{curve if scene.curve else ''}"
    )


def spikes(scene: Scene) -> str:
    """Return "29 spikes", "1 spike", "no spikes"."""
    n = scene.counted
    return f"{n or 'no'} {'spike' if n == 1 else 'spikes'}"


def plain(value: float) -> str:
    """Return a setting as it was set: "−54"."""
    return f"{value:g}".replace("-", "−")


def _sentence(scene: Scene) -> str:
    times, neuron = scene.run.spike_times, scene.neuron
    if len(times) == 0:
        highest = number(scene.run.voltages.max(), 1)
        return (
            f"the voltage gets up to {highest} mV; the threshold is at "
            f"{number(neuron.threshold, 1)} mV"
        )
    if len(times) == 1:
        return f"it comes after {number(times[0], 1)} ms"
    gaps = np.diff(times)
    low, high = number(gaps.min(), 1), number(gaps.max(), 1)
    if gaps.max() - gaps.min() < 0.15:
        return f"from one to the next it takes {high} ms"
    return f"from one to the next it takes {low} to {high} ms"


def _rheobase(neuron: LeakyIntegrateAndFire, current: float) -> str:
    rest, threshold = plain(neuron.rest), plain(neuron.threshold)
    side = "above" if current > neuron.rheobase else "not above"
    return (
        f"rheobase = (θ − rest)/R = ({threshold} − ({rest}))/{plain(neuron.resistance)} "
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
        f"1/({plain(neuron.refractory)} + {plain(neuron.time_constant)}·ln({number(drive, 1)}/"
        f"({number(drive, 1)} − {number(needed, 1)}))) per ms = <b>{number(rate, 1)} Hz</b>"
    )


def _synapses(scene: Scene, lowest: float) -> str:
    parts = [
        f"{k} {'excites' if strength > 0 else 'inhibits'}, {len(times)} spikes of "
        f"{'+' * (strength > 0)}{plain(strength)} mV"
        for k, (times, strength) in enumerate(zip(scene.trains, scene.strengths, strict=True), 1)
        if strength
    ]
    least = scene.run.voltages.min()
    below = f"; V falls to {number(least, 0)} mV, below the picture" if least < lowest else ""
    return f"synapse {'; '.join(parts)}{below}"
