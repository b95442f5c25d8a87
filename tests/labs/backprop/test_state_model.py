"""The stepper's state: settings in line with each other, and refused as a whole or not at all."""

from dataclasses import replace

import pytest
from neuronlab.labs.backprop.state_model import Recipe, State, View
from neuronlab.labs.backprop.walk_model import Moment

ALL = frozenset(
    {"layers", "activations", "loss", "batch_size", "learning_rate", "seed"}
    | {"epoch", "batch", "step", "focus", "sample"}
)
RECIPE = Recipe([2, 2, 1], ["sigmoid"] * 2, "mean_squared_error", 1, 2.0, 0)
VIEW = View(Moment(0, 0, 0), 0, 0)


@pytest.fixture
def state():
    found = State()
    found.settle(RECIPE, VIEW, ALL)
    return found


def test_another_moment_is_shown_of_the_same_walk(state):
    walk = state.walk
    state.settle(RECIPE, View(Moment(1, 2, 8), 1, 0), frozenset({"epoch", "batch", "step"}))
    assert state.walk is walk and state.number == (1 * 4 + 2) * 15 + 8
    assert state.step.symbol == "δ⁽¹⁾" and state.mini_batch.rows == range(2, 3)
    state.settle(replace(RECIPE, seed=1), state.view, frozenset({"seed"}))
    assert state.walk is not walk and state.number == (1 * 4 + 2) * 15 + 8


def test_what_is_refused_leaves_everything_as_it_was(state):
    walk = state.walk
    with pytest.raises(ValueError, match="step is 15; a mini-batch has 15 steps"):
        state.settle(RECIPE, View(Moment(0, 0, 15), 0, 0), frozenset({"step"}))
    with pytest.raises(ValueError, match="activations has 3 names; expected 2"):
        state.settle(
            replace(RECIPE, activations=["tanh"] * 3), VIEW, frozenset({"activations", "seed"})
        )
    assert (state.recipe, state.view, state.walk) == (RECIPE, VIEW, walk)


def test_a_smaller_network_brings_the_view_back_into_it(state):
    state.settle(RECIPE, View(Moment(0, 0, 14), 0, 0), frozenset({"step"}))
    small = replace(RECIPE, layers=[1, 1], activations=["sigmoid"])
    state.settle(small, state.view, frozenset({"layers"}))
    assert state.view == View(Moment(0, 0, 7), 0, 0) and state.step.symbol == "b⁽¹⁾"


def test_a_layer_more_before_softmax_is_no_second_softmax(state):
    state.settle(
        replace(RECIPE, layers=[2, 3], activations=["softmax"]),
        VIEW,
        frozenset({"layers", "activations"}),
    )
    deeper = replace(state.recipe, layers=[2, 4, 3], activations=["softmax"] * 2)
    with pytest.raises(ValueError, match="hidden is 'softmax'"):
        state.settle(deeper, VIEW, frozenset({"layers", "activations"}))
    state.settle(deeper, VIEW, frozenset({"layers"}))
    assert state.recipe.activations == ["sigmoid", "softmax"]


def test_one_output_alone_is_never_judged_as_a_choice_between_classes(state):
    cross = replace(RECIPE, loss="binary_crossentropy")
    state.settle(cross, VIEW, frozenset({"loss"}))
    for name, loss in (("softmax", "mean_squared_error"), ("tanh", "mean_squared_error")):
        state.settle(cross, VIEW, frozenset({"loss"}))
        one = replace(cross, activations=["sigmoid", name])
        state.settle(one, VIEW, frozenset({"activations"}))
        assert (state.recipe.loss, state.recipe.activations[-1]) == (loss, name)
