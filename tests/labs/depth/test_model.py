"""The race, against the course's training done plainly, and what it is said to show."""

import numpy as np
import pytest
from neuronlab.labs.depth.model import (
    EPOCHS,
    GRID,
    LAYERS,
    TARGETS,
    Run,
    closer,
    final,
    first_weights,
)
from neuronlab.models.mlp import MLP
from neuronlab.models.training import Trainer


def test_both_networks_cost_about_the_same():
    wide, deep = (MLP(layers).n_parameters for layers in LAYERS.values())
    assert (wide, deep) == (17 * 2 + 18, 4 * 2 + 20 + 20 + 5)


def test_teeth_are_a_line_folded_three_times():
    teeth = TARGETS["four teeth"]
    corners = np.linspace(-1, 1, 9)
    assert teeth(corners) == pytest.approx([0, 1, 0, 1, 0, 1, 0, 1, 0])
    assert teeth(GRID) == pytest.approx(np.interp(GRID, corners, teeth(corners)))


def test_battlements_are_three_steep_units_of_the_wide_one():
    battlements = TARGETS["battlements"]
    up, down, up_again = (np.tanh(2000 * (GRID - x - 0.002)) for x in (-0.5, 0, 0.5))
    assert battlements(GRID) == pytest.approx((up - down + up_again + 1) / 2, abs=0.001)


def test_a_run_is_the_courses_training_and_can_be_looked_at_anywhere():
    mlp = MLP(LAYERS["deep"], "tanh", "identity", seed=3)
    x = np.linspace(-1, 1, 65)[:, None]
    y = TARGETS["smooth wave"](x)
    trainer = Trainer(mlp, x, y, optimizer="adam", learning_rate=0.02, batch_size=65, seed=3)
    trainer.run_epochs(60)
    run = Run("deep", "smooth wave", 3)
    assert len(run.at(200)[1]) == 11
    found, errors = run.at(60)
    assert found.parameters == pytest.approx(mlp.parameters, rel=1e-9, abs=1e-12)
    expected = np.abs(mlp(GRID[:, None])[:, 0] - TARGETS["smooth wave"](GRID)).mean()
    assert len(errors) == 4 and errors[-1] == pytest.approx(expected)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_on_teeth_and_battlements_the_deep_one_is_closer_from_every_start(seed):
    for target in ("four teeth", "battlements"):
        assert closer(final(target, seed)) == "deep"
    assert final("four teeth", seed)["wide"] > 0.24  # a flat line through the middle


@pytest.mark.parametrize("name", LAYERS)
def test_a_steep_start_is_ten_times_as_steep_and_spreads_the_units(name):
    gentle, steep = (first_weights(name, start, 4) for start in ("gentle", "steep"))
    w, n = steep.weights[0][0], LAYERS[name][1]
    assert w == pytest.approx(10 * gentle.weights[0][0])
    places = -steep.biases[0] / w
    assert np.diff(places) == pytest.approx(2 / (n + 1)) and places[0] == pytest.approx(
        2 / (n + 1) - 1
    )
    assert not gentle.biases[0].any()
    assert np.array_equal(steep.weights[1], gentle.weights[1])


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_the_wide_one_can_follow_teeth_and_finds_them_from_a_steep_start_only(seed):
    assert final("four teeth", seed)["wide"] > 0.24
    assert final("four teeth", seed, "steep")["wide"] < 0.06
    assert closer(final("battlements", seed, "steep")) == "deep"


@pytest.mark.slow
def test_on_a_smooth_wave_both_get_there():
    for seed in range(4):
        assert max(final("smooth wave", seed).values()) < 0.1


def test_who_is_closer_is_said_only_where_it_is_seen():
    assert closer({"wide": 0.2, "deep": 0.195}) == "both"
    assert closer({"wide": 0.2, "deep": 0.1}) == "deep"
    assert closer({"wide": 0.1, "deep": 0.2}) == "wide"


def test_what_is_not_there_is_named():
    with pytest.raises(ValueError, match="target is 'moon'"):
        Run("deep", "moon", 0)
    with pytest.raises(ValueError, match="name is 'thin'"):
        Run("thin", "four teeth", 0)
    with pytest.raises(ValueError, match="start is 'flying'"):
        Run("wide", "four teeth", 0, "flying")
    assert EPOCHS % 20 == 0


def test_moved_teeth_are_the_same_teeth_an_eighth_to_the_side():
    x = np.linspace(-1, 0.9, 40)
    moved, teeth = TARGETS["teeth, moved"](x), TARGETS["four teeth"](x + 1 / 16)
    assert moved == pytest.approx(teeth)
    assert TARGETS["four teeth"](x) == pytest.approx(TARGETS["four teeth"](-x))  # even
    assert abs(moved - TARGETS["teeth, moved"](-x)).max() > 0.4  # and not even any more


@pytest.mark.slow
def test_a_layer_finds_teeth_that_are_not_even():
    errors = [final("teeth, moved", seed) for seed in range(6)]
    assert sum(error["wide"] < 0.2 for error in errors) >= 4  # no flat line
    assert sum(error["deep"] < error["wide"] for error in errors) >= 3


@pytest.mark.parametrize("name", LAYERS)
def test_at_first_even_teeth_pull_on_biases_alone_and_moved_ones_on_weights_too(name):
    for target, even in (("four teeth", True), ("teeth, moved", False)):
        mlp, x = first_weights(name, "gentle", 0), np.linspace(-1, 1, 65)
        here, pulls = mlp.parameters.copy(), []
        for step in 1e-5 * np.eye(len(here)):
            sides = []
            for sign in (1, -1):
                mlp.parameters = here + sign * step
                sides.append(mlp(x[:, None])[:, 0])
            pulls.append((TARGETS[target](x) * (sides[0] - sides[1])).mean() / 2e-5)
        mlp.parameters = np.array(pulls)
        assert all((np.abs(W).max() < 1e-9) == even for W in mlp.weights)
        assert all(np.abs(b).max() > 0.1 for b in mlp.biases)
