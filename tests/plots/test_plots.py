"""Plots: after any updates, what is seen is what a freshly made plot shows."""

import io

import matplotlib as mpl
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from neuronlab.labs.perceptron.plot import PerceptronPlot
from neuronlab.live.stage import Stage
from neuronlab.models.geometry import box_around
from neuronlab.plots import png, style
from PIL import Image

pytestmark = pytest.mark.slow


def random_moment(rng, n, n_units):
    """Draw everything that PerceptronPlot.update takes."""
    W, W_before = rng.normal(size=(2, 2, n_units)) * rng.choice([0, 1, 10])
    b, b_before = rng.normal(size=(2, n_units))
    return (
        W,
        b,
        W_before,
        b_before,
        rng.integers(-1, 2, size=n_units),
        rng.random(n) < 0.3,
        [None, int(rng.integers(n))][rng.integers(2)],
        rng.integers(0, 40, size=rng.integers(0, 30)),
        float(rng.uniform(0, 20)),
    )


def random_data(rng, n_units):
    n_classes = max(2, n_units)
    X = rng.normal(size=(30, 2)) * rng.uniform(0.5, 5)
    names = tuple(f"class {k}" for k in range(n_classes))
    return X, rng.integers(0, n_classes, size=30), names, ("x₁", "x₂"), box_around(X), n_units


@pytest.mark.parametrize("n_units", [1, 3])
@pytest.mark.parametrize("seed", range(5))
def test_the_perceptrons_picture_after_many_updates_is_that_of_a_fresh_plot(seed, n_units):
    rng = np.random.default_rng(seed)
    with style.context():
        stage = Stage(940, 310, scale=1)
        plot = PerceptronPlot(stage.figure)
        for _ in range(3):
            data = random_data(rng, n_units)
            plot.set_data(*data)
            for _ in range(4):
                moment = random_moment(rng, 30, n_units)
                plot.update(*moment)
                stage.refresh()
        fresh = Stage(940, 310, scale=1)
        again = PerceptronPlot(fresh.figure)
        again.set_data(*data)
        again.update(*moment)
        fresh.refresh()
    assert np.array_equal(stage.picture(), fresh.picture())


def test_a_learners_own_style_does_not_change_the_pictures():
    from neuronlab import PerceptronLab

    plain = PerceptronLab("iris", epoch=1)
    with mpl.rc_context({"axes.facecolor": "black", "font.size": 30, "lines.linewidth": 9}):
        styled = PerceptronLab("iris")
        styled.epoch = 1
        assert mpl.rcParams["font.size"] == 30
    assert np.array_equal(styled.stage.picture(), plain.stage.picture())


def test_the_line_is_drawn_where_z_is_zero():
    with style.context():
        stage = Stage(940, 310)
        plot = PerceptronPlot(stage.figure)
        X = np.array([[0.0, 0.0], [4.0, 2.0]])
        plot.set_data(X, np.array([0, 1]), ("a", "b"), ("x₁", "x₂"), (0, 4, 0, 2), 1)
        W, b = np.array([[-0.5], [1.0]]), np.array([-0.5])
        plot.update(W, b, W, b, np.zeros(1), np.array([False, True]), 1, np.array([2]), 1.0)
    x1, x2 = plot.plane._lines[0].get_data()
    assert -0.5 * x1 + x2 - 0.5 == pytest.approx([0, 0], abs=1e-12)
    assert plot.plane._wrong.get_xydata().tolist() == [[4, 2]]
    fires = plot.plane._regions[1].get_xy()
    assert (fires @ W[:, 0] + b[0] >= -1e-12).all()


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


@pytest.mark.parametrize("shape", [(1, 1, 4), (3, 5, 4), (64, 33, 4)])
def test_a_frame_holds_every_pixel(shape):
    pixels = np.random.default_rng(0).integers(0, 256, size=shape, dtype=np.uint8)
    image = Image.open(io.BytesIO(png.encode_frame(pixels)))
    image.verify()
    image = Image.open(io.BytesIO(png.encode_frame(pixels)))
    assert image.format == "PNG" and np.array_equal(np.asarray(image), pixels[..., :3])


def test_a_small_picture_is_small_and_still_the_picture():
    gradient = np.zeros((400, 600, 4), dtype=np.uint8)
    gradient[..., 0] = np.linspace(0, 255, 600)
    gradient[..., 3] = 255
    data = png.encode_small(gradient, max_bytes=20_000)
    image = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"), dtype=int)
    assert len(data) <= 20_000 and np.abs(image[..., 0] - gradient[..., 0]).max() < 12
