"""The training lab, driven by its settings, its controls and the mouse."""

from collections import Counter

import numpy as np
import pytest
from labs.driving import press, text
from labs.training.alike import again, same
from live_screen import tick
from neuronlab import TrainingLab
from neuronlab.labs.training import maps_model
from neuronlab.labs.training.features_model import features
from neuronlab.labs.training.model import Training
from neuronlab.labs.training.tables_words import run_names
from neuronlab.models import training as training_module
from neuronlab.models.history import Evaluation

SMALL = {"n_samples": 40, "layers": [3]}


def button(lab, name):
    """Press a player's button."""

    class Holder:
        player = lab.controls.player

    press(Holder, name)


def runs_table(lab) -> str:
    lab.controls.runs.active = True
    return lab.controls.runs.text.value


# Time.


def test_the_default_learns_circles():
    lab = TrainingLab()
    assert repr(lab) == "TrainingLab('circles')" and lab.epoch == 30
    assert lab.accuracy > 0.9 and lab.train_loss < 0.3 and lab.diagnosis == ()
    said = " ".join(text(lab).split())
    assert "epoch 30 : training loss" in said and "right after 540 steps" in said


def test_reset_goes_back_to_the_same_weights_and_new_weights_to_others():
    lab = TrainingLab(**SMALL, epoch=0)
    first = lab.mlp.parameters.copy()
    button(lab, "one epoch")
    lab.set_parameter(1, 0, 0, 2.0)
    assert not np.array_equal(lab.mlp.parameters, first)
    button(lab, "reset")
    assert np.array_equal(lab.mlp.parameters, first)
    assert repr(lab) == repr(TrainingLab(**SMALL, epoch=0))
    lab.new_weights()
    assert lab.seed == 1 and not np.array_equal(lab.mlp.parameters, first)


@pytest.mark.slow
def test_as_many_mini_batches_as_an_epoch_has_are_an_epoch():
    one, other = TrainingLab(**SMALL, epoch=0), TrainingLab(**SMALL, epoch=0)
    for _ in range(one.training.n_batches):
        button(one, "one mini-batch")
    button(other, "one epoch")
    assert (one.epoch, one.batch) == (1, 0) and same(one, other)
    one.one_batch()
    assert (one.epoch, one.batch) == (1, 1) and same(again(one), one)
    one.one_epoch()
    assert (one.epoch, one.batch) == (2, 0)


def test_a_moment_is_made_again_after_changes_by_hand():
    lab = TrainingLab(**SMALL, optimizer="adam", epoch=3, learning_rate=0.05)
    lab.one_batch()
    lab.learning_rate = 0.01
    lab.set_parameter(1, 1, 2, 1.5)
    lab.set_parameter(2, -1, 0, -0.25)
    lab.one_epoch()
    lab.l2 = 0.01
    lab.one_epoch()
    n = lab.training.n_batches
    assert lab.log[0] == (3 * n + 1, "learning_rate", 0.05) and len(lab.log) == 4
    assert same(again(lab), lab)
    # Back in time everything is as it was then.
    lab.set(epoch=3, batch=2)
    assert lab.l2 == 0 and len(lab.log) == 3 and same(again(lab), lab)
    lab.epoch = 2
    assert lab.learning_rate == 0.05 and lab.log == []
    assert same(lab, TrainingLab(**SMALL, optimizer="adam", epoch=2, learning_rate=0.05))


@pytest.mark.slow
def test_another_set_up_begins_again_or_goes_to_the_epoch_asked_for():
    lab = TrainingLab(**SMALL, epoch=5)
    lab.layers = [2, 2]
    assert lab.epoch == 0 and lab.mlp.layer_sizes == (2, 2, 2, 1)
    lab.set(batch_size=5, epoch=3)
    lab.set(layers=[3], epoch=3)
    assert lab.epoch == 3 and same(lab, TrainingLab(**SMALL, epoch=3, batch_size=5))


@pytest.mark.slow
def test_play_stops_where_it_was_told_to():
    lab = TrainingLab(**SMALL, epoch=0, stop_epoch=3)
    lab.controls.player.play()
    for _ in range(6):
        tick(lab.controls.player)
    assert lab.epoch == 3 and not lab.controls.player.playing
    lab = TrainingLab(epoch=0, learning_rate=0.3, stop_loss=0.2)
    while lab.one_epoch():
        assert lab.train_loss >= 0.2
    assert lab.train_loss < 0.2
    lab.stop_loss = 0
    assert lab.full_speed()


def test_divergence_is_told_and_nothing_breaks():
    lab = TrainingLab("hills", n_samples=40, layers=[4], activation="relu", learning_rate=100)
    while lab.one_epoch():
        pass
    assert [one.name for one in lab.diagnosis] == ["diverged"]
    assert "smaller learning rate" in text(lab) and "diverged" in lab.stage.alt
    for chosen in ([1, 0], [1, 0, 0], []):
        lab.chosen = chosen
    assert same(again(lab), lab)
    assert repr(TrainingLab("hills", n_samples=40, layers=[4], activation="relu",
                            learning_rate=100, epoch=50)) == repr(lab)  # fmt: skip
    lab.reset()
    assert np.isfinite(lab.mlp.parameters).all()


def test_a_step_function_is_named_as_the_reason():
    lab = TrainingLab(**SMALL, activation="heaviside", epoch=1)
    assert "slope is 0" in text(lab)


# What is shown.


@pytest.mark.parametrize("data", ["three blobs", "plane"])
def test_the_picture_shows_the_networks_maps(data):
    lab = TrainingLab(data, **SMALL, epoch=2, features=["x1", "x2²"])
    inputs = features(lab.state.ground.unit_maps.points, lab.features)
    for shown, wanted in zip(
        lab.state.ground.unit_maps.outputs(lab.mlp)[1:], lab.mlp.forward(inputs).a, strict=True
    ):
        assert np.array_equal(shown, wanted)
    at = lab.training.inputs(np.array([lab.place]))
    lab.chosen = [1, 0]
    z = lab.mlp.forward(at).z[0][0, 0]
    assert f"= {z:.2f}".replace("-", "−") in text(lab)


def test_numbers_are_written_out_and_name_their_lesson():
    lab = TrainingLab(**SMALL, epoch=2, chosen=[1, 0, 2])
    w, η = lab.parameter(1, 0, 2), lab.learning_rate
    slope = lab.training.gradients().weights[0][0, 2]
    said = text(lab).replace("−", "-")
    assert f"w - η·∂L/∂w = {w:.4f}".replace("= -", "= (-") in said.replace("= (-", "= (-")
    assert f"= {w - η * slope:.4f} over all training samples" in said
    assert '<a href="08-gradient-descent.ipynb"' in lab.readout.value


def test_confusion_and_code_are_made_when_their_folds_are_open():
    lab = TrainingLab("three blobs", **SMALL, noise=0.3, epoch=5)
    assert lab.training.confusion().sum() == len(lab.training.test)
    lab.controls.confusion.active = lab.controls.code.active = True
    assert "says ▲ 1" in lab.controls.confusion.text.value
    assert "def outputs" in lab.controls.code.text.value


@pytest.mark.parametrize("framework", ["numpy"])
def test_the_code_is_the_trained_network(framework):
    lab = TrainingLab(**SMALL, epoch=3, features=["x1", "x2", "x1·x2"])
    script = lab.code(framework)
    assert script.startswith("# The columns of X are x1, x2, x1·x2.")
    made = {}
    exec(script, made)
    X = lab.training.inputs(np.random.default_rng(0).normal(size=(9, 2)))
    assert np.allclose(made["outputs"](X), lab.mlp(X), atol=1e-6)


# Runs.


def test_kept_runs_are_named_by_what_differs_and_come_back():
    lab = TrainingLab(**SMALL, epoch=4)
    lab.keep_run()
    lab.set(activation="relu", epoch=3)
    lab.keep_run()
    lab.learning_rate = 0.3
    lab.epoch = 6
    assert run_names([*lab.runs, lab.recipe().kept()]) == [
        "activation tanh, learning_rate 0.1", "activation relu, learning_rate 0.1",
        "activation relu, learning_rate 0.3, changed by hand",
    ]  # fmt: skip
    table = runs_table(lab)
    once = TrainingLab(**SMALL, epoch=4)
    assert f"{once.test_loss:.3f}" in table and table.count("<tr>") == 4
    twin = again(lab)
    assert same(twin, lab) and runs_table(twin) == table
    lab.clear_runs()
    assert "runs" not in repr(lab) and "no run" in runs_table(lab)


@pytest.mark.slow
def test_a_storm_of_events_ends_in_the_picture_of_a_fresh_lab():
    lab = TrainingLab(n_samples=20, layers=[2], batch_size=20)
    rng = np.random.default_rng(0)
    lab.stage.refresh = lambda: None  # what is drawn in between does not matter
    for _ in range(1000):
        match rng.integers(7):
            case 0:
                lab.noise = float(rng.integers(11)) / 20
            case 1 | 2:
                lab.one_epoch()
            case 3:
                lab.learning_rate = float(rng.choice([0.01, 0.1, 1.0]))
            case 4:
                lab.set_parameter(1, 0, int(rng.integers(2)), float(rng.normal()))
            case 5:
                lab.n_samples = int(rng.integers(20, 30))
            case 6:
                lab.epoch = int(rng.integers(lab.epoch + 1))
    del lab.stage.refresh
    lab.redraw()
    assert same(again(lab), lab)


def test_a_rate_given_with_a_moment_belongs_to_the_whole_training():
    lab = TrainingLab(**SMALL, epoch=4)
    lab.set(learning_rate=0.3, epoch=4)
    assert lab.log == [] and same(lab, TrainingLab(**SMALL, learning_rate=0.3, epoch=4))


def test_numbers_that_have_run_away_stay_short():
    lab = TrainingLab(layers=[4], activation="relu", learning_rate=100, epoch=50)
    assert lab.trainer.diverged_at
    assert max(map(len, text(lab).split())) < 40 and "·10" in text(lab)


def test_a_frame_asks_for_each_thing_once(monkeypatch):
    lab = TrainingLab(**SMALL, epoch=3, chosen=[1, 0, 2])
    asked = Counter()

    def count(owner, name):
        real = getattr(owner, name)

        def counted(*arguments):
            asked[name] += 1
            return real(*arguments)

        monkeypatch.setattr(owner, name, counted)

    count(Evaluation, "__call__")
    count(training_module, "diagnose")
    count(maps_model.UnitMaps, "outputs")
    count(Training, "gradients")
    count(Training, "passed")
    once = {"diagnose": 1, "outputs": 1, "gradients": 1, "passed": 1}
    lab.one_epoch()
    assert asked == {"__call__": 2, **once}  # the training and the test samples, by the trainer
    asked.clear()
    lab.one_batch()
    assert asked == {"__call__": 2, **once}
    asked.clear()
    lab.place = [0.5, 0.25]
    assert asked == once  # the network is the same as before
    asked.clear()
    lab.set_parameter(1, 0, 0, 1.5)
    assert asked == {"__call__": 2, **once}
    asked.clear()
    assert lab.train_loss and lab.test_loss and lab.accuracy and lab.diagnosis == ()
    assert not asked


def test_a_diagnosis_is_made_once_a_step_was_taken():
    lab = TrainingLab("circles", layers=[4], start="equal", epoch=0)
    assert "equal units" not in lab.readout.value + lab.stage.alt
    lab.epoch = 1
    assert "equal units" in lab.readout.value and "equal units" in lab.stage.alt
    lab.close()
