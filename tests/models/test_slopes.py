"""Where a function is steep and where it is flat, against what follows from its formula."""

import math

import numpy as np
import pytest
from neuronlab.models.activations import ACTIVATIONS
from neuronlab.models.slopes import FLAT, slope_at, slope_response, slopes

INF = math.inf
# s(1 − s) = 0.05 at the outputs s = (1 ± √0.8)/2; 1 − t² = 0.05 at t = ±√0.95.
SIGMOID = math.log((1 + math.sqrt(0.8)) / (1 - math.sqrt(0.8)))
TANH = math.atanh(math.sqrt(0.95))


@pytest.mark.parametrize(
    ("name", "greatest", "where", "flat"),
    [("sigmoid", 0.25, (0, 0), [(-INF, -SIGMOID), (SIGMOID, INF)]),
     ("tanh", 1, (0, 0), [(-INF, -TANH), (TANH, INF)]),
     ("bipolar_sigmoid", 0.5, (0, 0), None),
     ("relu", 1, (0, INF), [(-INF, 0)]),
     ("leaky_relu", 1, (0, INF), [(-INF, 0)]),
     ("elu", 1, (0, INF), [(-INF, math.log(0.05))]),
     ("softplus", 1, (INF, INF), [(-INF, -math.log(19))]),
     ("identity", 1, (-INF, INF), []),
     ("heaviside", 0, (-INF, INF), [(-INF, INF)])],
)  # fmt: skip
def test_steepest_and_flat_by_hand(name, greatest, where, flat):
    found = slopes(name)
    assert found.greatest == pytest.approx(greatest, abs=1e-8)
    assert found.where == pytest.approx(where, abs=1e-8)
    if flat is not None:
        assert np.ravel(found.flat) == pytest.approx(np.ravel(flat), abs=1e-8)


def test_gelu_is_steepest_at_root_two_and_turns_once():
    found = slopes("gelu")
    assert found.where == pytest.approx((math.sqrt(2),) * 2, abs=1e-4)
    turn = found.flat[1]
    assert ACTIVATIONS["gelu"].derivative(turn) == pytest.approx((-FLAT, FLAT), abs=1e-6)


def test_the_level_is_told_where_it_is_one():
    assert [slopes(name).level for name in ("relu", "leaky_relu", "sigmoid")] == [0, 0.01, None]


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_curve_holds_the_slopes(name):
    curve = slope_response(name, -6, 6)
    away = curve.z != 0
    assert curve.a[away] == pytest.approx(ACTIVATIONS[name].derivative(curve.z[away]), rel=1e-12)
    assert curve.jumps == (name in ("heaviside", "sign", "relu", "leaky_relu"))


def test_a_step_has_no_slope_where_it_jumps_and_a_bend_has_one_to_compute_with():
    assert math.isnan(slope_at("sign", 0)) and slope_at("sign", 0.1) == 0
    assert slope_at("relu", 0) == 0 and slope_response("relu", -6, 6).around == (0, 0, 1)
