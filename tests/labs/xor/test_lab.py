"""XOR by hand: its solutions, what it says about each row, and how a row is chosen."""

import numpy as np
import pytest
from labs.driving import middle, send, spot, text
from labs.every_lab import random_state
from labs.storm import controls
from neuronlab import XorLab

NAMES = ("w11", "w21", "b1", "w12", "w22", "b2", "v1", "v2", "c")
OR, AND, NAND = (1, 1, -0.5), (1, 1, -1.5), (-1, -1, 1.5)


def lab_with(*units) -> XorLab:
    return XorLab(**dict(zip(NAMES, sum(units, ()), strict=True)))


def buttons(lab):
    return {w.description: w for w in controls(lab)}


@pytest.mark.parametrize("units", [(OR, NAND, AND), (OR, AND, (1, -1, -0.5))])
def test_the_solutions_of_the_lesson(units):
    lab = lab_with(*units)
    assert lab.outputs == (0, 1, 1, 0) and lab.wrong_rows == []
    assert "✓ XOR: all four rows right" in text(lab) and "the output's line does" in text(lab)


def test_it_opens_with_one_row_wrong_and_says_why():
    lab = XorLab()
    assert lab.outputs == (0, 1, 0, 0) and lab.wrong_rows == [(1, 0)]
    assert "3 of 4 rows right; wrong: (1, 0) is silent and should fire" in text(lab)
    assert "(1, 0) and (1, 1) land on h = (1, 1), with different targets" in text(lab)
    assert "h₁: 1.00·1 + 1.00·1 + (−0.50) = 1.50 ≥ 0 →  1" in text(lab)
    assert "ŷ: 1.00·1 + (−1.00)·1 + (−0.50) = −0.50 &lt; 0 →  0 , target 0" in text(lab)


def test_the_outputs_are_those_of_plain_python():
    rng = np.random.default_rng(0)
    lab = XorLab()
    for _ in range(40):
        state = random_state("XorLab", rng)
        lab.set(**state)
        n = [state[name] for name in NAMES]
        expected = []
        for x1, x2 in ((0, 0), (0, 1), (1, 0), (1, 1)):
            h1 = n[0] * x1 + n[1] * x2 + n[2] >= 0
            h2 = n[3] * x1 + n[4] * x2 + n[5] >= 0
            expected.append(int(n[6] * h1 + n[7] * h2 + n[8] >= 0))
        assert lab.outputs == tuple(expected)
        right = 4 - len(lab.wrong_rows)
        assert ("all four rows right" if right == 4 else f"{right} of 4 rows right") in text(lab)


def test_hidden_units_that_copy_the_inputs_leave_the_question_as_it_was():
    lab = lab_with((1, 0, -0.5), (0, 1, -0.5), AND)
    assert "the four points lie as for XOR again" in text(lab)
    assert "(0, 1) and (1, 0) are silent and should fire" in text(lab)
    assert "(1, 1) fires and should not" in text(lab)
    lab = lab_with(OR, AND, AND)
    assert "target 1 is at h = (1, 0)" in text(lab) and "does not yet" in text(lab)


def test_both_planes_show_the_rows():
    lab = lab_with(OR, NAND, AND)
    # 01 and 10 land on (1, 1), beside each other; 00 on (0, 1), 11 on (1, 0)
    zero, one = (points.get_xydata() for points in lab.plot.hidden._points)
    assert zero.tolist() == [[0, 1], [1, 0]]
    assert one.mean(axis=0).tolist() == [1, 1] and one[0, 0] < one[1, 0]
    assert lab.plot._rows.texts == ["00", "01 10", "11", ""]
    assert len(lab.plot.inputs._wrong.get_xydata()) == 0
    lab.c = 3
    assert lab.plot.inputs._wrong.get_xydata().tolist() == [[0, 0], [1, 1]]


def test_a_click_takes_a_row_in_hand():
    lab = XorLab()
    send(lab, lab.plot.inputs.ax, "press", (0.05, 0.95))
    assert (lab.a, lab.b) == (False, True) and "x = (0, 1)" in text(lab)
    assert lab.plot.inputs._in_hand.get_xydata().tolist() == [[0, 1]]
    send(lab, lab.plot.inputs.ax, "press", (0.5, 0.5))
    assert (lab.a, lab.b) == (False, True)
    send(lab, lab.plot.table.ax, "press", (2, 2.5))
    assert (lab.a, lab.b) == (True, False)
    send(lab, lab.plot.table.ax, "press", (2, -0.5))
    send(lab, lab.plot.hidden.ax, "press", (0, 0))
    assert (lab.a, lab.b) == (True, False)
    buttons(lab)["x₁ = 1"].value = False
    assert "x = (0, 0)" in text(lab)


@pytest.mark.parametrize("k", range(4))
def test_each_point_and_each_row_is_a_place_to_click(k):
    lab = XorLab(a=k < 2, b=True)
    for key in (f"point {k}", f"row {k}"):
        found = spot(lab, key)
        send(lab, found.axes, "press", middle(found))
        assert [lab.a, lab.b] == [k // 2, k % 2]
        shown = lab.plot.table._row
        assert (shown.get_x(), shown.get_y()) == tuple(spot(lab, f"row {k}").at[0])
        lab.set(a=k < 2, b=True)


def test_reset_brings_the_nine_numbers_back_and_leaves_the_row():
    lab = lab_with(OR, NAND, AND)
    lab.a = False
    buttons(lab)["reset"].click()
    assert repr(lab) == "XorLab(a=False)"
