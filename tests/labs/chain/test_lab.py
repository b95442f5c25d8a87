"""ChainLab: the ripple runs gear by gear, the guess is judged at the end, and the arrow turns."""

import numpy as np
import pytest
from labs.driving import control, drag, plain, press, spot
from neuronlab import ChainLab


def through(lab):
    while lab.forward():
        pass


def test_the_end_is_not_told_before_it_is_reached():
    lab = ChainLab()
    for _ in range(3):
        assert "0.0244" not in plain(lab) and "0.0244" not in lab.stage.alt.replace("−", "-")
        assert "−0.0244" not in lab.plot._texts.texts
        press(lab, "one step")
    press(lab, "one step")
    # σ(0.1) = 0.52498; (0.52498 − 1)² − 0.25 = −0.0244
    assert "ΔL = -0.0244 ; you guessed 0: off by 0.0244" in plain(lab)
    assert "2 · 1 · 0.25 · (-1) · 0.05 = -0.025" in plain(lab)
    assert "−0.0244" in lab.plot._texts.texts
    assert not lab.forward() and lab.step == 4
    press(lab, "reset")
    assert repr(lab) == "ChainLab()"


def test_nudge_and_guess_are_dragged():
    lab = ChainLab()
    ax, plot = lab.plot.ax, lab.plot
    drag(lab, ax, plot.handle("L", 0.0), plot.handle("L", -0.1), plot.handle("L", -0.025))
    drag(lab, ax, plot.handle("w", 0.05), plot.handle("w", 0.02))
    assert (lab.guess, lab.nudge) == (-0.025, 0.02)
    assert control(lab, "by").value == pytest.approx(0.02)
    assert control(lab, "your guess: ΔL").value == pytest.approx(-0.025)
    x, y = plot.handle("w", 0.02)
    drag(lab, ax, (x, y), (x, y + 300))
    assert lab.nudge == 0.1 and spot(lab, "nudge").bound


def test_a_good_guess_is_close():
    lab = ChainLab(guess=-0.025)
    through(lab)
    assert "that was close" in plain(lab)
    lab.guess = 0.02
    assert "off by 0.0444" in plain(lab)


def test_dragging_with_the_ripple_at_the_end_moves_all_of_it():
    lab = ChainLab(step=4)
    bars = lab.plot._bars.get_segments()
    lab.nudge = -0.05
    turned = lab.plot._bars.get_segments()
    assert all((a[1] - a[0])[1] * (b[1] - b[0])[1] < 0 for a, b in zip(bars, turned, strict=True))


def test_two_paths_meet_and_add():
    lab = ChainLab(shape="two paths")
    through(lab)
    said = plain(lab)
    assert "2 · 1 · 0.25 · (2 · 1 + (-1) · 1) · 0.05 = 0.025" in said
    # (2σ(0.1) − 0.5)² − 0.25 and (1 − σ(0.1))² − 0.25
    assert "0.0525 over o₁ and -0.0244 over o₂" in said and "ΔL = 0.0281" in said


def test_backwards_one_delta_serves_both():
    lab = ChainLab(direction="backwards")
    assert lab._ahead.layout.display == "none" and lab._back.layout.display is None
    ax, at = lab.plot.ax, lab.plot.handle
    drag(lab, ax, at("w", 0.0), at("w", -0.48))
    assert lab.slope_guess == -0.48
    assert control(lab, "your guess: ∂L/∂w").value == pytest.approx(-0.5)
    through(lab)
    said = plain(lab)
    assert "∂L/∂w = -0.5 ; you guessed -0.48: that was close" in said
    assert "One δ = -0.25 serves both: ∂L/∂w = δ · x = (-0.25) · 2 and" in said
    assert "∂L/∂b = δ · 1 = -0.25" in said
    assert "By nudging: ∂L/∂w = -0.5, ∂L/∂b = -0.25" in said
    lab.set(shape="two paths", slope_guess=1)
    assert lab.step == 0
    press(lab, "one step")
    press(lab, "one step")
    assert "1 · 2 + 1 · (-1); two paths come back, and add" in plain(lab)


def test_another_chain_begins_anew_and_a_step_too_many_is_refused():
    lab = ChainLab(step=4)
    lab.moved = "b"
    assert lab.step == 0
    with pytest.raises(ValueError, match="step is 4; expected 0 to 3"):
        lab.step = 4
    assert repr(lab) == "ChainLab(moved='b')"
    assert "Δb" in spot(lab, "nudge").name


def test_the_ripple_runs_through_a_joint_and_what_is_left_is_the_last_picture():
    lab = ChainLab()
    lab.stage.moves = True  # as a page says that shows motion
    press(lab, "one step")
    reach = []
    while lab._motion._go_on():
        reach.append(lab.plot._ribbons.get_paths()[0].vertices[:, 0].max())
    assert reach == sorted(reach) and reach[0] < reach[-1]
    assert np.array_equal(lab.stage.picture(), ChainLab(step=1).stage.picture())
