"""The bandit: pulls, what is known after them, and what stays hidden."""

import pytest
from labs.driving import press, said
from neuronlab import BanditLab


def test_a_pull_is_told_with_its_numbers():
    lab = BanditLab()
    assert "Pull 100: drew 0.61 ≥ ε = 0.10: it takes the best known, arm 1 , and wins" in said(
        lab
    ).replace("&lt;", "<")
    assert "Q₁, the mean of 85 rewards, was 0.68; with reward 86, r = 1, it is 0.69" in said(lab)
    assert lab.average == 0.67 and lab.counts.sum() == 100


def test_where_several_are_best_chance_takes_one():
    lab = BanditLab(epsilon=0.0, step=1)
    arm = lab.run.arms[0] + 1
    assert f"several share the best Q, and chance takes one, arm {arm} , and wins" in said(lab)


def test_the_truth_is_hidden_until_it_is_revealed():
    lab = BanditLab(step=500)
    assert not len(lab.plot.values._true.get_xdata()) and "is hidden" in said(lab)
    assert not len(lab.plot.rewards._best.get_xdata())
    assert "best arm" not in said(lab) + lab.stage.alt
    lab.reveal = True
    assert lab.plot.rewards._best.get_ydata()[0] == max(lab.probabilities)
    assert "the best arm always: 0.89" in said(lab) and "the best arm gives 0.89" in lab.stage.alt
    assert lab.plot.values._true.get_ydata() == pytest.approx(lab.probabilities)
    assert "the best is arm 2, and that is what the player thinks" in said(lab)


@pytest.mark.slow
def test_greed_alone_stays_with_the_first_arm_that_won():
    lab = BanditLab(epsilon=0, step=500, reveal=True)
    assert lab.counts.tolist() == [500, 0, 0, 0]
    assert "the player does not know it" in said(lab)
    assert lab.average < BanditLab(step=500).average


def test_playing_goes_on_to_the_end_and_back():
    lab = BanditLab(step=480)
    press(lab, "one pull")
    press(lab, "ten pulls")
    assert lab.step == 491
    press(lab, "ten pulls")
    assert lab.step == 500 and not lab.go(510)
    press(lab, "reset")
    assert lab.step == 0 and "No pull yet" in said(lab) and lab.average == 0


def test_another_epsilon_plays_with_the_same_luck():
    lab = BanditLab(step=50)
    draws = lab.run.draws
    lab.epsilon = 0.9
    assert (lab.run.draws == draws).all() and lab.run.explored.sum() > 400
