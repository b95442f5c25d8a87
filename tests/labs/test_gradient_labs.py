"""The labs around backpropagation: the check by nudging, the cost, the flow through layers."""

import re

import numpy as np
import pytest
from labs.driving import control, send, text
from neuronlab import CostLab, GradientCheckLab, GradientFlowLab
from neuronlab.labs.gradient_check import lab as nudge_lab


def plain(lab):
    return " ".join(text(lab).split()).replace("−", "-")


def button(lab, name):
    widgets = (w for row in lab.children[:2] for w in getattr(row, "children", ()))
    return next(w for w in widgets if getattr(w, "description", "") == name)


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
    send(lab, lab.plot.gradients.ax, "mousedown", (7.2, 0))
    assert lab.parameter == 7 and "b₂⁽¹⁾ = " in plain(lab)
    control(lab, "explain").value = 12
    assert lab.parameter == 12


def test_a_third_opinion_is_asked_for_and_missed_kindly(monkeypatch):
    lab = GradientCheckLab()
    monkeypatch.setattr(nudge_lab, "installed", lambda module: False)
    button(lab, "compare with PyTorch").click()
    assert "PyTorch is not installed here" in plain(lab)
    assert repr(lab) == "GradientCheckLab(pytorch=True)"
    button(lab, "compare with PyTorch").click()
    assert repr(lab) == "GradientCheckLab()"


def test_pytorch_agrees():
    pytest.importorskip("torch", reason="PyTorch is not installed")
    lab = GradientCheckLab(pytorch=True, loss="binary_crossentropy")
    assert "PyTorch's autograd" in plain(lab).replace("&#x27;", "'")
    assert len(lab.plot.gradients._third.get_xdata()) == 13
    shown = lab.plot.gradients._third.get_ydata()
    assert np.abs(shown - lab.check.backprop).max() < 1e-10


def test_the_cost_is_counted_and_measured():
    lab = CostLab()
    assert "41 parameters; a forward pass multiplies 32 times" in plain(lab)
    assert "2·41 = 82 forward passes" in plain(lab)
    assert "(32 + 52)/32 = 2.62 forward passes" in plain(lab)
    before, shown = repr(lab), lab.stage.picture()
    button(lab, "measure").click()
    assert "measured, 300 samples" in plain(lab) and repr(lab) == before
    assert not np.array_equal(lab.stage.picture(), shown)
    lab.width = 5  # what was measured was another network
    assert "“measure” takes the times" in plain(lab)
    lab.width = 4
    assert np.array_equal(lab.stage.picture(), shown)


def test_the_flow_is_told_layer_by_layer():
    lab = GradientFlowLab(depth=4)
    found = lab.flows["sigmoid"]
    said = plain(lab)
    assert "4 hidden layers of 8 sigmoid units" in said and "hardly learn" in said
    slopes = re.search(r"last hidden layer back: (.*?) = ", said)[1].split(" × ")
    assert np.array(slopes, dtype=float) == pytest.approx(found.slopes[::-1], abs=0.0051)
    line = lab.plot._gradients._lines["sigmoid"]
    assert line.get_ydata() == pytest.approx(found.gradients)
    lab.set(activation="relu", depth=10)
    assert "same pace" in plain(lab)
    assert line.get_linewidth() < lab.plot._gradients._lines["relu"].get_linewidth()
