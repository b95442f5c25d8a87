"""Three bugs: their gradients, and the curves that they give, as PyTorch has them."""

import warnings

import numpy as np
import pytest
from neuronlab.labs.loop.bugs_model import (
    BATCH_SIZE,
    BUGGY_LOSSES,
    BUGS,
    FORGOTTEN,
    SHAPE,
    TWICE,
    courses,
)
from neuronlab.models.backprop import gradients_of
from neuronlab.models.datasets import load
from neuronlab.models.mlp import MLP

RNG = np.random.default_rng(3)


def slopes(mlp, value, h=1e-6):
    """Return the central difference of ``value()`` for every parameter."""
    found = np.empty(mlp.n_parameters)
    for k in range(mlp.n_parameters):
        present = mlp.parameters[k]
        mlp.parameters[k] = present + h
        above = value()
        mlp.parameters[k] = present - h
        found[k] = (above - value()) / (2 * h)
        mlp.parameters[k] = present
    return found


def test_the_gradient_through_two_softmaxes_is_that_of_nudging():
    mlp, x = MLP([2, 4, 3], output="softmax", seed=1), RNG.normal(size=(7, 2))
    y = np.eye(3)[RNG.integers(3, size=7)]

    def loss():
        p = mlp(x)
        again = np.exp(p) / np.exp(p).sum(axis=1, keepdims=True)
        return -np.log((again * y).sum(axis=1)).mean()

    np.testing.assert_allclose(
        gradients_of(BUGGY_LOSSES[TWICE], mlp, mlp.forward(x), y).flat, slopes(mlp, loss), atol=1e-8
    )


def test_the_gradient_of_all_pairs_is_that_of_nudging():
    mlp, x = MLP([2, 4, 1], seed=1), RNG.normal(size=(7, 2))
    y = RNG.integers(2, size=(7, 1)).astype(float)

    def loss():
        a = mlp(x)[:, 0]
        return np.mean([(one - wanted) ** 2 for one in a for wanted in y[:, 0]])

    np.testing.assert_allclose(
        gradients_of(BUGGY_LOSSES[SHAPE], mlp, mlp.forward(x), y).flat, slopes(mlp, loss), atol=1e-8
    )


def test_each_bug_shows_as_the_lesson_says():
    right, wrong = courses(FORGOTTEN, 0.5)
    assert right.losses[-1] < 0.2 < 3 < wrong.losses.max()
    right, wrong = courses(TWICE, 0.5)
    least = np.log(1 + 2 / np.e)  # softmax of (1, 0, 0)
    assert right.losses[-1] < 0.01 and least < wrong.losses[-1] < least + 0.01
    assert right.shares[-1] == wrong.shares[-1] == 1
    right, wrong = courses(SHAPE, 0.5)
    assert right.losses[-1] < 0.07 and wrong.losses[-1] == pytest.approx(0.25, abs=2e-3)


@pytest.mark.slow
@pytest.mark.parametrize("bug", BUGS)
@pytest.mark.parametrize("with_bug", [False, True])
def test_the_curve_is_pytorchs(bug, with_bug):
    torch = pytest.importorskip("torch", reason="PyTorch is not installed")
    nn = torch.nn
    several = bug == TWICE
    sizes = [2, 4, 3] if several else [2, 4, 1]
    data = load("blobs" if several else "moons", n_samples=200, noise=0.1, seed=0,
                **({"n_classes": 3} if several else {}))  # fmt: skip
    mlp = MLP(sizes, output="softmax" if several else "sigmoid", seed=0)
    last = [nn.Sigmoid()] if bug == SHAPE else [nn.Softmax(dim=1)] if several and with_bug else []
    net = nn.Sequential(nn.Linear(*sizes[:2]), nn.Tanh(), nn.Linear(*sizes[1:]), *last).double()
    with torch.no_grad():
        for layer, W, b in zip((net[0], net[2]), mlp.weights, mlp.biases, strict=True):
            layer.weight.copy_(torch.tensor(W.T))
            layer.bias.copy_(torch.tensor(b))
    loss_function = {
        FORGOTTEN: nn.BCEWithLogitsLoss(), TWICE: nn.CrossEntropyLoss(), SHAPE: nn.MSELoss(),
    }[bug]  # fmt: skip
    X, y = torch.tensor(data.X), torch.tensor(data.y)
    if not several:
        y = y.double()
        if not (with_bug and bug == SHAPE):
            y = y.reshape(-1, 1)
    optimizer, losses = torch.optim.SGD(net.parameters(), lr=0.5), []
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Using a target size")  # what it warns of
        for _epoch in range(6):
            losses.append(loss_function(net(X), y).item())
            for start in range(0, 200, BATCH_SIZE):
                rows = slice(start, start + BATCH_SIZE)
                if not (with_bug and bug == FORGOTTEN):
                    optimizer.zero_grad()
                loss_function(net(X[rows]), y[rows]).backward()
                optimizer.step()
    ours = courses(bug, 0.5)[with_bug].losses[:6]
    np.testing.assert_allclose(ours, losses, rtol=1e-7)


def test_a_bug_that_is_none_is_refused():
    with pytest.raises(ValueError, match="bug is 'typo'; expected one of"):
        courses("typo", 0.5)
