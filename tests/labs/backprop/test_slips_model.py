"""Slips: each typical wrong turn leads to a number, and the number leads back to its name."""

import math

import numpy as np
from neuronlab.labs.backprop.slips_model import judge, tolerance
from neuronlab.labs.backprop.steps_model import steps
from neuronlab.models.mlp import MLP
from neuronlab.text.symbols import Place

η = 3.0
X, Y = np.array([[1.0, -0.5], [0.5, 2.0]]), np.array([1.0, 0.0])


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def network():
    mlp = MLP([2, 2, 1], "sigmoid", "sigmoid")
    mlp.weights = [[[0.5, -1.0], [2.0, 1.5]], [[1.5], [-2.0]]]
    mlp.biases = [[0.25, -0.5], [0.75]]
    return mlp


def numbers(n=1):
    """Everything of sample 1 by plain sums, and the step list of the first n samples."""
    z = [0.5 * 1 + 2 * -0.5 + 0.25, -1 * 1 + 1.5 * -0.5 - 0.5]
    a = [sigmoid(v) for v in z]
    out = 1.5 * a[0] - 2 * a[1] + 0.75
    ŷ = sigmoid(out)
    δ = 2 * (ŷ - 1) * ŷ * (1 - ŷ)
    found = steps(network(), X[:n], Y[:n], "mean_squared_error", η)
    return {s.symbol: s for s in found}, z, a, out, ŷ, δ


def slip(step, focus, answer):
    verdict = judge(step, focus, answer)
    assert not verdict.right
    return verdict.slip


def test_what_is_right_is_right_to_two_digits():
    step, _z, a, _out, ŷ, δ = numbers()
    for answer in (ŷ, round(ŷ, 2), ŷ + 0.0049):
        assert judge(step["a⁽²⁾"], 0, answer).right
    assert not judge(step["a⁽²⁾"], 0, ŷ + 0.02).right
    assert judge(step["δ⁽²⁾"], 0, float(f"{δ:.2g}")).right
    hidden = 1.5 * δ * a[0] * (1 - a[0])
    assert judge(step["δ⁽¹⁾"], 0, hidden * 1.019).right
    assert not judge(step["δ⁽¹⁾"], 0, hidden + 0.005).right  # a small number has small digits
    # of a weight that hardly moves, it is the change that must be right
    new = 0.5 - η * hidden
    assert judge(step["W⁽¹⁾"], 0, new).right and not judge(step["W⁽¹⁾"], 0, 0.5).right
    assert tolerance(step["z⁽¹⁾"], 0) >= 0.005


def test_slips_in_the_forward_pass():
    step, z, a, out, ŷ, _δ = numbers()
    assert "bias is missing" in slip(step["z⁽¹⁾"], 0, z[0] - 0.25)
    assert "bias is missing" in slip(step["z⁽²⁾"], 0, out - 0.75)
    assert "sums z of layer 1" in slip(step["z⁽²⁾"], 0, 1.5 * z[0] - 2 * z[1] + 0.75)
    assert "leave a unit" in slip(step["z⁽¹⁾"], 0, 0.5 * 1 - 1 * -0.5 + 0.25)
    assert "that is z" in slip(step["a⁽¹⁾"], 1, z[1])
    assert "the sign is wrong" in slip(step["a⁽¹⁾"], 1, -a[1])
    assert "square it" in slip(step["L"], 0, ŷ - 1)
    assert "no ½" in slip(step["L"], 0, (ŷ - 1) ** 2 / 2)
    assert slip(step["z⁽¹⁾"], 0, 17.3) == ""


def test_slips_on_the_way_back():
    step, z, a, _out, ŷ, δ = numbers()
    assert "slope of sigmoid is missing" in slip(step["δ⁽²⁾"], 0, 2 * (ŷ - 1))
    assert "the 2 is missing" in slip(step["δ⁽²⁾"], 0, δ / 2)
    assert "sign is wrong" in slip(step["δ⁽²⁾"], 0, -δ)
    slope = a[0] * (1 - a[0])
    assert "slope of sigmoid is missing" in slip(step["δ⁽¹⁾"], 0, 1.5 * δ)
    new = 1.5 - η * a[0] * δ
    assert "updated weights" in slip(step["δ⁽¹⁾"], 0, new * δ * slope)
    assert "multiplied by a" in slip(step["δ⁽¹⁾"], 0, 1.5 * δ * a[0])
    assert "its output a" in slip(step["∂W⁽²⁾"], 0, z[0] * δ)
    assert "δ alone" in slip(step["∂W⁽²⁾"], 0, δ)
    assert "η comes with the update" in slip(step["∂W⁽²⁾"], 0, η * a[0] * δ)


def test_slips_in_the_update():
    step, _z, a, _out, _ŷ, δ = numbers()
    g = a[0] * δ
    assert "learning rate is missing" in slip(step["W⁽²⁾"], 0, 1.5 - g)
    assert "goes up the slope" in slip(step["W⁽²⁾"], 0, 1.5 + η * g)
    assert "the old value" in slip(step["W⁽²⁾"], 0, 1.5)
    assert "the change alone" in slip(step["W⁽²⁾"], 0, -η * g)
    assert "learning rate is missing" in slip(step["b⁽²⁾"], 0, 0.75 - δ)


def test_mean_against_sum():
    step = numbers(2)[0]
    for name in ("L", "∂W⁽²⁾", "∂W⁽¹⁾", "∂b⁽²⁾"):
        right = step[name].entries[0].value()
        assert judge(step[name], 0, right).right
        assert "sum over the 2 samples" in slip(step[name], 0, 2 * right)
    δ = step["δ⁽²⁾"].entries[0].value(0)
    assert "already divided by 2" in slip(step["δ⁽²⁾"], 0, δ / 2) or "2 is missing" in slip(
        step["δ⁽²⁾"], 0, δ / 2
    )
    hidden = step["δ⁽¹⁾"].entries[0].value(0)
    assert "already divided by 2" in slip(step["δ⁽¹⁾"], 0, hidden / 2)
    one = step["∂b⁽²⁾"].entries[0].values[0]
    assert "one sample's" in slip(step["∂b⁽²⁾"], 0, one)


def test_with_a_cross_entropy_the_slope_cancels():
    found = steps(network(), X[:1], Y[:1], "binary_crossentropy", η)
    step = next(s for s in found if s.symbol == "δ⁽²⁾")
    ŷ = numbers()[4]
    assert judge(step, 0, ŷ - 1).right
    assert "cancels" in slip(step, 0, (ŷ - 1) * ŷ * (1 - ŷ))


def test_every_entry_accepts_its_own_value_and_names_a_wrong_sign():
    for step in numbers(2)[0].values():
        for focus, entry in enumerate(step.entries):
            for s in range(2):
                value = entry.value(s)
                assert judge(step, focus, value, s).right
                if abs(value) > 0.02:
                    assert not judge(step, focus, -value, s).right
            assert step.find(entry.place) == focus
    assert step.find(Place("z", 1, (7,))) is None
