"""The dance: from the line before to the line after, w at right angles to it at every moment."""

import numpy as np
import pytest
from neuronlab import load
from neuronlab.labs.perceptron.dance_model import ARRIVED, pose, scale, view
from neuronlab.labs.perceptron.history_model import PerceptronHistory
from neuronlab.labs.perceptron.scene_model import scene

DATA = load("few")
BOX = view(DATA.X, DATA.X, 1.9)


def corrections():
    history, t = PerceptronHistory(DATA.X, DATA.y), 0
    while (t := history.next_mistake(t)) is not None:
        yield scene(history, t)


def test_it_begins_with_the_weights_before_and_ends_with_those_after():
    for now in corrections():
        begin, end = pose(now, BOX, 1.0, 0.0), pose(now, BOX, 1.0)
        assert np.array_equal(begin.W, now.W_before) and np.array_equal(begin.b, now.b_before)
        assert np.array_equal(end.W, now.W) and np.array_equal(end.b, now.b)


def test_x_glides_from_the_sample_to_the_tip_of_w():
    for now in corrections():
        begin, arrived = pose(now, BOX, 1.0, 0.0), pose(now, BOX, 1.0, ARRIVED)
        ends = begin.change[:, :, 0]
        places = sorted([[0.0, 0.0], now.update.x.tolist()])
        assert sorted(ends.tolist()) == places
        assert ends[1] - ends[0] == pytest.approx(now.direction[0] * now.update.x)
        assert arrived.change[0, :, 0] == pytest.approx(arrived.old[:, 0])
        assert np.array_equal(arrived.W, now.W_before)


@pytest.mark.parametrize("part", [0.0, 0.3, 0.6, 0.8, 1.0])
def test_w_stands_on_its_line_at_every_moment(part):
    for now in corrections():
        drawn = pose(now, BOX, 0.5, part)
        w, b = drawn.W[:, 0], drawn.b[0]
        if w.any():
            assert drawn.tails[:, 0] @ w + b == pytest.approx(0, abs=1e-9)
            assert drawn.tips[:, 0] - drawn.tails[:, 0] == pytest.approx(0.5 * w)


def test_arrows_are_drawn_shorter_where_they_would_leave_the_picture():
    for now in corrections():
        length = scale(now, BOX)
        drawn = pose(now, BOX, length)
        for tip in (drawn.tips[:, 0], drawn.old[:, 0]):
            assert BOX[0] <= tip[0] <= BOX[1] and BOX[2] <= tip[1] <= BOX[3]
    long = scene(PerceptronHistory(20 * DATA.X, DATA.y), 1)  # w = (40, −10)
    assert np.log2(scale(long, BOX)) == pytest.approx(-4, abs=1)


@pytest.mark.parametrize("name", ["few", "and", "iris"])
def test_a_unit_is_as_long_across_as_up_and_the_origin_is_seen(name):
    X = load(name).X[:, -2:]
    left, right, bottom, top = view(X, X, 1.9)
    assert (right - left) / (top - bottom) == pytest.approx(1.9)
    assert left < X[:, 0].min() and right > X[:, 0].max()
    assert left < 0 < right and bottom < 0 < top


def test_samples_far_from_the_origin_are_not_made_small_for_it():
    X = load("few").X + 100
    left, right, *_ = view(X, X, 1.9)
    assert left > 90 and right < 110


def test_without_samples_there_is_room_for_own_points():
    none = np.empty((0, 2))
    left, right, bottom, top = view(none, none, 1.9)
    assert left < -1 and right > 1 and bottom < -1 and top > 1
