"""A log repeats a training, to the last bit, on every way to a moment."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from neuronlab.labs.training import replay_model as replay
from neuronlab.labs.training.replay_model import (
    Replay,
    checked,
    timetable,
    until,
    with_parameter,
    with_rate,
)
from neuronlab.models.mlp import MLP
from neuronlab.models.training import Trainer

RATES = {"learning_rate": 0.2, "l1": 0.0, "l2": 0.0}


def make(optimizer="momentum"):
    rng = np.random.default_rng(1)
    X = rng.normal(size=(25, 2))
    mlp = MLP([2, 3, 1], seed=2)
    return Trainer(mlp, X, (X[:, 0] > 0).astype(int), optimizer=optimizer, batch_size=10)


def test_a_log_says_what_happened_by_hand():
    by_hand = make()
    by_hand.learning_rate = 0.1
    by_hand.run_epochs(2)  # 3 steps an epoch
    by_hand.learning_rate = 0.5
    by_hand.step()
    by_hand.mlp.parameters[4] = 1.25
    by_hand.learning_rate, by_hand.l2 = 0.2, 0.01
    by_hand.run_epochs(1)
    log = [(6, "learning_rate", 0.1), (7, "parameter", 4, 1.25), (7, "learning_rate", 0.5),
           (7, "l2", 0.0)]  # fmt: skip
    rates = {**RATES, "l2": 0.01}
    told = Replay(make())
    told.go(9, log, rates)
    assert np.array_equal(told.trainer.mlp.parameters, by_hand.mlp.parameters)
    assert told.trainer.history.rows[-1][:3] == by_hand.history.rows[-1][:3]


def test_the_timetable_turns_old_values_into_new_ones():
    log = [(3, "l1", 0.0), (5, "learning_rate", 1.0), (8, "learning_rate", 0.3)]
    first, changes = timetable(log, {"learning_rate": 0.1, "l1": 0.2, "l2": 0.0})
    assert first == {"learning_rate": 1.0, "l1": 0.0, "l2": 0.0}
    assert changes == [(3, "l1", 0.2), (5, "learning_rate", 0.3), (8, "learning_rate", 0.1)]
    assert until(log, 5, {"learning_rate": 0.1}) == (log[:2], {"learning_rate": 0.3})


def test_changes_at_one_moment_are_told_once():
    log = with_rate([], 4, "learning_rate", 0.1)
    assert with_rate(log, 4, "learning_rate", 0.3) == log == [(4, "learning_rate", 0.1)]
    assert with_rate([], 0, "learning_rate", 0.1) == []
    log = with_parameter(with_parameter([], 4, 1, 0.5), 4, 1, 0.75)
    assert log == [(4, "parameter", 1, 0.75)]


change = st.one_of(
    st.tuples(st.integers(0, 12), st.just("learning_rate"), st.sampled_from([0.05, 0.5])),
    st.tuples(st.integers(0, 12), st.just("parameter"), st.integers(0, 12), st.just(0.5)),
)


@settings(max_examples=40)
@given(st.lists(change, max_size=4), st.lists(st.integers(0, 14), min_size=1, max_size=5))
def test_every_way_to_a_moment_gives_the_same_bits(log, way):
    log = checked(log)
    wandering, straight = Replay(make("adam")), Replay(make("adam"))
    for step in way:
        wandering.go(step, *until(log, step, RATES))
    straight.go(way[-1], *until(log, way[-1], RATES))
    one, other = wandering.trainer, straight.trainer
    assert np.array_equal(one.mlp.parameters, other.mlp.parameters)
    assert repr(one.history.rows) == repr(other.history.rows) and one.steps == other.steps


@pytest.mark.parametrize(
    "entry",
    [(1, "colour", 2.0), (-1, "l1", 0.0), (1, "l1", np.nan), (1, "parameter", 0.5, 1.0), 3, (1,)],
)
def test_what_is_no_change_is_refused(entry):
    with pytest.raises(ValueError, match="log holds"):
        replay.checked([entry])
