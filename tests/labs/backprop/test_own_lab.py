"""Backpropagation with weights set by hand: what follows them, and what a nudge says."""

import math
import re

import numpy as np
import oracles
import pytest
import traitlets
from labs.driving import control, drag, middle, plain, press, spot
from neuronlab import MLP, BackpropLab


def grasp(lab, key):
    """Return a parameter's spot, and its middle."""
    found = spot(lab, key)
    return found, middle(found)


@pytest.mark.slow
@pytest.mark.parametrize("key", ["w 6", "b 8", "handle 0"])
def test_a_drag_up_adds_to_a_weight_and_every_gradient_follows(key):
    lab = BackpropLab(step=8)
    found, at = grasp(lab, key)
    k = int(key.split()[1])
    before, slopes = lab.state.value, lab.mini_batch.trace.deltas[0].copy()
    before = float(lab.walk.parameters(0)[k])
    up = 25 / lab.plot.flow.network.pixels[1]  # half a unit
    drag(lab, found.axes, at, (at[0], at[1] + up))
    assert lab.own == [(0, k, before + 0.5)] and lab.parameter == k
    assert lab.state.value == before + 0.5 and control(lab, "to").value == before + 0.5
    assert not np.allclose(lab.mini_batch.trace.deltas[0], slopes)
    assert eval(repr(lab), {"BackpropLab": BackpropLab}).own == lab.own
    press(lab, "reset")
    assert lab.own == [] and lab.state.value == before


@pytest.mark.slow
def test_what_follows_a_weight_set_by_hand_is_what_a_library_would_compute(oracle):
    lab = BackpropLab(parameter=6)
    control(lab, "to").value = 0.0
    W = [np.array([[2.0, -1.0], [2.0, -2.0]]), np.array([[0.0], [-1.0]])]
    b = [np.array([-1.0, -0.5]), np.array([1.0])]
    mlp = MLP([2, 2, 1], "sigmoid", "sigmoid")
    mlp.weights, mlp.biases = W, b
    loss = oracles.data_loss(oracle, mlp, "mean_squared_error")
    _, theirs = oracle.slope(loss, mlp.parameters, np.array([[1.0, -0.5]]), np.array([[1.0]]))
    found = lab.mini_batch.trace
    ours = [part.ravel() for pair in zip(found.weight_gradients, found.bias_gradients, strict=True)
            for part in pair]  # fmt: skip
    assert np.concatenate(ours) == pytest.approx(theirs, abs=1e-12)
    # what hangs on the output by a weight of 0 gets no share
    assert found.deltas[0][0, 0] == 0 and not found.weight_gradients[0][:, 0].any()


def test_a_nudge_stands_beside_what_the_gradient_says_of_it():
    lab = BackpropLab(parameter=6)
    assert "truly" not in plain(lab)
    control(lab, "nudge it").value = True
    said = plain(lab)
    line = re.search(r"from (\S+) to (\S+): truly ΔL = (\S+) ; .*∂w₁₁⁽²⁾ = (\S+)", said)
    # by plain sums: a = (0.5, σ(−0.5)), ŷ = σ(−2·0.5 − a₂ + 1) and with −1.99
    a2 = 1 / (1 + math.exp(0.5))
    first, then = ((1 / (1 + math.exp(-(w * 0.5 - a2 + 1))) - 1) ** 2 for w in (-2, -1.99))
    assert line.groups()[:2] == ("-2", "-1.99")
    assert float(line[3]) == pytest.approx(then - first, abs=6e-5)
    assert float(line[4]) == pytest.approx(0.01 * -0.143158, abs=6e-5)


def test_the_loss_over_a_weight_goes_through_where_it_is_with_its_slope():
    lab = BackpropLab(parameter=6, step=13)
    plot = lab.plot.weight
    x, y = plot._curve.get_data()
    now = plot._now.get_xydata()[0]
    assert now == pytest.approx([-2.0, np.interp(-2.0, x, y)], abs=1e-3)
    (x0, x1), (y0, y1) = plot._tangent.get_data()
    assert (y1 - y0) / (x1 - x0) == pytest.approx(-0.143158, abs=1e-5)
    assert plot._after.get_xdata() == pytest.approx([-2 + 2 * 0.143158], abs=1e-5)
    control(lab, "loss over").value = "the training"
    assert len(lab.plot.losses._line.get_xdata()) and not len(plot._curve.get_xdata())


def test_weights_set_later_on_leave_what_was_before():
    lab = BackpropLab(epoch=1, parameter=2)
    before = [lab.walk.parameters(k).copy() for k in range(6)]
    lab.change(5)
    assert lab.own == [(4, 2, 5.0)]
    for k in range(4):
        assert np.array_equal(lab.walk.parameters(k), before[k])
    changed = lab.walk.parameters(4) != before[4]
    assert changed.tolist() == [k == 2 for k in range(9)]
    assert not np.array_equal(lab.walk.parameters(5), before[5])
    lab.layers = [2, 3, 1]
    assert lab.own == []


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ([(40, 0, 1.0)], "own has mini-batch 40; expected 0 to 39"),
        ([(0, 9, 1.0)], "own has parameter 9; expected 0 to 8"),
        ([(0, 0, 11.0)], "own has the value 11"),
        ([(0, 0)], "own"),
    ],
)
def test_what_can_not_be_set_by_hand_is_named(own, message):
    lab = BackpropLab()
    with pytest.raises((traitlets.TraitError, ValueError), match=message):
        lab.own = own
    assert repr(lab) == "BackpropLab([2, 2, 1])"
