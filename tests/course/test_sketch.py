"""Predictions that are drawn: with the mouse, with the sliders, judged, kept, taken back."""

from functools import partial

import numpy as np
import pytest
from labs.driving import send
from neuronlab import Predict
from neuronlab.course.curve_sketch import CurveSketch, Scale
from neuronlab.course.line_sketch import LinePicture, LineSketch
from neuronlab.course.progress import Progress
from neuronlab.course.sketch import PLACES

COMPUTED = [(0, 0), (2, 0), (4, 10)]
POINTS = np.array([[1.0, 2.0], [2.0, 0.5], [-1.0, -1.0]])


@pytest.fixture
def store(tmp_path):
    return Progress(tmp_path / "answers.json")


def curve(store, within=1.0, **more):
    way = partial(CurveSketch, Scale("x", 0, 4), Scale("y", 0, 10, "Hz"), within)
    return Predict("How?", way=way, answer=lambda: COMPUTED, why="So.", store=store, **more)


def line(store, **more):
    picture = LinePicture(
        POINTS, np.array([1, 1, 0]), ("a", "b"), ("x₁", "x₂"), (-4.0, 4.0, -2.0, 2.0),
        np.array([1.0, -1.0]), 0.5, 1,
    )  # fmt: skip
    way = partial(LineSketch, lambda: picture)
    return Predict("Where?", way=way, answer=lambda: (1, 0, -1), why="So.", store=store, **more)


def mouse(card, start, *path):
    """Press on the card's picture, move and let go."""
    way = card.way
    for kind, at in (("press", start), *(("move", at) for at in path), ("release", path[-1])):
        send(way, way.plot.ax, kind, at)


def said(card):
    return card.badge.value + card._says.value


def slider(card, label):
    return next(hand for hand in card.way._hands if hand.description == label)


@pytest.mark.parametrize("drawn", ["as computed", "upside down", "smooth", "too high"])
def test_after_a_steep_edge_no_name_lies_on_a_curve_or_leaves_the_axes(drawn):
    bump = [(0, 2), (1.9, 2), (2.1, 8), (3, 8), (3.1, 2), (4, 2)]
    way = CurveSketch(Scale("x", 0, 4), Scale("y", 0, 10), 1.0)
    x = np.linspace(0, 4, PLACES)
    y = np.interp(x, *np.transpose(bump))
    curves = {"as computed": y, "upside down": 10 - y, "too high": np.maximum(y, 10 * (x > 2))}
    way.write(curves.get(drawn, 2 + 6 * np.exp(-((x - 2.5) ** 2))).tolist())
    way.close(bump)
    plot = way.plot
    assert plot._names.texts == ["", "drawn", "computed"]
    names = plot._names._lettering
    middles = plot.ax.transData.transform(names.places[1:])
    scale = plot.ax.figure.dpi / 72
    half = scale * np.column_stack([names.widths()[1:] / 2, [5, 5]])
    box = plot.ax.bbox
    for curve in (plot._drawn, plot._computed):
        px, py = plot.ax.transData.transform(curve.get_xydata()).T
        for (left, low), (right, high) in zip(middles - half, middles + half, strict=True):
            assert box.x0 <= left and right <= box.x1 and box.y0 <= low and high <= box.y1
            under = np.interp(np.linspace(left, right, 60), px, py)
            assert not ((under > low) & (under < high)).any()


def test_a_curve_is_drawn_with_the_mouse_and_judged_by_its_mean_gap(store):
    card = curve(store)
    mouse(card, (0, 0), (2, 0), (4, 10))
    x = np.linspace(0, 4, PLACES)
    assert card.choice == pytest.approx(np.where(x < 2, 0, 5 * (x - 2)))
    card.commit()
    assert "> right<" in said(card) and "<b>0.00 Hz apart" in said(card) and "So." in said(card)


def test_a_level_curve_is_as_far_off_as_by_hand(store):
    card = curve(store)
    mouse(card, (0, 5), (4, 5))
    card.commit()
    # 5 off over the first half, then from 5 down to 0 and up to 5 again: 3.75 on average
    gap = card.way.gap(card.choice, COMPUTED)
    assert gap == pytest.approx(3.75, abs=0.05)
    assert "not what happens" in said(card) and "up to 1.00 Hz counts as right" in said(card)


def test_the_sliders_draw_what_the_mouse_draws(store):
    with_mouse, with_keys = curve(store), curve(store)
    mouse(with_mouse, (0, 1), (2, 1))
    mouse(with_mouse, (2, 9), (4, 9))
    slider(with_keys, "at height").value = 1.0
    slider(with_keys, "pen to").value = 2.0
    slider(with_keys, "at height").value = 9.0
    slider(with_keys, "pen to").value = 4.0
    assert with_keys.choice == with_mouse.choice
    assert set(with_keys.choice) == {1, 9}


def test_a_curve_that_stops_half_way_is_no_answer_yet(store):
    card = curve(store, key="k")
    assert card.choice is None
    mouse(card, (0, 0), (2, 3))
    card.commit()
    assert "from the left edge to the right one" in said(card) and "So." not in said(card)
    assert store.get("predict k") is None


def test_nothing_computed_is_seen_before_the_commit(store):
    card = curve(store)
    mouse(card, (0, 0), (4, 10))
    before = card.way.stage.picture()
    assert "omputed" not in card.way.stage.alt
    card.commit()
    assert "Computed" in card.way.stage.alt
    assert not np.array_equal(card.way.stage.picture(), before)
    card.take_back()
    assert np.array_equal(card.way.stage.picture(), before)
    assert "omputed" not in card.way.stage.alt


def test_what_was_committed_can_not_be_drawn_over(store):
    card = curve(store)
    mouse(card, (0, 0), (4, 10))
    card.commit()
    given = card.choice
    mouse(card, (0, 5), (4, 5))
    assert card.choice == given and slider(card, "pen to").disabled
    card.take_back()
    mouse(card, (0, 5), (4, 5))
    assert set(card.choice) == {5}


@pytest.mark.parametrize("make", [curve, line])
def test_a_drawing_is_kept_and_comes_back_judged(make, store):
    card = make(store, key="k")
    card.choice = [(0.5, 1), (3.5, 1.5)]
    card.commit()
    again = make(Progress(store.path), key="k")
    assert again.choice == card.choice and said(again) == said(card)
    assert np.array_equal(again.way.stage.picture(), card.way.stage.picture())


@pytest.mark.parametrize("kept", ["a", 3, [], [1, 2], [[1, 2], [1, 2]], [99.0] * PLACES, {}])
@pytest.mark.parametrize("make", [curve, line])
def test_what_is_no_drawing_of_this_question_is_forgotten(make, kept, store):
    store.put("predict k", kept)
    assert "So." not in said(make(store, key="k"))


def test_a_line_is_dragged_by_its_rings_and_as_a_whole(store):
    card = line(store)
    (left, _), (right, _) = rings = card.way.plot._rings.get_xydata()
    assert left == -right and not rings[:, 1].any()  # it begins level, in the middle
    mouse(card, (right, 0), (1, 1.9))
    mouse(card, (left, 0), (1, -1.9))
    assert card.choice == [[1, -1.9], [1, 1.9]] and card.right
    mouse(card, (1, 0.3), (-2, 0.3))
    assert card.choice == [[-2, -1.9], [-2, 1.9]]
    card.commit()
    # a strip 3 wide of all that is shown: 4 high, as the data say, and to equal scales
    width, height = card.way.plot.ax.bbox.size
    assert f"{300 / (4 * width / height):.1f} % of the picture" in said(card)
    assert "not what happens" in said(card)


def test_the_line_turns_and_shifts_with_sliders(store):
    card = line(store)
    slider(card, "turn").value = 90.0
    slider(card, "shift").value = -1.0
    (x1, y1), (x2, y2) = card.choice
    assert (x1, x2) == pytest.approx((1, 1), abs=0.06) and y1 != y2
    assert card.right


def test_a_line_that_was_not_touched_is_no_answer(store):
    card = line(store, key="k")
    card.commit()
    assert "drag the grey line first" in said(card) and store.get("predict k") is None


def test_clear_begins_again(store):
    for card, at in ((curve(store), [(0, 1), (4, 1)]), (line(store), [(1, 1), (2, 2)])):
        empty = card.way.stage.picture()
        card.choice = at
        assert card.choice is not None
        card.way._clear.click()
        assert card.choice is None and np.array_equal(card.way.stage.picture(), empty)


def test_the_text_says_what_is_to_be_drawn(store):
    assert repr(curve(store)) == "Predict: How?\n  (draw: y from 0 to 10, over x from 0 to 4)"
    assert (
        repr(line(store)) == "Predict: Where?\n  (draw: drag the grey line to where it will stand)"
    )


def test_a_closed_card_lets_go_of_its_picture(store):
    card = curve(store)
    stage = card.way.stage
    card.close()
    assert stage.figure is None and stage.comm is None


def test_a_height_that_the_press_on_commit_has_overtaken_is_judged(store):
    card = curve(store, key="x")
    mouse(card, (0, 0), (4, 5))
    card.commit()
    before = card.choice
    slider(card, "at height").set_state({"value": 10})  # it was on its way
    assert card.choice != before and store.get("predict x") == card.choice
    assert card.choice[-1] == 10 and card._commit.disabled
    card.take_back()
    slider(card, "at height").value = 2
    assert store.get("predict x") is None and not card._commit.disabled
