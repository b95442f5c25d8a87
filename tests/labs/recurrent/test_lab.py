"""Two units in time: the numbers of a moment, the moment's bounds, dragging, playing."""

import numpy as np
import pytest
from labs.driving import control, drag, middle, press, said, spot
from neuronlab import RecurrentLab


def test_on_opening_the_plain_unit_has_forgotten_and_the_other_has_not():
    lab = RecurrentLab()
    assert repr(lab) == "RecurrentLab()"
    assert "tanh(0.00 + 0.80·0.01) = 0.01" in said(lab)
    assert "plain unit 2.7·10⁻³ , LSTM 0.24" in said(lab)
    assert "plain unit: its memory of x₁ is below 0.01 from t = 15 on" in said(lab)
    assert "LSTM: its memory of x₁ lasts to the end" in said(lab)
    assert abs(lab.plain.memory[13]) >= 0.01 > abs(lab.plain.memory[14])


def test_the_lines_are_the_model():
    lab = RecurrentLab(sequence="two pulses", w=-1.2, forget=1.0, length=12)
    plain, gated, cell = lab.plot._outputs._lines
    assert plain.get_ydata() == pytest.approx(lab.plain.h)
    assert gated.get_ydata() == pytest.approx(lab.lstm.h)
    assert cell.get_ydata() == pytest.approx(lab.lstm.c)
    assert lab.plot._memory._lines[1].get_ydata() == pytest.approx(np.abs(lab.lstm.memory))


@pytest.mark.slow
def test_a_memory_of_nothing_is_marked_at_the_edge():
    lab = RecurrentLab(w=0)
    assert len(lab.plot._memory._below.get_xdata()) == 29
    assert "plain unit 0 , LSTM" in said(lab)


def test_the_moment_stays_inside_the_sequence():
    lab = RecurrentLab(length=8)
    assert lab.step == 8 and control(lab, "moment t").max == 8
    assert not lab.one_step()
    lab.length = 20
    assert lab.step == 8 and lab.one_step() and lab.step == 9
    press(lab, "reset")
    assert lab.step == 1 and "h₁ = tanh(x₁ + w·h₀) = tanh(1.00 + 0.80·0.00)" in said(lab)


def test_dragging_chooses_the_moment():
    lab = RecurrentLab(length=10)
    drag(lab, lab.plot.ax, (0.06, 100), (0.34, 200), (0.55, 60))
    assert lab.step == 6
    drag(lab, lab.plot.ax, (0.5, 100), (1.02, 100))
    assert lab.step == 10


def test_the_line_of_the_moment_is_a_handle():
    lab = RecurrentLab(length=10, step=4)
    line = spot(lab, "now")
    assert line.name == "moment t = 4" and not line.bound
    drag(lab, lab.plot.ax, middle(line), (0.05, 100))
    assert lab.step == 1 and spot(lab, "now").bound
    assert middle(spot(lab, "now"))[0] == pytest.approx(0.05)


def test_noise_can_only_be_changed_where_there_is_some():
    lab = RecurrentLab()
    assert lab._noise.disabled
    lab.sequence = "pulse and noise"
    before = lab.x
    lab._noise.click()
    assert lab.seed == 1 and not np.array_equal(lab.x, before)


def test_names_of_lines_stand_at_their_ends_and_apart():
    lab = RecurrentLab(w=1.2)
    _, heights = np.transpose(lab.plot._outputs._names.places)
    ends = [line.get_ydata()[-1] for line in lab.plot._outputs._lines]
    assert (np.argsort(heights) == np.argsort(ends)).all()
    assert (np.diff(np.sort(heights)) > 0.59).all()
