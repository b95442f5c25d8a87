"""A drawing as 64 numbers: by hand, wherever and however large it is drawn."""

from itertools import pairwise

import numpy as np
import pytest
from neuronlab.labs.reader.samples_model import DRAWN
from neuronlab.labs.reader.sheet_model import counted


def test_no_ink_is_64_zeros():
    assert counted([]).tolist() == counted([[]]).tolist() == [0] * 64


def test_a_dot_is_round_and_in_the_middle():
    ink = counted([[(20, 70)]]).reshape(8, 8)
    # Stretched to 10 fine cells, 5.8 high: the middle four pixels hold all but its rim.
    assert np.array_equal(ink, ink[::-1]) and np.array_equal(ink, ink[:, ::-1])
    assert (ink[3:5, 3:5] >= 9).all() and ink.sum() == ink[3:5, 2:6].sum()
    assert ink.sum() == pytest.approx(np.pi * 5 * 2.9, abs=4)


def test_an_upright_line_fills_the_height_and_is_as_thick_as_a_training_1():
    ink = counted([[(50, 10), (50, 90)]]).reshape(8, 8)
    assert (ink[1:-1, 3:5] == 16).all() and (ink.sum(axis=1) > 0).all()
    assert not ink[:, [0, 1, 6, 7]].any()
    assert ink[1:-1].sum(axis=1).tolist() == [4 * 10] * 6


def test_a_frame_leaves_its_middle_empty():
    ink = counted([[(20, 10), (80, 10), (80, 90), (20, 90), (20, 10)]]).reshape(8, 8)
    assert not ink[2:6, 3:5].any() and (ink[0, 2:6] >= 12).all() and (ink[:, 1] >= 11).any()
    assert np.array_equal(ink, ink[::-1]) and np.array_equal(ink, ink[:, ::-1])


@pytest.mark.parametrize("digit", DRAWN)
def test_where_and_how_large_it_is_drawn_makes_no_difference(digit):
    strokes = [np.array(stroke) for stroke in DRAWN[digit]]
    before = counted(strokes)
    assert np.array_equal(counted([2 * stroke + (7, -9) for stroke in strokes]), before)
    assert np.array_equal(counted([stroke[::-1] for stroke in strokes[::-1]]), before)


def test_points_between_make_no_difference():
    sparse = [[(20, 20), (80, 20), (40, 80)]]
    dense = [np.concatenate([np.linspace((20, 20), (80, 20), 31), np.linspace((80, 20), (40, 80))])]
    assert np.abs(counted(sparse) - counted(dense)).max() <= 1


@pytest.mark.slow
def test_against_the_distance_to_each_line():
    """A fine cell is inked where it is nearer to a line than half the pen's width."""
    rng = np.random.default_rng(0)
    for _ in range(5):
        stroke = rng.integers(0, 101, (6, 2)).astype(float)
        stroke[:2] = [(0, 0), (100, 100)]  # as wide as high, so that only the width is squeezed
        scale = (32 - 5.8) / 100
        squeeze = 25 / 32
        points = (stroke - 50) * scale * (squeeze, 1) + 16
        cells = np.stack(np.meshgrid(np.arange(32) + 0.5, np.arange(32) + 0.5), axis=-1)
        inked = np.zeros((32, 32), bool)
        for start, end in pairwise(points):
            for share in np.linspace(0, 1, 2000):
                away = (cells - start - share * (end - start)) / (2.9 * squeeze, 2.9)
                inked |= (away**2).sum(axis=-1) <= 1
        expected = inked.reshape(8, 4, 8, 4).sum(axis=(1, 3)).ravel()
        assert np.abs(counted([stroke]) - expected).max() <= 1
