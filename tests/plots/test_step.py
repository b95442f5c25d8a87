"""A step as it is drawn: its jump with the value on it, the two sides, and what is out of frame."""

import numpy as np
import pytest
from matplotlib.figure import Figure
from neuronlab.models.neuron import response
from neuronlab.plots.step import HIGH, LOW, Curve, Scene, StepPlot


@pytest.fixture
def plot():
    return StepPlot(Figure((940 / 72, 320 / 72), dpi=72))


def scene(w, b, x, activation="heaviside", compared=None):
    first = response(w, b, activation, LOW, HIGH)
    other = compared and response(w, b, compared, LOW, HIGH)
    return Scene(first, other, x, w * x + b, float(w * x + b >= 0), None)


def test_at_a_jump_a_filled_dot_is_the_value_and_a_hollow_one_is_not():
    curve = Curve(Figure().add_axes((0, 0, 1, 1)), "black", 2, "-", 8, zorder=3)
    curve.update(response(2.0, -1.0, "heaviside", LOW, HIGH))
    assert curve._filled.get_xydata().tolist() == [[0.5, 1]]
    assert curve._hollow.get_xydata().tolist() == [[0.5, 0]]
    curve.update(response(2.0, -1.0, "sign", LOW, HIGH))
    assert curve._filled.get_xydata().tolist() == [[0.5, 0]]
    assert curve._hollow.get_xydata().tolist() == [[0.5, -1], [0.5, 1]]
    curve.update(response(2.0, -1.0, "sigmoid", LOW, HIGH))
    assert not len(curve._filled.get_xdata()) and len(curve._branches.get_xdata())
    curve.update(None)
    assert not len(curve._branches.get_xdata())


@pytest.mark.parametrize(("w", "b"), [(2.0, -1.0), (-2.0, 1.0), (1.0, 9.0)])
def test_the_sides_meet_at_the_step_or_one_fills_the_picture(plot, w, b):
    plot.update(scene(w, b, 1.0))
    border = np.clip(-b / w, LOW, HIGH)
    for panel in (plot.output, plot.sum):
        left, right = panel._sides
        assert (left.get_x(), left.get_x() + left.get_width()) == pytest.approx((LOW, border))
        assert (right.get_x(), right.get_x() + right.get_width()) == pytest.approx((border, HIGH))


def test_a_point_out_of_the_frame_is_a_triangle_at_its_edge(plot):
    plot.update(scene(10.0, 0.0, 2.0))
    assert plot.sum._point.get_marker() == "^" and plot.sum._point.get_ydata()[0] < 6
    plot.update(scene(10.0, 0.0, -2.0))
    assert plot.sum._point.get_marker() == "v"
    plot.update(scene(1.0, 0.0, 2.0))
    assert plot.sum._point.get_marker() == "o"
    assert plot.sum._point.get_xydata().tolist() == [[2, 2]]


def test_the_steps_name_points_to_where_it_is(plot):
    said = []
    for b in (-4.0, 0.0, 4.0):
        plot.update(scene(1.0, b, 0.0))
        said.append(plot.output._name.get_text())
    assert said == ["−b/w →", "−b/w", "← −b/w"]
    plot.update(scene(0.0, 1.0, 0.0))
    assert not plot.output._name.get_visible()


def test_both_curves_are_named_where_there_are_two(plot):
    for compared, named in (("sign", ["heaviside(z)", "sign(z)"]), (None, ["heaviside(z)", ""])):
        plot.set_names("heaviside", compared)
        plot.update(scene(1.0, 0.0, 1.0, compared=compared))
        assert plot.output._names.texts == named
        assert bool(len(plot.output._compared._branches.get_xdata())) == (compared is not None)
