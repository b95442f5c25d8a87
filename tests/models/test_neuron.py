"""One neuron, by hand."""

import hypothesis.extra.numpy as hnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab import Neuron
from neuronlab.models.neuron import response, sigmoid_width, weighted_sum

reasonable = st.floats(-1e6, 1e6, allow_subnormal=False)


def test_weighted_sum_by_hand():
    # 0.5·1 + (−1)·0.3 + 0.1 = 0.3
    neuron = Neuron([0.5, -1.0], bias=0.1, activation="identity")
    assert neuron([[1.0, 0.3]]) == pytest.approx([0.3], abs=1e-15)
    assert neuron.weighted_sum([[0.0, 0.0], [1.0, 1.0]]) == pytest.approx([0.1, -0.4])


def test_a_step_neuron_is_and():
    neuron = Neuron([1, 1], bias=-1.5)
    assert neuron([[0, 0], [0, 1], [1, 0], [1, 1]]).tolist() == [0, 0, 0, 1]


@given(
    hnp.arrays(float, st.tuples(st.integers(1, 40), st.integers(1, 12)), elements=reasonable),
    st.integers(1, 4),
    st.integers(0, 2**32 - 1),
)
def test_the_sum_of_a_sample_does_not_depend_on_its_company(X, n_units, seed):
    rng = np.random.default_rng(seed)
    W, b = rng.normal(size=(X.shape[1], n_units)), rng.normal(size=n_units)
    together = weighted_sum(X, W, b)
    alone = np.array([weighted_sum(x, W, b) for x in X])
    assert np.array_equal(together, alone)
    scale = np.abs(X) @ np.abs(W) + np.abs(b)
    assert (np.abs(together - (X @ W + b)) <= 1e-14 * X.shape[1] * scale).all()


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (([1, np.nan],), ValueError, "weights holds nan"),
        ((["a"],), TypeError, "weights has values of type"),
        (([1, 2], np.inf), ValueError, "bias holds inf"),
        (([1, 2], 0, "step"), ValueError, "activation is 'step'; expected one of 'identity'"),
    ],
)
def test_bad_arguments_are_named(arguments, error, message):
    with pytest.raises(error, match=message):
        Neuron(*arguments)


@pytest.mark.parametrize(
    ("X", "error", "message"),
    [
        ([1.0, 2.0], ValueError, r"X has shape \(2,\); expected two axes"),
        ([[1.0, 2.0, 3.0]], ValueError, "X has 3 columns; expected 2"),
        ([["a", "b"]], TypeError, "X has values of type"),
        ([[1.0, None]], ValueError, "X holds nan"),
        ([[1.0], [1.0, 2.0]], ValueError, "X has rows of different lengths"),
    ],
)
def test_bad_samples_are_named(X, error, message):
    with pytest.raises(error, match=message):
        Neuron([1.0, 1.0])(X)


# One input: the response as a curve.


@pytest.mark.parametrize(
    ("activation", "w", "around"),
    [
        ("heaviside", 2.0, (0, 1, 1)),
        ("heaviside", -2.0, (1, 1, 0)),
        ("sign", 2.0, (-1, 0, 1)),
        ("sign", -2.0, (1, 0, -1)),
    ],
)
def test_a_step_stands_at_minus_b_over_w(activation, w, around):
    r = response(w, 1.0, activation, -3, 3)
    assert r.step == -1 / w and r.jumps and r.around == around
    assert np.isnan(r.a).sum() == 1
    assert set(r.a[r.x < r.step]) == {around[0]} and set(r.a[r.x > r.step]) == {around[2]}


def test_where_nothing_jumps_the_curve_has_no_gap():
    for r in (
        response(2.0, 1.0, "sigmoid", -3, 3),
        response(2.0, 1.0, "identity", -3, 3),
        response(1.0, 7.0, "sign", -3, 3),
        response(0.0, -1.0, "sign", -3, 3),
    ):
        assert np.isfinite(r.a).all() and (np.diff(r.x) >= 0).all()
    assert response(0.0, 0.0, "heaviside", -3, 3).step is None
    assert set(response(0.0, 0.0, "heaviside", -3, 3).a) == {1}
    assert response(2.0, 0.0, "sigmoid", -3, 3).around == (0.5, 0.5, 0.5)


@given(st.floats(-10, 10).filter(lambda w: abs(w) > 0.01), st.floats(-10, 10))
def test_a_jump_is_where_the_step_is_whatever_the_weights(w, b):
    r = response(w, b, "heaviside", -3, 3)
    far = np.abs(r.x + b / w) > 1e-8
    assert np.array_equal(r.a[far], ((r.x[far] > -b / w) == (w > 0)).astype(float))
    assert np.isnan(r.a).any() == (-3 <= -b / w <= 3)


def test_a_great_weight_makes_a_sigmoid_a_step():
    soft, hard = (response(10.0, -5.0, f, -3, 3) for f in ("sigmoid", "heaviside"))
    far = np.abs(soft.x - 0.5) > 0.46  # ln 99/10
    assert np.abs(soft.a - hard.a)[far].max() < 0.01
    assert np.nanmax(np.abs(soft.a - hard.a)) > 0.3


def test_the_soft_part_goes_from_one_tenth_to_nine_tenths():
    half = sigmoid_width(-4.0) / 2
    assert 2 * half == pytest.approx(4.394449 / 4, abs=1e-6)
    assert Neuron([-4.0], 0, "sigmoid")([[-half], [half]]) == pytest.approx([0.9, 0.1])
    assert sigmoid_width(0.0) == float("inf")
