"""The cloth: what fires on it, its threads and its creases, flat, half folded and folded."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from labs.xor.test_model import network, quarters
from matplotlib.path import Path
from neuronlab.labs.xor.cloth_model import BOX, creases, firing, folded, threads
from neuronlab.labs.xor.model import ROWS

OR_NAND_AND = (1, 1, -0.5, -1, -1, 1.5, 1, 1, -1.5)
SHARPNESS = st.sampled_from([None, 1.0, 3.0, 8.0])


def covered(polygons, points):
    inside = np.zeros(len(points), dtype=bool)
    for polygon in polygons:
        inside |= Path(polygon).contains_points(points)
    return inside


@given(quarters, SHARPNESS)
def test_what_fires_on_the_flat_cloth_is_where_it_answers_one(numbers, k):
    net = replace(network(*numbers), sharpness=k)
    points = np.random.default_rng(0).uniform(*BOX[:2], (60, 2))
    sums = net.output_sums(net.hidden(points))
    if k is None:
        clear = ((np.abs(net.hidden_sums(points)) > 1e-6) | ~net.W.any(axis=0)).all(axis=1)
    else:
        # Between the corners of a small cell a curve is drawn as a line.
        clear = np.abs(sums) > 0.05 * k
    assert np.array_equal(covered(firing(net), points)[clear], net(points)[clear] == 1)


@pytest.mark.parametrize("k", [None, 4.0])
@pytest.mark.parametrize("share", [0.3, 0.7])
def test_what_fires_is_carried_along_with_its_points(k, share):
    net = replace(network(*OR_NAND_AND), sharpness=k)
    flat, moved = firing(net), firing(net, share)
    assert len(flat) == len(moved)
    middles = np.array([part.mean(axis=0) for part in flat])
    there = np.array([part.mean(axis=0) for part in moved])
    assert there == pytest.approx(folded(net, middles, share), abs=0.02)


def test_a_region_as_thin_as_a_line_is_not_lost():
    net = network(1, 1, -1, -1, -1, 1, 1, 1, -2)  # both fire on x1 + x2 = 1 only
    assert net(ROWS).tolist() == [0, 1, 1, 0]
    (region,) = firing(net)
    assert region.sum(axis=1) == pytest.approx(1) and np.ptp(region[:, 0]) == pytest.approx(2.2)


def test_a_point_goes_straight_to_what_the_hidden_units_answer():
    net = network(*OR_NAND_AND)
    assert folded(net, ROWS, 0.0).tolist() == ROWS.tolist()
    assert folded(net, ROWS, 1.0).tolist() == [[0, 1], [1, 1], [1, 1], [1, 0]]
    assert folded(net, ROWS, 0.5).tolist() == [[0, 0.5], [0.5, 1], [1, 0.5], [1, 0.5]]


def test_steps_tear_the_threads_and_soft_units_bend_them():
    net = network(*OR_NAND_AND)
    flat = threads(net, 0.0)
    gaps = np.isnan(flat).any(axis=1).sum()
    assert np.isnan(threads(net, 0.5)).any(axis=1).sum() > gaps
    soft = replace(net, sharpness=4.0)
    bent = threads(soft, 0.5)
    assert np.isnan(bent).any(axis=1).sum() == gaps
    there = ~np.isnan(flat).any(axis=1)
    assert bent[there] == pytest.approx(folded(soft, flat[there], 0.5))


def test_on_the_folded_cloth_a_crease_is_where_its_unit_says_one_half():
    net = replace(network(*OR_NAND_AND), sharpness=4.0)
    for k, crease in enumerate(creases(net, 1.0)):
        assert crease[:, k] == pytest.approx(0.5)
    assert [len(crease) for crease in creases(network(*OR_NAND_AND), 1.0)] == [0, 0]
