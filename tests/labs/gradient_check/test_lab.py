"""The gradient check: the nudge written out, the verdict on h, and a third opinion."""

import re

import numpy as np
import pytest
from labs.driving import control, drag, plain, send, spot
from neuronlab import GradientCheckLab
from neuronlab.labs.gradient_check import lab as nudge_lab


@pytest.mark.slow
@pytest.mark.parametrize("parameter", [0, 5, 12])
def test_the_nudge_is_written_out_with_its_own_numbers(parameter):
    lab = GradientCheckLab(parameter=parameter, exponent=-3)
    said = plain(lab)
    above, below, slope = re.search(
        r"\(([-\d.]+) - ([-\d.]+)\) / \(2·1\.0·10⁻³\) = (\S+)", said
    ).groups()
    assert (float(above) - float(below)) / 2e-3 == pytest.approx(float(slope), abs=1e-8)
    by_backprop = float(re.search(r"by backprop: (\S+)", said)[1])
    assert by_backprop == pytest.approx(lab.check.backprop[parameter], abs=1e-9)
    assert float(slope) == pytest.approx(by_backprop, abs=1e-5)


def test_the_verdict_follows_h():
    lab = GradientCheckLab()
    assert "about right" in plain(lab) and lab.check.worst_error < 1e-7
    lab.exponent = -1
    assert "h is large" in plain(lab) and lab.check.worst_error > 1e-4
    lab.exponent = -12
    assert "h is small" in plain(lab) and lab.check.worst_error > 1e-4


def test_a_parameter_is_chosen_by_a_click_or_the_menu():
    lab = GradientCheckLab()
    send(lab, lab.plot.gradients.ax, "press", (7.2, 0))
    assert lab.parameter == 7 and "b₂⁽¹⁾ = " in plain(lab)
    control(lab, "explain").value = 12
    assert lab.parameter == 12


@pytest.mark.slow
def test_the_nudge_is_dragged_on_its_curve():
    lab = GradientCheckLab()
    ax, handle = lab.plot.errors.ax, spot(lab, "h")
    assert handle.name == "nudge h = 1.0·10⁻⁵" and not handle.bound
    assert tuple(handle.at) == pytest.approx((1e-5, lab.check.worst_error))
    drag(lab, ax, handle.at, (1e-3, 1e-6), (3e-7, 1e-4))
    assert lab.exponent == -6.5
    drag(lab, ax, spot(lab, "h").at, (1e-13, 1e-4))
    assert lab.exponent == -12 and spot(lab, "h").bound
    drag(lab, ax, (1e-1, 1e-11), (1e-3, 1e-6))
    assert lab.exponent == -12  # beside it


def test_a_third_opinion_is_asked_for_and_missed_kindly(monkeypatch):
    lab = GradientCheckLab()
    monkeypatch.setattr(nudge_lab, "installed", lambda module: False)
    control(lab, "compare with PyTorch").click()
    assert "PyTorch is not installed here" in plain(lab)
    assert repr(lab) == "GradientCheckLab(pytorch=True)"
    control(lab, "compare with PyTorch").click()
    assert repr(lab) == "GradientCheckLab()"


@pytest.mark.slow
def test_pytorch_agrees():
    pytest.importorskip("torch", reason="PyTorch is not installed")
    lab = GradientCheckLab(pytorch=True, loss="binary_crossentropy")
    assert "PyTorch's autograd" in plain(lab).replace("&#x27;", "'")
    assert len(lab.plot.gradients._third.get_xdata()) == 13
    shown = lab.plot.gradients._third.get_ydata()
    assert np.abs(shown - lab.check.backprop).max() < 1e-10
