"""Losses against numbers by hand, JAX, PyTorch, and central differences."""

import math

import numpy as np
import pytest
from neuronlab.models.backprop import output_delta
from neuronlab.models.losses import LOSSES, default, fitting, targets
from neuronlab.models.mlp import apply

Y = np.array([(1.0, 0, 0), (0, 0, 1)])


def test_values_by_hand():
    # (0.5² + 1² + 0² + 2²) / 4
    assert LOSSES["mean_squared_error"].value([(0.5, 1), (3, 2)], [(0, 2), (3, 4)]) == 5.25 / 4
    half, quarter = LOSSES["binary_crossentropy"].value([0.5, 0.25], [1, 0]), math.log(4 / 3)
    assert half == pytest.approx((math.log(2) + quarter) / 2, rel=1e-12)
    a = [(0.5, 0.25, 0.25), (0.2, 0.6, 0.2)]
    expected = (math.log(2) + math.log(5)) / 2
    for y in ([0, 2], Y):
        assert LOSSES["categorical_crossentropy"].value(a, y) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("name", LOSSES)
def test_the_gradient_is_the_central_difference(name):
    a, h = np.array([(0.5, 0.3, 0.2), (0.1, 0.7, 0.2)]), 1e-6
    numeric = np.empty_like(a)
    for place in np.ndindex(a.shape):
        up, down = a.copy(), a.copy()
        up[place] += h
        down[place] -= h
        numeric[place] = (LOSSES[name].value(up, Y) - LOSSES[name].value(down, Y)) / (2 * h)
    assert LOSSES[name].gradient(a, Y) == pytest.approx(numeric, abs=1e-8)


@pytest.mark.parametrize("name", LOSSES)
def test_a_library_computes_the_same(oracle, name):
    rng, loss = np.random.default_rng(0), LOSSES[name]
    for y in (np.eye(4)[rng.integers(4, size=7)], rng.dirichlet(np.ones(4), size=7)):
        a = rng.dirichlet(np.ones(4), size=7)
        value, slope = oracle.slope(oracle.losses[name], a, y)
        assert loss.value(a, y) == pytest.approx(value, abs=1e-13)
        assert loss.gradient(a, y) == pytest.approx(slope, rel=1e-12, abs=1e-13)


@pytest.mark.parametrize("name", ["binary_crossentropy", "categorical_crossentropy"])
def test_a_library_computes_the_same_from_logits(oracle, name):
    rng, loss = np.random.default_rng(0), LOSSES[name]
    z = rng.normal(size=(7, 4)) * 5
    for y in (np.eye(4)[rng.integers(4, size=7)], rng.dirichlet(np.ones(4), size=7)):
        value, slope = oracle.slope(oracle.losses_of_logits[name], z, y)
        assert loss.value_from_logits(z, y) == pytest.approx(value, abs=1e-13)
        δ = output_delta(loss, loss.output, z, apply(loss.output, z), y)
        assert δ == pytest.approx(slope, abs=1e-13)


def test_stable_far_out():
    z = np.array([1e6, -1e6])[:, None]
    assert LOSSES["binary_crossentropy"].value_from_logits(z, [1, 0]) == 0
    assert LOSSES["binary_crossentropy"].value_from_logits(z, [0, 1]) == 1e6
    rows = np.array([(1e6, 0, -1e6)])
    for label, expected in enumerate((0, 1e6, 2e6)):
        assert LOSSES["categorical_crossentropy"].value_from_logits(rows, [label]) == expected
    for name, a in (("binary_crossentropy", [1.0]), ("categorical_crossentropy", [(1.0, 0)])):
        y = [0] if name.startswith("b") else [1]
        assert 30 < LOSSES[name].value(a, y) < 40  # −ln 2⁻⁵²
        assert np.isfinite(LOSSES[name].gradient(a, y)).all()
    assert LOSSES["mean_squared_error"].value([1e200], [0]) == math.inf


def test_each_output_has_its_loss():
    assert default("sigmoid") == "binary_crossentropy"
    assert default("softmax") == "categorical_crossentropy"
    assert default("tanh") == default("identity") == "mean_squared_error"
    with pytest.raises(ValueError, match="needs output='sigmoid'; with output='tanh' 'mean_squ"):
        fitting("binary_crossentropy", "tanh")
    with pytest.raises(ValueError, match="with output='sigmoid' 'binary_crossentropy' would do"):
        fitting("categorical_crossentropy", "sigmoid")
    with pytest.raises(ValueError, match="loss is 'hinge'; expected one of"):
        fitting("hinge", "tanh")
    with pytest.raises(ValueError, match="mean_squared_error has no form in logits"):
        LOSSES["mean_squared_error"].value_from_logits([1.0], [0])


def test_targets_take_the_shape_of_the_outputs():
    assert targets([1, 0], 1, "binary_crossentropy").tolist() == [[1], [0]]
    assert targets([0, 2], 3, "categorical_crossentropy").tolist() == Y.tolist()
    assert targets(Y, 3, "mean_squared_error").tolist() == Y.tolist()


@pytest.mark.parametrize(
    ("y", "n_outputs", "loss", "message"),
    [
        ([0, 3], 3, "categorical_crossentropy", "y holds 3; for 3 outputs expected labels from 0"),
        ([0, 0.5], 3, "mean_squared_error", "y holds 0.5; for 3 outputs"),
        ([(1, 1, 0)], 3, "categorical_crossentropy", "does not add up to 1"),
        ([0, 0], 1, "categorical_crossentropy", "needs 2 outputs"),
        ([-1, 1], 1, "binary_crossentropy", "y holds -1; binary_crossentropy wants"),
        ([(1, 0)], 3, "mean_squared_error", r"y has shape \(1, 2\); expected \(n_samples, 3\)"),
        ([math.nan], 1, "mean_squared_error", "y holds nan"),
    ],
)
def test_targets_that_do_not_fit_are_named(y, n_outputs, loss, message):
    with pytest.raises(ValueError, match=message):
        targets(y, n_outputs, loss)
    with pytest.raises(ValueError, match="y has 2 samples; expected 3"):
        targets([0, 1], 1, "mean_squared_error", n_samples=3)
