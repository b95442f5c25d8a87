"""MemoryLab: what it says is what the networks do, and time goes both ways."""

import numpy as np
import pytest
from labs.driving import control, said
from live_screen import tick
from neuronlab import MemoryLab
from neuronlab.labs.memory.task_model import GUESS


def test_on_opening():
    lab = MemoryLab()
    assert repr(lab) == "MemoryLab()"
    assert "Error after 0 steps" in said(lab) and "always answering 0: 0.67" in said(lab)
    assert lab.sizes[0, -1] == lab.sizes[1, -1] == 1
    assert lab.sizes[0, 0] < 0.1 < lab.sizes[1, 0]


def test_the_numbers_are_those_of_the_sequence():
    lab = MemoryLab(length=8, sequence=3)
    x = lab._race.x[:, 2]
    first, second = x[x[:, 1] == 1, 0]
    assert f"{first + second:.2f}".replace("-", "−") + "; plain answers" in said(lab)
    answers = [network.answer(lab._race.x)[2] for network in lab._race.networks]
    marks = [mark.get_xdata()[0] for mark in lab.plot._answers._answers]
    assert marks == pytest.approx(np.clip(answers, -2, 2))


def test_always_answering_0_is_tried_on_the_very_test_sequences():
    lab = MemoryLab(length=40)
    error = np.mean([total**2 for total in lab._race.y])
    assert error == pytest.approx(0.542, abs=5e-4) and "always answering 0: 0.54" in said(lab)
    assert lab.plot._errors._zero.get_ydata() == pytest.approx([error, error])


def test_played_as_it_comes_it_takes_one_step_at_a_time():
    lab = MemoryLab(length=5)
    lab.player.play()
    tick(lab.player)
    assert lab.step == 1


def test_time_goes_on_and_back():
    lab = MemoryLab(length=5)
    start = lab.errors
    assert lab.go(20) and lab.step == 20
    assert lab.errors != start and lab.errors[1] < 1.5 * GUESS
    assert lab.plot._errors._lines[1].get_xdata().tolist() == [0, 10, 20]
    assert control(lab, "step").max == 20
    lab.player.reset()
    assert lab.errors == start and control(lab, "step").max == 20
    lab.new_weights()
    assert (lab.seed, lab.step) == (1, 0) and lab.errors != start


def test_a_slope_below_the_axis_is_marked_at_its_edge():
    lab = MemoryLab(length=40, forget=-2)
    assert lab.sizes[1, 0] < 1e-6
    assert len(lab.plot._slopes._below.get_xdata()) > 10


def test_a_slope_above_the_axis_is_marked_at_its_edge():
    lab = MemoryLab(length=6)
    slopes = lab.plot._slopes
    slopes.update(np.array([[1e4, 1e3, 5, 2, 1, 1], [1.0] * 6]))
    assert len(slopes._beyond.get_xdata()) == 2 and not len(slopes._below.get_xdata())
    assert slopes._beyond.get_ydata().max() < slopes.ax.get_ylim()[1]


def test_more_says_what_the_forget_gates_do():
    lab = MemoryLab(length=20, forget=0.0)
    assert "began 50 % open, and are 50 % open now" in said(lab)
    assert "By f alone the slope at the first moment would be 2.4·10⁻⁶ times" in said(lab)
    assert lab.arriving("f", "g", "gates") == pytest.approx(lab.sizes[1, 0])
    lab.set(forget=3.0)
    assert lab.arriving("f") == pytest.approx(0.40, abs=0.005) and "would be 0.4 times" in said(lab)
    with pytest.raises(ValueError, match="road"):
        lab.arriving("h")


def test_the_end_is_the_end():
    lab = MemoryLab(length=5, step=600)
    assert not lab.go(610) and lab.step == 600


@pytest.mark.parametrize("setting", [{"length": 4}, {"forget": 6}, {"step": 601}, {"sequence": 0}])
def test_what_is_not_possible_is_refused(setting):
    with pytest.raises(Exception, match=next(iter(setting))):
        MemoryLab(**setting)
