"""Backpropagation against numbers by hand, JAX, PyTorch and central differences."""

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from models.problems import ENDS, problem
from neuronlab.models.activations import ACTIVATIONS
from neuronlab.models.backprop import backpropagate, numeric_gradients
from neuronlab.models.losses import LOSSES, targets
from neuronlab.models.mlp import MLP

SMOOTH = ["identity", "sigmoid", "bipolar_sigmoid", "tanh", "softplus", "gelu"]
PENALTIES = [(0.0, 0.0), (0.01, 0.0), (0.0, 0.02), (0.01, 0.02)]


def test_one_neuron_by_hand():
    mlp = MLP([2, 1], output="sigmoid")
    mlp.weights, mlp.biases = [[[math.log(3)], [0.0]]], [[0.0]]
    # x = (1, 2): z = ln 3, a = 3/4; y = 0: δ = a − y = 3/4, dL/dw = δ·x, L = −ln 1/4
    found = backpropagate(mlp, mlp.forward([(1, 2)]), [0], l1=0.1, l2=0.5)
    assert found.loss == pytest.approx(math.log(4), rel=1e-12)
    assert found.deltas[0] == pytest.approx(0.75)
    w = math.log(3)
    # l1·sign(w) + 2·l2·w, and sign(0) = 0; the bias has no penalty
    assert found.weights[0][:, 0] == pytest.approx([0.75 + 0.1 + w, 1.5], rel=1e-12)
    assert found.biases[0] == pytest.approx(0.75, rel=1e-12)
    assert found.penalty == pytest.approx(0.1 * w + 0.5 * w**2, rel=1e-12)


@pytest.mark.slow
@pytest.mark.parametrize(("loss", "output"), ENDS)
def test_a_library_computes_the_same(oracle, loss, output):
    for hidden, (l1, l2) in product(ACTIVATIONS, PENALTIES):
        mlp, X, y = problem(hidden, output)
        theirs = oracle.gradients(mlp, X, targets(y, 2, loss), loss, l1, l2)
        found = backpropagate(mlp, mlp.forward(X), y, loss, l1, l2)
        case = f"{hidden}, l1 = {l1}, l2 = {l2}"
        assert found.loss == pytest.approx(theirs.loss, abs=1e-10), case
        assert np.abs(found.flat - theirs.flat).max() < 1e-10, case
        for ours, their_delta in zip(found.deltas, theirs.deltas, strict=True):
            assert np.abs(ours - their_delta).max() < 1e-10, case


@pytest.mark.parametrize("hidden", SMOOTH)
@pytest.mark.parametrize(
    ("loss", "output"), [end for end in ENDS if end[1] in (*SMOOTH, "softmax")]
)
def test_central_differences_agree(loss, output, hidden):
    mlp, X, y = problem(hidden, output)
    before = mlp.parameters.copy()
    found = backpropagate(mlp, mlp.forward(X), y, loss, 0.01, 0.02)
    numeric = numeric_gradients(mlp, X, y, loss, 0.01, 0.02)
    assert np.array_equal(mlp.parameters, before)
    assert (found.loss, found.penalty) == (numeric.loss, numeric.penalty)
    assert np.abs(found.flat - numeric.flat).max() < 1e-6
    for ours, theirs in zip(found.deltas, numeric.deltas, strict=True):
        assert np.abs(ours - theirs).max() < 1e-6


@settings(max_examples=40)
@given(
    st.lists(st.integers(1, 6), min_size=2, max_size=5),
    st.integers(1, 9),
    st.sampled_from(SMOOTH),
    st.integers(0, 99),
)
def test_central_differences_agree_for_any_shape(sizes, n, hidden, seed):
    mlp, X, y = problem(hidden, "sigmoid", sizes, n, seed)
    found, numeric = backpropagate(mlp, mlp.forward(X), y), numeric_gradients(mlp, X, y)
    assert np.abs(found.flat - numeric.flat).max() < 1e-6
    assert [δ.shape for δ in found.deltas] == [(n, k) for k in sizes[1:]]


def test_nothing_overflows_loudly():
    mlp = MLP([1, 3, 1], "relu", "identity")
    mlp.parameters = np.full(10, 1e200)
    found = backpropagate(mlp, mlp.forward([[1.0]]), [0.0], l2=1.0)
    assert found.loss == np.inf


def test_what_does_not_fit_is_named():
    mlp = MLP([2, 3, 1], output="tanh")
    passed = mlp.forward([(0, 1), (1, 0)])
    with pytest.raises(ValueError, match="needs output='sigmoid'"):
        backpropagate(mlp, passed, [0, 1], "binary_crossentropy")
    with pytest.raises(ValueError, match="y has 3 samples; expected 2"):
        backpropagate(mlp, passed, [0, 1, 1])
    with pytest.raises(ValueError, match=r"l2 is -1"):
        backpropagate(mlp, passed, [0, 1], l2=-1)
    assert set(LOSSES) == {loss for loss, _ in ENDS}
