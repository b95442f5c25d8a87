"""The perceptron's picture: its line lies where z is zero, and its arrows are its weights."""

import numpy as np
import pytest
from neuronlab import OrderLab, PerceptronLab, load
from neuronlab.labs.perceptron.history_model import PerceptronHistory
from neuronlab.labs.perceptron.order_model import longest
from neuronlab.labs.perceptron.plot import PerceptronPlot
from neuronlab.labs.perceptron.scene_model import scene
from neuronlab.live.stage import Stage
from neuronlab.models.geometry import equal_scales
from neuronlab.plots import style
from neuronlab.plots.sheet import shown_size

X = np.array([[1.0, 0.5], [3.0, 1.5], [4.0, 0.5]])
Y = np.array([0, 1, 0])


@pytest.fixture
def plot():
    with style.context():
        plot = PerceptronPlot(Stage(940, 370).figure)
        plot.set_data(
            X, Y, ("a", "b"), ("x₁", "x₂"), equal_scales((-4, 5, -2, 2), plot.dance.aspect), 1
        )
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
    assert np.array_equal(plot.plane._crosses.at, X[now.wrong])


def test_before_the_first_of_many_samples_each_is_seen_with_its_class_and_no_cross():
    many, few = PerceptronHistory(np.tile(X, (9, 1)), np.tile(Y, 9)), PerceptronHistory(X, Y)
    assert scene(many, 0).n_wrong == 27 and not scene(many, 0).crossed.any()
    assert np.array_equal(scene(many, 1).crossed, scene(many, 1).wrong)
    assert scene(few, 0).crossed.all()


def test_w_stands_on_its_line_at_right_angles_and_the_correction_is_an_arrow(plot):
    history = PerceptronHistory(X, Y)
    now = scene(history, history.next_mistake(0))
    plot.update(now)
    before, change, after = plot.dance._arrows[0]
    tail, tip = map(np.array, after._posA_posB)
    w, b = now.W[:, 0], now.b[0]
    assert tail @ w + b == pytest.approx(0, abs=1e-12)
    along = np.array([-w[1], w[0]])
    assert (tip - tail) @ along == pytest.approx(0, abs=1e-12) and (tip - tail) @ w > 0
    assert change.get_visible() and change._posA_posB[1] == pytest.approx(tuple(tip))
    assert not before.get_visible()  # it was 0


def test_axes_that_have_no_room_for_equal_scales_show_no_arrow():
    with style.context():
        plot = PerceptronPlot(Stage(940, 370).figure)
        plot.set_data(X, Y, ("a", "b"), ("x₁", "x₂"), (0, 5, 0, 200), 1)
        plot.update(scene(PerceptronHistory(X, Y), 3))
    assert not any(arrow.get_visible() for arrow in plot.dance._arrows[0])


def test_the_layer_is_drawn_with_its_weights(plot):
    now = scene(PerceptronHistory(X, Y), 5)
    plot.update(now)
    w1, w2 = (f"{w:.2f}".replace("-", "−") for w in now.W[:, 0])
    drawn = plot.layer.network
    assert drawn._labels.texts[:2] == [f"w₁ = {w1}", f"w₂ = {w2}"]
    fires = now.update.x @ now.W[:, 0] + now.b[0] >= 0
    assert drawn.values.texts[2] == str(int(fires))


def test_until_the_dance_is_over_everything_beside_it_is_as_it_was(plot):
    history = PerceptronHistory(X, Y)
    t = history.next_mistake(1)
    now, earlier = scene(history, t), scene(history, t - 1)
    before = now.uncorrected(earlier)
    labels, crosses = plot.layer.network._labels, plot.plane._crosses
    for part in (0.0, 0.5, 0.99):
        plot.glide(now, before, part)
        assert labels.texts[0] == f"w₁ = {now.W_before[0, 0]:.2f}".replace("-", "−")
        assert np.array_equal(crosses.at, X[earlier.wrong]) and not any(plot.layer._when.texts)
        assert plot.mistakes._bars.get_data().values.sum() == earlier.mistakes.sum()
        assert not any(plot.dance._names.texts)
    plot.glide(now, before, 1.0)
    assert labels.texts[0] == f"w₁ = {now.W[0, 0]:.2f}".replace("-", "−")
    assert np.array_equal(crosses.at, X[now.wrong])
    assert plot.layer._when.texts == ["after the correction"]
    assert plot.mistakes._bars.get_data().values.sum() == now.mistakes.sum()
    assert plot.dance._names.texts[0]


def moments():
    lab = PerceptronLab("few")
    while lab.next_mistake():
        yield lab
    lab = PerceptronLab("iris")
    while lab.next_mistake():
        yield lab
    few = load("few")
    order = longest(few.X, few.y)
    for k in range(1, len(order) + 1):
        yield OrderLab("few", order=order[:k])


@pytest.mark.slow
def test_the_names_of_the_arrows_stand_on_no_sample_and_not_on_each_other():
    for lab in moments():
        dance = lab.plot.dance
        names, pixel = dance._names, np.ptp(dance.ax.get_xlim()) / shown_size(dance.ax)[0]
        half = np.array([names._lettering.widths() / 2, np.full(2, 6)]).T * pixel
        seen = [bool(name) for name in names.texts]
        for at, size in zip(names.places[seen], half[seen], strict=True):
            assert not (np.abs(lab.samples.X - at) < size).all(axis=1).any(), lab
        if all(seen):
            assert (np.abs(np.diff(names.places, axis=0)[0]) > half.sum(axis=0)).any(), lab
