"""Spots: what is near, what is in front, and what the browser is told."""

import json

import numpy as np
import pytest
from live_screen import Screen, point
from neuronlab.live.spots import (
    AREA,
    CLICK,
    LINE,
    LOOK,
    NEAR,
    POINT,
    Spot,
    area,
    messages,
    nearest,
    new_names,
)
from neuronlab.live.stage import Stage

WIDTH, HEIGHT = 400, 200


@pytest.fixture(params=[1.0, 2.0])
def stage(request):
    """Two Axes whose data units are pixels as shown, from the left and from the foot."""
    stage = Stage(WIDTH, HEIGHT, scale=request.param)
    for left in (0, 200):
        ax = stage.figure.add_axes((left / WIDTH, 0, 0.5, 1))
        ax.set_xlim(left, left + 200)
        ax.set_ylim(0, HEIGHT)
    stage.left, stage.right = stage.figure.axes
    return stage


def on(spots, x, y):
    """Return the key of the spot at a place, from the left and from the foot."""
    found = nearest(spots, np.array([x, HEIGHT - y]))
    return found and found.key


@pytest.mark.slow
def test_a_point_is_near_as_far_as_its_glow_says(stage):
    spots = [Spot("a", "a", stage.left, (50, 80)), Spot("b", "b", stage.right, (250, 80))]
    reach = NEAR[POINT]
    assert on(spots, 50 + reach - 0.1, 80) == "a" and on(spots, 250, 80 - reach + 0.1) == "b"
    assert on(spots, 50 + reach + 0.1, 80) is None and on([], 50, 80) is None


def test_of_two_points_the_nearer_one_is_meant(stage):
    spots = [Spot("a", "a", stage.left, (50, 80)), Spot("b", "b", stage.left, (60, 80))]
    assert on(spots, 54, 80) == "a" and on(spots, 56, 80) == "b"


def test_a_line_is_near_all_along_it_and_not_beyond_its_ends(stage):
    corners = [(20, 100), (120, 100), (120, 20)]
    spots = [Spot("line", "line", stage.left, corners, kind=LINE)]
    reach = NEAR[LINE] - 2
    for x, y in ((70, 100), (70, 100 + reach - 0.1), (120 + reach - 0.1, 60), (20, 100)):
        assert on(spots, x, y) == "line"
    for x, y in ((70, 100 + reach + 0.1), (20 - reach - 0.1, 100), (60, 60)):
        assert on(spots, x, y) is None


def test_a_line_without_length_is_a_place(stage):
    spots = [Spot("line", "line", stage.left, [(50, 50), (50, 50)], kind=LINE)]
    assert on(spots, 52, 50) == "line" and on(spots, 70, 50) is None


def test_a_point_lies_over_a_line_and_both_over_an_area(stage):
    spots = [
        area("ground", "ground", stage.left),
        Spot("line", "line", stage.left, [(0, 100), (200, 100)], kind=LINE),
        Spot("point", "point", stage.left, (100, 100)),
    ]
    assert on(spots, 100, 101) == "point" and on(spots, 150, 104) == "line"
    assert on(spots, 150, 150) == "ground" and on(spots, 250, 150) is None


def test_within_a_large_point_no_line_is_in_front(stage):
    spots = [
        Spot("line", "line", stage.left, [(0, 100), (200, 100)], kind=LINE),
        Spot("unit", "unit", stage.left, (100, 100), size=24),
    ]
    assert on(spots, 120, 100) == "unit" and on(spots, 130, 100) == "line"
    assert on(spots, 100, 123) == "unit" and on(spots, 100, 125) is None


def test_an_area_has_two_corners_whichever_they_are(stage):
    for corners in ([(20, 30), (60, 90)], [(60, 30), (20, 90)]):
        spots = [Spot("a", "a", stage.left, corners, CLICK, AREA)]
        assert on(spots, 21, 31) == on(spots, 59, 89) == "a"
        assert on(spots, 61, 50) is None and on(spots, 40, 29) is None


def test_of_two_areas_the_first_is_meant(stage):
    spots = [
        Spot("cell", "cell", stage.left, [(20, 20), (40, 40)], CLICK, AREA),
        area("ground", "ground", stage.left),
    ]
    assert on(spots, 30, 30) == "cell" and on(spots, 50, 30) == "ground"


def test_what_is_only_looked_at_is_told_and_lies_behind_everything(stage):
    spots = [
        Spot("seen", "seen", stage.left, (50, 80), LOOK, size=20, terms=("w1", "w2")),
        area("ground", "ground", stage.left),
    ]
    assert on(spots, 50, 80) == "ground" and on(spots[:1], 50, 80) is None
    (told, other) = messages(spots)
    assert json.loads(json.dumps(told))["terms"] == ["w1", "w2"] and told["does"] == "look"
    assert "terms" not in other
    heard = []
    stage.offer(spots[:1])
    stage.on_drag(heard.append)
    for kind in ("press", "release"):
        point(stage, kind, 50 / WIDTH, 80 / HEIGHT)
    assert [pointer.spot for pointer in heard] == [None, None]


def test_the_browser_is_told_in_pixels_as_shown(stage):
    at = np.array([250.0, 30.0])
    told = messages([Spot("a", "θ = −54.0 mV", stage.right, at, bound=np.bool_(True), size=9)])
    assert json.loads(json.dumps(told)) == [
        {"name": "θ = −54.0 mV", "does": "drag", "kind": "point", "bound": True, "size": 9.0,
         "at": [[250.0, 170.0]]}
    ]  # fmt: skip


def test_what_is_nowhere_is_not_told_and_not_hit(stage):
    spots = [Spot("a", "a", stage.left, (np.nan, 80)), Spot("b", "b", stage.left, (50, 80))]
    assert [spot["name"] for spot in messages(spots)] == ["b"]
    assert on(spots, 50, 80) == "b" and on(spots[:1], 50, 80) is None


def test_a_handle_at_the_edge_is_taken_from_outside_of_its_axes(stage):
    heard = []
    stage.offer([Spot("edge", "edge", stage.left, (199, 100))])
    stage.on_drag(heard.append)
    for kind, x in (("press", 206), ("move", 260), ("release", 260)):
        point(stage, kind, x / WIDTH, 0.5)
    assert [pointer.spot.key for pointer in heard] == ["edge"] * 3
    assert {pointer.axes for pointer in heard} == {stage.left}
    assert [pointer.x for pointer in heard] == pytest.approx([206, 260, 260])


def test_what_was_taken_is_held_until_it_is_let_go(stage):
    heard = []
    stage.offer([Spot("a", "a", stage.left, (50, 80)), Spot("b", "b", stage.left, (150, 80))])
    stage.on_drag(heard.append)
    for kind, x in (("press", 50), ("move", 150), ("release", 150), ("press", 100)):
        point(stage, kind, x / WIDTH, 0.4)
    assert [pointer.spot and pointer.spot.key for pointer in heard] == ["a", "a", "a", None]


def test_spots_go_out_with_a_frame_only_where_they_have_changed(stage):
    screen = Screen(stage)
    heard = []
    hear = stage.send
    stage.send = lambda message, buffers=(): (heard.append("spots" in message),
                                              hear(message, buffers))  # fmt: skip
    stage.offer([Spot("a", "a", stage.left, (50, 80))])
    stage.refresh()
    stage.offer([Spot("a", "a", stage.left, (50, 80))])
    stage.refresh()
    stage.offer([Spot("a", "a", stage.left, (60, 80))])
    stage.refresh()
    assert heard == [True, False, True] and screen.spots[0]["at"] == [[60, 120]]


def test_where_only_a_name_is_new_only_the_name_goes_out(stage):
    def told(name, x=50.0):
        return messages([Spot("a", name, stage.left, (x, 80)), Spot("b", "b", stage.right, (9, 9))])

    before = told("w = 1")
    assert new_names(before, told("w = 1")) == {}
    assert new_names(before, told("w = 2")) == {0: "w = 2"}
    assert new_names(before, told("w = 2", x=51.0)) is None
    assert new_names(before, before[:1]) is None
