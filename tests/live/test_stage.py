"""The stage: frames, what is kept and what is drawn again, and where the mouse hit."""

import numpy as np
import pytest
from live_screen import Screen, point
from neuronlab.live.stage import Stage


@pytest.fixture
def stage():
    stage = Stage(400, 200)
    stage.ax = stage.figure.add_axes((0.1, 0.2, 0.4, 0.6), xlim=(0, 10), ylim=(-1, 1))
    stage.other = stage.figure.add_axes((0.6, 0.2, 0.3, 0.6))
    (stage.dot,) = stage.ax.plot([5], [0], "o", animated=True)
    stage.refresh()
    stage.picture()
    return stage


def event(stage, kind, x, y, **more):
    """Send what the browser sends for a point in figure fractions."""
    point(stage, kind, x, y, **more)


def test_a_view_gets_a_whole_frame_in_the_pixels_of_its_screen(stage):
    for ratio, size in ((1, (200, 400)), (1.5, (300, 600)), (2, (400, 800)), (3, (400, 800))):
        screen = Screen(stage, ratio)
        assert screen.pixels.shape[:2] == size == stage.picture().shape[:2]
        assert screen.is_right()
    assert (stage.width, stage.height) == (400, 200)
    assert stage.layout.max_width == "100%"


def test_then_it_gets_what_changed(stage):
    screen = Screen(stage)
    whole = screen.bytes[0]
    stage.dot.set_data([2], [0.5])
    stage.refresh()
    assert screen.frames == 1 and screen.is_right() and screen.bytes[1] < whole / 2
    stage.refresh()
    assert screen.bytes[2] == 0 and screen.is_right()
    stage.redraw()
    assert screen.bytes[3] == 0 and screen.is_right()


def test_a_view_that_comes_back_gets_everything(stage):
    Screen(stage)
    stage.dot.set_data([2], [0.5])
    stage.refresh()
    assert Screen(stage).is_right()


def test_after_many_others_were_drawn_it_holds_no_frame_and_sends_a_whole_one(stage):
    screen = Screen(stage)
    for _ in range(5):
        Screen(Stage(400, 200))
    assert stage._canvas.shown is None
    stage.dot.set_data([2], [0.5])
    stage.refresh()
    assert screen.is_right() and screen.bytes[1] > screen.bytes[0] / 2
    stage.dot.set_data([3], [0.5])
    stage.refresh()
    assert screen.is_right() and screen.bytes[2] < screen.bytes[1] / 2


def test_nothing_is_drawn_before_somebody_looks(stage, monkeypatch):
    drawn = []
    draw = stage._canvas.draw
    monkeypatch.setattr(stage._canvas, "draw", lambda: (drawn.append(1), draw()))
    stage.refresh()
    stage.redraw()
    assert drawn == []
    stage.picture()
    stage.picture()
    assert drawn == [1]


def test_moving_an_artist_does_not_draw_the_background_again(stage):
    background = stage._canvas._background
    stage.dot.set_data([2], [0.5])
    stage.refresh()
    stage.picture()
    assert stage._canvas._background is background
    moved = stage.picture()
    stage.redraw()
    assert np.array_equal(stage.picture(), moved) and stage._canvas._background is not background


def test_a_change_of_the_background_is_noticed(stage):
    before = stage.picture()
    stage.ax.set_xlim(0, 20)
    stage.refresh()
    changed = stage.picture()
    stage.redraw()
    assert not np.array_equal(changed, before) and np.array_equal(stage.picture(), changed)


def test_an_artist_that_comes_later_is_drawn(stage):
    before = stage.picture()
    stage.ax.plot([1, 9], [-1, 1], animated=True)
    stage.refresh()
    assert not np.array_equal(stage.picture(), before)


def test_a_press_comes_in_data_coordinates(stage):
    got = []
    stage.on_pointer(got.append)
    event(stage, "press", 0.3, 0.5, button=0, shift=True)
    pointer = got[0]
    assert (pointer.kind, pointer.axes, pointer.button, pointer.shift) == (
        "press",
        stage.ax,
        0,
        True,
    )
    assert (pointer.x, pointer.y) == pytest.approx((5, 0))
    event(stage, "press", 0.05, 0.05)
    assert got[1].axes is None and np.isnan(got[1].x)


def test_a_drag_stays_with_the_axes_where_it_began(stage):
    got = []
    stage.on_pointer(got.append, kinds=("press", "move", "release"))
    event(stage, "press", 0.3, 0.5)
    event(stage, "move", 0.7, 0.5)
    event(stage, "release", 0.7, 0.5)
    event(stage, "move", 0.7, 0.5)
    assert [pointer.axes for pointer in got] == [stage.ax] * 3 + [stage.other]
    assert got[1].x == pytest.approx(15)


def test_a_handler_that_fails_is_heard_and_the_browser_goes_on(stage):
    screen = Screen(stage)
    stage.on_pointer(lambda pointer: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        event(stage, "press", 0.3, 0.5, number=7)
    assert screen.answers[-1]["kind"] == "done" and screen.answers[-1]["number"] == 7


def test_a_closed_stage_hears_nothing(stage):
    stage.close()
    event(stage, "press", 0.3, 0.5)
    stage.receive({"kind": "view", "ratio": 1})


def test_the_description_is_the_alternative_text(stage):
    stage.describe("a dot at (5, 0)")
    assert stage.alt == "a dot at (5, 0)"


def test_the_words_go_with_a_frame_where_they_are_new(stage):
    told = []
    stage.send = lambda message, buffers: told.append(message.get("alt"))
    stage.describe("a dot")
    assert told == []
    stage.receive({"kind": "view", "ratio": 1})
    stage.refresh()
    stage.describe("a dot, moved")
    stage.refresh()
    stage.receive({"kind": "view", "ratio": 1})
    assert told == ["a dot", None, "a dot, moved", "a dot, moved"]


def test_the_kept_picture_is_small_whatever_it_shows():
    stage = Stage(600, 300)
    stage.figure.add_axes((0, 0, 1, 1)).imshow(np.random.default_rng(0).random((300, 600)))
    stage.refresh()
    assert len(stage.small_png()) <= 40_000


def test_being_seen_is_told_once():
    stage, seen = Stage(100, 100), []
    stage.on_seen(lambda: seen.append("seen"))
    assert "seen" in stage.wanted
    stage.receive({"kind": "seen"})
    stage.receive({"kind": "seen"})
    assert seen == ["seen"]
