"""BumpLab: hands move bumps and draw curves, the lab fits, and what it says is what is drawn."""

import numpy as np
import pytest
from labs.driving import control, drag, plain, press, send, spot
from neuronlab import BumpLab
from neuronlab.labs.bump.plot import units_drawn


def test_the_sum_is_the_networks_answer():
    lab = BumpLab(lefts=[2, 6], rights=[4, 8], heights=[0.9, -0.5])
    x, y = lab.plot.sum._sum.get_data()
    assert y == pytest.approx(lab.mlp(x[:, None])[:, 0])
    assert "2 bumps, 4 hidden units" in plain(lab) and "13 parameters in all" in plain(lab)
    grey = lab.plot.sum._target.get_ydata()
    assert f"off by {np.abs(y - grey).mean():.3f} on average" in plain(lab)
    assert lab.error == pytest.approx(np.abs(y - grey).mean())


def test_a_bump_is_dragged_by_its_edges_and_its_top():
    lab = BumpLab()
    ax = lab.plot.pieces.ax
    drag(lab, ax, spot(lab, "left").at, (3, 0.3), (2, 0.3))
    assert lab.lefts == pytest.approx([2], abs=0.02) and lab.rights == [5.5]
    drag(lab, ax, spot(lab, "right").at, (4, 0.3))
    assert lab.rights == pytest.approx([4], abs=0.02)
    before = lab.lefts[0], lab.rights[0]
    top = spot(lab, "top").at
    drag(lab, ax, top, np.add(top, (1, 0.5)))
    assert (lab.lefts[0], lab.rights[0]) == pytest.approx(np.add(before, 1), abs=0.03)
    assert lab.heights == pytest.approx([1.1], abs=0.03)
    drag(lab, ax, spot(lab, "top").at, (3, 9))
    assert lab.heights == [1.5] and spot(lab, "top").bound


def test_another_bump_is_taken_in_hand_by_a_click_and_by_the_menu():
    lab = BumpLab(lefts=[1, 6], rights=[3, 8], heights=[1, 0.5])
    found = spot(lab, "bump 1")
    assert found.name == "take bump 2 in hand"
    send(lab, lab.plot.pieces.ax, "press", found.at)
    send(lab, lab.plot.pieces.ax, "release", found.at)
    assert lab.chosen == 2 and "hidden units 3 and 4" in plain(lab)
    control(lab, "bump").value = 1
    assert lab.chosen == 1
    control(lab, "height").value = -0.5
    assert lab.heights == [-0.5, 0.5]


def test_a_curve_is_drawn_with_the_mouse_and_with_sliders():
    lab = BumpLab(target="sine")
    assert "draw" not in [found.key for found in lab.spots()]
    control(lab, "draw a curve").value = True
    assert [found.key for found in lab.spots()] == ["draw"]
    drag(lab, lab.plot.sum.ax, (2, 0.5), (4, -0.5), (4, -9))
    assert lab.target == "own curve"
    at = np.linspace(0, 10, 41)
    assert lab.curve[8] == pytest.approx(0.5, abs=0.02) and lab.curve[16] == -1.5
    assert lab.curve[12] == pytest.approx(0, abs=0.02)
    assert lab.curve[30] == pytest.approx(np.sin(0.2 * np.pi * at[30]), abs=0.01)  # as it was
    control(lab, "at x").value = 30  # x = 7.5
    control(lab, "its height").value = 0.25
    assert lab.curve[30] == 0.25
    grey = lab.plot.sum._target
    assert np.interp(7.5, *grey.get_data()) == pytest.approx(0.25)
    control(lab, "draw a curve").value = False
    assert control(lab, "at x").layout.display == "none" and spot(lab, "left")


def test_by_itself_the_error_falls_as_bumps_are_added():
    lab = BumpLab(target="sine")
    lab.fit()
    first = lab.error
    for _ in range(9):
        press(lab, "one more fitted")
    assert len(lab.lefts) == 10 and lab.error < first / 5
    drawn = lab.plot.errors._line.get_ydata()
    assert len(drawn) == 10 and drawn[-1] == pytest.approx(lab.error, abs=1e-6)
    while lab.one_more():
        pass
    assert len(lab.lefts) == 20 and "40 hidden units" in plain(lab)
    press(lab, "reset")
    assert repr(lab) == "BumpLab(target='sine')"


def test_what_a_hand_made_comes_back_after_the_rule_and_reset():
    lab = BumpLab(lefts=[2, 6], rights=[4, 8], heights=[0.9, 0.5])
    lab.heights = [0.8, 0.5]
    mine = repr(lab)
    for _ in range(3):
        press(lab, "one more fitted")
    press(lab, "reset")
    control(lab, "my bumps").click()
    assert repr(lab) == mine
    lab.fit()
    control(lab, "my bumps").click()
    assert repr(lab) == mine
    lab.fit()
    lab.heights = [1, 1]  # a hand changes what the rule laid: that is its own, too
    changed = repr(lab)
    lab.one_more()
    control(lab, "my bumps").click()
    assert repr(lab) == changed
    control(lab, "my bumps").click()
    assert repr(lab) == mine
    control(lab, "my bumps").click()
    assert repr(lab) == changed


@pytest.mark.slow
@pytest.mark.parametrize("chosen", [1, 7, 8, 9, 20])
def test_the_units_of_the_bump_in_hand_are_drawn_however_many_there_are(chosen):
    lab = BumpLab(lefts=[*range(10)] * 2, heights=[0.2] * 20)
    order = units_drawn(40, 2 * chosen - 2)
    assert sorted(order) == list(range(40))
    assert order.index(2 * chosen - 2) + 1 == order.index(2 * chosen - 1) < 15
    lab.chosen = chosen
    assert f"in hand: units {2 * chosen - 1} and" in lab.plot.network._numbers.texts[0]
    edges = [f"{-20 * edge:g}".replace("-", "−") for edge in (lab.lefts[chosen - 1],
             lab.rights[chosen - 1])]  # fmt: skip
    assert " and ".join(edges).replace("−0 ", "0 ") in lab.plot.network._numbers.texts[1]


def test_every_ring_lies_on_its_bump():
    lab = BumpLab(target="sine")
    lab.fit()
    low, high = lab.plot.pieces.ax.get_xlim()
    for found in lab.spots():
        assert low < found.at[0] < high
    shown = lab.plot.pieces._bumps.get_segments()[0]
    assert (shown[0][0], shown[-1][0]) == (-1, 11)


def test_bumps_are_added_and_taken_away():
    lab = BumpLab()
    control(lab, "add a bump").click()
    assert lab.lefts == [4, 2.5] and lab.rights == [5.5, 3.5] and lab.chosen == 2  # the hill at 3
    control(lab, "remove").click()
    control(lab, "remove").click()
    assert lab.lefts == [4]
    lab.one_more()
    while len(lab.lefts) < 20:
        lab.add()
    lab.add()
    assert len(lab.lefts) == 20


def test_where_a_page_shows_motion_the_sum_slides_to_the_fit():
    lab = BumpLab(target="sine")
    line = lab.plot.sum._sum
    before = line.get_ydata().copy()
    lab.stage.moves = True
    lab.one_more()
    assert line.get_ydata() == pytest.approx(before, abs=1e-12)  # the first frame is what was
    assert lab.lefts == [-1, 5]  # the settings are what they will be
    lab._motion.finish()
    assert line.get_ydata() == pytest.approx(lab.mlp(line.get_xdata()[:, None])[:, 0])
    lab.heights = [1, 1]  # a hand's change is there at once
    assert line.get_ydata() == pytest.approx(lab.mlp(line.get_xdata()[:, None])[:, 0])
