"""A unit with two pixels, against the network of the course with the same weights."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab.labs.two_pixels.model import BIAS, PICTURES, answers
from neuronlab.models.neuron import Neuron

WEIGHTS = st.floats(-2, 2)


def test_there_are_four_pictures():
    assert PICTURES == ((0, 0), (1, 0), (0, 1), (1, 1))


@given(WEIGHTS, WEIGHTS)
def test_it_is_a_neuron_with_relu(w1, w2):
    expected = Neuron([w1, w2], BIAS, "relu")(np.array(PICTURES, float))
    assert [answer.a for answer in answers(w1, w2)] == pytest.approx(expected, abs=1e-8)


def test_a_sum_of_exactly_0_is_silent():
    assert answers(0.3, 0.2)[3].z == 0 == answers(0.3, 0.2)[3].a
