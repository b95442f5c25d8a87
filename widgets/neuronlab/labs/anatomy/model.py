"""A biological neuron takes in signals at many places and sends one signal out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...models.arrays import Floats
from .sketch_model import at, sketch


@dataclass(frozen=True)
class Part:
    """One part of a neuron: its name, what it does, and what an artificial neuron has for it."""

    name: str
    does: str
    counterpart: str


PARTS: dict[str, Part] = {
    name: Part(name, does, counterpart)
    for name, does, counterpart in [
        (
            "synapses",
            "Here the terminals of other neurons almost touch this one: transmitter crosses the "
            "narrow gap and opens channels in the membrane. An excitatory synapse (+) pushes the "
            "neuron towards a spike, an inhibitory one (−) holds it back, each with a "
            "strength of its own.",
            "Each synapse is an input times its weight, xᵢ·wᵢ, positive where it excites and "
            "negative where it inhibits.",
        ),
        (
            "dendrites",
            "The dendrites branch like a tree and gather the signals of up to many thousand "
            "synapses. These signals are graded: they may be large or small, and on the way to the "
            "soma they fade and add up.",
            "The dendrites are the weighted inputs xᵢ·wᵢ coming in, only that those neither fade "
            "nor arrive late.",
        ),
        (
            "soma",
            "The soma is the body of the cell, which keeps all of it alive. The graded signals "
            "from the dendrites meet here and add up, if they come within a few milliseconds.",
            "The soma is the weighted sum z = x₁·w₁ + x₂·w₂ + … + b, worked out at once, without "
            "time.",
        ),
        (
            "nucleus",
            "The nucleus keeps the genes, the plans for the cell's proteins. It takes no part in "
            "passing on a signal, but changes that last, such as long-term memories, need genes "
            "to be switched on.",
            "There is none: an artificial neuron is a formula and has no life to keep up.",
        ),
        (
            "axon hillock",
            "At the hillock the soma narrows into the axon, and in the axon's initial segment just "
            "beside it the spike usually starts. If the voltage reaches the threshold, from about "
            "−70 mV at rest to about −55 mV, the neuron fires; if not, nothing is sent.",
            "The hillock is the threshold and the activation function, which turn the sum z into "
            "the output a.",
        ),
        (
            "axon",
            "The axon carries the spike away, over less than a millimetre or as much as a metre. "
            "The spike is all or nothing, of the same size from one end to the other: a stronger "
            "message is more spikes in a second, not larger ones.",
            "The axon is the output a, one number, which is often read as a rate of spikes.",
        ),
        (
            "myelin sheath",
            "Glial cells wrap the axon in myelin, a fatty insulation with bare gaps, the nodes of "
            "Ranvier. The spike is renewed only at the nodes and so jumps from one to the next "
            "(saltatory conduction), at up to about 100 metres a second.",
            "There is none: myelin changes only the speed, and in a formula nothing takes time.",
        ),
        (
            "terminals",
            "The axon branches into terminals, small swellings full of bubbles (vesicles) that "
            "hold transmitter. A spike lets calcium in, some vesicles open, and transmitter "
            "reaches the next cell.",
            "The terminals are the connections to the next units: each gets the same a, and has "
            "its own weight for it.",
        ),
    ]
}
"""The parts in the order in which a signal passes; the nucleus lies in the soma."""


@dataclass(frozen=True)
class Phase:
    """What a pulse does from the step ``start`` until the next phase starts."""

    start: int
    part: str
    happens: str


LAST_STEP = 100

TIMETABLE = (
    Phase(
        0, "synapses", "Other neurons have fired, and their transmitter crosses to the dendrites."
    ),
    Phase(8, "dendrites", "Graded signals, + and −, run towards the soma and fade on the way."),
    Phase(36, "soma", "The signals meet and add up, those of the inhibitory synapses as minus."),
    Phase(
        44, "axon hillock", "Beside the hillock the sum reaches the threshold, and a spike starts."
    ),
    Phase(52, "axon", "The spike jumps from node to node and is renewed at full size at each."),
    Phase(80, "terminals", "The spike arrives in every branch of the axon, everywhere as large."),
    Phase(92, "terminals", "Vesicles open, and transmitter crosses the gap to the next neuron."),
)


def phase(pulse: int) -> tuple[Phase, float]:
    """Return the phase in which a pulse is at a step, 0 to 100, and how far it is in it, 0 to 1."""
    if not 0 <= pulse <= LAST_STEP:
        raise ValueError(f"pulse is {pulse}; expected 0 to {LAST_STEP}")
    k = max(i for i, each in enumerate(TIMETABLE) if each.start <= pulse)
    end = TIMETABLE[k + 1].start if k + 1 < len(TIMETABLE) else LAST_STEP
    start = TIMETABLE[k].start
    return TIMETABLE[k], (pulse - start) / (end - start)


@dataclass(frozen=True)
class Dots:
    """A pulse at one step: ``xy`` (n, 2), ``sizes`` (n,), ``signs`` (n,): +1, −1, 0 the spike."""

    xy: Floats
    sizes: Floats
    signs: Floats


def dots(pulse: int) -> Dots:
    """Return where a pulse is at a step from 0 to 100."""
    s, (now, t) = sketch(), phase(pulse)
    if now.part == "synapses":
        return _crossing(s.gaps_in, t, s.signs)
    if now.part == "dendrites":
        return _dots([at(way, t) for way in s.ways_in], 1 - 0.45 * t, s.signs)
    if now.part == "soma":
        xy = [(1 - t) * way[-1] + t * s.axon[0] for way in s.ways_in]
        return _dots(xy, 0.55 + 0.25 * t, s.signs)
    if now.part == "axon hillock":
        return _dots([at(s.axon, t * s.stops[0])], 0.8 + 0.6 * t)
    if now.part == "axon":
        k = min(int(t * (len(s.stops) - 1)), len(s.stops) - 2)
        hop = t * (len(s.stops) - 1) - k
        moved = np.clip((hop - 0.3) / 0.7, 0, 1)  # it rests while the node makes it anew
        moved = moved**2 * (3 - 2 * moved)
        size = 1.4 - 2.4 * moved * (1 - moved)
        return _dots([at(s.axon, s.stops[k] + moved * (s.stops[k + 1] - s.stops[k]))], size)
    if now.happens.startswith("Vesicles"):
        return _crossing(s.gaps_out, t)
    return _dots([at(way, t) for way in s.ways_out], 1.1)


def _dots(xy: Sequence[Floats] | Floats, size: float, signs: Floats | None = None) -> Dots:
    return Dots(np.array(xy), np.full(len(xy), size), np.zeros(len(xy)) if signs is None else signs)


def _crossing(gaps: Floats, t: float, signs: Floats | None = None) -> Dots:
    """Return four grains of transmitter for each gap, on their way from side to side."""
    across = gaps[:, 1] - gaps[:, 0]
    beside = across @ [[0, 1], [-1, 0]]
    grains = [
        gaps[:, 0] + min(1, t * late) * across + shift * beside
        for shift, late in ((-0.5, 0.9), (-0.17, 1.2), (0.17, 1.0), (0.5, 1.15))
    ]
    signs = np.zeros(len(gaps)) if signs is None else signs
    return _dots(np.concatenate(grains), 0.32, np.tile(signs, len(grains)))
