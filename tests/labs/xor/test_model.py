"""Two layers of threshold units, against the multilayer perceptron and against each point."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab.labs.xor.model import ROWS, XOR, TwoLayer, mixed_spots, street
from neuronlab.models.margin import widest_margin
from neuronlab.models.mlp import MLP

quarters = st.lists(st.integers(-12, 12).map(lambda n: n / 4), min_size=9, max_size=9)


def network(w11, w21, b1, w12, w22, b2, v1, v2, c) -> TwoLayer:
    W, b = np.array([(w11, w12), (w21, w22)]), np.array([b1, b2])
    return TwoLayer(W, b, np.array([v1, v2]), c)


@given(quarters)
def test_on_quarters_it_is_an_mlp_of_heavisides(numbers):
    net = network(*numbers)
    mlp = MLP([2, 2, 1], hidden="heaviside", output="heaviside")
    mlp.weights, mlp.biases = [net.W, net.v[:, None]], [net.b, [net.c]]
    passed = mlp.forward(ROWS.astype(float))
    assert np.array_equal(net.hidden_sums(ROWS), passed.z[0])
    assert np.array_equal(net.hidden(ROWS), passed.a[0])
    assert np.array_equal(net(ROWS), passed.outputs[:, 0])


def test_a_sum_that_is_zero_on_paper_fires():
    net = network(-0.1, -0.2, 0.3, 0, 0, 0, 1, 0, -1)
    assert (np.array([1, 1]) @ net.W + net.b)[0] < 0  # in binary
    assert net.hidden_sums(ROWS)[3, 0] == 0 and net.hidden(ROWS)[3, 0] == 1


@given(quarters, st.sampled_from([1.0, 4.5, 19.5]))
def test_soft_units_are_an_mlp_of_sigmoids_with_weights_k_times_as_large(numbers, k):
    net = replace(network(*numbers), sharpness=k)
    mlp = MLP([2, 2, 1], hidden="sigmoid", output="heaviside")
    mlp.weights, mlp.biases = [k * net.W, net.v[:, None]], [k * net.b, [net.c]]
    assert np.allclose(net.hidden(ROWS), mlp.forward(ROWS.astype(float)).a[0])


def test_what_an_output_unit_can_tell_apart():
    folded = np.array([(0, 1), (1, 1), (1, 1), (1, 0)])
    found = street(folded, XOR)
    # From (1, 1) to the middle between (0, 1) and (1, 0): half a diagonal.
    assert mixed_spots(folded, XOR) == {} and found.gap == pytest.approx(np.sqrt(0.5))
    assert found.w == pytest.approx([np.sqrt(0.5)] * 2)
    assert folded @ found.w + found.b == pytest.approx(np.array([-1, 1, 1, -1]) * found.gap / 2)
    assert mixed_spots(ROWS, XOR) == {} and street(ROWS, XOR) is None
    lost = np.array([(0, 0), (1, 0), (1, 1), (1, 1)])
    assert {spot: rows.tolist() for spot, rows in mixed_spots(lost, XOR).items()} == {
        (1, 1): [2, 3]
    }
    assert street(lost, XOR) is None


widest_margin(ROWS.astype(float), XOR)  # it loads SciPy, which takes its time

places = st.lists(st.integers(0, 8).map(lambda n: n / 8), min_size=8, max_size=8)


@given(places)
def test_there_is_a_street_just_where_a_line_separates(numbers):
    points = np.reshape(numbers, (4, 2))
    found = street(points, XOR)
    assert (found is None) == (widest_margin(points, XOR) is None)
    if found is not None:
        sides = (points @ found.w + found.b) * np.where(XOR, 1, -1)
        assert sides.min() == pytest.approx(found.gap / 2)
        # No other direction has a wider street.
        turns = np.linspace(0, 2 * np.pi, 361)
        along = points @ np.array([np.cos(turns), np.sin(turns)])
        widest = (along[XOR == 1].min(axis=0) - along[XOR == 0].max(axis=0)).max()
        assert widest <= found.gap + 1e-9
