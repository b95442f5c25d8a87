"""Radial basis functions, by hand and against the normal equations."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from neuronlab.labs.rbf import model as rbf


def test_a_bump_by_hand():
    at = rbf.bumps(np.array([1.0, 1.5, 2.0, 0.0]), [1.0], 0.5)[:, 0]
    assert at == pytest.approx([1, math.exp(-0.5), math.exp(-2), math.exp(-2)])
    y = rbf.output(np.array([0.0]), [0.0, 1.0], [2.0, -3.0], 1.0)
    assert y == pytest.approx([2 - 3 * math.exp(-0.5)])
    assert rbf.mean_squared_error(np.array([0.0]), [1.0], [0.0], [3.0], 1.0) == pytest.approx(4)


@given(st.integers(1, 4), st.floats(0.2, 0.7), st.integers(0, 99))
@settings(max_examples=30)
def test_least_squares_solves_the_normal_equations(k, width, seed):
    rng = np.random.default_rng(seed)
    centres = np.linspace(-2.5, 2.5, k) + rng.uniform(-0.2, 0.2, k)
    x, y = rbf.samples("step", 0.2, seed)
    best = rbf.least_squares(x, y, centres, width)
    phi = rbf.bumps(x, centres, width)
    assert best == pytest.approx(np.linalg.solve(phi.T @ phi, phi.T @ y))
    least = rbf.mean_squared_error(x, y, centres, best, width)
    for _ in range(5):
        other = best + rng.normal(size=k)
        assert rbf.mean_squared_error(x, y, centres, other, width) >= least


def test_two_bumps_at_one_place_share_the_height():
    x = np.linspace(-3, 3, 41)
    y = rbf.output(x, [0.5], [1.6], 0.4)
    assert rbf.least_squares(x, y, [0.5, 0.5], 0.4) == pytest.approx([0.8, 0.8])


def test_the_samples():
    x, y = rbf.samples("sine")
    assert len(x) == rbf.N_SAMPLES and y == pytest.approx(np.sin(x))
    noisy = [rbf.samples("two hills", 0.3, seed)[1] for seed in (4, 4, 5)]
    assert (noisy[0] == noisy[1]).all() and not (noisy[0] == noisy[2]).any()
    with pytest.raises(ValueError, match="target is 'cosine'; expected one of 'sine'"):
        rbf.samples("cosine")


def test_where_the_error_is_greatest():
    x, y = np.array([-1.0, 0.0, 1.0]), np.array([0.5, -2.0, 1.0])
    assert rbf.worst(x, y, [0.0], [0.0], 1.0) == (0.0, -2.0)
