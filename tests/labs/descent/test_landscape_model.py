"""Loss landscapes against backpropagation, central differences, and who solves them otherwise."""

import numpy as np
import pytest
from neuronlab.labs.descent.model import descend
from neuronlab.labs.descent.surfaces_model import SURFACES, landscape
from neuronlab.models.backprop import backpropagate
from neuronlab.models.mlp import MLP
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

POINTS = [(-2.0, -2.0), (0.0, 0.0), (2.5, -3.0), (0.4, 0.9)]


@pytest.fixture(params=SURFACES)
def low(request):
    return landscape(request.param)


def as_network(low, w, b):
    if low.name == "chain":
        mlp = MLP([1, 1, 1], output="identity")
        mlp.parameters = [w, 0.25, b, 0]
    else:
        mlp = MLP([1, 1], output=low.sample_loss.activation)
        mlp.parameters = [w, b]
    return mlp


@pytest.mark.parametrize("at", POINTS)
def test_loss_and_gradient_are_those_of_a_network(low, at):
    mlp = as_network(low, *at)
    found = backpropagate(mlp, mlp.forward(low.x[:, None]), low.y, low.sample_loss.name)
    assert low.loss(*at) == pytest.approx(found.loss, rel=1e-12)
    other = found.weights[1][0] if low.name == "chain" else found.biases[0]
    expected = [found.weights[0][0, 0], other[0]]
    assert low.gradient(*at) == pytest.approx(expected, rel=1e-9, abs=1e-14)
    assert low.neuron(*at, low.x) == pytest.approx(mlp(low.x[:, None])[:, 0], rel=1e-12)


@pytest.mark.parametrize("at", POINTS)
def test_gradient_and_hessian_are_central_differences(low, at):
    h = 1e-5
    for k, nudge in enumerate(h * np.eye(2)):
        ahead, behind = at + nudge, at - nudge
        slope = (low.loss(*ahead) - low.loss(*behind)) / (2 * h)
        assert low.gradient(*at)[k] == pytest.approx(slope, rel=1e-6, abs=1e-9)
        bend = (low.gradient(*ahead) - low.gradient(*behind)) / (2 * h)
        assert low.hessian(*at)[k] == pytest.approx(bend, rel=1e-6, abs=1e-9)


def test_a_grid_of_losses_is_that_of_its_points(low):
    w, b = np.meshgrid([-2.0, 0.5, 3.0], [-1.0, 1.0])
    one_by_one = [
        [low.loss(*at) for at in zip(*row, strict=True)] for row in zip(w, b, strict=True)
    ]
    assert low.loss(w, b) == pytest.approx(np.array(one_by_one), rel=1e-12)


def test_the_mean_of_the_samples_gradients_is_the_gradient_of_all(low):
    each = [low.gradient(-1.0, 0.5, np.array([k])) for k in range(len(low))]
    assert np.mean(each, axis=0) == pytest.approx(low.gradient(-1.0, 0.5), abs=1e-12)


def test_nothing_is_lower_than_the_minimum(low):
    w, b = np.meshgrid(np.linspace(-6, 6, 121), np.linspace(-6, 6, 121))
    assert (low.loss(w, b) >= low.least).all()
    assert low.gradient(*low.minimum) == pytest.approx([0, 0], abs=1e-12)
    assert (low.curvatures > 0).all()


def test_the_lines_minimum_is_the_least_squares_line():
    iris = load_iris()
    slope, height = np.polyfit(iris.data[:, 2] - 3, iris.data[:, 3], 1)
    assert landscape("line").minimum == pytest.approx([slope, height], rel=1e-12)


def test_the_cross_entropys_minimum_is_logistic_regression():
    low = landscape("logistic")
    fitted = LogisticRegression(C=1e12, tol=1e-12, max_iter=1000).fit(low.x[:, None], low.y)
    expected = [fitted.coef_[0, 0], fitted.intercept_[0]]
    assert low.minimum == pytest.approx(expected, rel=1e-4)


def test_the_bowls_are_neither_round_nor_a_gorge_but_for_the_long_valley(low):
    if low.name == "valley":
        inputs = np.column_stack([load_iris().data[:, 2], np.ones(150)])
        assert low.curvatures == pytest.approx(np.linalg.svd(inputs)[1][::-1] ** 2 / 75)
        assert 100 <= low.curvatures[1] / low.curvatures[0] <= 110
    else:
        assert 3 <= low.curvatures[1] / low.curvatures[0] <= 10


def test_two_units_in_a_row_have_a_second_valley_and_a_saddle():
    low = landscape("chain")
    w, v = np.meshgrid(np.linspace(-0.3, 0.3, 61), np.linspace(-0.3, 0.3, 61))
    valley, saddle = low.rests["local minimum"], low.rests["saddle"]
    around = low.loss(valley[0] + w, valley[1] + v) - low.loss(*valley)
    assert around.min() == pytest.approx(0, abs=1e-12) and np.sort(around.ravel())[1] > 0
    assert low.loss(*valley) > 2 * low.least
    around = low.loss(saddle[0] + w, saddle[1] + v) - low.loss(*saddle)
    assert around.min() < -0.1 and around.max() > 0.1
    for place in (valley, saddle):
        assert low.gradient(*place) == pytest.approx([0, 0], abs=1e-12)


def test_the_bottom_of_a_valley_is_where_a_long_walk_of_short_steps_ends(low):
    if low.name != "chain":
        assert low.bottom((-3, -3)) is low.minimum
        return
    for at in [(w, v) for w in np.linspace(-3, 3, 7) for v in (-3.0, -1.0, 2.5)]:
        end = descend(low, at, learning_rate=0.05, steps=2500)[-1]
        assert low.bottom(at) == pytest.approx(end, abs=0.1), at


def test_the_saddle_is_the_lowest_place_on_its_line():
    low = landscape("chain")
    w, v = low.rests["saddle"]
    line = low.loss(np.full(601, w), np.linspace(-3, 3, 601) + v)
    assert line.argmin() == 300


def test_the_limit_is_that_of_the_numerical_hessian(low):
    h = 1e-4
    E = h * np.eye(2)
    at = low.minimum
    H = [
        [
            (low.loss(*(at + p + q)) - low.loss(*(at + p - q)) - low.loss(*(at - p + q))
             + low.loss(*(at - p - q))) / (4 * h * h)
            for q in E
        ]
        for p in E
    ]  # fmt: skip
    assert low.stability_limit == pytest.approx(2 / np.linalg.eigvalsh(H)[-1], rel=1e-4)


def test_far_out_nothing_overflows(low):
    for at in ((1e6, -1e6), (-1e6, 1e6)):
        assert np.isfinite(low.loss(*at)) and np.isfinite(low.gradient(*at)).all()
