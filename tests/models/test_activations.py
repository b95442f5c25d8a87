"""Activations against hand-worked values and central differences."""

import math

import numpy as np
import pytest
from neuronlab.models.activations import ACTIVATIONS, softmax

SMOOTH = ["identity", "sigmoid", "bipolar_sigmoid", "tanh", "softplus", "gelu"]
BENT = ["relu", "leaky_relu", "elu"]
STEPS = ["heaviside", "sign"]


@pytest.mark.parametrize("name", SMOOTH)
def test_the_derivative_is_the_central_difference(name):
    f, h = ACTIVATIONS[name], 1e-5
    z = np.linspace(-8, 8, 41)
    assert f.derivative(z) == pytest.approx((f(z + h) - f(z - h)) / (2 * h), abs=1e-9)


@pytest.mark.parametrize("name", BENT)
def test_beside_the_bend_the_derivative_is_the_central_difference(name):
    f, h = ACTIVATIONS[name], 1e-5
    z = np.concatenate([np.linspace(-8, -0.1, 21), np.linspace(0.1, 8, 21)])
    assert f.derivative(z) == pytest.approx((f(z + h) - f(z - h)) / (2 * h), abs=1e-9)


def test_there_are_eleven_and_each_is_one_of_these():
    assert len(ACTIVATIONS) == len(SMOOTH + BENT + STEPS) == 11
    assert set(ACTIVATIONS) == {*SMOOTH, *BENT, *STEPS}


def test_formulas_that_hold_between_them():
    z = np.linspace(-30, 30, 121)
    f = {name: activation(z) for name, activation in ACTIVATIONS.items()}
    assert f["tanh"] == pytest.approx(2 * ACTIVATIONS["sigmoid"](2 * z) - 1, rel=1e-12)
    assert f["bipolar_sigmoid"] == pytest.approx(np.tanh(z / 2), rel=1e-12)
    assert f["softplus"] - ACTIVATIONS["softplus"](-z) == pytest.approx(z, abs=1e-13)
    assert f["gelu"] + -ACTIVATIONS["gelu"](-z) == pytest.approx(z, abs=1e-13)
    slopes = ACTIVATIONS["sigmoid"].derivative(z)
    assert slopes.max() == 0.25 and z[slopes.argmax()] == 0
    assert slopes == pytest.approx(f["sigmoid"] * (1 - f["sigmoid"]), rel=1e-12)


@pytest.mark.parametrize(
    ("name", "z", "a"),
    [("relu", -2, 0), ("relu", 3, 3), ("leaky_relu", -2, -0.02), ("elu", -math.log(2), -0.5),
     ("elu", 2, 2), ("softplus", 0, math.log(2)), ("tanh", math.log(2), 0.6),
     ("bipolar_sigmoid", math.log(3), 0.5), ("gelu", 1, 0.8413447460685429)],
)  # fmt: skip
def test_values_by_hand(name, z, a):
    assert ACTIVATIONS[name](z) == pytest.approx(a, rel=1e-12)


def test_far_out_a_slope_keeps_its_digits():
    assert ACTIVATIONS["tanh"].derivative(30.0) == pytest.approx(4 * math.exp(-60), rel=1e-12)
    assert ACTIVATIONS["sigmoid"].derivative(-50.0) == pytest.approx(math.exp(-50), rel=1e-12)


def test_softmax_by_hand_and_far_out():
    assert softmax([math.log(1), math.log(2), math.log(5)]) == pytest.approx([1 / 8, 2 / 8, 5 / 8])
    rows = softmax(np.array([(1e6, 0, -1e6), (3.0, 3.0, 3.0)]))
    assert rows == pytest.approx(np.array([(1, 0, 0), (1 / 3,) * 3]))
    z = np.array([0.3, -1.2, 2.0])
    assert softmax(z + 100) == pytest.approx(softmax(z), rel=1e-12)


@pytest.mark.parametrize("name", STEPS)
def test_a_step_has_no_slope(name):
    assert not ACTIVATIONS[name].derivative([-2.0, 0.0, 3.0]).any()


def test_steps_at_and_around_zero():
    assert ACTIVATIONS["heaviside"]([-1e-300, 0.0, 1e-300]).tolist() == [0, 1, 1]
    assert ACTIVATIONS["sign"]([-1e-300, 0.0, 1e-300]).tolist() == [-1, 0, 1]


def test_sigmoid_by_hand():
    f = ACTIVATIONS["sigmoid"]
    assert f(0.0) == 0.5
    assert f(math.log(3)) == pytest.approx(0.75, rel=1e-12)
    assert f.derivative(0.0) == 0.25


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_stable_and_within_its_range_far_out(name):
    f = ACTIVATIONS[name]
    z = np.array([-1e6, -750.0, -40.0, 0.0, 40.0, 750.0, 1e6])
    low, high = f.range
    for values in (f(z), f.derivative(z)):
        assert np.isfinite(values).all()
    assert (f(z) >= low).all() and (f(z) <= high).all()


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_shape_is_kept_and_the_argument_is_not_touched(name):
    z = np.array([[1.0, -2.0], [0.5, 3.0]])
    a = ACTIVATIONS[name](z)
    assert a.shape == ACTIVATIONS[name].derivative(z).shape == (2, 2)
    a += 1
    assert z.tolist() == [[1.0, -2.0], [0.5, 3.0]]


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_what_an_entry_says_of_its_slope_is_so(name):
    f, z = ACTIVATIONS[name], np.linspace(-3, 3, 13)
    assert f.is_step == (not f.derivative(z).any())
    if f.written_slope:
        a = f(1.3)
        python = f.written_slope.translate(str.maketrans({"·": "*", "−": "-"}))
        assert eval(python.replace("²", "**2").format(a=a, bare=a)) == pytest.approx(
            f.derivative(1.3)
        )
    if f.fast:
        a, δ = z.copy(), np.full_like(z, 2.0)
        for call, arguments in [*f.fast.forward(a, a), *f.fast.backward(δ, a, np.empty_like(a))]:
            call(*arguments)
        assert a == pytest.approx(f(z), rel=1e-14) and δ == pytest.approx(2 * f.derivative(z))


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_where_scikit_learn_lacks_one_the_nearest_is_one_that_it_has(name):
    said = ACTIVATIONS[name].spelling
    assert (said.scikit_learn is None) == bool(said.nearest)
    if said.nearest:
        assert ACTIVATIONS[said.nearest].spelling.scikit_learn
