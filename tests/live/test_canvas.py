import numpy as np
import pytest
from matplotlib.figure import Figure
from neuronlab.live import canvas
from neuronlab.live.canvas import Canvas
from neuronlab.plots import style


@pytest.fixture
def figure():
    figure = Figure((4, 2), dpi=72)
    left, right = figure.add_axes((0.1, 0.2, 0.3, 0.7)), figure.add_axes((0.6, 0.2, 0.3, 0.7))
    for ax in (left, right):
        ax.plot([0, 1, 2], [0, 3, 1])
        style.set_limits(ax, (0, 2), (0, 3))
    return figure


def drawn(frames):
    """Return the next frame."""
    frames.draw()
    return frames.pixels().copy()


def drawn_anew(figure):
    return drawn(Canvas(figure))


@pytest.fixture
def drawings(monkeypatch):
    """Return a list that grows by each Axes that a canvas draws."""
    made, draw = [], Canvas._draw_alone
    monkeypatch.setattr(Canvas, "_draw_alone", lambda *args: made.append(args[1]) or draw(*args))
    return made


def test_limits_that_come_back_are_not_drawn_again_and_look_as_if_they_were(figure, drawings):
    frames, ax = Canvas(figure), figure.axes[1]
    pictures = {}
    for top in (3, 5, 3, 5, 7, 3):
        style.set_limits(ax, (0, 2), (0, top))
        picture = drawn(frames)
        assert (pictures.setdefault(top, picture) == picture).all()
    assert drawings == [*figure.axes, ax, ax]
    for top, picture in pictures.items():
        style.set_limits(ax, (0, 2), (0, top))
        assert (drawn_anew(figure) == picture).all()
    assert not (pictures[3] == pictures[7]).all()


@pytest.mark.parametrize("before", [True, False])
def test_what_else_changes_with_the_limits_is_drawn(figure, before):
    frames, ax = Canvas(figure), figure.axes[0]
    for top in (3, 5):
        style.set_limits(ax, (0, 2), (0, top))
        frames.draw()
    for color, top in (("red", 3), ("green", 5), ("black", 3)):
        if before:
            ax.lines[0].set_color(color)
        style.set_limits(ax, (0, 2), (0, top))
        if not before:
            ax.lines[0].set_color(color)
        assert (drawn(frames) == drawn_anew(figure)).all()
        style.set_limits(ax, (0, 2), (0, 8 - top))
        assert (drawn(frames) == drawn_anew(figure)).all()


def test_only_some_limits_are_kept(figure, monkeypatch, drawings):
    monkeypatch.setattr(canvas, "_KEPT", 2)
    frames, ax = Canvas(figure), figure.axes[0]
    for top in (3, 5, 3, 7, 3):
        style.set_limits(ax, (0, 2), (0, top))
        frames.draw()
    assert len(drawings) == 4
    style.set_limits(ax, (0, 2), (0, 5))
    frames.draw()
    assert len(drawings) == 5


def test_axes_that_come_to_share_pixels_are_drawn_together(figure):
    frames, (left, right) = Canvas(figure), figure.axes
    frames.draw()
    text = left.text(1, 1, "a text that reaches over into the other Axes")
    for top in (3, 5):
        style.set_limits(right, (0, 2), (0, top))
        assert (drawn(frames) == drawn_anew(figure)).all()
    text.remove()
    assert (drawn(frames) == drawn_anew(figure)).all()


def test_axes_that_come_and_go(figure):
    frames = Canvas(figure)
    before = drawn(frames)
    more = figure.add_axes((0.45, 0.4, 0.08, 0.2))
    between = drawn(frames)
    more.remove()
    after = drawn(frames)
    assert (before == after).all()
    assert not np.array_equal(before, between)


def test_only_the_canvases_drawn_last_keep_pixels_and_the_others_look_the_same(monkeypatch):
    monkeypatch.setattr(canvas, "_AWAKE", 2)
    monkeypatch.setattr(canvas, "_awake", [])
    canvases, pictures = [], []
    for height in (1, 2, 3):
        figure = Figure((2, 1), dpi=72)
        figure.add_axes((0.1, 0.1, 0.8, 0.8)).plot([0, height], animated=True)
        canvases.append(Canvas(figure))
        pictures.append(drawn(canvases[-1]))

    def awake():
        return [frames._background is not None for frames in canvases]

    assert awake() == [False, True, True]
    assert (canvases[0].pixels() == pictures[0]).all()
    assert awake() == [True, False, True]
    for frames, picture in zip(canvases, pictures, strict=True):
        assert (frames.pixels() == picture).all()
        assert (drawn(frames) == picture).all()
