"""Where a training starts: units that begin equal stay equal, and a hair parts them."""

import numpy as np
import pytest
from neuronlab.labs.training.data_model import load
from neuronlab.labs.training.model import Training
from neuronlab.labs.training.recipe_model import Recipe
from neuronlab.labs.training.start_model import HAIR, NEARLY, STARTS, put
from neuronlab.models.backprop import numeric_gradients
from neuronlab.models.mlp import MLP


def training(start, **settings):
    recipe = Recipe(**{"layers": [4], "start": start, **settings})
    base = load(recipe.data, recipe.n_samples, recipe.noise, recipe.data_seed)
    return Training(base, recipe)


def test_a_random_start_is_the_networks_own():
    mlp = MLP([2, 4, 3, 1], seed=3)
    drawn = mlp.parameters.copy()
    put(mlp, "random")
    assert np.array_equal(mlp.parameters, drawn)


def test_units_of_an_equal_start_can_be_exchanged():
    mlp = MLP([2, 4, 3, 2], output="softmax", seed=3)
    outputs = MLP([2, 4, 3, 2], output="softmax", seed=3).weights[2][0].copy()
    put(mlp, "equal")
    W1, W2, W3 = mlp.weights
    assert np.ptp(W1, axis=1).max() == 0 and W1[0, 0] != W1[1, 0]
    assert np.ptp(W2) == 0 and W2[0, 0] != 0
    assert np.ptp(W3, axis=0).max() == 0 and np.array_equal(W3[0], outputs)


@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid"])
def test_equal_units_have_equal_gradients_and_so_stay_equal(activation):
    learning = training("equal", activation=activation)
    trainer, mlp = learning.trainer, learning.mlp
    slopes = numeric_gradients(mlp, trainer.X, trainer.y).weights[0]
    np.testing.assert_allclose(slopes, slopes[:, :1] * np.ones(4), atol=1e-9)
    trainer.run_epochs(200)
    assert trainer.history.training_loss[-1] < trainer.history.training_loss[0]
    assert np.array_equal(mlp.Wb[0], mlp.Wb[0][:, :1] * np.ones(4))
    assert learning.diagnosis[0].name == "equal units"


def test_a_hair_parts_them():
    learning = training(NEARLY)
    equal = training("equal").mlp.parameters
    apart = np.abs(learning.mlp.parameters - equal)
    assert 0 < apart.max() and (apart <= HAIR * np.abs(equal)).all()
    learning.trainer.run_epochs(200)
    assert learning.standing().test_accuracy > 0.95
    assert learning.diagnosis == ()


def test_from_zeros_a_tanh_network_learns_one_number_alone():
    learning = training("zeros")
    learning.trainer.run_epochs(50)
    W1, b1, W2, b2 = (part for Wb in learning.mlp.Wb for part in (Wb[:-1], Wb[-1]))
    assert not W1.any() and not b1.any() and not W2.any() and b2.any()


def test_every_start_is_a_recipe_that_begins_again():
    for start in STARTS:
        learning = training(start, n_samples=40)
        begun = learning.mlp.parameters.copy()
        learning.trainer.run_epochs(3)
        learning.trainer.reset()
        assert np.array_equal(learning.mlp.parameters, begun)


def test_another_start_is_refused():
    with pytest.raises(ValueError, match="start is 'warm'; expected one of"):
        put(MLP([2, 2, 1]), "warm")
