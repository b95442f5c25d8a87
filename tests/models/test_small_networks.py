"""Small networks and tiny tasks: numbers that one can write down, and all of them matter."""

import numpy as np
import pytest
from neuronlab.models.small_networks import small_network, tiny_task


@pytest.mark.parametrize("seed", range(4))
def test_weights_are_tenths_and_none_is_0(seed):
    mlp = small_network((3, 4, 2), ("tanh", "sigmoid"), seed)
    assert list(mlp.activations) == ["tanh", "sigmoid"]
    for W, b in zip(mlp.weights, mlp.biases, strict=True):
        assert 10 * W == pytest.approx(np.round(10 * W), abs=1e-12) and W.all()
        assert set(b) <= {-0.5, 0.0, 0.5}
    again = small_network((3, 4, 2), ("tanh", "sigmoid"), seed)
    assert np.array_equal(mlp.parameters, again.parameters)


def test_the_network_by_hand():
    mlp = small_network((2, 2, 1), ("sigmoid", "sigmoid"))
    # z of the first hidden unit is 2·1 + 2·1 − 1, of the second −1·1 − 2·1 − 0.5.
    assert mlp.forward([[1, 1]]).z[0].tolist() == [[3, -3.5]]
    other = small_network((2, 2, 1), ("sigmoid", "sigmoid"), seed=1)
    assert not np.array_equal(mlp.parameters, other.parameters)


@pytest.mark.parametrize(("n_inputs", "n_samples"), [(1, 4), (2, 4), (3, 6), (7, 6)])
def test_no_input_is_lost_by_being_0(n_inputs, n_samples):
    X, y = tiny_task(n_inputs, 1)
    assert X.shape == (n_samples, n_inputs) and set(np.unique(X)) <= {-1, -0.5, 0.5, 1}
    assert y[:, 0].tolist() == [sum(x < 0 for x in sample) % 2 for sample in X.tolist()]


def test_two_inputs_are_xor_of_their_signs():
    X, y = tiny_task(2, 1)
    assert ((X[:, 0] < 0) != (X[:, 1] < 0)).tolist() == y[:, 0].astype(bool).tolist()


def test_of_several_outputs_one_is_1():
    X, y = tiny_task(3, 4)
    assert y.shape == (6, 4) and (y.sum(axis=1) == 1).all()
    assert y.argmax(axis=1).tolist() == (X < 0).sum(axis=1).tolist()
