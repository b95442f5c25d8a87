"""Activation functions and their slopes: the tangent, the shade, and what is said of steps."""

import numpy as np
import pytest
from labs.driving import drag, said, spot, text
from neuronlab import ActivationLab
from neuronlab.models.activations import ACTIVATIONS


def test_on_opening():
    words = said(ActivationLab())
    assert "sigmoid(z) = 1 / (1 + e⁻ᶻ) = 0.73 at z = 1.00" in words
    assert "slope f'(z) = 0.20; greatest slope 0.25 at z = 0" in words
    assert "outputs from 0 to 1" in words
    assert "|slope| below 0.05 for z &lt; −2.89 and for z &gt; 2.89" in words


@pytest.mark.slow
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_tangent_goes_through_the_point_with_the_slope(name):
    lab = ActivationLab(activation=name, z=0.7)
    f, slope = float(ACTIVATIONS[name](0.7)), float(ACTIVATIONS[name].derivative(0.7))
    assert lab.plot.function._point.get_xydata()[0] == pytest.approx([0.7, f])
    assert lab.plot.slope._point.get_xydata()[0] == pytest.approx([0.7, slope])
    (z0, a0), (z1, a1) = lab.plot._tangent.get_xydata()
    assert (a1 - a0) / (z1 - z0) == pytest.approx(slope)
    assert (a0 + a1) / 2 == pytest.approx(f)


def test_a_step_has_nothing_to_follow_and_no_tangent_at_its_jump():
    lab = ActivationLab(activation="heaviside", z=0.5)
    assert "slope f'(z) = 0: nothing to follow" in text(lab)
    assert np.ptp(lab.plot._tangent.get_ydata()) == 0
    lab.z = 0
    assert np.isnan(lab.plot._tangent.get_ydata()).all()
    assert "no slope here, at the jump; 0 everywhere else" in text(lab)


@pytest.mark.parametrize(
    ("z", "value", "slope"),
    [(-3, "−0.00405", "−0.0119"), (-4, "−0.000127", "−0.000504"), (-6, "−5.92·10⁻⁹", "−3.55·10⁻⁸"),
     (0, "0.00", "0.50")],
)  # fmt: skip
def test_small_values_have_three_digits(z, value, slope):
    words = said(ActivationLab(activation="gelu", z=z))
    assert f" = {value} at z" in words and f"slope f'(z) = {slope};" in words


def test_at_a_bend_both_slopes_are_told():
    lab = ActivationLab(activation="relu", z=0)
    assert "0.00 is taken at the bend: 0.00 left of it, 1.00 right" in text(lab)


@pytest.mark.parametrize(
    ("name", "words"),
    [("identity", "does not saturate"), ("relu", "for z &lt; 0; it is 0 there"),
     ("leaky_relu", "for z &lt; 0; it is 0.01 there"), ("softplus", "1.00 is neared as z grows"),
     ("gelu", "flat as well for −0.88 &lt; z &lt; −0.65"), ("tanh", "greatest slope 1.00 at z = 0"),
     ("elu", "outputs from −1 to ∞"), ("identity", "greatest slope 1.00 at every z")],
)  # fmt: skip
def test_what_is_said_of_each(name, words):
    assert words in said(ActivationLab(activation=name)).replace("z > 0", "z &gt; 0")


def test_a_turn_is_not_shaded():
    lab = ActivationLab(activation="gelu")
    left, none = lab.plot.function._shades
    assert left.get_x() == -6 and left.get_width() == pytest.approx(6 - 2.35, abs=0.01)
    assert none.get_width() == 0


def test_functions_beside_it_are_named_once():
    lab = ActivationLab(second="relu", third="relu", z=-2)
    assert said(lab).count("relu") == 2  # its value and its slope
    lab.set(second="nothing", third="sigmoid")
    assert "beside" not in text(lab)


@pytest.mark.parametrize("side", ["function", "slope"])
def test_z_is_dragged_in_either_picture(side):
    lab = ActivationLab()
    ax, key = getattr(lab.plot, side).ax, {"function": "a", "slope": "slope"}[side]
    drag(lab, ax, (-3, 1), (3, 0.5))
    assert lab.z == 1  # beside the point
    at = spot(lab, key).at
    assert at == pytest.approx((1, {"a": lab.a, "slope": lab.slope}[key]))
    drag(lab, ax, at, (3, 0.5), (-4.01, 0.2))
    assert lab.z == pytest.approx(-4)
    assert repr(lab) == "ActivationLab(z=-4)"
    assert not spot(lab, key).bound
    drag(lab, ax, spot(lab, key).at, (-9, 0))
    assert lab.z == -6 and spot(lab, key).bound
