"""Activations against hand-worked values and central differences."""

import math

import numpy as np
import pytest
from neuronlab.models.activations import ACTIVATIONS

SMOOTH = ["identity", "sigmoid"]
STEPS = ["heaviside", "sign"]


@pytest.mark.parametrize("name", SMOOTH)
def test_the_derivative_is_the_central_difference(name):
    f, h = ACTIVATIONS[name], 1e-5
    z = np.linspace(-8, 8, 41)
    assert f.derivative(z) == pytest.approx((f(z + h) - f(z - h)) / (2 * h), abs=1e-9)


@pytest.mark.parametrize("name", STEPS)
def test_a_step_has_no_slope(name):
    assert not ACTIVATIONS[name].derivative([-2.0, 0.0, 3.0]).any()


def test_steps_at_and_around_zero():
    assert ACTIVATIONS["heaviside"]([-1e-300, 0.0, 1e-300]).tolist() == [0, 1, 1]
    assert ACTIVATIONS["sign"]([-1e-300, 0.0, 1e-300]).tolist() == [-1, 0, 1]


def test_sigmoid_by_hand():
    f = ACTIVATIONS["sigmoid"]
    assert f(0.0) == 0.5
    assert f(math.log(3)) == pytest.approx(0.75, abs=1e-15)
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
