"""The style: limits that rarely change, and pictures that no setting of the learner's changes."""

import matplotlib as mpl
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from neuronlab.plots import style


@pytest.mark.slow
def test_a_learners_own_style_does_not_change_the_pictures():
    from neuronlab import PerceptronLab

    plain = PerceptronLab("iris", epoch=1)
    with mpl.rc_context({"axes.facecolor": "black", "font.size": 30, "lines.linewidth": 9}):
        styled = PerceptronLab("iris")
        styled.epoch = 1
        assert mpl.rcParams["font.size"] == 30
    assert np.array_equal(styled.stage.picture(), plain.stage.picture())


def test_outside_of_the_style_the_learners_settings_are_theirs_again_after_an_error_too():
    with mpl.rc_context({"font.size": 30}):
        with pytest.raises(RuntimeError), style.context():
            assert mpl.rcParams["font.size"] == style.SETTINGS["font.size"]
            raise RuntimeError
        assert mpl.rcParams["font.size"] == 30


def test_the_style_holds_until_the_last_that_draws_has_ended():
    # So it comes where a kernel hears two labs in two threads.
    with mpl.rc_context({"font.size": 30}):
        one, other = style.context(), style.context()
        for enter in (one, other):
            enter.__enter__()
        one.__exit__(None, None, None)
        assert mpl.rcParams["font.size"] == style.SETTINGS["font.size"]
        other.__exit__(None, None, None)
        assert mpl.rcParams["font.size"] == 30


@pytest.mark.parametrize(("value", "color"), [(2, "POSITIVE"), (-0.1, "NEGATIVE"), (0, "GREY")])
def test_a_sign_has_a_colour(value, color):
    assert style.sign_color(value) == getattr(style, color)


@given(st.floats(1e-12, 1e12))
def test_a_nice_limit_holds_the_value_and_little_more(value):
    limit = style.nice_limit(value)
    assert value <= limit <= 5 / 3 * value * (1 + 1e-9)  # the widest step is from 3 to 5
    assert style.nice_limit(limit) == pytest.approx(limit)


def test_the_nice_limit_of_nothing():
    assert style.nice_limit(0) == 1.0


def test_limits_that_are_the_same_leave_the_background_alone():
    figure = Figure()
    canvas, ax = FigureCanvasAgg(figure), figure.subplots()
    style.set_limits(ax, (0, 2), (0, 3))
    canvas.draw()
    style.set_limits(ax, (0, 2), (0, 3))
    assert not figure.stale
    style.set_limits(ax, (0, 2), (0, 4))
    assert figure.stale
