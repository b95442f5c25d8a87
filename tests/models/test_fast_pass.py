"""The fast pass computes what the readable mathematics says."""

import numpy as np
import pytest
from models.problems import ENDS, problem
from neuronlab.models.activations import ACTIVATIONS
from neuronlab.models.backprop import backpropagate
from neuronlab.models.fast_pass import FastPass
from neuronlab.models.losses import LOSSES, fitting, targets


@pytest.mark.parametrize("hidden", ACTIVATIONS)
@pytest.mark.parametrize(("loss", "output"), ENDS)
def test_the_fast_pass_is_the_readable_one(loss, output, hidden):
    mlp, X, y = problem(hidden, output)
    passed, gradient = mlp.forward(X), np.full(mlp.n_parameters, np.nan)
    inputs = np.hstack([X, np.ones((len(X), 1))]).T
    fast = FastPass(mlp, len(X), fitting(loss, output), gradient)
    assert np.abs(fast.forward(inputs).T - passed.outputs).max() < 1e-12
    for _ in range(2):  # the second time the buffers hold numbers already
        fast.differentiate(inputs, targets(y, 2, loss).T)
        assert np.abs(gradient - backpropagate(mlp, passed, y, loss).flat).max() < 1e-12
    only_forward = FastPass(mlp, len(X))
    assert np.abs(only_forward.forward(inputs).T - passed.outputs).max() < 1e-12
    assert np.abs(only_forward.z.T - passed.z[-1]).max() < 1e-12


def test_it_says_how_far_the_outputs_are_from_the_targets():
    mlp, X, y = problem("tanh", "sigmoid")
    inputs, gradient = np.hstack([X, np.ones((len(X), 1))]).T, np.empty(mlp.n_parameters)
    fast = FastPass(mlp, len(X), LOSSES["binary_crossentropy"], gradient)
    fast.differentiate(inputs, targets(y, 2, "binary_crossentropy").T)
    apart = mlp(X) - targets(y, 2, "binary_crossentropy")
    assert fast.error.reshape(2, -1).T == pytest.approx(apart, abs=1e-12)
