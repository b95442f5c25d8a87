"""Names stand apart, near to their own curve, and on no other."""

import itertools

import numpy as np
import pytest
from matplotlib.figure import Figure
from neuronlab.plots import style
from neuronlab.plots.names import CurveNames, apart


def nearest(places, gap, low, high):
    """Return the smallest sum of squared moves among all places on a fine grid, in order."""
    grid = np.arange(low, high + 1e-9, 0.5)
    order = np.argsort(places, kind="stable")
    best = np.inf
    for found in itertools.combinations_with_replacement(grid, len(places)):
        if (np.diff(found) >= gap - 1e-9).all():
            best = min(best, float(((np.array(found) - np.array(places)[order]) ** 2).sum()))
    return best


@pytest.mark.parametrize("places", [[1, 2, 9], [5, 5, 5], [9, 1, 8.5], [0, 0.5, 10], [10, 10, 2]])
def test_names_move_as_little_as_they_must(places):
    found = apart(places, 2, 0, 10)
    assert found.min() >= 0 and found.max() <= 10
    assert (np.diff(np.sort(found)) >= 2 - 1e-9).all()
    order = np.argsort(places, kind="stable")
    assert (np.argsort(found, kind="stable") == order).all()
    assert ((found - places) ** 2).sum() <= nearest(places, 2, 0, 10) + 1e-9


def test_names_that_are_apart_stay_where_they_are():
    assert apart([3.0, 1.0, 7.0], 2).tolist() == [3, 1, 7]
    assert apart([], 2).tolist() == []


def test_where_there_is_no_room_for_all_the_lowest_stands_at_the_edge():
    assert apart([1.0, 1.0, 1.0], 2, 0, 3).tolist() == [0, 2, 4]


@pytest.fixture
def ax():
    ax = Figure(figsize=(5, 3), dpi=144).add_axes((0.1, 0.1, 0.8, 0.8))
    ax.set_xlim(-1, 1)
    ax.set_ylim(-1, 2)
    return ax


def boxes(names, ax):
    """Return left, right, bottom, top of each name, in pixels as shown."""
    pixels = ax.transData.transform(names._lettering.places) / 2
    half = np.column_stack([names._lettering.widths() / 2, np.full(len(pixels), 6.0)])
    return np.column_stack([pixels - half, pixels + half])[:, [0, 2, 1, 3]]


def heights(curve, ax, left, right):
    points = ax.transData.transform(np.column_stack(curve)) / 2
    return np.interp(np.linspace(left, right, 50), *points.T)


X = np.linspace(-1, 1, 200)
CURVES = [(X, X), (X, X**2), (X, 1 / (1 + np.exp(-9 * X)))]


def test_a_name_is_nearest_to_its_own_curve_and_on_none(ax):
    names = CurveNames(ax, [style.INK] * 3)
    names.write(["x", "x squared", "sigmoid"], CURVES)
    for k, (left, right, bottom, top) in enumerate(boxes(names, ax)):
        gaps = []
        for curve in CURVES:
            y = heights(curve, ax, left, right)
            assert (y > top).all() or (y < bottom).all()
            gaps.append(max(y.min() - top, bottom - y.max()))
        assert np.argmin(gaps) == k and gaps[k] < 16


def test_no_name_stands_where_it_must_not_nor_on_another(ax):
    names = CurveNames(ax, [style.INK] * 2)
    line = (X, 0 * X)
    taken = [(-1, 0.4, 0, 2), (-1, 1, -1, 0)]  # free: above the line, on the right
    names.write(["one", None], [line, None], np.array(taken))
    (left, _, bottom, _), _ = boxes(names, ax)
    edge, level = ax.transData.transform((0.4, 0)) / 2
    assert left >= edge and bottom > level
    assert names.texts == ["one", ""]


def test_where_a_name_stands_hangs_on_what_is_shown_alone(ax):
    names = CurveNames(ax, [style.INK])
    curves = [(X, np.tanh(4 * X) + shift) for shift in (0.0, 0.6, 0.0)]
    places = []
    for curve in curves:
        names.write(["f"], [curve])
        places.append(boxes(names, ax)[0])
    assert (places[0] == places[2]).all()


def test_a_curve_that_is_not_there_has_no_name(ax):
    names = CurveNames(ax, [style.INK] * 2)
    names.write(["one", "none"], [CURVES[0], (np.array([0.0]), np.array([np.nan]))])
    assert names.texts == ["one", ""]


def test_names_are_found_on_a_logarithmic_axis(ax):
    ax.set_ylim(1e-3, 10)
    ax.set_yscale("log")
    names = CurveNames(ax, [style.INK] * 2)
    curves = [(X, 0 * X + 1e-2), (X, 0 * X + 1)]
    names.write(["low", "high"], curves)
    for (left, right, bottom, top), curve in zip(boxes(names, ax), curves, strict=True):
        y = heights(curve, ax, left, right)
        assert 0 < max(bottom - y.max(), y.min() - top) < 12
