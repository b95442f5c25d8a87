"""Optimisers against PyTorch's, and a step by hand."""

import numpy as np
import pytest
from neuronlab.models.optimizers import OPTIMIZERS


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_pytorch_takes_the_same_steps(name):
    torch = pytest.importorskip("torch", reason="PyTorch is not installed")
    rng = np.random.default_rng(0)
    ours, ours_optimizer = rng.normal(size=11), OPTIMIZERS[name](11)
    theirs = torch.tensor(ours.copy(), requires_grad=True)
    optimizer = {
        "sgd": lambda: torch.optim.SGD([theirs], lr=0.1),
        "momentum": lambda: torch.optim.SGD([theirs], lr=0.1, momentum=0.9),
        "adam": lambda: torch.optim.Adam([theirs], lr=0.1),
    }[name]()
    for step in range(50):
        gradient = rng.normal(size=11) * 10.0 ** rng.integers(-6, 3, size=11)
        learning_rate = optimizer.param_groups[0]["lr"] = 0.1 / (1 + step // 10)
        ours_optimizer.step(ours, gradient, learning_rate)
        theirs.grad = torch.tensor(gradient)
        optimizer.step()
        assert ours == pytest.approx(theirs.detach().numpy(), rel=1e-12, abs=1e-12)


def test_two_steps_by_hand():
    for name, after in (("sgd", [0.8, 0.6]), ("momentum", [0.8, 0.42]), ("adam", [0.9, 0.8])):
        # momentum: v = 2, then 0.9·2 + 2 = 3.8; adam: m̂/√v̂ = 1 while the gradient stays
        p, optimizer = np.array([1.0]), OPTIMIZERS[name](1)
        for expected in after:
            optimizer.step(p, np.array([2.0]), 0.1)
            assert p[0] == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_reset_and_restore(name):
    g, optimizer = np.array([1.0, -3.0]), OPTIMIZERS[name](2)

    def two_steps() -> list:
        p = np.ones(2)
        optimizer.step(p, g, 0.1)
        optimizer.step(p, g**2, 0.1)
        return p.tolist()

    first, state = two_steps(), optimizer.state()
    later = two_steps()
    optimizer.restore(state)
    assert two_steps() == later
    optimizer.reset()
    assert two_steps() == first
