"""Gradients layer by layer: the same by libraries and by nudging, and what depth does to them."""

import numpy as np
import oracles
import pytest
from neuronlab import MLP, load
from neuronlab.labs.gradient_flow.model import COMPARED, flow
from neuronlab.models.backprop import numeric_gradients


@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_central_differences_agree(activation):
    data = load("circles")
    mlp = MLP([2, 8, 8, 1], activation, "sigmoid", seed=3)
    numeric = numeric_gradients(mlp, data.X[:], data.y, "binary_crossentropy").weights
    found = flow(2, activation, seed=3).gradients
    assert found == pytest.approx([np.abs(G).mean() for G in numeric], abs=1e-8)


@pytest.mark.slow
@pytest.mark.parametrize("activation", COMPARED)
def test_a_library_finds_the_same_gradients_and_slopes(oracle, activation):
    data, mlp = load("circles"), MLP([2, 8, 8, 1], activation, "sigmoid", seed=3)
    y = data.y[:, None].astype(float)
    loss = oracles.data_loss(oracle, mlp, "binary_crossentropy")
    _, theirs = oracle.slope(loss, mlp.parameters, data.X, y)
    found = flow(2, activation, seed=3)
    expected = [np.abs(W).mean() for W, _ in oracles.layers(theirs, mlp.layer_sizes)]
    assert found.gradients == pytest.approx(expected, abs=1e-10)

    def total(z):
        return oracle.functions[activation](z).sum()

    for z, slope in zip(mlp.forward(data.X).z[:-1], found.slopes, strict=True):
        _, slopes = oracle.slope(total, z)
        assert slope == pytest.approx(np.abs(slopes).mean(), abs=1e-10)


def test_the_product_of_slopes_by_plain_multiplication():
    found = flow(3, "sigmoid")
    a, b, c = found.slopes
    assert found.products == pytest.approx([a * b * c, b * c, c], rel=1e-12)
    assert (found.slopes <= 0.25).all() and found.products[0] <= 0.25**3


def test_sigmoids_vanish_with_depth_and_relus_do_not():
    for seed in range(5):
        deep = {name: flow(10, name, seed).left for name in ("sigmoid", "relu")}
        assert deep["sigmoid"] < 1e-5 < 1e-3 < deep["relu"]
        assert flow(10, "sigmoid", seed).left < flow(3, "sigmoid", seed).left
