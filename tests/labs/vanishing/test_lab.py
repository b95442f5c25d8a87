"""A gradient through a chain: what is written, what is drawn, what becomes of it."""

import numpy as np
import pytest
from labs.driving import text
from neuronlab import VanishingLab
from neuronlab.text.numbers import power


def said(lab):
    return " ".join(text(lab).split())


def test_on_opening_the_sigmoid_vanishes():
    lab = VanishingLab()
    assert "their product = 3.5·10⁻⁷ after 10 layers" in said(lab)
    assert "the gradient vanishes : less than 0.01 of it is left" in said(lab)
    assert "no product above 0.25 10 = 9.5·10⁻⁷" in said(lab)
    assert np.prod(lab.chain.factors) == pytest.approx(lab.chain.left)


def test_the_marks_stand_at_the_products_and_at_the_edges():
    lab = VanishingLab(activation="tanh", weight=5, layers=6)
    blue, _, _, floor = lab.plot.left._marks
    assert blue.get_ydata() == pytest.approx([1, *lab.chain.products[:3]])
    assert floor.get_xydata().tolist() == [[4, 1e-12], [5, 1e-12], [6, 1e-12]]
    lab.set(activation="relu", layers=12, weight=2)
    assert lab.plot.left._marks[2].get_xdata().tolist() == [10, 11, 12]
    assert "the gradient explodes" in text(lab) and "4096" in text(lab)


def test_a_dead_unit_and_a_weight_of_nothing():
    for lab in (VanishingLab(activation="relu", x=-1), VanishingLab(weight=0)):
        assert lab.chain.left == 0 and "nothing of it is left" in text(lab)


def test_the_identity_stays():
    assert "is still 1.00 at the input" in said(VanishingLab(activation="identity", layers=20))


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.25, "0.25"), (0, "0"), (6.1e-7, "6.1·10⁻⁷"), (-0.00999, "−1.0·10⁻²"), (4096, "4096"),
     (148.413, "148.41"), (9.96e12, "1.0·10¹³")],
)  # fmt: skip
def test_powers_of_ten(value, written):
    assert power(value) == written
