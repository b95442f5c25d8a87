"""Optimisers against the published rules on JAX's gradients, PyTorch's, and a step by hand."""

import numpy as np
import pytest
from neuronlab.models.optimizers import OPTIMIZERS


@pytest.mark.slow
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_library_takes_the_same_steps(oracle, name):
    rng = np.random.default_rng(0)
    start = rng.normal(size=11)
    gradients = rng.normal(size=(50, 11)) * 10.0 ** rng.integers(-6, 3, size=(50, 11))
    rates = [0.1 / (1 + step // 10) for step in range(50)]
    # The slopes of a plane are its coefficients.
    walk = oracle.minimise(
        lambda w, c: (c * w).sum(), start, name, zip(rates, gradients, strict=True)
    )
    ours, optimizer = start.copy(), OPTIMIZERS[name](11)
    for gradient, rate, theirs in zip(gradients, rates, walk, strict=True):
        optimizer.step(ours, gradient, rate)
        assert ours == pytest.approx(theirs, rel=1e-12, abs=1e-12)


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
