"""Non-negative least squares: SciPy's answer, and the conditions of the best one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab.models.least_squares import nonnegative
from scipy.optimize import nnls


def test_worked_by_hand():
    # Without a sign, (1, 1), (1, 0) → (2, 3) has x = (3, −1); with it the second has to stay 0, and
    # the mean of 2 and 3 is left for the first.
    A = np.array([[1.0, 1.0], [1.0, 0.0]])
    assert nonnegative(A, np.array([2.0, 3.0])) == pytest.approx([2.5, 0.0])
    assert nonnegative(A, np.array([3.0, 2.0])) == pytest.approx([2.0, 1.0])
    assert nonnegative(A, np.array([-1.0, -1.0])).tolist() == [0, 0]


@given(seed=st.integers(0, 10**6), shape=st.tuples(st.integers(1, 5), st.integers(1, 60)))
def test_it_leaves_as_little_as_scipys(seed, shape):
    rng = np.random.default_rng(seed)
    A, b = rng.normal(size=shape), rng.normal(size=shape[0])
    if seed % 2:  # many columns alike, and whole numbers: where such methods go round in circles
        A[:, ::2] = np.round(A[:, :1])
    x = nonnegative(A, b)
    assert (x >= 0).all()
    assert np.linalg.norm(A @ x - b) == pytest.approx(nnls(A, b)[1], abs=1e-9)


def test_nothing_to_share():
    assert nonnegative(np.empty((3, 0)), np.ones(3)).shape == (0,)
    assert nonnegative(np.zeros((2, 3)), np.ones(2)).tolist() == [0, 0, 0]
