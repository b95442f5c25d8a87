"""SlopeLab: the picture's square and step are the numbers that are said."""

import numpy as np
import pytest
from labs.driving import control, drag, plain, spot
from neuronlab import SlopeLab
from neuronlab.labs.slope.model import nudge
from neuronlab.plots.sheet import shown_size


def test_the_slope_is_not_told_before_it_is_asked_for():
    lab = SlopeLab(w=1, h=0.01)
    assert "ΔL = -0.0396 for a nudge of h = 0.01" in plain(lab)
    assert "-4" not in plain(lab) and "slope" not in plain(lab)
    control(lab, "show the slope").value = True
    assert "ΔL/h = -3.96" in plain(lab) and "= -4 , the slope" in plain(lab)


@pytest.mark.parametrize(("w", "h"), [(2.5, 0.5), (0.6, 0.1), (1.5, 0.5)])
def test_the_pieces_of_the_square_are_what_is_gained_or_lost(w, h):
    lab = SlopeLab(w=w, h=h)
    e, de = 2 * w - 3, 2 * h
    square = lab.plot.square
    assert square._square.get_width() == pytest.approx(abs(e))
    strips = sum(s.get_width() * s.get_height() for s in square._strips)
    assert strips == pytest.approx(abs(2 * e * de))
    assert square._corner.get_width() ** 2 == pytest.approx(de**2)


@pytest.mark.parametrize("w", [0, 1.5, 2.5])
def test_a_small_step_is_shown_as_many_times_larger_to_both_sides(w):
    lab = SlopeLab(w=w)
    glass, curve = lab.plot.glass, lab.plot.curve.ax
    assert not any(part.get_visible() for part in (glass.ax, *glass.ax.lines))
    assert "magnifying" not in lab.stage.alt
    for h, times in ((0.1, 4), (0.01, 40), (0.001, 400)):
        lab.h = h
        assert all(part.get_visible() for part in (glass.ax, *glass.ax.lines))
        assert glass.ax.get_xlabel() == f"{times} times larger"
        x, y = glass._ends.get_data()
        now = nudge(w, h)
        assert x[1] - x[0] == pytest.approx(h) and y[1] - y[0] == pytest.approx(now.change)
        assert per_pixel(curve) / per_pixel(glass.ax) == pytest.approx([times, times])


def per_pixel(ax):
    """Return how much of x and of y a pixel is."""
    return np.ptp([ax.get_xlim(), ax.get_ylim()], axis=1) / shown_size(ax)


def test_what_is_outlined_is_e_squared_before_the_nudge():
    for w in (2.5, 0):
        square = SlopeLab(w=w).plot.square
        side = abs(2 * w - 3)
        assert square._outline.get_bbox().bounds == pytest.approx((0, 0, side, side))
        assert square._names.texts[0] == f"e² = {side**2:g}"
    left = 4  # from 9, less two strips of 3, and the corner given back once
    assert square._names.texts[-1] == f"(e + Δe)² = {left}" and 9 - 2 * 3 + 1 == left
    assert "given back once" in plain(SlopeLab(w=0)) and "given back" not in plain(SlopeLab())


def test_past_the_bottom_there_is_no_strip():
    lab = SlopeLab(w=1.3)  # e goes from −0.4 to 0.6
    assert lab.plot.square._corner.get_width() == 0
    assert "past it: no strips are drawn" in plain(lab)


def test_at_the_bottom_only_the_corner_is_left():
    lab = SlopeLab(w=1.5)
    assert lab.plot.square._names.texts == ["e² = 0", "Δe²", "", "", ""]
    assert "no side, so no strips" in plain(lab)


def test_the_mouse_moves_the_weight():
    lab = SlopeLab()
    drag(lab, lab.plot.curve.ax, spot(lab, "w").at, (1.2, 8), (0.5, 3))
    assert lab.w == pytest.approx(0.5, abs=0.011)
    assert lab.plot.curve._before.get_xydata()[0] == pytest.approx([lab.w, (2 * lab.w - 3) ** 2])
    drag(lab, lab.plot.curve.ax, spot(lab, "w").at, (-0.4, 3))
    assert lab.w == 0 and spot(lab, "w").bound
