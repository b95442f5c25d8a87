"""Lines and regions in the plane."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neuronlab.models.geometry import box_around, equal_scales, line_in_box, regions

BOX = (-2.0, 3.0, -1.0, 4.0)
coordinate = st.floats(-5, 5).map(lambda v: round(v, 3))


def area(polygon: np.ndarray) -> float:
    x, y = polygon.T if len(polygon) else np.zeros((2, 0))
    return abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


def test_a_line_by_hand():
    # x1 + x2 = 1 meets the box at (−2, 3) and (2, −1).
    ends = line_in_box(np.array([1.0, 1.0]), -1.0, BOX)
    assert sorted(map(tuple, ends.round(9))) == [(-2, 3), (2, -1)]


@pytest.mark.parametrize(("w", "b"), [((0, 0), 1.0), ((0, 0), 0.0), ((1, 0), 10.0), ((0, 1), -9.0)])
def test_no_line_where_there_is_none(w, b):
    assert line_in_box(np.array(w, float), b, BOX).shape == (0, 2)


@given(coordinate, coordinate, coordinate)
def test_the_ends_lie_on_the_line_and_on_the_edge(w1, w2, b):
    w = np.array([w1, w2])
    for end in line_in_box(w, b, BOX):
        assert end @ w + b == pytest.approx(0, abs=1e-7 * (1 + np.abs(w).sum()))
        left, right, bottom, top = BOX
        on_edge = min(
            abs(end[0] - left), abs(end[0] - right), abs(end[1] - bottom), abs(end[1] - top)
        )
        assert on_edge < 1e-9


@given(st.integers(0, 2**32 - 1), st.sampled_from([1, 2, 3, 4]))
def test_the_regions_share_the_box_and_hold_the_winners(seed, n_units):
    rng = np.random.default_rng(seed)
    W, b = rng.normal(size=(2, n_units)), rng.normal(size=n_units)
    parts = regions(W, b, BOX)
    assert sum(map(area, parts)) == pytest.approx(25, rel=1e-9)
    z = lambda x: x @ W + b  # noqa: E731
    for k, part in enumerate(parts):
        if area(part) < 1e-6:
            continue
        inside = z(part.mean(axis=0))
        assert (inside[0] >= 0) == (k == 1) if n_units == 1 else inside.argmax() == k


def test_without_weights_there_are_no_regions():
    for n_units, n_regions in ((1, 2), (3, 3)):
        parts = regions(np.zeros((2, n_units)), np.zeros(n_units), BOX)
        assert [len(part) for part in parts] == [0] * n_regions


def test_the_box_holds_the_points_with_a_margin():
    box = box_around(np.array([[0.0, 0.0], [10.0, 2.0]]), margin=0.1)
    assert box == pytest.approx((-1, 11, -0.2, 2.2))
    assert box_around(np.empty((0, 2)), margin=0.0) == (-1, 1, -1, 1)
    assert box_around(np.array([[5.0, 5.0]]), margin=0.0) == (4.5, 5.5, 4.5, 5.5)
    wide = box_around(np.array([[0.0, 0.0], [1.0, 1.0]]), also=np.array([[0.5, 9.0]]), margin=0.0)
    assert wide == (0, 1, 0, 9)


@pytest.mark.parametrize("box", [(0.0, 8.0, 0.0, 1.5), (-1.0, 1.0, 0.0, 3.0), (0.0, 4.0, 1.0, 3.0)])
def test_a_box_grows_about_its_middle_until_a_unit_is_as_long_across_as_up(box):
    left, right, bottom, top = equal_scales(box, aspect=2.0)
    assert (right - left) / (top - bottom) == pytest.approx(2)
    assert left <= box[0] and right >= box[1] and bottom <= box[2] and top >= box[3]
    assert (left + right, bottom + top) == pytest.approx((box[0] + box[1], box[2] + box[3]))
    assert right - left == pytest.approx(box[1] - box[0]) or top - bottom == box[3] - box[2]


def test_a_box_that_would_have_to_grow_too_much_stays_as_it_is():
    flat = (0.0, 100.0, 0.0, 1.0)
    assert equal_scales(flat, aspect=2.0) == flat
