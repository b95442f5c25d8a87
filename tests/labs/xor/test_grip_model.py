"""Lines in a hand: moved they stay parallel, turned they keep their length, side and pivot."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab.labs.xor.grip_model import moved, rings, side, turned

place = st.tuples(st.floats(-0.5, 1.5), st.floats(-0.5, 1.5)).map(np.array)


def test_the_rings_are_on_the_line_and_on_the_picture():
    w, b = np.array([1.0, 1.0]), -0.5
    found = rings(w, b)
    assert found @ w + b == pytest.approx([0, 0]) and (np.abs(found - 0.5) < 1.1).all()
    assert len(rings(w, -3.1)) == 0  # it only cuts a corner
    assert len(rings(np.zeros(2), 1.0)) == 0


def test_a_moved_line_goes_through_the_hand():
    w = np.array([1.0, -2.0])
    at = np.array([0.25, 0.75])
    assert at @ w + moved(w, at) == pytest.approx(0)
    assert moved(np.array([3.0, 3.0]), np.array([-1.6, -1.6])) == 5.0


@given(place, place, st.floats(0, 6.28), st.floats(0.2, 3.0))
def test_a_turned_line_goes_through_pivot_and_hand(pivot, at, angle, length):
    w = length * np.array([np.cos(angle), np.sin(angle)])
    along = np.array([-w[1], w[0]]) / length
    left = side(w, pivot, pivot + along)
    found = turned(w, pivot, at, left)
    if np.hypot(*(at - pivot)) < 0.1:
        assert found is None
        return
    new, b = found
    strength = np.hypot(*new)
    assert np.abs(np.array([pivot, at]) @ new + b).max() / strength < 0.05
    assert side(new, pivot, at) == left
    assert np.abs(new).max() <= 3 and abs(b) <= 5
    assert strength <= max(length, 0.5) + 0.02


def test_a_ring_left_where_it_is_turns_nothing():
    w, b = np.array([1.0, 1.0]), -0.5
    pivot, ring = rings(w, b)
    assert turned(w, pivot, ring, side(w, pivot, ring))[0] == pytest.approx(w)
