"""The stage: frames, what is kept and what is drawn again, and where the mouse hit."""

import io

import numpy as np
import pytest
from neuronlab.live.stage import Stage
from PIL import Image


@pytest.fixture
def stage():
    stage = Stage(400, 200)
    stage.ax = stage.figure.add_axes((0.1, 0.2, 0.4, 0.6), xlim=(0, 10), ylim=(-1, 1))
    stage.other = stage.figure.add_axes((0.6, 0.2, 0.3, 0.6))
    (stage.dot,) = stage.ax.plot([5], [0], "o", animated=True)
    stage.refresh()
    return stage


def event(stage, kind, x, y, **more):
    """Send what the browser sends for a point in figure fractions, shown at 300 × 150 pixels."""
    message = {
        "type": {"press": "mousedown", "move": "mousemove", "release": "mouseup"}[kind],
        "relativeX": 300 * x,
        "relativeY": 150 * (1 - y),
        "boundingRectWidth": 300,
        "boundingRectHeight": 150,
        **more,
    }
    for listener in stage._events:
        listener._handle_mouse_msg(listener, message, [])


def test_a_frame_is_a_png_of_the_scale_asked_for(stage):
    image = Image.open(io.BytesIO(bytes(stage.value)))
    assert image.size == (600, 300)
    assert np.array_equal(np.asarray(image.convert("RGBA")), stage.picture())
    assert (stage.width, stage.height) == ("400", "200")
    assert stage.layout.max_width == "100%"


def test_moving_an_artist_does_not_draw_the_background_again(stage):
    background = stage._background
    stage.dot.set_data([2], [0.5])
    stage.refresh()
    assert stage._background is background
    moved = stage.picture()
    stage.redraw()
    assert stage._background is not background
    assert np.array_equal(stage.picture(), moved)


def test_a_change_of_the_background_is_noticed(stage):
    before = stage.picture()
    stage.ax.set_xlim(0, 20)
    stage.refresh()
    changed = stage.picture()
    stage.redraw()
    assert not np.array_equal(changed, before) and np.array_equal(stage.picture(), changed)


def test_an_artist_that_comes_later_is_drawn(stage):
    stage.ax.plot([1, 9], [-1, 1], animated=True)
    before = stage.picture()
    stage.refresh()
    assert not np.array_equal(stage.picture(), before)


def test_a_press_comes_in_data_coordinates(stage):
    got = []
    stage.on_pointer(got.append)
    event(stage, "press", 0.3, 0.5, button=0, shiftKey=True)
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


def test_keys_come_by_name(stage):
    got = []
    stage.on_key(got.append)
    listener = stage._events[-1]
    listener._handle_mouse_msg(listener, {"type": "keydown", "key": "ArrowLeft"}, [])
    assert got == ["ArrowLeft"]


def test_a_handler_that_fails_is_heard(stage, caplog):
    stage.on_pointer(lambda pointer: 1 / 0)
    event(stage, "press", 0.3, 0.5)
    assert "ZeroDivisionError" in caplog.text


def test_the_description_is_the_pictures_title(stage):
    stage.describe("a dot at (5, 0)")
    assert stage.tooltip == "a dot at (5, 0)"


def test_the_kept_picture_is_small_whatever_it_shows():
    stage = Stage(600, 300)
    stage.figure.add_axes((0, 0, 1, 1)).imshow(np.random.default_rng(0).random((300, 600)))
    stage.refresh()
    assert len(stage.small_png()) <= 40_000
