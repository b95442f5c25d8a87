"""The state of a training lab, without a lab: settings go in, the training comes out."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from neuronlab.labs.training.recipe_model import NAMES, Recipe, Settings
from neuronlab.labs.training.state import TrainingState
from neuronlab.models.mlp import MLP

SMALL = Recipe(n_samples=40, layers=[3], epoch=4)


def settled(state, last, **changes):
    """Change settings of a state as a lab does; return what they come to."""
    names = {name: value for name, value in changes.items() if name in NAMES}
    rest = {name: value for name, value in changes.items() if name not in NAMES}
    wanted = replace(last, recipe=replace(last.recipe, **names), **rest)
    return state.settle(wanted, set(changes))


@pytest.fixture
def state():
    return TrainingState()


@pytest.fixture
def first(state):
    return state.settle(Settings(SMALL), set(NAMES))


def test_it_knows_no_widget():
    code = "import sys, neuronlab.labs.training.state; print('ipywidgets' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


def test_settings_go_in_and_the_training_comes_out(state, first):
    assert first == Settings(SMALL) and state.training.trainer.epoch == 4
    by_hand = MLP([2, 3, 1], seed=0)
    assert not np.array_equal(state.training.mlp.parameters, by_hand.parameters)
    again = settled(state, first, epoch=0)
    assert np.array_equal(state.training.mlp.parameters, by_hand.parameters)
    assert settled(state, again, seed=1).recipe.epoch == 0
    assert settled(state, again, epoch=4) == first


def test_every_hidden_layer_has_its_activation(state, first):
    now = settled(state, first, layers=[3, 2], activations=["relu", "tanh"])
    assert settled(state, now, layers=[3]).recipe.activations == ["relu"]
    assert settled(state, now, layers=[3, 2, 1]).recipe.activations == ["relu", "tanh", "tanh"]
    assert settled(state, now, activation="relu").recipe.activations == []
    assert settled(state, now, activations=["tanh", "tanh"]).recipe.activations == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"batch": 3}, "batch is 3; an epoch has 3: expected 0 to 2"),
        ({"log": [(0, "parameter", 13, 1.0)]}, "beyond the last, 12"),
        ({"activations": ["tanh", "relu"]}, "activations has 2 names; expected 1"),
        ({"chosen": [3, 0]}, "chosen is"),
        ({"data": "xor", "seed": 3, "chosen": [3, 0]}, "chosen is"),
        ({"runs": [{"colour": 1}]}, "runs has a setting 'colour'"),
        ({"erased": [40]}, "erased holds 40"),
        ({"data": "nothing"}, "data is 'nothing'"),
    ],
)
def test_what_is_refused_changes_nothing(state, first, changes, message):
    ground, parameters = state.ground, state.training.mlp.parameters.copy()
    with pytest.raises(ValueError, match=message):
        settled(state, first, **changes)
    assert state.settings == first and state.ground is ground
    assert np.array_equal(state.training.mlp.parameters, parameters)


def test_a_rate_that_is_refused_leaves_no_trace_in_the_network(state, first):
    parameters = state.training.mlp.parameters.copy()
    log = [(1, "parameter", 0, 9.0), (2, "learning_rate", 0.1), (3, "learning_rate", -1.0)]
    with pytest.raises(ValueError, match="learning_rate"):
        settled(state, first, log=log)
    state.settle(first, set(NAMES))
    assert np.array_equal(state.training.mlp.parameters, parameters)


def test_what_was_chosen_goes_with_the_network(state, first):
    now = settled(state, first, chosen=[1, 0, 2])
    assert settled(state, now, layers=[4]).chosen == [1, 0, 2]
    assert settled(state, now, layers=[2]).chosen == []


def test_points_come_back_with_their_data_and_erased_samples_only_where_they_are_the_same(
    state, first
):
    points = [(0.0, 0.0, 1)]
    now = settled(state, first, points=points, erased=[7, 39])
    other = settled(state, now, data="xor")
    assert (other.recipe.points, other.recipe.erased) == ([], [])
    back = settled(state, other, data="circles")
    assert (back.recipe.points, back.recipe.erased) == (points, [7, 39])
    # Fewer samples are drawn meanwhile: there is no sample 39 any more.
    other = settled(state, settled(state, back, data="xor"), n_samples=20)
    back = settled(state, other, data="circles")
    assert (back.recipe.points, back.recipe.erased) == (points, [])
    again = settled(state, settled(state, back, erased=[7]), noise=0.3)
    assert (again.recipe.points, again.recipe.erased) == (points, [])


def test_points_of_a_change_that_was_refused_stay_with_their_data(state, first):
    now = settled(state, settled(state, first, data="three blobs"), points=[(0.0, 0.0, 2)])
    with pytest.raises(ValueError, match="chosen"):
        settled(state, now, data="circles", chosen=[9, 9])
    assert settled(state, now, data="circles").recipe.points == []
    assert settled(state, state.settings, data="three blobs").recipe.points == [(0.0, 0.0, 2)]


def test_a_number_that_is_not_there_cannot_be_set(state, first):
    assert state.with_parameter([], 5, (1, -1, 2), 0.5) == [(5, "parameter", 8, 0.5)]
    for number in ((0, 0, 0), (1, 2, 0), (1, -2, 0), (3, 0, 0), (1, 0, 3)):
        with pytest.raises(ValueError, match="there is no number"):
            state.with_parameter([], 5, number, 0.5)
