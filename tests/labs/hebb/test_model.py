"""The Hebbian neuron against numbers worked by hand."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab.labs.hebb.model import PATTERNS, HebbianNeuron

A, B, C = PATTERNS.values()


def test_one_showing_worked_by_hand():
    seen = HebbianNeuron().show(A)
    assert seen.weighted_sum == 1.1 and seen.fired
    # 0.55 + 0.2·(1 − 0.55) = 0.64 and 0.55 + 0.2·(0 − 0.55) = 0.44
    assert seen.before == pytest.approx([0.55, 0.55, 0.55])
    assert seen.after == pytest.approx([0.64, 0.64, 0.44])
    plain = HebbianNeuron(forgetting=False).show(A)
    assert plain.after == pytest.approx([0.75, 0.75, 0.55])


@given(n=st.integers(0, 30), rate=st.floats(0.05, 0.5))
def test_shown_a_again_and_again_it_answers_a_alone_in_the_end(n, rate):
    neuron = HebbianNeuron(learning_rate=rate)
    neuron.show_all("A" * n)
    fading = (1 - rate) ** n
    assert neuron.weighted_sum(A) == pytest.approx(2 - 0.9 * fading)
    assert neuron.weighted_sum(B) == pytest.approx(1 + 0.1 * fading)
    assert neuron.fires(B) == neuron.fires(C) == (round(1 + 0.1 * fading, 10) >= 1.05)


def test_it_takes_four_showings():
    for n, fires in [(3, True), (4, False)]:
        neuron = HebbianNeuron()
        neuron.show_all("A" * n)
        assert neuron.fires(A) and neuron.fires(B) == neuron.fires(C) == fires


def answers(shown, **settings) -> str:
    neuron = HebbianNeuron(**settings)
    neuron.show_all(shown)
    return "".join(name for name, x in PATTERNS.items() if neuron.fires(x))


def test_the_door_closes_after_the_fourth_showing():
    """Lesson 01: silent, it learns nothing; one showing earlier it learns C as well."""
    assert answers("AAAA" + "C" * 50) == "A" and answers("AAA" + "C" * 10) == "AC"


def test_selectivity_needs_a_threshold_above_1_and_at_most_the_sum_of_the_beginning():
    for threshold, alone in [(0.9, False), (1.0, False), (1.02, True), (1.1, True)]:
        assert (answers("A" * 200, threshold=threshold) == "A") == alone
    assert answers("A" * 200, threshold=1.11) == ""


def test_at_a_threshold_of_1_02_it_takes_eight_showings_or_a_faster_rate():
    settings = {"threshold": 1.02}
    assert answers("A" * 7, **settings) == "ABC" and answers("A" * 8, **settings) == "A"
    rates = [round(0.05 * k, 2) for k in range(1, 11)]
    enough = [eta for eta in rates if answers("AAA", learning_rate=eta, **settings) == "A"]
    assert enough == [0.45, 0.5]


def test_fourteen_of_the_sixteen_ways_to_mix_a_and_c_lead_to_both():
    mixed = ["".join(shown) for shown in product("AC", repeat=4)]
    assert [shown for shown in mixed if answers(shown) != "AC"] == ["AAAA", "CCCC"]
    assert not any(answers(shown) == "AC" for n in (1, 2, 3) for shown in product("AC", repeat=n))


def test_without_forgetting_it_answers_everything_and_no_weight_exceeds_1():
    neuron = HebbianNeuron(forgetting=False)
    neuron.show_all("A" * 9)
    assert neuron.weights.tolist() == [1, 1, 0.55]
    assert all(neuron.fires(x) for x in PATTERNS.values())


def test_without_a_spike_nothing_is_learned_and_on_the_threshold_it_fires():
    silent = HebbianNeuron(threshold=1.2).show(B)
    assert not silent.fired and np.array_equal(silent.before, silent.after)
    # 0.3·3 is 0.8999… in binary; on paper it reaches 0.9.
    assert HebbianNeuron([0.3, 0.3, 0.3], threshold=0.9).fires((1, 1, 1))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: HebbianNeuron([0.5, np.nan]), "weights holds nan"),
        (lambda: HebbianNeuron(threshold=0), "threshold is 0"),
        (lambda: HebbianNeuron(learning_rate=-1), "learning_rate is -1"),
        (lambda: HebbianNeuron().show([1, 0]), r"x has shape \(2,\); expected shape \(3,\)"),
    ],
)
def test_bad_arguments_are_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
