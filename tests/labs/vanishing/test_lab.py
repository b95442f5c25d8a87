"""A small change through a chain: what is written, what is drawn, what becomes of it."""

import numpy as np
import pytest
from labs.driving import said, text
from neuronlab import ACTIVATIONS, VanishingLab
from neuronlab.labs.vanishing.lab import SLOPING
from neuronlab.text.numbers import power


def test_on_opening_the_sigmoid_vanishes():
    lab = VanishingLab()
    assert "3.5·10⁻⁷ of a small change of x arrives: the change vanishes" in said(lab)
    assert "behind 10 layers, less than 0.01 of it is left; it is below 0.01 from layer 4" in said(
        lab
    )
    assert "no product above 0.25 10 = 9.5·10⁻⁷" in said(lab)
    assert np.prod(lab.chain.factors) == pytest.approx(lab.chain.left)


def test_the_marks_stand_at_the_products_and_at_the_edges():
    lab = VanishingLab(activation="tanh", weight=5, layers=6)
    blue, _, _, floor = lab.plot.left._marks
    assert blue.get_ydata() == pytest.approx([1, *lab.chain.products[:4]])
    assert floor.get_xydata().tolist() == [[5, 1e-12], [6, 1e-12]]
    lab.set(activation="relu", layers=12, weight=2)
    assert lab.plot.left._marks[2].get_xdata().tolist() == [10, 11, 12]
    assert "the change explodes" in text(lab) and "4096" in text(lab)


@pytest.mark.parametrize("activation", SLOPING)
def test_no_mark_is_above_the_dotted_line(activation):
    lab = VanishingLab(activation=activation, layers=20)
    for weight, x in ((0.5, 0.1), (1.2, -2), (4, 1)):
        lab.set(weight=weight, x=x)
        passed, most = lab.plot.left._bound.get_data()
        steepest = np.abs(ACTIVATIONS[activation].derivative(np.linspace(-9, 9, 9001))).max()
        assert passed[-1] == 20 and most[1] == pytest.approx(weight * steepest, rel=1e-3)
        assert all(np.abs(lab.chain.products) <= most[1:] * (1 + 1e-9) + 1e-13)


def test_a_dead_unit_and_a_weight_of_nothing():
    for lab in (VanishingLab(activation="relu", x=-1), VanishingLab(weight=0)):
        assert lab.chain.left == 0 and "nothing of it is left" in text(lab)


def test_the_identity_stays():
    words = said(VanishingLab(activation="identity", layers=20))
    assert "1.00 of a small change of x arrives: the change gets through behind 20 layers" in words


def test_the_ribbon_is_as_wide_as_what_is_left():
    lab = VanishingLab(activation="leaky_relu", weight=0.5, layers=3)
    sections = [path.vertices for path in lab.plot.ribbon._ribbon.get_paths()]
    assert len(sections) == 4
    # In the middle between two layers it has its full width: 1, then 1/2, 1/4, 1/8.
    first, *between, last = [np.ptp(part[:, 1]) for part in sections]
    middles = [part[len(part) // 4, 1] for part in sections]
    assert np.array(middles) / middles[0] == pytest.approx([1, 0.5, 0.25, 0.125])
    assert first >= between[0] >= between[1] >= last
    lab.set(activation="identity", weight=5, layers=20)
    assert max(np.abs(p.vertices[:, 1]).max() for p in lab.plot.ribbon._ribbon.get_paths()) < 1
    lab.set(activation="gelu", weight=1, x=-1.5, layers=2)
    blue, orange, _ = lab.plot.ribbon._ribbon.get_facecolors()
    assert blue.tolist() != orange.tolist()


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.25, "0.25"), (0, "0"), (6.1e-7, "6.1·10⁻⁷"), (-0.00999, "−1.0·10⁻²"), (4096, "4096"),
     (148.413, "148.41"), (9.96e12, "1.0·10¹³")],
)  # fmt: skip
def test_powers_of_ten(value, written):
    assert power(value) == written
