"""Two experts and a gate, against NumPy's weighted fit and against data without noise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab.labs.experts.model import (
    BEND,
    CURVES,
    Experts,
    error_by_place,
    gate,
    one_line_error,
    samples,
    weighted_line,
)


@given(seed=st.integers(0, 999), n=st.integers(3, 40))
def test_a_weighted_line_is_that_of_numpy(seed, n):
    rng = np.random.default_rng(seed)
    x, y, w = rng.normal(size=n), rng.normal(size=n), rng.uniform(0.05, 1, n)
    # polyfit weighs the residuals, not their squares
    assert np.array(weighted_line(x, y, w)) == pytest.approx(
        np.polyfit(x, y, 1, w=np.sqrt(w)), rel=1e-6, abs=1e-8
    )


@given(place=st.floats(-2.5, 2.5), sharpness=st.floats(0.5, 20), name=st.sampled_from([*CURVES]))
def test_each_expert_fits_its_share(place, sharpness, name):
    x, y = samples(name, 0.2, 5)
    now, g = Experts.fitted(x, y, place, sharpness), gate(x, place, sharpness)
    for k, share in enumerate((1 - g, g)):
        residual = share * (now.answers(x)[k] - y)  # least squares: no mean, no trend left
        assert (residual.sum(), residual @ x) == pytest.approx((0, 0), abs=1e-9)
    assert now.mixture(x) == pytest.approx((1 - g) * now.answers(x)[0] + g * now.answers(x)[1])


@pytest.mark.parametrize("name", ["a bend", "a jump"])
def test_a_sharp_gate_at_the_bend_leaves_no_error(name):
    x, y = samples(name, 0.0, 0)
    sharp = Experts.fitted(x, y, BEND, 2000.0)
    assert sharp.error(x, y) < 1e-6 < 0.1 < one_line_error(x, y)
    slopes = {"a bend": (-0.5, 1.0), "a jump": (0.4, 0.4)}[name]
    assert sharp.a == pytest.approx(slopes, abs=1e-3)


def test_many_places_at_once_are_each_one_alone():
    x, y = samples("a wave", 0.1, 2)
    places = np.linspace(-2.5, 2.5, 7)
    alone = [Experts.fitted(x, y, place, 4.0).error(x, y) for place in places]
    assert error_by_place(x, y, places, 4.0) == pytest.approx(alone)
    assert one_line_error(x, y) == pytest.approx(
        np.mean((np.polyval(np.polyfit(x, y, 1), x) - y) ** 2)
    )


def test_all_weight_on_one_sample():
    a, b = weighted_line(np.array([1.0, 2.0]), np.array([5.0, 7.0]), np.array([1.0, 0.0]))
    assert (a, b) == (0, 5)
