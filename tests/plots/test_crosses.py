"""Crosses: a red one with a rim of paper for each mistake, smaller where there is no room."""

import numpy as np
from matplotlib.figure import Figure
from neuronlab.plots import style
from neuronlab.plots.crosses import BESIDE, Crosses

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


def test_it_stands_beside_its_sample_where_there_is_room_and_small_on_it_where_not():
    made = crosses()
    beside = made._marks[1].get_transform().transform(AT[0]) - (18, 36)
    large = made._marks[1].get_markersize()
    made.make_room(False)
    over = made._marks[1].get_transform().transform(AT[0]) - (18, 36)
    assert beside.round(6).tolist() == [BESIDE, BESIDE] and over.round(6).tolist() == [0, 0]
    assert made._marks[1].get_markersize() < large
