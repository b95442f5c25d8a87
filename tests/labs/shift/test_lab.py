"""ShiftLab: what it says, and that its picture follows."""

from labs.driving import text
from neuronlab.labs.shift.lab import ShiftLab


def test_on_opening():
    words = " ".join(text(ShiftLab()).split())
    assert "z = w·x + b = 1.00·1.00 + (−0.50) = 0.50" in words


def test_the_line_follows_the_weight_and_the_bias():
    lab = ShiftLab(weight=0, bias=2)
    assert lab.plot._line.get_ydata().tolist() == [2, 2]
    lab.set(weight=-1, bias=0, x=2)
    assert lab.plot._line.get_ydata().tolist() == [3, -3]
    assert lab.plot._point.get_xydata().tolist() == [[2, -2]]
    assert "z = (−1.00)·2.00 + 0.00 = −2.00" in lab.stage.alt
