"""A drawing is judged by its gap: mean heights against sums by hand, shares against counting."""

import numpy as np
import pytest
from neuronlab.models import geometry
from neuronlab.models.sketch import apart, area, line_through, mean_gap, stroke, whole

X = np.linspace(0, 10, 11)
EMPTY = np.full(11, np.nan)


def test_a_stroke_draws_what_it_passes_straight():
    drawn = stroke(X, EMPTY, (2, 0), (6, 8))
    assert drawn[2:7].tolist() == [0, 2, 4, 6, 8]
    assert np.isnan(drawn[:2]).all() and np.isnan(drawn[7:]).all()


def test_a_stroke_to_the_left_is_the_same_the_other_way_round():
    assert np.array_equal(
        stroke(X, EMPTY, (6, 8), (2, 0)), stroke(X, EMPTY, (2, 0), (6, 8)), equal_nan=True
    )


def test_a_stroke_straight_up_changes_one_place_and_what_was_there_before_stays():
    before = np.arange(11.0)
    drawn = stroke(X, before, (3, 1), (3.2, 9))
    assert drawn.tolist() == [0, 1, 2, 9, 4, 5, 6, 7, 8, 9, 10]
    assert before.tolist() == list(range(11))


def test_holes_are_bridged_and_an_open_end_is_told():
    drawn = stroke(X, stroke(X, EMPTY, (1, 1), (3, 3)), (7, 7), (10, 10))
    assert whole(X, drawn) == pytest.approx(np.clip(X, 1, None))
    assert whole(X, stroke(X, EMPTY, (3, 1), (10, 1))) is None
    assert whole(X, EMPTY) is None


def test_the_mean_gap_by_hand():
    # |0 − x| at 0, 1, …, 10 has the mean 55/11
    assert mean_gap(X, np.zeros(11), [(0, 0), (10, 10)]) == pytest.approx(5)
    assert mean_gap(X, X, [(0, 0), (5, 5), (10, 10)]) == 0


def test_the_area_of_a_triangle_and_of_nothing():
    assert area(np.array([(0, 0), (4, 0), (0, 3)])) == 6
    assert area(np.empty((0, 2))) == 0


def test_a_line_runs_through_its_two_points():
    ends = np.array([(1.0, 2.0), (4.0, -3.0)])
    w, b = line_through(ends)
    assert ends @ w + b == pytest.approx([0, 0]) and w.any()


def test_the_share_between_two_lines_is_what_counting_points_gives():
    rng = np.random.default_rng(0)
    box = (-3.0, 5.0, -2.0, 4.0)
    left, right, bottom, top = box
    grid = np.stack(
        np.meshgrid(np.linspace(left, right, 400), np.linspace(bottom, top, 400)), axis=-1
    )
    for _ in range(20):
        (w, b), (v, c) = ((rng.normal(size=2), rng.normal()) for _ in range(2))
        differ = ((grid @ w + b > 0) != (grid @ v + c > 0)).mean()
        found = apart((w, b), (v, c), box)
        assert found == pytest.approx(min(differ, 1 - differ), abs=0.01)
        assert apart((-w, -b), (v, c), box) == pytest.approx(found)
        assert apart((3 * w, 3 * b), (w, b), box) == pytest.approx(0, abs=1e-12)


def test_parallel_lines_are_as_far_apart_as_the_strip_between_them():
    box = (0.0, 10.0, 0.0, 4.0)
    up = np.array([1.0, 0.0])
    assert apart((up, -3), (up, -5), box) == pytest.approx(0.2)
    assert area(geometry.corners(box)) == 40
