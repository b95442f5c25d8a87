"""Lesson 01, the biological neuron: exercises and their judges."""

import math

import numpy as np

from ...labs.hebb.model import PATTERNS, HebbianNeuron
from ..judging import Exercise, Slip, of_a_function
from ..reading import NOTHING, numbers, written
from .lesson_01 import NEURON, answers_of


def _judge_current(answer) -> str:
    values, wrong = numbers(answer, 1)
    if wrong:
        return wrong
    current, rate = values[0], NEURON.firing_rate(float(values[0]))
    if abs(rate - 50) < 0.5:
        return ""
    said = f"{written(current)} nA give {written(round(rate, 1))} spikes a second, not 50"
    if rate == 0:
        return Slip(said, "that is below the border, where it is silent for ever; go above 1.6 nA")
    if abs(NEURON.firing_rate(current / 1000) - 50) < 0.5:
        return Slip(said, "that is in pA; the answer is wanted in nA")
    return Slip(said, f"that is too {'much' if rate > 50 else 'little'}; go on from there")


@of_a_function("current_for")
def _judge_current_for(current_for) -> str:
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
    fires = [answers_of("A" * n, threshold=1.02, learning_rate=eta) for n in range(4)]
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
