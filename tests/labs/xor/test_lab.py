"""XOR by hand: its solutions, what it says about each row, and how a row is chosen."""

import numpy as np
import pytest
from labs.driving import control, drag, middle, send, spot, text
from labs.every_lab import random_state
from neuronlab import XorLab

NAMES = ("w11", "w21", "b1", "w12", "w22", "b2", "v1", "v2", "c")
OR, AND, NAND = (1, 1, -0.5), (1, 1, -1.5), (-1, -1, 1.5)


def lab_with(*units) -> XorLab:
    return XorLab(**dict(zip(NAMES, sum(units, ()), strict=True)))


@pytest.mark.parametrize("units", [(OR, NAND, AND), (OR, AND, (1, -1, -0.5))])
def test_the_solutions_of_the_lesson(units):
    lab = lab_with(*units)
    assert lab.outputs == (0, 1, 1, 0) and lab.wrong_rows == []
    assert "✓ XOR: all four rows right" in text(lab) and "the output's line does" in text(lab)


def test_it_opens_with_one_row_wrong_and_says_why():
    lab = XorLab()
    assert lab.outputs == (0, 1, 0, 0) and lab.wrong_rows == [(1, 0)]
    assert "3 of 4 rows right" in text(lab)
    assert "wrong: (1, 0) is silent and should fire" in text(lab)
    assert "(1, 0) and (1, 1) land on h = (1, 1), with different targets" in text(lab)
    assert "h₁: 1.00·1 + 1.00·1 + (−0.50) = 1.50 ≥ 0 →  1" in text(lab)
    assert "ŷ: 1.00·1 + (−1.00)·1 + (−0.50) = −0.50 &lt; 0 →  0 , target 0" in text(lab)


def test_the_outputs_are_those_of_plain_python():
    rng = np.random.default_rng(0)
    lab = XorLab()
    for _ in range(40):
        state = {**random_state("XorLab", rng), "sharpness": 20}
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
    assert (
        "target 1 is at h = (1, 0)" in text(lab) and lab.separable and "does not yet" in text(lab)
    )


def test_both_planes_show_the_rows():
    lab = lab_with(OR, NAND, AND)
    # 01 and 10 land on (1, 1), beside each other; 00 on (0, 1), 11 on (1, 0)
    zero, one = (points.get_xydata() for points in lab.plot.hidden._points)
    assert zero.tolist() == [[0, 1], [1, 0]]
    assert one.mean(axis=0).tolist() == [1, 1] and one[0, 0] < one[1, 0]
    assert lab.plot.cloth._rows.texts == ["00", "01 10", "11", ""]
    assert len(lab.plot.inputs._crosses.at) == 0
    lab.c = 3
    assert lab.plot.inputs._crosses.at.tolist() == [[0, 0], [1, 1]]


@pytest.mark.slow
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
    control(lab, "x₁ = 1").value = False
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


def test_a_line_is_moved_all_along_it_and_stays_parallel():
    lab = XorLab()
    drag(lab, lab.plot.inputs.ax, (0.2, 0.3), (0.5, 0.5), (0.8, 0.7))
    assert (lab.w11, lab.w21, lab.b1) == (1, 1, -1.5) and lab.w12 == 1
    drag(lab, lab.plot.hidden.ax, (0.7, 0.2), (0.5, 0.3))
    assert (lab.v1, lab.v2, lab.c) == (1, -1, -0.2)


def test_a_ring_turns_its_line_about_the_other_one():
    lab = XorLab()
    rings = {end: np.array(spot(lab, f"turn 0 {end}").at) for end in (0, 1)}
    upper = max(rings, key=lambda end: rings[end][1])
    ring, pivot, at = rings[upper], rings[1 - upper], np.array([0.0, 1.4])
    drag(lab, lab.plot.inputs.ax, ring, (ring + at) / 2, at)
    w = np.array([lab.w11, lab.w21])
    assert [w @ pivot + lab.b1, w @ at + lab.b1] == pytest.approx([0, 0], abs=0.03)
    assert np.hypot(*w) == pytest.approx(np.sqrt(2), abs=0.02) and (w > 0).all()
    # Half a turn, and the side that fires has gone with the line.
    pivot, ring = (np.array(spot(lab, f"turn 1 {end}").at) for end in (0, 1))
    way = ring - pivot
    quarter = np.array([-way[1], way[0]])
    drag(lab, lab.plot.inputs.ax, ring, pivot + quarter, pivot - way)
    assert (lab.w12, lab.w22) == pytest.approx((-1, 0), abs=0.02)


def test_two_lines_dragged_into_place_are_felt():
    lab = XorLab(w12=-1, w22=-1, b2=0.75)
    assert "one spot" in lab.plot.cloth._title.texts[0]
    assert not lab.separable and not lab.plot.cloth._street.get_visible()
    drag(lab, lab.plot.inputs.ax, (0.6, 0.15), (0.75, 0.75))
    assert lab.separable and lab.plot.cloth._street.get_visible()
    assert "✓ now one line is enough: gap 0.71" in lab.stage.alt
    lab.set(v1=1, v2=1, c=-1.5)
    assert "✓ XOR" in lab.stage.alt and not lab.plot.cloth._street.get_visible()


def test_the_fold_carries_the_points_and_hides_the_outputs_line():
    lab = lab_with(OR, NAND, AND)
    lab.fold = 0
    zero, one = (points.get_xydata().tolist() for points in lab.plot.hidden._points)
    assert zero == [[0, 0], [1, 1]] and one == [[0, 1], [1, 0]]
    assert not any(s.key.endswith("2") or s.key.startswith("turn 2") for s in grips(lab))
    lab.fold = 0.5
    zero, one = (points.get_xydata() for points in lab.plot.hidden._points)
    assert zero.tolist() == [[0, 0.5], [1, 0.5]] and "folded by 50 %" in lab.stage.alt
    assert "✓ XOR" in text(lab)  # the answers don't hang on the fold
    lab.fold = 1
    assert {"line 2", "turn 2 0", "turn 2 1"} <= {s.key for s in grips(lab)}


def test_fold_it_carries_the_points_over_where_a_page_shows_motion():
    lab = lab_with(OR, NAND, AND)
    control(lab, "fold it").click()  # without a page: at once
    assert lab.fold == 0 and lab.plot.hidden._points[0].get_xydata().tolist() == [[0, 0], [1, 1]]
    lab.stage.moves = True
    control(lab, "fold it").click()
    assert lab.fold == 1 and repr(lab) == repr(lab_with(OR, NAND, AND))
    assert lab.plot.hidden._points[0].get_xydata().tolist() == [[0, 0], [1, 1]]
    ways = []
    while lab._motion._go_on():
        ways.append(lab.plot.hidden._points[0].get_xydata()[1, 1])
    assert len(ways) > 5 and (np.diff(ways) < 0).all()
    assert lab.plot.hidden._points[0].get_xydata().tolist() == [[0, 1], [1, 0]]


def grips(lab):
    return [found for found in lab.spots() if found.does == "drag"]


def test_soft_units_answer_between_0_and_1_and_the_table_says_so():
    lab = lab_with(OR, NAND, AND)
    lab.sharpness = 1
    # σ(−0.5) = 0.3775, σ(1.5) = 0.8176, σ(0.5) = 0.6225
    assert lab.plot._soft.texts == ["0.38", "0.62", "0.62", "0.82", "0.82", "0.62", "0.62", "0.38"]
    assert lab.outputs == (0, 0, 0, 0) and lab.separable  # the gap is there, and small
    assert "0.04 apart" in text(lab)
    lab.sharpness = 20
    assert lab.plot._soft.texts == [""] * 8 and lab.outputs == (0, 1, 1, 0)


def test_reset_brings_the_nine_numbers_back_and_leaves_the_row():
    lab = lab_with(OR, NAND, AND)
    lab.a = False
    control(lab, "reset").click()
    assert repr(lab) == "XorLab(a=False)"
