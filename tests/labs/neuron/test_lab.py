"""The artificial neuron: dragging, the line, and what happens exactly on it."""

import numpy as np
import pytest
from labs.driving import drag, text
from labs.every_lab import random_state
from neuronlab import NeuronLab


def test_the_formula_holds_the_numbers():
    lab = NeuronLab(x1=1, x2=-0.5, w1=0.5, w2=2, b=0.25, activation="identity")
    assert "= 0.50·1.00 + 2.00·(−0.50) + 0.25 = −0.25" in " ".join(text(lab).split())
    assert lab.z == lab.a == -0.25


@pytest.mark.slow
def test_every_place_shows_the_same_numbers():
    rng = np.random.default_rng(0)
    for _ in range(20):
        lab = NeuronLab(**random_state("NeuronLab", rng))
        z = lab.w1 * lab.x1 + lab.w2 * lab.x2 + lab.b
        assert lab.z == pytest.approx(z, abs=1e-9)
        drawn = [text.replace("−", "-") for text in lab.plot.network.values.texts]
        for shown, value in zip(drawn, (lab.x1, lab.x2, z, lab.a), strict=True):
            assert float(shown) == pytest.approx(value, abs=0.0051)
        point = lab.plot.function._point.get_xydata()[0]
        assert point == pytest.approx([np.clip(z, -6, 6), np.clip(lab.a, -1.6, 1.6)], abs=1e-9)
        shown = np.clip([lab.x1, lab.x2], *lab.plot.plane.shown)
        assert lab.plot.plane.point == pytest.approx(shown)
        for x1, x2 in lab.plot.plane._line.get_xydata():
            assert lab.w1 * x1 + lab.w2 * x2 + lab.b == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("activation", "a", "said"),
    [("heaviside", 1, "heaviside says 1 there"), ("sign", 0, "sign says 0 there"),
     ("sigmoid", 0.5, "exactly on the line"), ("identity", 0, "exactly on the line")],
)  # fmt: skip
def test_exactly_on_the_line(activation, a, said):
    lab = NeuronLab(x1=0.1, x2=0.7, w1=0.3, w2=-1.1, b=0.15, activation=activation)
    assert lab.z
    lab.onto_the_line()
    assert lab.z == 0 and lab.a == a and said in text(lab)


@pytest.mark.slow
def test_a_line_out_of_reach_is_said():
    lab = NeuronLab(w1=0.1, w2=0, b=5)
    before = repr(lab)
    lab.onto_the_line()
    assert "is off the picture" in text(lab) and repr(lab) == before
    lab.w1 = 0
    lab.onto_the_line()
    assert "w = 0: there is no line" in text(lab)


def test_the_distance_from_the_origin():
    lab = NeuronLab(w1=3, w2=-2.25, b=-3)
    assert "|b|/‖w‖ = 3.00/3.75 = 0.80" in text(lab)


def test_x_is_dragged():
    lab = NeuronLab()
    drag(lab, lab.plot.plane.ax, (1.05, 0.45), (1.5, 1), (-2, 1.25))
    assert (lab.x1, lab.x2) == pytest.approx((-2, 1.25), abs=0.011)
    drag(lab, lab.plot.plane.ax, (2.5, -2.5), (2.0, -2.5))  # beside everything
    assert (lab.x1, lab.x2) == pytest.approx((-2, 1.25), abs=0.011)


def test_the_line_is_dragged_by_its_foot_and_keeps_its_direction():
    lab = NeuronLab(w1=1, w2=2, b=-1, x1=-2, x2=-2)
    drag(lab, lab.plot.plane.ax, (0.2, 0.4), (1.0, 1.5))
    assert (lab.w1, lab.w2) == (1, 2)
    assert lab.b == pytest.approx(-4, abs=0.03)


def test_w_is_dragged_by_its_tip_around_the_foot():
    lab = NeuronLab(w1=1, w2=2, b=-1, x1=-2, x2=-2)
    drag(lab, lab.plot.plane.ax, (0.7, 1.4), (1.2, 0.4))
    assert (lab.w1, lab.w2) == pytest.approx((2, 0), abs=0.03)
    assert lab.b == pytest.approx(-0.4, abs=0.02)


@pytest.mark.slow
def test_a_press_outside_the_plane_moves_nothing():
    lab = NeuronLab()
    before = repr(lab)
    drag(lab, lab.plot.plane.ax, (-5, 0), (0, 0))
    assert repr(lab) == before


def test_a_gate_is_shown_from_near_and_what_lies_beyond_stands_hollow_at_the_edge():
    lab = NeuronLab(target="xor")
    low, high = lab.plot.plane.shown
    assert -1 < low < 0 and 1 < high < 2
    drag(lab, lab.plot.plane.ax, (1, 0.5), (0.2, 0.9))
    assert (lab.x1, lab.x2) == pytest.approx((0.2, 0.9), abs=0.011)
    lab.set(x1=3, x2=0)
    assert lab.plot.plane.point == pytest.approx([high, 0])
    hollow = lab.plot.plane._input.get_markerfacecolor()
    lab.target = "nothing"
    assert lab.plot.plane.shown == (-3, 3) and hollow != lab.plot.plane._input.get_markerfacecolor()


def test_each_factor_is_underlined_as_its_wire_is_drawn():
    said = NeuronLab(w1=0.5, w2=-2).readout.value
    assert 'solid #0072b2">0.50</span>' in said
    assert 'dashed #e69f00">(−2.00)</span>' in said
