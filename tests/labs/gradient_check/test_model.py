"""The gradient check: nudging agrees with the chain rule, if the nudge is neither extreme."""

import numpy as np
import oracles
import pytest
from neuronlab.labs.gradient_check.model import (
    EXPONENTS,
    autograd,
    check,
    relative_errors,
    worst_errors,
)
from neuronlab.models.backprop import backpropagate
from neuronlab.models.small_networks import small_network, tiny_task


@pytest.mark.parametrize("hidden", ["sigmoid", "tanh"])
@pytest.mark.parametrize("loss", ["mean_squared_error", "binary_crossentropy"])
@pytest.mark.parametrize("seed", range(6))
def test_every_parameter_agrees(seed, loss, hidden):
    mlp, (X, y) = small_network((2, 3, 1), (hidden, "sigmoid"), seed), tiny_task(2, 1)
    found = check(mlp, X, y, loss)
    assert found.worst_error < 1e-7
    assert found.errors[found.worst] == found.worst_error
    i, h = found.worst, 1e-5
    above, below = mlp.copy(), mlp.copy()
    above.parameters[i] += h
    below.parameters[i] -= h
    value = [backpropagate(p, p.forward(X), y, loss).loss for p in (above, below)]
    assert found.nudged[i] == pytest.approx((value[0] - value[1]) / (2 * h), abs=1e-12)


def test_a_large_nudge_bends_and_a_tiny_one_is_rounded():
    mlp, (X, y) = small_network((2, 3, 1), ("tanh", "sigmoid"), 1), tiny_task(2, 1)
    errors = dict(zip(EXPONENTS.tolist(), worst_errors(mlp, X, y), strict=True))
    best = min(errors, key=errors.get)
    assert -7.5 <= best <= -4 and errors[best] < 1e-7
    # the error of a central difference grows with h²
    assert errors[-1.0] / errors[-2.0] == pytest.approx(100, rel=0.1)
    assert errors[-12.0] > 1e-4


def test_a_relative_error_by_hand():
    assert relative_errors(np.array([2.0, 0.0, 1e-12]), np.array([1.0, 0.0, 0.0])) == pytest.approx(
        [0.5, 0.0, 1e-4]
    )


@pytest.mark.slow
@pytest.mark.parametrize("loss", ["mean_squared_error", "binary_crossentropy"])
@pytest.mark.parametrize("hidden", ["sigmoid", "tanh", "relu"])
def test_a_library_agrees_with_both_columns(oracle, hidden, loss):
    X, y = tiny_task(2, 1)
    networks = [small_network((2, 3, 1), (hidden, "sigmoid"), seed) for seed in range(3)]
    function = oracles.data_loss(oracle, networks[0], loss)
    for mlp in networks:
        _, theirs = oracle.slope(function, mlp.parameters, X, y)
        found = check(mlp, X, y, loss)
        assert np.abs(found.backprop - theirs).max() < 1e-10
        assert np.abs(found.nudged - theirs).max() < 1e-8


@pytest.mark.slow
def test_the_third_column_agrees_to_ten_digits():
    pytest.importorskip("torch", reason="PyTorch is not installed")
    for seed in range(3):
        for hidden in ("sigmoid", "tanh", "relu"):
            mlp, (X, y) = small_network((2, 3, 1), (hidden, "sigmoid"), seed), tiny_task(2, 1)
            ours = backpropagate(mlp, mlp.forward(X), y, "mean_squared_error").flat
            assert np.abs(autograd(mlp, X, y, "mean_squared_error") - ours).max() < 1e-10
