"""The cost of a gradient: multiplications counted by hand, and measured."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab.labs.cost.model import cost, measure
from neuronlab.models.mlp import MLP


def test_3_4_4_1_by_hand():
    found = cost([3, 4, 4, 1])
    # forward 3·4 + 4·4 + 4·1 = 32; back: 32 for the gradients, 4·4 + 4·1 = 20 for the δs
    assert (found.parameters, found.forward, found.backward) == (41, 32, 52)
    assert found.backprop == 84 / 32 and found.nudging == 82


@given(st.lists(st.integers(1, 50), min_size=2, max_size=6))
def test_backpropagation_is_less_than_three_forward_passes(sizes):
    found = cost(sizes)
    assert 2 <= found.backprop < 3 and found.parameters == MLP(sizes).n_parameters


@pytest.mark.slow
def test_what_is_measured_is_of_the_order_of_what_is_counted():
    times = measure([3, 20, 20, 1])
    assert 1 < times.backprop / times.forward < 12
    assert times.nudging > 100 * times.forward
    assert measure([3, 64, 64, 64, 1]).extrapolated
