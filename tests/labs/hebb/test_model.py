"""The Hebbian neuron against numbers worked by hand."""

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
