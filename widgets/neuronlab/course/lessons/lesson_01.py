"""Lesson 01, the biological neuron: predictions and exercises."""

import numpy as np

from ...labs.hebb.model import PATTERNS, HebbianNeuron
from ...models.spiking import LeakyIntegrateAndFire
from ..judging import Exercise
from ..reading import numbers, written

_NEURON = LeakyIntegrateAndFire()


def _spikes_below_the_rheobase() -> float:
    return len(_NEURON.simulate(1.5, 10_000).spike_times)


def _what_a_stronger_input_makes() -> str:
    weak, strong = (_NEURON.simulate(current, 1000) for current in (2.0, 4.0))
    taller = strong.voltages.max() > weak.voltages.max() + 1
    more = len(strong.spike_times) > len(weak.spike_times)
    return {
        (True, False): "taller spikes",
        (False, True): "more spikes, of the same height",
        (True, True): "more spikes, and taller ones",
    }[taller, more]


def _twice_the_current() -> str:
    ratio = _NEURON.firing_rate(4.0) / _NEURON.firing_rate(2.0)
    if abs(ratio - 2) < 0.05:
        return "it doubles"
    return "it more than doubles" if ratio > 2 else "it rises, but does not double"


def _without_forgetting() -> str:
    neuron = HebbianNeuron(forgetting=False)
    neuron.show_all("AAAAAA")
    answers = [name for name, x in PATTERNS.items() if neuron.fires(x)]
    return {"A": "A alone", "ABC": "all three", "": "none of them"}["".join(answers)]


PREDICTIONS = {
    "01.1": {
        "question": "Rest is at −70 mV, the threshold at −54 mV, and R = 10 MΩ. You send "
        "1.5 nA into the neuron, for ten seconds. How many spikes?",
        "answer": _spikes_below_the_rheobase,
        "why": "The voltage climbs to −70 + 10·1.5 = −55 mV and stays there, 1 mV below the "
        "threshold, for ever. What flows in leaks out again.",
    },
    "01.2": {
        "question": "You raise the current from 2 to 4 nA. What do you get?",
        "options": [
            "taller spikes",
            "more spikes, of the same height",
            "more spikes, and taller ones",
        ],
        "answer": _what_a_stronger_input_makes,
        "why": "A spike is all or nothing. How strong the input is shows in how often the neuron "
        "fires, not in the size of a spike.",
    },
    "01.3": {
        "question": "From 2 to 4 nA the current doubles. What happens to the firing rate?",
        "options": ["it rises, but does not double", "it doubles", "it more than doubles"],
        "answer": _twice_the_current,
        "why": "From 29.2 to 81.9 Hz, 2.8 times as much. The current counts from the rheobase on: "
        "2 nA is only 0.4 above 1.6, and 4 nA is 2.4 above it.",
    },
    "01.4": {
        "question": "Without forgetting, weights only grow. You show pattern A six times to a "
        "fresh neuron. To which patterns does it answer afterwards?",
        "options": ["A alone", "all three", "none of them"],
        "answer": _without_forgetting,
        "why": "Synapses 1 and 2 grow to 1, and synapse 3 keeps its 0.55. B and C each use one of "
        "the grown ones: 1.55 is more than before. It has become more excitable, not choosier.",
    },
}


def _judge_rheobase(answer) -> str:
    values, wrong = numbers(answer, 1)
    if wrong:
        return wrong
    neuron = LeakyIntegrateAndFire(rest=-65, threshold=-50, resistance=5)
    if np.isclose(values[0], neuron.rheobase, atol=0.005):
        return ""
    settles = neuron.rest + neuron.resistance * values[0]
    return (
        f"with {written(values[0])} nA the voltage would settle at {written(round(settles, 2))} mV,"
        f" and the threshold is {written(neuron.threshold)} mV"
    )


def _judge_rate(rate) -> str:
    if not callable(rate):
        return "that is not a function; hand over the function itself: check(…, rate)"
    cases = [(2.0, 20.0, 2.0), (4.0, 20.0, 2.0), (3.0, 10.0, 5.0), (1.5, 20.0, 2.0)]
    for current, tau, t_ref in cases:
        expected = LeakyIntegrateAndFire(time_constant=tau, refractory=t_ref).firing_rate(current)
        given = f"for I = {written(current)} nA, τ = {written(tau)} ms, t_ref = {written(t_ref)} ms"
        result = rate(current, tau, t_ref)
        value, wrong = numbers(result, 1)
        if wrong:
            return f"{given} it returned {result!r}; expected a number"
        if not np.isclose(value[0], expected, rtol=1e-3, atol=1e-3):
            slip = ""
            if np.isclose(value[0] * 1000, expected, rtol=1e-3):
                slip = "; that is in spikes per millisecond: multiply by 1000"
            return (
                f"{given} expected {written(round(expected, 3))} Hz, "
                f"not {written(round(value[0], 6))}{slip}"
            )
    return ""


def _judge_training(answer) -> str:
    if not isinstance(answer, str | list | tuple) or not all(
        isinstance(name, str) and set(name) <= set(PATTERNS) for name in answer
    ):
        return f"that is {answer!r}; expected letters A, B and C, such as 'AAB'"
    shown = "".join(answer)
    if len(shown) > 200:
        return f"that is {len(shown)} patterns; 200 must do"
    neuron = HebbianNeuron()
    neuron.show_all(shown)
    fires = [name for name, x in PATTERNS.items() if neuron.fires(x)]
    if fires == ["C"]:
        return ""
    sums = ", ".join(f"{n}: {neuron.weighted_sum(x):.3f}" for n, x in PATTERNS.items())
    return (
        f"after that it answers to {' and '.join(fires) or 'none'} (sums {sums}; θ = 1.05); "
        "it should answer to C alone"
    )


EXERCISES = {
    "01.1": Exercise(
        _judge_rheobase,
        (
            "How many millivolts are there between rest and threshold?",
            "A current I lifts the voltage by R·I in the end. Set R·I to that distance.",
            "(−50 − (−65))/5 = 15/5.",
        ),
        "3 nA lift the membrane by just 15 mV",
    ),
    "01.2": Exercise(
        _judge_rate,
        (
            "First deal with the case below the rheobase: 10·I ≤ 16 gives 0.",
            "The time from one spike to the next is t_ref + τ·ln(RI/(RI − 16)), in ms.",
            "return 1000 / (t_ref + tau * np.log(10 * current / (10 * current - 16)))",
        ),
        "your formula gives the rate that the simulation counts",
    ),
    "01.3": Exercise(
        _judge_training,
        (
            "What did it take for A alone? Look at what is common to the patterns that were shown.",
            "Each time C is shown, synapse 2 loses a fifth of its weight.",
            "Show C four times.",
        ),
        "the neuron has come to answer to C alone",
    ),
}
