"""A training: its confusion matrix, and how good its network is."""

import numpy as np
from neuronlab.labs.training.data_model import load
from neuronlab.labs.training.model import Training, confusion
from neuronlab.labs.training.recipe_model import Recipe


def test_the_confusion_matrix_counts_targets_by_row_and_answers_by_column():
    table = confusion(np.array([0, 0, 1, 2]), np.array([0, 1, 1, 0]), 3)
    assert table.tolist() == [[1, 1, 0], [0, 1, 0], [1, 0, 0]]


def test_how_good_a_network_is_follows_its_weights_wherever_they_come_from():
    recipe = Recipe(n_samples=40)
    base = load("circles", recipe.n_samples, recipe.noise, recipe.data_seed)
    training = Training(base, recipe)
    step = 2 * training.n_batches
    training.go(step, [], recipe.rates)
    known = training.standing()
    assert known.training_loss == training.trainer.history.training_loss[-1]
    training.mlp.parameters[0] += 1  # past the trainer
    assert training.standing().training_loss != known.training_loss
    training.mlp.parameters[0] -= 1
    training.go(step, [(step, "parameter", 0, 3.0)], recipe.rates)
    by_hand = training.standing()
    other = Training(base, recipe)
    other.go(step, [], recipe.rates)
    other.mlp.parameters[0] = 3.0
    assert by_hand == other.standing() != known
