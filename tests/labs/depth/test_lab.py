"""DepthLab: there and back, one more start, and what is drawn is what is said."""

import pytest
from labs.driving import control, plain, press
from neuronlab import DepthLab


@pytest.mark.slow
def test_forward_and_back_it_is_the_same_network():
    lab = DepthLab()
    press(lab, "20 epochs")
    press(lab, "20 epochs")
    said = plain(lab)
    lab.epoch = 300
    lab.epoch = 45  # looked at after whole twenties
    assert lab.epoch == 40 and plain(lab) == said
    press(lab, "reset")
    assert repr(lab) == "DepthLab()"
    assert len(lab.plot.errors._lines["deep"].get_xdata()) == 1


def test_the_curves_drawn_are_the_networks_answers():
    lab = DepthLab(target="smooth wave", epoch=600)
    for name, column in lab.plot.columns.items():
        answer = column._answer.get_ydata()
        y = column._target.get_ydata()
        off = abs(answer - y).mean()
        assert off == pytest.approx(lab.errors[name])
        assert f"{name} off by {off:.2f}" in plain(lab)


@pytest.mark.slow
def test_one_more_start_runs_to_the_end_and_keeps_a_mark():
    lab = DepthLab(target="battlements")
    press(lab, "one more start")
    press(lab, "one more start")
    assert (lab.starts, lab.seed, lab.epoch) == (2, 1, 2000)
    assert lab.tally == {"deep": 2, "wide": 0, "both": 0}
    assert "of 2 starts: the deep one ended closer in 2" in plain(lab)
    marks = lab.plot.ends._marks["deep"].get_xdata()
    assert len(marks) == 2 and marks[-1] == pytest.approx(lab.errors["deep"])
    control(lab, "curve").value = "four teeth"
    assert lab.starts == 0 and "one start may be luck" in plain(lab)
    lab.set(target="battlements", starts=2)
    lab.set(target="four teeth", starts=2)
    assert "of 2 starts: the deep one ended closer in 2" in plain(lab)


@pytest.mark.slow
def test_a_first_start_that_was_played_counts():
    lab = DepthLab(epoch=2000)
    press(lab, "one more start")
    assert (lab.starts, lab.seed) == (2, 1)
    other = DepthLab(epoch=100)
    press(other, "one more start")
    assert (other.starts, other.seed) == (1, 0)


@pytest.mark.parametrize(("label", "value"), [("curve", "battlements"), ("start", "steep")])
def test_another_curve_or_start_shows_no_end_before_it_is_guessed(label, value):
    lab = DepthLab()
    press(lab, "one more start")
    control(lab, label).value = value
    assert (lab.epoch, lab.starts) == (0, 0) and "not trained yet" in plain(lab)
    lab.player._tick()
    assert lab.epoch == 20  # play goes on by the usual step


@pytest.mark.slow
def test_from_a_steep_start_the_wide_one_follows_the_teeth():
    lab = DepthLab()
    press(lab, "one more start")
    gentle = lab.errors["wide"]
    control(lab, "start").value = "steep"
    press(lab, "one more start")
    assert lab.errors["wide"] < 0.05 < 0.2 < gentle
    assert "the wide one in 1" in plain(lab) or "level in 1" in plain(lab)


def test_new_weights_begin_anew():
    lab = DepthLab(epoch=100)
    control(lab, "new weights").click()
    assert repr(lab) == "DepthLab(seed=1)"


@pytest.mark.slow
@pytest.mark.parametrize("target", ["four teeth", "battlements", "smooth wave"])
@pytest.mark.parametrize("epoch", [0, 2000])
def test_what_is_written_stands_above_the_curves(target, epoch):
    for column in DepthLab(target=target, epoch=epoch).plot.columns.values():
        ((_, height),) = column._off.places
        for line in (column._target, column._answer):
            assert line.get_ydata().max() < height < column.ax.get_ylim()[1]


def test_the_dotted_line_is_the_error_of_the_best_flat_line():
    lab = DepthLab(target="battlements")
    y = lab.plot.columns["wide"]._target.get_ydata()
    drawn = lab.plot.errors._flat.get_ydata()[0]
    assert drawn == pytest.approx(min(abs(y - height).mean() for height in set(y)))
