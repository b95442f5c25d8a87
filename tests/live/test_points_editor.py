"""Points of one's own: added, erased, taken back, kept."""

import pytest
from labs.driving import click, press, text
from live_screen import Screen, tick
from neuronlab import PerceptronLab


@pytest.fixture
def own():
    lab = PerceptronLab("own points")
    lab._editor.active = True
    return lab


def test_clicks_add_and_erase_and_undo_takes_it_back(own):
    own._editor._mode.value = 1
    click(own, 0.5, 0.5)
    own._editor._mode.value = 0
    click(own, -0.5, -0.25)
    assert [p[2] for p in own.points] == [1, 0]
    assert own.points[0][:2] == pytest.approx((0.5, 0.5), abs=0.02)
    own._editor._mode.value = -1
    click(own, 0.4, 0.45)
    assert [p[2] for p in own.points] == [0]
    own._editor.undo()
    assert [p[2] for p in own.points] == [1, 0]
    own._editor.clear()
    assert own.points == []
    for _ in range(4):
        own._editor.undo()
    assert own.points == []


@pytest.mark.slow
def test_the_tag_says_at_once_what_a_click_does():
    lab = PerceptronLab("own points")
    screen = Screen(lab)
    assert screen.spots == []
    lab._editor.active = True
    (found,) = screen.spots
    assert found["name"].startswith("add a point ") and found["kind"] == "area"
    first = found["name"]
    lab._editor._mode.value = 1
    assert screen.spots[0]["name"].startswith("add a point ") and screen.spots[0]["name"] != first
    lab._editor._mode.value = -1
    assert screen.spots[0]["name"] == "erase the nearest point"
    lab._editor.active = False
    assert screen.spots == []


def test_own_points_are_learned(own):
    own.points = [(0.5, 0.5, 1), (-0.5, -0.25, 0)]
    own.next_mistake()
    assert not own.history.wrong(
        own.history.settling_moment() if own.next_mistake() else own.moment
    ).all()
    while own.next_mistake():
        pass
    assert not own.history.wrong(own.moment).any()


def test_typing_does_what_a_click_does(own):
    own._editor._x1.value, own._editor._x2.value = 0.25, -0.75
    own._editor._typed()
    assert own.points == [(0.25, -0.75, 0)]


def test_clicks_do_nothing_while_the_panel_is_folded():
    lab = PerceptronLab("iris")
    click(lab, 4, 1)
    assert lab.points == [] and lab.erased == []


def test_an_own_sample_of_the_data_can_be_erased():
    lab = PerceptronLab("iris")
    lab._editor.active = True
    lab._editor._mode.value = -1
    click(lab, *lab.samples.X[118])  # the virginica with the longest petal, 6.9 by 2.3 cm
    assert lab.erased == [118] and len(lab.samples) == 149


def test_points_are_kept_for_when_the_learner_comes_back():
    lab = PerceptronLab("iris")
    lab.points = [(4.3, 1.3, 1)]
    lab.data = "xor"
    assert lab.points == []
    lab.points = [(0.5, 0.5, 0)]
    lab.data = "iris"
    assert lab.points == [(4.3, 1.3, 1)]
    lab.data = "xor"
    assert lab.points == [(0.5, 0.5, 0)]


@pytest.mark.slow
def test_one_flower_can_spoil_it():
    lab = PerceptronLab("iris", points=[(4.3, 1.3, 1)])
    assert "no line separates these samples" in text(lab)


def test_without_samples_the_lab_waits(own):
    for name in ("one sample", "next mistake", "one epoch"):
        press(own, name)
    own.player.play()
    tick(own.player)
    assert own.moment == 0 and not own.player.playing
    assert "no samples yet" in text(own)


def test_one_class_alone_is_learned_too(own):
    own.points = [(0.5, 0.5, 1)]  # a sample on the line is corrected, whatever its class
    own.one_epoch()
    assert "Solved with 1 correction" in " ".join(text(own).split())
    assert "wrong now: 0 of 1" in text(own) and "(R/γ)², 1" in text(own)
