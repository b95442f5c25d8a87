"""Lesson 01, the biological neuron: predictions and exercises."""

import math
from functools import partial

import numpy as np

from ...labs.anatomy.model import TIMETABLE, dots
from ...labs.hebb.model import PATTERNS, HebbianNeuron
from ...labs.spiking.model import Cell, counted, draws
from ...models.arrays import Floats
from ...models.spiking import LeakyIntegrateAndFire
from ..judging import Exercise, Slip
from ..reading import NOTHING, numbers, written
from ..sketch import CurveSketch, Scale

_NEURON = LeakyIntegrateAndFire()


def _rate_by_current() -> Floats:
    """Return (current in nA, spikes a second) of the lab's neuron as it opens, (n, 2)."""
    return np.column_stack(_NEURON.rate_curve(4.0))


def _what_moves_the_border() -> str:
    usual = _NEURON.rheobase
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


def _answers_of(shown: str, **settings) -> str:
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
            _answers_of("AAAA")
        ],
        "why": "Each time, w₁ and w₂ grow and w₃ fades. A uses the two that grow. B and C use "
        "one that grows and the one that fades, and by the fourth time the fading has won.",
    },
    "01.8": {
        "question": "It answers to A alone. Now you change your mind and show it C, ten times. "
        "Which patterns make it fire after that?",
        "options": ["C alone", "A and C", "A alone"],
        "answer": lambda: {"C": "C alone", "AC": "A and C", "A": "A alone"}[
            _answers_of("AAAA" + "C" * 10)
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
            _answers_of("AAAAAA", forgetting=False)
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


def _judge_current(answer) -> str:
    values, wrong = numbers(answer, 1)
    if wrong:
        return wrong
    current, rate = values[0], _NEURON.firing_rate(float(values[0]))
    if abs(rate - 50) < 0.5:
        return ""
    said = f"{written(current)} nA give {written(round(rate, 1))} spikes a second, not 50"
    if rate == 0:
        return Slip(said, "that is below the border, where it is silent for ever; go above 1.6 nA")
    if abs(_NEURON.firing_rate(current / 1000) - 50) < 0.5:
        return Slip(said, "that is in pA; the answer is wanted in nA")
    return Slip(said, f"that is too {'much' if rate > 50 else 'little'}; go on from there")


def _judge_current_for(current_for) -> str:
    if not callable(current_for):
        return "that is not a function; hand over the function itself: check(…, current_for)"
    for rate, tau, t_ref in [(50.0, 20.0, 2.0), (29.25, 20.0, 2.0), (100.0, 10.0, 5.0)]:
        given = f"for {written(rate)} Hz, τ = {written(tau)} ms, t_ref = {written(t_ref)} ms"
        expected = _current(rate, tau, t_ref)
        result = current_for(rate, tau, t_ref)
        value, wrong = numbers(result, 1)
        if wrong:
            return f"{given} it returned {result!r}; {NOTHING if result is None else wrong}"
        if not np.isclose(value[0], expected, rtol=1e-3, atol=1e-3):
            said = f"{given} expected {expected:.3f} nA, not {written(round(value[0], 3))}"
            return _slip_of_current(said, float(value[0]), rate, tau, t_ref)
    return ""


def _current(rate: float, tau: float, t_ref: float) -> float:
    """Return the current at which the neuron fires so often, in nA."""
    return 1.6 / (1 - math.exp(-(1000 / rate - t_ref) / tau))


def _slip_of_current(said: str, value: float, rate: float, tau: float, t_ref: float) -> str:
    """Return what is wrong, with a hint where it is known which mistake was made."""
    known = [
        (_current(rate, tau, 0), "the refractory time is part of each interval: take it off first"),
        (10 * _current(rate, tau, t_ref), "that is RI, in mV; divide by R = 10"),
        (
            1.6 / (1 - math.exp(-(1 / rate - t_ref) / tau)) if 1 / rate != t_ref else math.inf,
            "1/rate is in seconds, τ and t_ref in milliseconds: use 1000/rate",
        ),
        (
            1.6 / (1 - math.exp((1000 / rate - t_ref) / tau)),
            "mind the sign: e is raised to minus the time over τ",
        ),
    ]
    for slip, hint in known:
        if np.isclose(value, slip, rtol=1e-3):
            return Slip(said, hint)
    return said


def _judge_training(answer) -> str:
    if not isinstance(answer, str | list | tuple) or not all(
        isinstance(name, str) and set(name.upper()) <= set(PATTERNS) for name in answer
    ):
        return f"that is {answer!r}; expected letters A, B and C, such as 'AAB'"
    shown = "".join(answer).upper()
    if len(shown) > 200:
        return f"that is {len(shown)} patterns; 200 must do"
    neuron = HebbianNeuron()
    neuron.show_all(shown)
    fires = [name for name, x in PATTERNS.items() if neuron.fires(x)]
    if fires == ["A", "C"]:
        return ""
    sums = ", ".join(f"{n}: {neuron.weighted_sum(x):.3f}" for n, x in PATTERNS.items())
    said = (
        f"after that it answers to {' and '.join(fires) or 'none'} (sums {sums}; θ = 1.05); "
        "it should answer to A and C"
    )
    if len(fires) == 1 and fires[0] in "AC":
        return Slip(
            said, f"to the other it has fallen silent: show that before {fires[0]} shuts it out"
        )
    if fires == ["A", "B", "C"]:
        return Slip(said, "B has not faded far enough: go on, with A and C, which spare w₃ or w₂")
    if "B" in fires:
        return Slip(said, "each time you show B, it is B that grows; leave it out")
    return said


def _judge_rate_of_learning(answer) -> str:
    values, wrong = numbers(answer, 1)
    if wrong:
        return wrong
    eta = float(values[0])
    if not 0 < eta <= 1:
        return f"η is {written(eta)}; expected above 0 and at most 1"
    fires = [_answers_of("A" * n, threshold=1.02, learning_rate=eta) for n in range(4)]
    if fires[3] == "A":
        return ""
    neuron = HebbianNeuron(threshold=1.02, learning_rate=eta)
    neuron.show_all("AAA")
    after = neuron.weighted_sum(PATTERNS["B"])
    return Slip(
        f"with η = {written(eta)}, B still gives {after:.3f} after three showings, and θ is 1.02",
        "the fading is too slow: what B has above 1 shrinks by the factor 1 − η each time",
    )


EXERCISES = {
    "01.1": Exercise(
        _judge_current,
        (
            "Try currents in the lab: 2.5 nA give 44 spikes, 3 nA give 57.",
            "50 spikes a second are 20 ms from one to the next, and 2 of them are refractory.",
            "In 18 ms the voltage must climb by 16 mV: RI·(1 − e^(−18/20)) = 16.",
        ),
        "so many nanoamperes make 50 spikes a second",
    ),
    "01.2": Exercise(
        _judge_current_for,
        (
            "The time from one spike to the next is 1000/rate. How much of it is climbing?",
            "climbing = τ·ln(RI/(RI − 16)). Divide by τ, and undo the ln with e: "
            "RI/(RI − 16) = e^(climbing/τ).",
            "Solved for I: I = 1.6 / (1 − np.exp(−climbing / tau)).",
        ),
        "your formula finds the current for any rate",
    ),
    "01.3": Exercise(
        _judge_training,
        (
            "Which weight do A and C have in common? It may grow all the time.",
            "B uses w₂ and w₃. When does w₂ fade, and when does w₃?",
            "Mix the two: every showing of A or C takes a fifth of what B has above 1.",
        ),
        "the neuron answers to A and to C, and B leaves it cold",
    ),
    "01.4": Exercise(
        _judge_rate_of_learning,
        (
            "Set θ to 1.02 in the lab, and try three times A with one η after another.",
            "B starts at 1.10, which is 0.10 above 1. After n showings, 0.10·(1 − η)ⁿ are left.",
            "0.10·(1 − η)³ must be less than 0.02: (1 − η)³ < 0.2.",
        ),
        "three showings are enough",
    ),
}
