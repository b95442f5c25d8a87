"""Lesson 01, the biological neuron: predictions."""

import math
from functools import partial

import numpy as np

from ...labs.anatomy.model import TIMETABLE, dots
from ...labs.hebb.model import PATTERNS, HebbianNeuron
from ...labs.spiking.model import Cell, counted, draws
from ...models.arrays import Floats
from ...models.spiking import LeakyIntegrateAndFire
from ..curve_sketch import CurveSketch, Scale

NEURON = LeakyIntegrateAndFire()


def _rate_by_current() -> Floats:
    """Return (current in nA, spikes a second) of the lab's neuron as it opens, (n, 2)."""
    return np.column_stack(NEURON.rate_curve(4.0))


def _what_moves_the_border() -> str:
    usual = NEURON.rheobase
    changed = {
        "θ": LeakyIntegrateAndFire(threshold=-50),
        "τ": LeakyIntegrateAndFire(time_constant=40),
        "t_ref": LeakyIntegrateAndFire(refractory=10),
    }
    moving = [name for name, neuron in changed.items() if neuron.rheobase != usual]
    return {
        ("θ",): "the threshold alone",
        ("θ", "τ"): "the threshold and the time constant",
        ("θ", "τ", "t_ref"): "all three",
    }[tuple(moving)]


def _most_spikes() -> str:
    most = LeakyIntegrateAndFire(refractory=10).firing_rate(1e9)
    return min(("about 50", "about 100", "about 500"), key=lambda text: abs(int(text[6:]) - most))


def _smaller_on_arrival() -> str:
    start = {phase.part: phase.start for phase in TIMETABLE[::-1]}
    ends = {"dendrite": ("dendrites", "soma"), "axon": ("axon", "terminals")}
    smaller = {}
    for name, (part, after) in ends.items():
        sizes = [dots(step).sizes[0] for step in range(start[part], start[after])]
        half = len(sizes) // 2
        smaller[name] = max(sizes[half:]) < 0.9 * max(sizes[:half])
    return {
        (True, False): "the one in the dendrite",
        (False, True): "the spike in the axon",
        (True, True): "both",
        (False, False): "neither",
    }[smaller["dendrite"], smaller["axon"]]


_FOR_AND_AGAINST = Cell(strengths=(4.0, 4.0, 0.0), rates=(60.0, 40.0, 60.0))


def _strong_inhibition() -> str:
    before = counted(_FOR_AND_AGAINST, 1.2)
    after = counted(Cell(strengths=(4.0, 4.0, -8.0), rates=(60.0, 40.0, 60.0)), 1.2)
    if after == 0:
        return "none"
    return "fewer, but some" if after < before else "as many"


def _by_the_clock() -> str:
    ticking = Cell(strengths=(4.0, 4.0, -8.0), rates=(60.0, 40.0, 60.0), regular=True)
    found = draws(ticking, 1.2, 100)
    apart = max(found) - min(found)
    return "not at all" if apart == 0 else "by one or two" if apart < 3 else "by twenty or so"


def answers_of(shown: str, **settings) -> str:
    """Return the patterns that a Hebbian neuron fires at after it was shown some, as letters."""
    neuron = HebbianNeuron(**settings)
    neuron.show_all(shown)
    return "".join(name for name, x in PATTERNS.items() if neuron.fires(x))


def _brain_years() -> str:
    years = 1287e6 / 20 / (24 * 365.25)
    return min(
        ("about 7 years", "about 70 years", "about 7000 years"),
        key=lambda text: abs(math.log(int(text.split()[1]) / years)),
    )


PREDICTIONS = {
    "01.1": {
        "question": "You will turn the current up, from 0 to 4 nA, and count the spikes in a "
        "second each time. Draw how that number goes.",
        "way": partial(
            CurveSketch, Scale("current I", 0, 4, "nA"), Scale("spikes a second", 0, 90), within=8
        ),
        "answer": _rate_by_current,
        "why": "Below some 1.6 nA the neuron is silent, however long you wait. Then it begins to "
        "fire, and fires more often the more you send. Measure it: each current that you try "
        "leaves a point.",
    },
    "01.2": {
        "question": "The neuron has three settings: threshold, time constant, refractory time. "
        "Which of them move the place where the firing begins?",
        "options": [
            "the threshold alone",
            "the threshold and the time constant",
            "all three",
        ],
        "answer": _what_moves_the_border,
        "why": "The border is where the voltage only just gets to the threshold, with all the time "
        "in the world. How slowly it climbs does not matter then, nor how long a rest comes after "
        "a spike.",
    },
    "01.3": {
        "question": "You set the refractory time to 10 ms, and may send any current, a thousand "
        "nA if you like. How many spikes a second will you get at the most?",
        "options": ["about 50", "about 100", "about 500"],
        "answer": _most_spikes,
        "why": "After each spike it is deaf for 10 ms, so that at most 100 spikes fit into a "
        "second: the rate nears 1000/10 and never gets past it.",
    },
    "01.4": {
        "question": "Two signals set out. One starts at a synapse and runs along a dendrite, half "
        "a millimetre; the other is a spike, and runs along an axon, perhaps a metre. Which of "
        "them is smaller when it arrives?",
        "options": [
            "the one in the dendrite",
            "the spike in the axon",
            "both",
            "neither",
        ],
        "answer": _smaller_on_arrival,
        "why": "A dendrite is like a leaky hose, in which a signal fades. An axon makes the spike "
        "anew all along its way, like a row of dominoes: the last one falls as hard as the first.",
    },
    "01.5": {
        "question": "Synapses 1 and 2 excite: +4 mV a spike, 60 and 40 of them a second, which "
        "makes 31 spikes out. Now synapse 3 inhibits, −8 mV a spike, 60 a second: −480 mV against "
        "+400 mV in a second. How many spikes are left?",
        "options": ["none", "fewer, but some", "as many"],
        "answer": _strong_inhibition,
        "why": "19 of 31. On average the voltage stays well below the threshold. But a neuron does "
        "not wait for the average: two or three spikes for it that happen to come together, and "
        "it fires.",
    },
    "01.6": {
        "question": "The same three synapses, but now each ticks like a clock (regular). Only "
        "where its first tick falls is left to chance. By how much will the number of spikes "
        "out differ from one draw to the next?",
        "options": ["not at all", "by one or two", "by twenty or so"],
        "answer": _by_the_clock,
        "why": "From none to 20. Synapses 1 and 3 tick equally fast, so the draw decides "
        "for ever which of them comes first. Where the inhibition always comes shortly before, it "
        "swallows the excitation; where it comes shortly after, it is too late.",
    },
    "01.7": {
        "question": "At first all three patterns make the neuron fire. You show it A four times. "
        "Which patterns make it fire after that?",
        "options": ["A alone", "all three, as before", "A and B"],
        "answer": lambda: {"A": "A alone", "ABC": "all three, as before", "AB": "A and B"}[
            answers_of("AAAA")
        ],
        "why": "Each time, w₁ and w₂ grow and w₃ fades. A uses the two that grow. B and C use "
        "one that grows and the one that fades, and by the fourth time the fading has won.",
    },
    "01.8": {
        "question": "It answers to A alone. Now you change your mind and show it C, ten times. "
        "Which patterns make it fire after that?",
        "options": ["C alone", "A and C", "A alone"],
        "answer": lambda: {"C": "C alone", "AC": "A and C", "A": "A alone"}[
            answers_of("AAAA" + "C" * 10)
        ],
        "why": "To C it stays silent, and while it is silent it learns nothing. Had you come one "
        "showing earlier, after three times A, C would still have made it fire, and it would have "
        "learned C as well. A door has closed.",
    },
    "01.9": {
        "question": "Without forgetting, weights only grow. You show pattern A six times to a "
        "fresh neuron. To which patterns does it answer afterwards?",
        "options": ["A alone", "all three", "none of them"],
        "answer": lambda: {"A": "A alone", "ABC": "all three", "": "none of them"}[
            answers_of("AAAAAA", forgetting=False)
        ],
        "why": "Synapses 1 and 2 grow to 1, and synapse 3 keeps its 0.55. B and C each use one of "
        "the grown ones: 1.55 is more than before. It has become more excitable, not choosier.",
    },
    "01.10": {
        "question": "Your brain runs on about 20 watts. Training the language model GPT-3, once, "
        "took about 1287 megawatt hours. How long would a brain live on that?",
        "options": ["about 7 years", "about 70 years", "about 7000 years"],
        "answer": _brain_years,
        "why": "1 287 000 000 Wh / 20 W = 64 350 000 hours, which is 7341 years.",
    },
}
