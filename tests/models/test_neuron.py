"""One neuron, by hand."""

import hypothesis.extra.numpy as hnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab import Neuron
from neuronlab.models.neuron import weighted_sum

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
