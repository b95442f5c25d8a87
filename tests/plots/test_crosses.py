"""Crosses: a red one with a rim of paper for each mistake; where there is no room, a red rim."""

import numpy as np
from matplotlib.figure import Figure
from neuronlab.plots import style
from neuronlab.plots.crosses import BESIDE, Crosses
from neuronlab.plots.plane import PlanePlot

AT = np.array([[0.25, 0.5], [0.75, 0.5]])


def crosses(**look):
    return Crosses(Figure(figsize=(1, 1), dpi=72).add_axes((0, 0, 1, 1)), **look)


def test_every_mistake_has_a_red_cross_on_a_rim_of_paper():
    made = crosses()
    made.cross_out(AT)
    rim, red = made._marks
    assert np.array_equal(made.at, AT) and np.array_equal(red.get_xydata(), AT)
    assert (rim.get_color(), red.get_color()) == (style.PAPER, style.MISTAKE)
    assert rim.get_zorder() < red.get_zorder()
    assert rim.get_markeredgewidth() > red.get_markeredgewidth()
    made.cross_out(AT[:0])
    assert not len(made.at) and not len(red.get_xydata())


def test_it_stands_beside_its_sample():
    beside = crosses()._marks[1].get_transform().transform(AT[0]) - (18, 36)
    assert beside.round(6).tolist() == [BESIDE, BESIDE]


def test_where_there_is_no_room_a_red_rim_stands_around_each_sample_and_behind_all():
    made = crosses()
    made.cross_out(AT)
    rims = made._rims
    assert not rims.get_visible() and all(marks.get_visible() for marks in made._marks)
    made.make_room(False)
    assert rims.get_visible() and not any(marks.get_visible() for marks in made._marks)
    assert np.array_equal(rims.get_xydata(), AT) and rims.get_color() == style.MISTAKE
    many = PlanePlot(Figure().add_axes((0, 0, 1, 1)))
    many.set_data(np.tile(AT, (15, 1)), np.tile([0, 1], 15), ("a", "b"), ("x₁", "x₂"), (0, 1, 0, 1))
    assert many._crosses._rims.get_visible()
    for samples in many._points:
        assert samples.get_zorder() > many._crosses._rims.get_zorder()
        assert samples.get_markersize() < many._crosses._rims.get_markersize()
