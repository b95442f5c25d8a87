"""Bumps, against sigmoids written out and averages taken by NumPy."""

import numpy as np
import pytest
from neuronlab.labs.bump.model import (
    GRID,
    INSIDE,
    KNOTS,
    MOST,
    TARGETS,
    WIDE,
    Bump,
    drawn,
    fitted,
    network,
    off,
    target,
)  # fmt: skip


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def test_a_bump_is_two_sigmoids_and_the_network_has_two_units_for_it():
    bumps = [Bump(2, 4, 0.8), Bump(6, 7.5, -0.5)]
    mlp = network(bumps, 10)
    assert mlp.layer_sizes == (1, 4, 1) and mlp.n_parameters == 13
    x = np.linspace(0, 10, 31)
    expected = 0.8 * (sigmoid(10 * (x - 2)) - sigmoid(10 * (x - 4)))
    expected -= 0.5 * (sigmoid(10 * (x - 6)) - sigmoid(10 * (x - 7.5)))
    assert mlp(x[:, None])[:, 0] == pytest.approx(expected, abs=1e-12)
    assert -mlp.biases[0] / mlp.weights[0][0] == pytest.approx([2, 4, 6, 7.5])


@pytest.mark.parametrize("name", TARGETS)
def test_twenty_bumps_follow_every_curve_better_than_five(name):
    y = target(name, [], GRID)
    errors = [off(fitted(y, k), 20, y) for k in (5, 10, 20)]
    assert errors == sorted(errors, reverse=True) and errors[-1] < 0.1


def test_fitted_heights_are_averages_side_by_side():
    y = np.sin(GRID)
    bumps = fitted(y, 4)
    assert [b.right for b in bumps[:-1]] == [b.left for b in bumps[1:]] == [2.5, 5, 7.5]
    for k, bump in enumerate(bumps):
        inside = (GRID > 2.5 * k) & (GRID < 2.5 * k + 2.5)
        assert bump.height == pytest.approx(y[inside].mean(), abs=0.001)
        integral = np.cos(2.5 * k) - np.cos(2.5 * k + 2.5)
        assert bump.height == pytest.approx(integral / 2.5, abs=0.005)


@pytest.mark.parametrize("k", range(1, MOST + 1))
def test_a_wave_the_same_upside_down_from_behind_gets_such_bumps(k):
    heights = [bump.height for bump in fitted(target("sine", [], GRID), k)]
    assert heights == pytest.approx([-h for h in heights[::-1]], abs=1e-12)


def test_stairs_are_met_by_four_bumps_but_not_by_five():
    y = target("stairs", [], GRID)
    assert off(fitted(y, 4), 50, y) < 0.03 < off(fitted(y, 5), 50, y)
    assert len(fitted(y, MOST)) == MOST


def test_a_stroke_is_straight_between_its_ends():
    curve = drawn([0.0] * len(KNOTS), (2.0, 1.0), (3.0, 0.0))
    under = (KNOTS >= 2) & (KNOTS <= 3)
    assert np.array(curve)[under] == pytest.approx([1, 0.75, 0.5, 0.25, 0])
    assert not np.array(curve)[~under].any()
    back = drawn([0.0] * len(KNOTS), (3.0, 0.0), (2.0, 1.0))
    assert back == curve
    point = drawn(curve, (5.1, -0.4), (5.1, -0.4))
    assert point[20] == -0.4 and point[19] == point[21] == 0
    assert target("own curve", curve, np.array([2.125])) == pytest.approx([0.875])


def test_bumps_are_drawn_at_the_same_inputs_and_outside():
    assert WIDE[INSIDE] == pytest.approx(GRID, abs=1e-12) and (WIDE[0], WIDE[-1]) == (-1, 11)


def test_a_curve_that_is_not_there_is_named():
    with pytest.raises(ValueError, match="target is 'moon'"):
        target("moon", [], GRID)
