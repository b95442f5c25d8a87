"""The plane: each unit's line is where its z is 0, its region where it wins, samples by class."""

import numpy as np
import pytest
from matplotlib.figure import Figure
from neuronlab.plots import style
from neuronlab.plots.plane import Lines, PlanePlot

X = np.array([[0.0, 0.0], [4.0, 2.0], [1.0, 2.0], [3.0, 0.5]])
BOX = (0.0, 5.0, 0.0, 3.0)


def plane(n_classes):
    made = PlanePlot(Figure().add_axes((0, 0, 1, 1)))
    y = np.arange(len(X)) % n_classes
    made.set_data(X, y, ("a", "b", "c")[:n_classes], ("x₁", "x₂"), BOX)
    return made, y


def lines(W, b, in_hand=None, wrong=(False,) * 4):
    W, b = np.array(W, dtype=float).T, np.array(b, dtype=float)
    return Lines(W, b, W + np.array([[1.0], [0.0]]), b, np.array(wrong), in_hand)


def test_two_classes_share_one_line_that_parts_them():
    made, _ = plane(2)
    shown = lines([(-0.5, 1.0)], [-0.5])
    made.update(shown)
    for drawn, weights in ((made._lines, shown.W), (made._lines_before, shown.W_before)):
        ends = drawn[0].get_xydata()
        assert len(drawn) == 1 and ends @ weights[:, 0] - 0.5 == pytest.approx([0, 0], abs=1e-12)
    below, above = (region.get_xy() @ shown.W[:, 0] - 0.5 for region in made._regions)
    assert (below <= 1e-12).all() and (above >= -1e-12).all()


def test_of_several_units_each_has_the_region_where_it_wins():
    made, _ = plane(3)
    shown = lines([(1, 0), (-1, 0.5), (0, -1)], [-2, 1, 0.5])
    made.update(shown)
    assert len(made._lines) == 3
    seen = [k for k in range(3) if made._regions[k].get_visible()]
    assert len(seen) >= 2
    for k in seen:
        middle = made._regions[k].get_xy()[:-1].mean(axis=0)
        assert (middle @ shown.W + shown.b).argmax() == k


def test_samples_are_marked_by_class_crossed_where_wrong_and_ringed_in_hand():
    made, y = plane(2)
    made.update(lines([(1, 0)], [-2], in_hand=2, wrong=y == 1))
    for k, points in enumerate(made._points):
        assert np.array_equal(points.get_xydata(), X[y == k])
        assert points.get_marker() == style.CLASS_MARKERS[k]
    assert np.array_equal(made._crosses.at, X[y == 1])
    assert made._in_hand.get_xydata().tolist() == [[1, 2]]
    assert made._in_hand.get_color() != style.MISTAKE
    made.update(lines([(1, 0)], [-2], in_hand=0))
    assert not len(made._crosses.at)
    made.update(lines([(1, 0)], [-2]))
    assert not len(made._in_hand.get_xdata())


def test_own_samples_have_a_mark_of_their_own():
    made, _ = plane(2)
    made.mark(X[1:3])
    assert np.array_equal(made._own.get_xydata(), X[1:3])
    made.mark(X[:0])
    assert not len(made._own.get_xydata())


def test_other_data_leave_nothing_of_those_before():
    made, y = plane(3)
    before = len(made.ax.lines)
    made.set_data(X, y, ("a", "b", "c"), ("x₁", "x₂"), BOX)
    assert len(made.ax.lines) == before and len(made.ax.patches) == 3
    assert made.ax.get_xlim() == BOX[:2] and made.ax.get_ylim() == BOX[2:]
