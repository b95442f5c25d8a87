"""Two layers of threshold units, against the multilayer perceptron and against each point."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.path import Path
from neuronlab.labs.xor.model import ROWS, XOR, TwoLayer, mixed_spots, separable
from neuronlab.models.mlp import MLP

BOX = (-0.6, 1.6, -0.6, 1.6)

quarters = st.lists(st.integers(-12, 12).map(lambda n: n / 4), min_size=9, max_size=9)


def network(w11, w21, b1, w12, w22, b2, v1, v2, c) -> TwoLayer:
    return TwoLayer(
        np.array([(w11, w12), (w21, w22)]), np.array([b1, b2]), np.array([v1, v2]), c
    )  # fmt: skip


@given(quarters)
def test_on_quarters_it_is_an_mlp_of_heavisides(numbers):
    net = network(*numbers)
    mlp = MLP([2, 2, 1], hidden="heaviside", output="heaviside")
    mlp.weights, mlp.biases = [net.W, net.v[:, None]], [net.b, [net.c]]
    passed = mlp.forward(ROWS.astype(float))
    assert np.array_equal(net.hidden_sums(ROWS), passed.z[0])
    assert np.array_equal(net.hidden(ROWS), passed.a[0])
    assert np.array_equal(net(ROWS), passed.outputs[:, 0])


@given(quarters)
def test_the_regions_are_where_it_answers_one(numbers):
    net = network(*numbers)
    points = np.random.default_rng(0).uniform(-0.6, 1.6, (60, 2))
    off_the_lines = ((np.abs(net.hidden_sums(points)) > 1e-6) | ~net.W.any(axis=0)).all(axis=1)
    inside = np.zeros(len(points), dtype=bool)
    for region in net.regions(BOX):
        inside |= Path(region).contains_points(points)
    assert np.array_equal(inside[off_the_lines], net(points)[off_the_lines] == 1)


def test_a_sum_that_is_zero_on_paper_fires():
    net = network(-0.1, -0.2, 0.3, 0, 0, 0, 1, 0, -1)
    assert (np.array([1, 1]) @ net.W + net.b)[0] < 0  # in binary
    assert net.hidden_sums(ROWS)[3, 0] == 0 and net.hidden(ROWS)[3, 0] == 1


def test_a_region_as_thin_as_a_line_is_not_lost():
    net = network(1, 1, -1, -1, -1, 1, 1, 1, -2)  # both fire on x1 + x2 = 1 only
    assert net(ROWS).tolist() == [0, 1, 1, 0]
    (region,) = net.regions(BOX)
    assert region.sum(axis=1) == pytest.approx(1) and np.ptp(region[:, 0]) == pytest.approx(2.2)


def test_what_an_output_unit_can_tell_apart():
    folded = np.array([(0, 1), (1, 1), (1, 1), (1, 0)])
    assert mixed_spots(folded, XOR) == {} and separable(folded, XOR)
    assert mixed_spots(ROWS, XOR) == {} and not separable(ROWS, XOR)
    lost = np.array([(0, 0), (1, 0), (1, 1), (1, 1)])
    assert {spot: rows.tolist() for spot, rows in mixed_spots(lost, XOR).items()} == {
        (1, 1): [2, 3]
    }
    assert not separable(lost, XOR)
