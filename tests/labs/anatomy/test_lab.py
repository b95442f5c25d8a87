"""The anatomy lab, driven through its menu, its player and the pointer."""

import live_screen
import numpy as np
import pytest
import traitlets
from labs.driving import control, press, text
from live_screen import tick
from neuronlab import AnatomyLab
from neuronlab.labs.anatomy import plot as anatomy
from neuronlab.labs.anatomy.model import PARTS


def point(lab, kind, x, y):
    """Send what the browser sends for a point of the sheet, in shown pixels."""
    width, height = lab.size
    live_screen.point(lab.stage, kind, x / width, y / height)


def test_it_opens_on_something_worth_seeing():
    lab = AnatomyLab()
    assert repr(lab) == "AnatomyLab()"
    assert "dendrites : The dendrites branch like a tree" in text(lab)
    assert "in an artificial neuron : The dendrites are the weighted inputs" in text(lab)
    assert "Graded signals, + and −, run towards the soma" in text(lab)
    assert "dendrites lit" in lab.stage.alt and "step 26" in lab.stage.alt


@pytest.mark.parametrize("name", PARTS)
def test_a_click_on_a_name_chooses_the_part_as_the_menu_does(name):
    lab = AnatomyLab(part="soma" if name != "soma" else "axon")
    point(lab, "press", *anatomy._LABELS[name][0])
    assert lab.part == name and PARTS[name].does in text(lab)
    other = AnatomyLab()
    menu = control(other, "part")
    menu.value = name
    assert np.array_equal(other.stage.picture(), lab.stage.picture())


def test_a_click_on_its_shape_chooses_a_part():
    lab = AnatomyLab()
    point(lab, "press", *anatomy._LABELS["nucleus"][1])
    assert lab.part == "nucleus"


def test_a_click_beside_everything_changes_nothing():
    lab = AnatomyLab()
    shown = lab.stage.picture()
    point(lab, "press", 600, 60)
    assert np.array_equal(lab.stage.picture(), shown)


def test_the_pointer_makes_a_part_glow_and_leaves_no_trace():
    lab = AnatomyLab()
    shown, said = lab.stage.picture(), lab.readout.value
    screen = live_screen.Screen(lab)
    point(lab, "move", 292, 170)
    point(lab, "move", 300, 165)
    assert screen.frames == 1 and not np.array_equal(lab.stage.picture(), shown)
    assert repr(lab) == "AnatomyLab()" and lab.readout.value == said
    point(lab, "leave", 300, 165)
    assert screen.frames == 2 and np.array_equal(lab.stage.picture(), shown)
    point(lab, "move", 292, 170)
    lab.pulse = 60
    assert np.array_equal(lab.stage.picture(), AnatomyLab(pulse=60).stage.picture())


@pytest.mark.slow
def test_play_goes_round_until_it_is_paused():
    lab = AnatomyLab(pulse=97)
    press(lab, "one step")
    assert lab.pulse == 99
    press(lab, "one step")
    assert lab.pulse == 0
    lab.player.play()
    for _ in range(60):
        tick(lab.player)
    assert lab.player.playing and lab.pulse == 18
    press(lab, "reset")
    assert lab.pulse == 0 and not lab.player.playing


@pytest.mark.parametrize("state", [{"part": "heart"}, {"pulse": -1}, {"pulse": 101}])
def test_settings_that_are_refused(state):
    with pytest.raises(traitlets.TraitError, match=next(iter(state))):
        AnatomyLab(**state)


def seen(lab, ticks):
    """Let the lab be seen on a page that shows motion, for so many frames."""
    lab.stage.moves = True
    lab.stage.receive({"kind": "seen"})
    for _ in range(ticks):
        lab._motion.receive({"kind": "tick", "number": 1, "clock": "here"})


@pytest.mark.slow
def test_when_it_is_first_seen_the_pulse_runs_round_once():
    lab, fresh = AnatomyLab(), AnatomyLab().stage.picture()
    screen = live_screen.Screen(lab)
    seen(lab, 45)
    assert screen.frames > 30 and repr(lab) == "AnatomyLab()" and "step 26" in lab.stage.alt
    assert not np.array_equal(lab.stage.picture(), fresh)
    seen(lab, 50)
    assert not lab._motion.playing and np.array_equal(lab.stage.picture(), fresh)
    assert screen.is_right()


@pytest.mark.parametrize("touch", ["press", "one step", "menu"])
def test_the_first_touch_ends_that(touch):
    lab = AnatomyLab()
    seen(lab, 20)
    if touch == "press":
        point(lab, "press", 600, 60)
    elif touch == "menu":
        control(lab, "part").value = "axon"
    else:
        press(lab, "one step")
    assert not lab._motion.playing
    fresh = eval(repr(lab), {"AnatomyLab": AnatomyLab})
    assert np.array_equal(lab.stage.picture(), fresh.stage.picture())


def test_who_asked_for_less_motion_sees_it_at_rest():
    lab = AnatomyLab()
    screen = live_screen.Screen(lab)
    lab.stage.receive({"kind": "seen"})
    assert not lab._motion.playing and screen.frames == 0
