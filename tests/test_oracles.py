"""The oracles themselves: they differentiate, to the last digits, and leave no trace."""

import numpy as np
import oracles
import pytest
from neuronlab.models.mlp import MLP


def test_a_slope_by_hand(oracle):
    value, slope = oracle.slope(lambda z: (z**3).sum(), np.array([1.0, -2.0]))
    assert (value, slope.tolist()) == (-7, [3, 12]) and slope.dtype == np.float64


@pytest.mark.slow
def test_one_neuron_by_hand(oracle):
    mlp = MLP([2, 1], output="sigmoid")
    mlp.parameters = [1, -1, 1 + np.log(3)]
    # x = (1, 2): z = ln 3, a = 3/4; y = 0: dL/dz = 3/4; dP/dw = 0.1·sign(w) + 2·0.5·w
    found = oracle.gradients(mlp, np.array([(1.0, 2)]), np.array([(0.0,)]),
                             "binary_crossentropy", 0.1, 0.5)  # fmt: skip
    assert found.loss == pytest.approx(np.log(4), abs=1e-15)
    assert found.flat == pytest.approx([0.75 + 1.1, 1.5 - 1.1, 0.75], abs=1e-15)
    assert found.deltas[0] == pytest.approx(0.75, abs=1e-15)


def test_jax_is_left_in_32_bits():
    import jax.numpy as jnp

    oracle = oracles.Jax()
    oracle.slope(lambda z: (z**2).sum(), np.ones(2))
    walk = oracle.minimise(lambda w: (w**2).sum(), np.ones(2), "sgd", [(0.1,)] * 2)
    assert next(walk).dtype == np.float64
    assert jnp.ones(2).dtype == np.float32  # as Keras takes it to be, also half-way
