"""Softmax: the numbers of every step, the temperature, and dragging a score."""

import numpy as np
import pytest
from labs.driving import drag, said, spot
from neuronlab import SoftmaxLab


def test_on_opening():
    words = said(SoftmaxLab())
    assert "e 2.00/1.00 = 7.39" in words and "sum = 11.21" in words
    assert "p₁ = 7.39/11.21 = 0.66" in words and "together 1.00" in words


def test_the_bars_are_the_numbers():
    lab = SoftmaxLab(z1=-1, z2=3, z3=0.5, temperature=2)
    ends = [path.vertices[1, 0] for path in lab.plot._p.get_paths()]
    powers = np.exp(np.array([-0.5, 1.5, 0.25]))
    assert ends == pytest.approx(powers / powers.sum())


def test_a_probability_is_never_said_to_be_1_or_0():
    words = said(SoftmaxLab(z1=5, z2=-5, z3=-5, temperature=0.1))
    assert "nearly 1" in words and "3.7·10⁻⁴⁴" in words


def test_a_bar_is_dragged_and_keeps_its_row():
    lab = SoftmaxLab()
    drag(lab, lab.plot.scores, (-2, 1.1), (-3, 1))
    assert repr(lab) == "SoftmaxLab()"  # beside the bar
    drag(lab, lab.plot.scores, (1, 1.1), (-2, 1.4), (-3.02, 0.1))
    assert repr(lab) == "SoftmaxLab(z2=-3)"
    assert tuple(spot(lab, "z2").at) == (-3, 1) and spot(lab, "z2").name == "z₂ = −3.00"
    drag(lab, lab.plot.scores, (0, 2.1), (6.5, 2))
    assert (lab.z1, lab.z2, lab.z3) == (2, -3, 5) and spot(lab, "z3").bound
    drag(lab, lab.plot.shares, (0.5, 0), (0.9, 0))
    assert lab.z1 == 2
