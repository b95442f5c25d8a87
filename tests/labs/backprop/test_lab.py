"""Backpropagation step by step: forward and back, what is lit and said, and filling it in."""

import math
import re

import numpy as np
import pytest
import traitlets
from labs.driving import control, middle, plain, press, send, spot
from neuronlab import BackpropLab


def answer(lab, typed, enter=True):
    lab._fill._text.value = typed  # as Enter does, and leaving the field
    if not enter:
        control(lab, "check").click()


def test_a_step_is_explained_with_its_numbers():
    lab = BackpropLab(step=8)
    said = plain(lab)
    assert "step 9 of 15, backward: δ⁽¹⁾ · epoch 1, mini-batch 1 of 4 (sample 1)" in said
    assert "δ₁⁽¹⁾ = w₁₁⁽²⁾·δ₁⁽²⁾·a₁⁽¹⁾·(1 - a₁⁽¹⁾)" in said
    assert "= (-2)·(-0.2863)·0.5·(1 - 0.5) = 0.1432" in said
    assert "w₁₁⁽²⁾ (weights of the output layer); δ₁⁽²⁾ (computed in step 6)" in said
    # L = (ŷ − 1)² with ŷ = σ(−0.3775), and the same after the update
    assert "loss of this sample: 0.352 before the update, 0.1043 after it; it falls" in said


@pytest.mark.slow
def test_forward_and_back_five_hundred_times_is_where_it_was(monkeypatch):
    lab = BackpropLab(layers=[2, 3, 1], batch_size=3, learning_rate=1.5, seed=4)
    lab.go(97)
    before, shown, said = repr(lab), lab.stage.picture(), lab.readout.value
    rng = np.random.default_rng(0)
    way, refresh = 97, lab.stage.refresh
    for count, turn in enumerate(rng.integers(3, size=500)):
        # Frames take their time: one in twenty is drawn.
        monkeypatch.setattr(lab.stage, "refresh", (lambda: None) if count % 20 else refresh)
        if turn == 2:
            lab.go(int(rng.integers(lab.walk.n_moments)))
            way = lab.moment
        elif turn:
            lab.forward()
            way = min(way + 1, lab.walk.n_moments - 1)
        else:
            lab.back()
            way = max(way - 1, 0)
        assert lab.moment == way
    monkeypatch.undo()
    lab.go(97)
    assert (repr(lab), lab.readout.value) == (before, said)
    assert np.array_equal(lab.stage.picture(), shown)


def test_buttons_menus_and_sliders_walk():
    lab = BackpropLab()
    press(lab, "one step")
    assert (lab.epoch, lab.batch, lab.step) == (0, 0, 1)
    press(lab, "one mini-batch")
    assert (lab.epoch, lab.batch, lab.step) == (0, 1, 0)
    press(lab, "one epoch")
    assert (lab.epoch, lab.batch, lab.step) == (1, 0, 0)
    control(lab, "back").click()
    assert (lab.epoch, lab.batch, lab.step) == (0, 3, 14)
    control(lab, "go to").value = 5
    assert lab.step == 5 and "backward: δ⁽²⁾" in plain(lab)
    control(lab, "all steps").value = 15 * 4 * 10 - 1
    assert (lab.epoch, lab.batch, lab.step) == (9, 3, 14)
    assert not lab.forward() and not lab.next_batch() and not lab.next_epoch()
    press(lab, "reset")
    assert repr(lab) == "BackpropLab([2, 2, 1])" and not lab.back()


def test_a_click_chooses_a_step_a_unit_or_a_link():
    lab = BackpropLab()
    flow, line = lab.plot.flow, lab.plot.timeline
    middle = (line._lefts + line._rights) / 2
    send(lab, line.ax, "press", (middle[9], 14))
    assert lab.step == 9 and lab.focus == 0
    network = flow.network
    start, end = np.array(network.position(0, 1)), np.array(network.position(1, 0))
    send(lab, flow.ax, "press", start + 0.3 * (end - start))
    assert "∂L/∂w₂₁⁽¹⁾ = x₂·δ₁⁽¹⁾" in plain(lab) and lab.focus == 2 == lab.parameter
    lab.step = 1
    send(lab, flow.ax, "press", network.position(1, 1))
    assert lab.focus == 1 and "a₂⁽¹⁾ = σ(z₂⁽¹⁾)" in plain(lab)
    assert spot(lab, "1").name == "explain a₂⁽¹⁾"
    before = repr(lab)
    send(lab, flow.ax, "press", network.position(2, 0))
    send(lab, line.ax, "press", (middle[9], 44))
    assert repr(lab) == before


@pytest.mark.slow
def test_what_the_factors_come_from_is_lit():
    lab = BackpropLab(step=8, focus=1)
    flow = lab.plot.flow
    lit = {tuple(at) for at in flow._halos.get_offsets()}
    assert lit == {flow.network.position(2, 0), flow.network.position(1, 1)}
    (link,) = flow._light.get_segments()
    assert link == pytest.approx(
        np.array([flow.network.position(1, 1), flow.network.position(2, 0)])
    )


def test_what_is_computed_stays_written():
    lab = BackpropLab()
    small, values = lab.plot.flow._small, lab.plot.flow.network.values
    assert small.texts[:6] == ["x₁", "x₂", "z 0", "z −0.5", "", "L"]
    assert values.texts == ["1", "−0.5", "", "", "", ""]
    lab.step = 14
    assert values.texts == ["1", "−0.5", "0.5", "0.38", "0.41", "0.35"]
    assert small.texts[2:5] == ["z 0", "z −0.5", "z −0.38"]
    assert small.texts[8:11] == ["b −1.29", "b −0.63", "b 1.57 (∂ −0.286)"]
    assert [t for t in lab.plot.flow._labels.texts if t] == [
        "1.71", "−1.13", "2.14", "−1.93", "−1.71", "−0.78",
    ]  # fmt: skip


@pytest.mark.slow
def test_a_mini_batch_has_means_and_a_drawn_sample():
    lab = BackpropLab(batch_size=3, step=6)
    assert lab.steps[6].symbol == "∂W⁽²⁾"
    said = plain(lab)
    assert "mean of a₁⁽¹⁾·δ₁⁽²⁾ over the 3 samples" in said and "samples 1 to 3, drawn: 1" in said
    terms = re.search(r"= \((.*)\)/3 = (\S+)", said)
    total = sum(
        math.prod(float(v.strip("()")) for v in t.split("·")) for t in terms[1].split(" + ")
    )
    assert total / 3 == pytest.approx(float(terms[2]), abs=2e-4)
    lab.step = 1
    first = plain(lab)
    control(lab, "sample").value = 2
    assert lab.sample == 2 and plain(lab) != first and "drawn: 3" in plain(lab)
    lab.batch = 1  # has one sample only
    assert lab.sample == 0


def test_presets_and_settings():
    lab = BackpropLab()
    assert control(lab, "network").value == "2–2–1, by hand"
    control(lab, "network").value = "3–4–4–1"
    assert lab.layers == [3, 4, 4, 1] and lab.names == ["tanh", "tanh", "sigmoid"]
    control(lab, "hidden 1 f").value = "relu"
    assert (
        lab.activations == ["relu", "tanh", "sigmoid"]
        and control(lab, "network").value == "your own"
    )
    control(lab, "layers").value = 2
    assert lab.layers == [3, 4, 1] and lab.names == ["relu", "sigmoid"]
    control(lab, "outputs").value = 3
    control(lab, "loss L").value = "categorical_crossentropy"
    assert lab.names[-1] == "softmax" and lab.layers == [3, 4, 3]
    lab.layers = [3, 4, 1]  # one output is no choice between classes
    assert (lab.loss, lab.names[-1]) == ("mean_squared_error", "sigmoid")
    lab.loss = "binary_crossentropy"
    control(lab, "output f").value = "identity"
    assert lab.loss == "mean_squared_error"
    control(lab, "network").value = "2–2–1, by hand"
    assert repr(lab) == "BackpropLab([2, 2, 1])"


def test_layers_come_and_go_where_all_of_them_are_softmax():
    lab = BackpropLab([2, 3], activations="softmax")
    control(lab, "layers").value = 3
    assert repr(lab) == ("BackpropLab([2, 2, 2, 3], activations=['sigmoid', 'sigmoid', 'softmax'])")
    control(lab, "layers").value = 1
    assert repr(lab) == "BackpropLab([2, 3], activations='softmax')"


def test_a_menu_that_says_your_own_goes_back_where_nothing_is():
    lab = BackpropLab()
    control(lab, "network").value = "your own"
    assert control(lab, "network").value == "2–2–1, by hand"


def test_what_runs_away_is_shown_and_says_what_to_try():
    lab = BackpropLab([6, 6, 6, 6], activations="relu", seed=1, learning_rate=10, epoch=9, step=5)
    lab.activations = ["relu", "relu", "identity"]
    assert "the numbers ran away" in plain(lab) and "smaller learning rate" in plain(lab)
    for step in range(lab.walk.n_steps):
        lab.step = step
    lab.set(mode="fill in", focus=0)
    answer(lab, "1")
    assert "not yet" in lab._fill._verdict.value


@pytest.mark.slow
@pytest.mark.parametrize(
    ("state", "message"),
    [
        ({"step": 15}, r"step is 15; a mini-batch has 15 steps: expected 0 to 14"),
        ({"batch": 4}, r"batch is 4; an epoch has 4 mini-batches"),
        ({"focus": 2}, r"focus is 2; this step has 2 numbers"),
        ({"epoch": 10}, "epoch"),
        ({"layers": [2, 7]}, "7"),
        ({"layers": [2]}, "layers"),
        ({"activations": "relu6"}, "activations has 'relu6'"),
        ({"activations": ["tanh", "tanh", "relu"]}, "activations has 3 names; expected 2"),
        ({"loss": "binary_crossentropy", "activations": "tanh"}, "needs output='sigmoid'"),
        ({"mode": "cheat"}, "mode"),
    ],
)
def test_what_is_not_allowed_is_named_and_changes_nothing(state, message):
    lab = BackpropLab()
    before, shown = repr(lab), lab.stage.picture()
    with pytest.raises((traitlets.TraitError, ValueError), match=message):
        lab.set(**state)
    assert repr(lab) == before and np.array_equal(lab.stage.picture(), shown)
    with pytest.raises((traitlets.TraitError, ValueError), match=message):
        BackpropLab(**state)


def test_a_click_on_a_factor_takes_the_weight_or_goes_to_where_it_was_computed():
    lab = BackpropLab(step=8)
    tags = {s.name.split(":")[0]: s for s in lab.spots() if s.key.startswith("factor")}
    assert "computed in step 6" in tags["δ₁⁽²⁾ = −0.2863"].name
    weight, delta = tags["w₁₁⁽²⁾ = −2"], tags["δ₁⁽²⁾ = −0.2863"]
    send(lab, weight.axes, "press", middle(weight))
    assert lab.parameter == 6 and lab.step == 8
    send(lab, delta.axes, "press", middle(delta))
    assert (lab.step, lab.focus) == (5, 0)


def test_the_blame_is_on_its_way_for_a_moment_and_then_nothing_of_it_is_left():
    lab = BackpropLab(step=7)
    lab.stage.moves = True  # as a page says that shows motion
    press(lab, "one step")
    flow, there = lab.plot.flow, []
    while lab._motion._go_on():
        there.append(flow._travel.get_paths()[0].vertices.mean(axis=0))
    # from the output back to the hidden unit
    assert there[0][0] > there[-1][0] and flow.network.position(1, 0)[0] < there[-1][0]
    assert np.array_equal(lab.stage.picture(), BackpropLab(step=8).stage.picture())
