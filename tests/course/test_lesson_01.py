"""Lesson 01's exercises: what is said to an answer, and which hint a known mistake gets."""

import numpy as np
import pytest
from neuronlab import check

pytestmark = pytest.mark.usefixtures("store")


def current_for(rate, tau, t_ref):
    """Solve the formula of the rate for the current, by hand."""
    return 1.6 / (1 - np.exp(-(1000 / rate - t_ref) / tau))


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("01.1", 2.7),
        ("01.1", [2.69]),
        ("01.2", current_for),
        ("01.2", lambda rate, tau, t_ref: [current_for(rate, tau, t_ref)]),
        ("01.3", "ACAC"),
        ("01.3", "acac"),
        ("01.3", ["A", "A", "A", "C"]),
        ("01.3", "CCCAAAAA"),
        ("01.4", 0.45),
        ("01.4", 0.42),
        ("01.4", 1),
    ],
)
def test_it_is_right(key, answer):
    assert check(key, answer).right


@pytest.mark.parametrize(
    ("key", "answer", "said", "hint"),
    [
        ("01.1", 3, "3 nA give 58 spikes a second, not 50", "that is too much"),
        ("01.1", 2.5, "2.5 nA give 44.6 spikes a second", "that is too little"),
        ("01.1", 1.5, "1.5 nA give 0 spikes", "go above 1.6 nA"),
        ("01.1", 2700, "2700 nA give", "that is in pA"),
        ("01.1", abs, "expected a number", "hint 1 of 3"),
        (
            "01.2", lambda rate, tau, t_ref: current_for(rate, tau, 0),
            "expected 2.696 nA, not 2.531", "the refractory time is part of each interval",
        ),
        (
            "01.2", lambda rate, tau, t_ref: 10 * current_for(rate, tau, t_ref),
            "not 26.962", "divide by R = 10",
        ),
        (
            "01.2", lambda rate, tau, t_ref: current_for(1000 * rate, tau, t_ref),
            "expected 2.696 nA", "use 1000/rate",
        ),
        (
            "01.2", lambda rate, tau, t_ref: 1.6 / (1 - np.exp((1000 / rate - t_ref) / tau)),
            "expected 2.696 nA", "mind the sign",
        ),
        ("01.2", lambda rate, tau, t_ref: 2.696188, "for 29.25 Hz", "hint 1 of 3"),
        ("01.3", "AAAA", "sums A: 1.631, B: 1.041, C: 1.041", "before A shuts it out"),
        ("01.3", "AC", "answers to A and B and C", "B has not faded far enough"),
        ("01.3", "BBBB", "answers to B", "it is B that grows"),
        ("01.3", "XYZ", "that is 'XYZ'; expected letters A, B and C", "hint 1 of 3"),
        ("01.3", "A" * 201, "that is 201 patterns", "hint 1 of 3"),
        ("01.4", 0.2, "B still gives 1.051 after three showings", "shrinks by the factor 1 − η"),
        ("01.4", 3, "η is 3; expected above 0", "hint 1 of 3"),
    ],
)  # fmt: skip
def test_a_hint_answers_the_mistake_that_was_made(key, answer, said, hint):
    verdict = repr(check(key, answer))
    assert verdict.startswith(f"{key} not yet: ")
    assert said in verdict.split("\n")[0] and hint in verdict.split("\n")[1]
