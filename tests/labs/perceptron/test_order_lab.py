"""The teacher's lab: each click teaches one sample; the longest order is found by trying all."""

from functools import cache

import numpy as np
import pytest
from labs.driving import control, plain, press_spot, text
from neuronlab import OrderLab, Perceptron, load
from neuronlab.labs.perceptron.order_model import longest, taught
from neuronlab.models.margin import widest_margin

DATA = load("few")


def test_a_perceptron_of_its_own_learns_the_same():
    order = [3, 6, 3, 1, 3]
    now = taught(DATA.X, DATA.y, order)
    p, made = Perceptron(2), 0
    for k in order:
        made += p.update(DATA.X[k - 1], DATA.y[k - 1]).mistake
    assert np.array_equal(now.W, p.W) and np.array_equal(now.b, p.b)
    assert now.corrections == made == 5 and now.in_hand == 2


def most_by_hand(data):
    """Return the length of the longest run of mistakes, by plain recursion over whole numbers."""
    pulls = [
        (round(2 * s * a), round(2 * s * b), s)
        for (a, b), s in zip(data.X, np.where(data.y > 0, 1, -1).tolist(), strict=True)
    ]

    @cache
    def most(u, v, c):
        return max(
            (1 + most(u + p, v + q, c + s) for p, q, s in pulls if u * p + v * q + 4 * c * s <= 0),
            default=0,
        )

    return most(0, 0, 0)


@pytest.mark.parametrize("name", ["few", "and", "or"])
def test_the_longest_order_is_as_long_as_by_hand_and_within_the_bound(name):
    data = load(name)
    order = longest(data.X, data.y)
    now = taught(data.X, data.y, order)
    assert now.corrections == len(order) == most_by_hand(data)
    assert not now.n_wrong
    assert len(order) <= widest_margin(data.X, data.y).mistake_bound


def test_too_many_weights_to_look_at_are_refused():
    with pytest.raises(ValueError, match="more than 5 weights"):
        longest(DATA.X, DATA.y, most=5)


def test_a_goal_has_its_tick_and_is_named():
    lab = OrderLab(order=[3, 6], goal=8)
    race = lab.plot.race
    assert race._goal.get_visible() and set(race._goal.get_xdata()) == {8}
    assert race._names.texts[0] == "this order: 2 (goal: 8)"
    assert repr(lab) == "OrderLab('few', goal=8, order=[3, 6])"
    lab.goal = 0
    assert not race._goal.get_visible() and race._names.texts[0] == "this order: 2"


def test_the_bound_can_be_kept_for_later():
    lab = OrderLab(order=[3, 6], goal=8, bound=False)
    race = lab.plot.race
    assert "at most" not in plain(lab) and race._names.texts[2] == ""
    assert race._bars[2].get_width() == 0 and race.ax.get_xlim()[1] > 8
    assert repr(lab) == "OrderLab('few', bound=False, goal=8, order=[3, 6])"
    lab.bound = True
    assert "2 corrections of at most 74" in plain(lab) and race._bars[2].get_width() == 74


def test_a_click_teaches_a_sample_that_is_wrong():
    lab = OrderLab()
    assert [found.name for found in lab.spots()] == [f"teach sample {k}" for k in range(1, 9)]
    press_spot(lab, "3")
    assert lab.order == [3] and lab.corrections == 1
    right = np.flatnonzero(~taught(DATA.X, DATA.y, [3]).wrong) + 1
    names = {found.name for found in lab.spots()}
    assert names >= {f"sample {k} is right: it teaches nothing" for k in right}


def test_a_sample_that_is_right_teaches_nothing_and_it_is_said():
    lab = OrderLab(order=[1, 3])
    assert lab.solved and "Solved" in text(lab)
    lab.teach(2)
    assert lab.order == [1, 3] and "Sample 2 is on its side already" in text(lab)
    with pytest.raises(ValueError, match="sample is 9; expected 1 to 8"):
        lab.teach(9)


def test_the_menu_and_the_buttons_do_what_the_mouse_does():
    lab = OrderLab()
    control(lab, "sample").value = 8
    control(lab, "show it").click()
    assert lab.order == [8]
    control(lab, "back").click()
    assert lab.order == []
    lab.teach(8)
    control(lab, "reset").click()
    assert repr(lab) == "OrderLab('few', record=1)"


def test_the_record_is_kept_and_the_bound_stands_beside():
    lab = OrderLab(order=[3, 6, 3, 1, 3])
    assert repr(lab) == "OrderLab('few', order=[3, 6, 3, 1, 3])"
    assert "5 corrections of at most 74" in plain(lab)
    lab.reset()
    lab.teach(1)
    assert lab.record == 5 and repr(lab) == "OrderLab('few', order=[1], record=5)"
    lab.data = "and"
    assert repr(lab) == "OrderLab('and')"


def test_a_sample_that_there_is_not_is_refused():
    with pytest.raises(ValueError, match="order holds 5; expected 1 to 4"):
        OrderLab("and", order=[1, 5])
