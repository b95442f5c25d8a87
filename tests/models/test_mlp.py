"""The multilayer perceptron, against numbers by hand and scikit-learn."""

import copy
import pickle
import warnings
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab.models.activations import ACTIVATIONS
from neuronlab.models.mlp import MLP
from sklearn.neural_network import MLPClassifier


def by_hand() -> MLP:
    mlp = MLP([2, 2, 1], hidden="relu", output="identity")
    mlp.weights = [[[1, -1], [2, 0.5]], [[3], [-2]]]
    mlp.biases = [[0.5, 1], [-1]]
    return mlp


def test_a_forward_pass_by_hand():
    passed = by_hand().forward([(1, -1), (0, 2)])
    # (1, −1): z = (1 − 2 + 0.5, −1 − 0.5 + 1); (0, 2): z = (4 + 0.5, 1 + 1).
    assert passed.z[0].tolist() == [[-0.5, -0.5], [4.5, 2.0]]
    assert passed.a[0].tolist() == [[0, 0], [4.5, 2.0]]
    # 3·4.5 − 2·2 − 1 = 8.5
    assert passed.outputs.tolist() == [[-1], [8.5]]
    assert by_hand().predict([(0, 2)]).tolist() == [[8.5]]


@pytest.mark.parametrize(
    ("sizes", "n"), [((3, 4, 4, 1), 41), ((2, 2, 1), 9), ((64, 32, 10), 2410), ((2, 1), 3)]
)
def test_the_parameters_are_counted(sizes, n):
    assert MLP(sizes).n_parameters == n  # 3·4 + 4 + 4·4 + 4 + 4·1 + 1 = 41


@pytest.mark.parametrize(
    ("hidden", "theirs"),
    [("sigmoid", "logistic"), ("tanh", "tanh"), ("relu", "relu"), ("identity", "identity")],
)
@pytest.mark.parametrize("n_outputs", [1, 3])
def test_scikit_learn_computes_the_same(hidden, theirs, n_outputs):
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(30, 4)), np.arange(30) % max(2, n_outputs)
    reference = MLPClassifier((5, 3), activation=theirs, max_iter=1, solver="lbfgs", random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # one iteration does not converge, and need not
        reference.fit(X, y)
    mlp = MLP([4, 5, 3, n_outputs], hidden, "softmax" if n_outputs > 1 else "sigmoid")
    mlp.weights, mlp.biases = reference.coefs_, reference.intercepts_
    probabilities = reference.predict_proba(X)
    expected = probabilities if n_outputs > 1 else probabilities[:, 1:]
    assert mlp(X) == pytest.approx(expected, abs=1e-12)
    assert mlp.predict(X).tolist() == reference.predict(X).tolist()


@given(st.lists(st.integers(1, 7), min_size=2, max_size=5), st.sampled_from(list(ACTIVATIONS)))
def test_shapes_and_determinism(sizes, name):
    mlp = MLP(sizes, hidden=name, output="tanh", seed=3)
    X = np.random.default_rng(0).normal(size=(5, sizes[0]))
    passed = mlp.forward(X)
    assert [z.shape for z in passed.z] == [(5, n) for n in sizes[1:]]
    assert [W.shape for W in mlp.weights] == list(pairwise(sizes))
    twin = MLP(sizes, hidden=name, output="tanh", seed=3)
    assert np.array_equal(twin(X), mlp(X)) and np.array_equal(mlp(X), passed.outputs)


def test_a_copy_goes_its_own_way():
    mlp = by_hand()
    other = mlp.copy()
    other.weights[0][0, 0] = 9
    assert mlp.weights[0][0, 0] == 1 and other.activations == mlp.activations


def test_initial_weights_stay_within_their_limits_and_fill_them():
    for hidden, limit in (("tanh", np.sqrt(6 / 700)), ("relu", np.sqrt(6 / 300))):
        W = MLP([300, 400, 1], hidden=hidden).weights[0]
        assert 0.99 * limit < np.abs(W).max() <= limit and abs(W.mean()) < 0.01 * limit


def test_layers_may_differ():
    mlp = MLP([2, 3, 3, 1], hidden=["relu", "tanh"])
    assert mlp.activations == ("relu", "tanh", "sigmoid")


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (([3],), ValueError, "expected at least the inputs and the outputs"),
        (([3, 0, 1],), ValueError, "layer_sizes is 0; expected at least 1"),
        (([3, 2.5, 1],), TypeError, "layer_sizes is 2.5"),
        (([3, 4, 1], "softmax"), ValueError, "hidden is 'softmax'; expected one of"),
        (([3, 4, 1], ["tanh", "tanh"]), ValueError, "hidden has 2 names; expected 1"),
        (([3, 4, 1], "tanh", "step"), ValueError, "output is 'step'"),
    ],
)
def test_what_can_not_be_built_is_named(arguments, error, message):
    with pytest.raises(error, match=message):
        MLP(*arguments)


def test_weights_of_another_shape_are_refused():
    mlp = MLP([2, 2, 1])
    with pytest.raises(ValueError, match=r"weights\[1\] has shape \(1, 2\); expected \(2, 1\)"):
        mlp.weights = [np.eye(2), np.ones((1, 2))]
    with pytest.raises(ValueError, match=r"biases has 1 arrays; expected 2"):
        mlp.biases = [[0, 0]]
    with pytest.raises(ValueError, match="X has 3 columns; expected 2"):
        mlp([[1, 2, 3]])


def test_a_network_is_one_vector():
    mlp = MLP([2, 3, 1])
    for other in (mlp, mlp.copy(), pickle.loads(pickle.dumps(mlp)), copy.deepcopy([mlp])[0]):
        other.parameters[:] = range(13)
        assert other.weights[0].tolist() == [[0, 1, 2], [3, 4, 5]]
        assert other.biases[0].tolist() == [6, 7, 8] and other.Wb[1][-1] == 12
        other.biases[1] = [5]
        assert other.parameters[-1] == 5
        other.weights = [np.ones((2, 3)), np.zeros((3, 1))]
        assert other.parameters.tolist() == [1] * 6 + [6, 7, 8, 0, 0, 0, 5]
    twin = mlp.copy()
    twin.parameters = np.zeros(13)
    assert mlp.parameters[0] == 1
    with pytest.raises(ValueError, match=r"parameters has shape \(3,\); expected shape \(13,\)"):
        mlp.parameters = [1, 2, 3]
