"""Shapes: a bar has its value's length, a stroke goes from where to where it says."""

import numpy as np
import pytest
from neuronlab.plots.shapes import lying_bars, strokes, upright_bars

VALUES = np.array([2.0, -1.5, 0.0])


def test_an_upright_bar_stands_on_nothing_and_is_as_high_as_its_value():
    bars = upright_bars([10, 20, 30], VALUES, 0.25)
    assert bars.shape == (3, 4, 2)
    for (x, y), middle, value in zip(bars.transpose(0, 2, 1), (10, 20, 30), VALUES, strict=True):
        assert (x.min(), x.max()) == (middle - 0.25, middle + 0.25)
        assert {y.min(), y.max()} == {min(0, value), max(0, value)}


def test_the_corners_go_round():
    for bars in (upright_bars([0], [3], 1), lying_bars([0], [3], 1)):
        x, y = bars[0].T
        area = abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2
        assert area == 3 * 2


def test_a_lying_bar_is_an_upright_one_with_its_axes_exchanged():
    lying, upright = lying_bars(range(3), VALUES, 0.3), upright_bars(range(3), VALUES, 0.3)
    assert np.array_equal(lying[..., 0], upright[..., 1])
    assert np.array_equal(lying[..., 1], upright[..., 0])


@pytest.mark.parametrize(("low", "high"), [(0, 1), (0, [5, 6]), ([1, 2], [5, 6])])
def test_strokes_are_apart(low, high):
    x, y = strokes([3, 7], low, high)
    assert x.tolist() == [3, 3, 3, 7, 7, 7]
    low, high = np.broadcast_to(low, 2), np.broadcast_to(high, 2)
    assert y[[0, 3]].tolist() == low.tolist() and y[[1, 4]].tolist() == high.tolist()
    assert np.isnan(y[[2, 5]]).all()


def test_nothing_is_drawn_of_nothing():
    assert upright_bars([], [], 1).shape == (0, 4, 2)
    assert [part.size for part in strokes([], 0, 1)] == [0, 0]
