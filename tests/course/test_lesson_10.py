"""Lesson 10: what its checks say to slopes, and to a training, that are not right yet."""

import numpy as np
import pytest
from neuronlab.course.judging import judge


@pytest.mark.parametrize(
    ("slopes", "said"),
    [
        ((-0.75, -0.25), "∂L/∂w has the wrong sign"),
        ((3, 1), "lacks the slope of the sigmoid"),
        ((0.375, 0.125), "∂L/∂w = 0.375 is half of it"),
        ((0.25, 0.25), "∂L/∂w = 0.25 lacks what came in over the weight, x = 3"),
        ((0.75, 0.75), "the joint to the bias is × 1"),
        ((1.5, 0.5), "is a 2 in it two times"),
        ((0.75,), "∂L/∂w and ∂L/∂b"),
    ],
)
def test_slopes_that_lack_something(slopes, said):
    found = judge("10.2", slopes)
    assert not found.right and said in found.message


def test_the_slopes_worked_by_hand():
    assert judge("10.2", (3 / 4, 1 / 4)).right


def training(sign=1, with_biases=True):
    """Return the lesson's training with one mistake, its gradients written out anew."""

    def train(weights, biases, X, y, eta, size, epochs):
        for _ in range(epochs):
            for start in range(0, len(X), size):
                part = slice(start, start + size)
                hidden = 1 / (1 + np.exp(-(X[part] @ weights[0] + biases[0])))
                answer = 1 / (1 + np.exp(-(hidden @ weights[1] + biases[1])))
                last = 2 * (answer - y[part]) * answer * (1 - answer) / len(X[part])
                first = (last @ weights[1].T) * hidden * (1 - hidden)
                slopes = X[part].T @ first, hidden.T @ last
                weights = [W - sign * eta * g for W, g in zip(weights, slopes, strict=True)]
                slopes = with_biases * first.sum(axis=0), with_biases * last.sum(axis=0)
                biases = [b - sign * eta * g for b, g in zip(biases, slopes, strict=True)]
        return weights, biases

    return train


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        ({"sign": -1}, "it goes uphill"),
        ({"sign": 0}, "nothing has changed"),
        ({"with_biases": False}, "the biases have stayed where they were"),
        ({"sign": 2}, "a parameter is off by"),
    ],
)
def test_a_training_with_a_mistake(mistake, said):
    assert said in judge("10.4", training(**mistake)).message


def test_a_training_that_is_right():
    assert judge("10.4", training()).right


def test_half_of_the_sigmoids_slope():
    def half(delta, W, a):
        return (delta @ W.T) * a

    assert "one factor is missing" in judge("10.3", half).message


def test_a_step_that_returns_nothing():
    def train(weights, biases, X, y, eta, size, epochs):
        weights, biases = print(end="")
        return weights, biases

    assert "step returned nothing" in judge("10.4", train).message
