"""RaceLab: bets and races, what it says, and that its picture follows."""

import numpy as np
import pytest
from labs.driving import control, plain, press, text
from neuronlab import RaceLab


def test_on_opening_nobody_has_run_and_nothing_is_given_away():
    lab = RaceLab()
    assert "place your bet" in text(lab) and lab.winners == []
    assert "pull" not in text(lab) and "moved" not in text(lab)
    assert len(lab.plot.track._curves[0].get_xdata()) == 1


def test_one_epoch_at_a_time_up_to_the_end():
    lab = RaceLab(epoch=78)
    assert lab.one_epoch() is True and lab.epoch == 79
    press(lab, "one epoch")
    assert lab.epoch == 80
    assert lab.one_epoch() is False and lab.epoch == 80
    press(lab, "reset")
    assert lab.epoch == 0


def test_a_bet_is_judged_when_somebody_arrives():
    lab = RaceLab(depth=4, bet="sigmoid")
    assert "your bet is on sigmoid ; press Play" in plain(lab)
    lab.epoch = 3
    assert "ahead ; your bet is on sigmoid" in plain(lab)
    lab.epoch = 80
    (winner,) = lab.winners
    assert winner in ("relu", "tanh") and f"{winner} first, after" in plain(lab)
    assert "your bet, sigmoid: ✗ not this time" in plain(lab)
    lab.set(bet=winner, epoch=80)
    assert f"your bet, {winner}: ✓ right" in plain(lab)


def test_where_nobody_arrives_nobody_wins():
    lab = RaceLab(learning_rate=0.01, bet="tanh", epoch=80)
    assert lab.winners == [] and "nobody has got to 95 % in 80 epochs" in plain(lab)
    assert "your bet, tanh: ✗ not this time" in plain(lab)


def test_a_new_bet_or_another_race_goes_back_to_the_start():
    lab = RaceLab(epoch=10)
    for change in ({"bet": "relu"}, {"depth": 3}, {"data": "circles"}, {"seed": 2},
                   {"learning_rate": 0.2}):  # fmt: skip
        lab.epoch = 10
        lab.set(**change)
        assert lab.epoch == 0, change
    lab.set(depth=2, epoch=5)
    assert lab.epoch == 5
    control(lab, "new weights").click()
    assert (lab.seed, lab.epoch) == (3, 0)


def test_it_says_in_numbers_why_step_and_sigmoid_are_last():
    lab = RaceLab(depth=4, epoch=20)
    words = plain(lab)
    assert "step: no pull" in words and "step 0 · sigmoid" in words
    assert "moved, on average: step 0 ·" in words
    pull = lab.standing.pull
    assert pull[2] / pull[1] == pytest.approx(300, rel=0.5)
    assert "sigmoid: pulled about" in words and "times more weakly than" in words
    assert "pulled about" not in plain(RaceLab(depth=1, epoch=20))


def test_the_picture_follows():
    lab = RaceLab(depth=2, epoch=15, bet="tanh")
    standing = lab.standing
    for k, (curve, head) in enumerate(
        zip(lab.plot.track._curves, lab.plot.track._heads, strict=True)
    ):
        assert curve.get_xdata().tolist() == list(range(16))
        assert curve.get_ydata() == pytest.approx(standing.accuracy[k])
        assert head.get_xydata().tolist() == [[15, curve.get_ydata()[-1]]]
    assert lab.plot.track._names.texts == ["step", "sigmoid", "tanh (your bet)", "relu"]
    places = np.sort(lab.plot.track._names.places[:, 1])
    assert (np.diff(places) > 0.065).all()
    assert lab.plot.maps[2]._right.texts == [f"{100 * standing.now[2]:.3g} %"]
