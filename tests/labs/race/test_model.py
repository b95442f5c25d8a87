"""The race, against plain trainings and against nudged weights."""

import numpy as np
import pytest
from neuronlab.labs.race.model import COURSES, FINISH, LAPS, RUNNERS, Race
from neuronlab.models.backprop import numeric_gradients
from neuronlab.models.mlp import MLP
from neuronlab.models.training import Trainer


def alone(activation, depth, seed=0, learning_rate=0.05):
    """Return one runner's training, made by hand, and its data."""
    sizes = [2, *[6] * depth, 1]
    X, y = COURSES["moons"](200)
    mlp = MLP(sizes, activation, "sigmoid")
    mlp.parameters = MLP(sizes, "tanh", "sigmoid", seed).parameters
    return Trainer(mlp, X, y, learning_rate=learning_rate, batch_size=10, seed=seed)


@pytest.mark.parametrize("place", range(4))
def test_each_runner_is_a_training_of_its_own_from_the_same_weights(place):
    race, activation = Race("moons", 2, 0.05), list(RUNNERS.values())[place]
    standing = race.at(12)
    trainer = alone(activation, 2)
    begin = trainer.mlp.weights[0].copy()
    X = trainer.X[:5]
    trainer.run_epochs(12)
    assert standing.accuracy[place] == pytest.approx(trainer.history.training_accuracy)
    assert standing.moved[place] == pytest.approx(np.abs(trainer.mlp.weights[0] - begin).mean())
    assert race._runners[place].answers(12, X) == pytest.approx(trainer.mlp(X)[:, 0])


@pytest.mark.parametrize("place", [1, 2, 3])
def test_the_pull_is_what_nudging_each_weight_finds(place):
    trainer = alone(list(RUNNERS.values())[place], 3)
    X, y = COURSES["moons"](200)
    nudged = numeric_gradients(trainer.mlp, X, y, "binary_crossentropy").weights[0]
    pull = Race("moons", 3, 0.05).at(0).pull[place]
    assert pull == pytest.approx(np.abs(nudged).mean(), rel=1e-4)


def test_the_steps_hidden_layers_stand_still_and_its_output_learns():
    race = Race("circles", 3, 0.1)
    standing = race.at(10)
    assert standing.pull[0] == 0 and standing.moved[0] == 0
    assert (standing.moved[1:] > 0).all()
    begin, now = race._runners[0]._kept[0], race._runners[0]._kept[10]
    assert np.array_equal(now[:-7], begin[:-7]) and not np.array_equal(now[-7:], begin[-7:])


def test_deeper_sigmoids_are_pulled_less_and_less():
    pulls = np.array([Race("moons", depth, 0.05).at(0).pull for depth in (1, 3, 5)])
    assert (np.diff(pulls[:, 1]) < 0).all()
    assert pulls[0, 1] / pulls[2, 1] > 100 and pulls[0, 2] / pulls[2, 2] < 10


def test_who_arrives_and_who_wins():
    standing = Race("moons", 3, 0.05).at(40)
    for row, arrived in zip(standing.accuracy, standing.arrived, strict=True):
        if arrived is None:
            assert (row < FINISH).all()
        else:
            assert row[arrived] >= FINISH and (row[:arrived] < FINISH).all()
    there = {n: e for n, e in zip(RUNNERS, standing.arrived, strict=True) if e is not None}
    assert standing.winners == [n for n, e in there.items() if e == min(there.values())] != []
    assert Race("moons", 3, 0.05).at(2).winners == []
    best = standing.now.max()
    assert standing.leaders == [n for n, a in zip(RUNNERS, standing.now, strict=True) if a == best]


def test_going_back_trains_nothing_and_gives_the_same():
    race = Race("four clouds", 1, 0.05, seed=3)
    late, maps = race.at(9), race.maps(4)
    assert np.array_equal(race.at(4).accuracy, late.accuracy[:, :5])
    assert np.array_equal(race.maps(4), maps) and np.array_equal(race.at(9).moved, late.moved)
    assert race.maps(4).shape[0] == 4 and ((maps >= 0) & (maps <= 1)).all()


def test_a_training_that_runs_away_stays_where_it_is():
    standing = Race("moons", 6, 0.5, seed=1).at(LAPS)
    assert standing.accuracy.shape == (4, LAPS + 1) and np.isfinite(standing.accuracy).all()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(("stars", 1, 0.1), "course"), (("moons", 0, 0.1), "depth"), (("moons", 1, 0), "rate")],
)
def test_what_is_not_allowed_is_named(arguments, message):
    with pytest.raises((ValueError, TypeError), match=message):
        Race(*arguments)


# What lesson 06 says of the race; it has to hold on every machine.


@pytest.mark.parametrize("seed", range(3))
def test_in_the_lesson_relu_or_tanh_arrives_step_and_sigmoid_do_not(seed):
    for depth in (1, 4):
        arrived = Race("moons", depth, 0.05, seed).at(LAPS).arrived
        assert arrived[:2] == (None, None)
    assert arrived[2] is not None and arrived[3] is not None
