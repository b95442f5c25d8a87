"""The perceptron's picture: its line lies where z is zero, and its arrows are its weights."""

import numpy as np
import pytest
from neuronlab.labs.perceptron.history_model import PerceptronHistory
from neuronlab.labs.perceptron.plot import PerceptronPlot
from neuronlab.labs.perceptron.scene_model import scene
from neuronlab.live.stage import Stage
from neuronlab.plots import style

X = np.array([[1.0, 0.5], [3.0, 1.5], [4.0, 0.5]])
Y = np.array([0, 1, 0])


@pytest.fixture
def plot():
    with style.context():
        plot = PerceptronPlot(Stage(940, 310).figure)
        plot.set_data(X, Y, ("a", "b"), ("x₁", "x₂"), (0, 5, 0, 2), 1)
        yield plot


@pytest.mark.parametrize("moment", [1, 5, 12])
def test_the_line_is_drawn_where_z_is_zero(plot, moment):
    now = scene(PerceptronHistory(X, Y), moment)
    plot.update(now)
    w, b = now.W[:, 0], now.b[0]
    ends = plot.plane._lines[0].get_xydata()
    assert ends @ w + b == pytest.approx(np.zeros(len(ends)), abs=1e-12)
    fires = plot.plane._regions[1]
    assert not fires.get_visible() or (fires.get_xy() @ w + b >= -1e-12).all()
    assert np.array_equal(plot.plane._wrong.get_xydata(), X[now.wrong])


def test_a_correction_is_an_arrow_from_the_weights_before_to_those_after(plot):
    history = PerceptronHistory(X, Y)
    now = scene(history, history.next_mistake(0))
    plot.update(now)
    before, change, after = plot.weights._arrows[0]
    assert change.get_visible() and after.get_visible()
    assert change._posA_posB == [tuple(now.W_before[:, 0]), tuple(now.W[:, 0])]
    assert after._posA_posB == [(0, 0), tuple(now.W[:, 0])]
    assert not before.get_visible()  # it was 0
