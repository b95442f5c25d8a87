"""Lesson 07's forward pass, as learners write it: which hint a known mistake gets."""

import numpy as np
import pytest
from neuronlab import check

pytestmark = pytest.mark.usefixtures("store")


def x_for_every_layer(X, weights, biases):
    for W, b in zip(weights, biases, strict=True):
        a = np.tanh(X @ W + b)
    return a


def the_table_first(X, weights, biases):
    for W, b in zip(weights, biases, strict=True):
        X = np.tanh(W @ X + b)
    return X


def x_turned(X, weights, biases):
    a = X.T
    for W, b in zip(weights, biases, strict=True):
        a = np.tanh(a.dot(W) + b)
    return a


def each_by_each(X, weights, biases):
    return np.tanh(X * weights[0] + biases[0])


def three_layers(X, weights, biases):
    a = X
    for k in range(3):
        a = np.tanh(a @ weights[k] + biases[k])
    return a


def two_layers(X, weights, biases):
    return np.tanh(np.tanh(X @ weights[0] + biases[0]) @ weights[1] + biases[1])


def all_layers(X, weights, biases):
    found = []
    for W, b in zip(weights, biases, strict=True):
        X = np.tanh(X @ W + b)
        found.append(X)
    return found


def row_by_row(X, weights, biases):
    forward = through(lambda a, W, b: np.tanh(a @ W + b))
    return [forward(row, weights, biases) for row in X]


def another_bias(X, weights, biases):
    return np.tanh(np.dot(X, weights[0])[:, :2] + biases[0])


@pytest.mark.parametrize(
    ("forward", "said", "hint"),
    [
        (
            x_for_every_layer,
            "for a 3–4–4–1 network and X of shape (6, 3): (6, 3) @ (4, 4) does not fit; the inner "
            "numbers must be equal, as in (6, 4) @ (4, 4)",
            "the next gets what comes out",
        ),
        (the_table_first, "(3, 4) @ (6, 3) does not fit", "the samples come first: a @ W"),
        (x_turned, "(3, 6) @ (3, 4) does not fit", "hint 1 of 3"),
        (each_by_each, "(6, 3) * (3, 4) does not fit", "weighted sums are made by @"),
        (all_layers, "it returned 3 things in a list", "return what the last one gives"),
        (row_by_row, "a list of 6 rows; expected one array", "one row for each sample is right"),
        (two_layers, "returned an array of shape (6, 4)", "that is layer 2 of 3"),
        (another_bias, "(6, 2) + (4,) does not fit; a bias is added to each col", "hint 1 of 3"),
    ],
)
def test_shapes_that_do_not_fit_are_said_as_in_the_lesson(forward, said, hint):
    first, second = repr(check("07.3", forward)).split("\n")[:2]
    assert said in first and "Error" not in first and hint in second


@pytest.mark.parametrize(
    "product", [lambda a, W: a @ W, np.dot, lambda a, W: a.dot(W), np.matmul, lambda a, W: sum(
        a[:, i, None] * W[i] for i in range(len(W)))]
)  # fmt: skip
def test_the_forward_pass_is_right_in_whatever_way_it_is_written(product):
    def forward(X, weights, biases):
        a = X
        for W, b in zip(weights, biases, strict=True):
            z = product(a, W)
            z += b
            a = np.tanh(z)
        return a

    assert check("07.3", forward).right


def open_end(X, weights, biases):
    a = X
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        a = np.tanh(a @ W + b)
    return a @ weights[-1] + biases[-1]


def sigmoid_end(X, weights, biases):
    return 1 / (1 + np.exp(-open_end(X, weights, biases)))


def pairs_without_zip(X, weights, biases):
    for W, b in weights, biases:
        X = np.tanh(X @ W + b)
    return X


def through(layer, end=lambda a: a):
    """Return a forward pass that does ``layer`` in each round, and ``end`` at the end."""

    def forward(X, weights, biases):
        a = X
        for W, b in zip(weights, biases, strict=True):
            a = layer(a, W, b)
        return end(a)

    return forward


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (through(lambda a, W, b: a @ W + b), "without a tanh"),
        (through(lambda a, W, b: a @ W + b, np.tanh), "belongs into the loop"),
        (three_layers, "let a loop go over them"),
        (lambda X, W, b: np.tanh(X @ W + b), "layer by layer, in a loop"),
        (pairs_without_zip, "zip(weights, biases) makes the pairs"),
        (sigmoid_end, "here the last layer has a tanh, too"),
        (open_end, "the last layer has no tanh"),
        (through(lambda a, W, b: 1 / (1 + np.exp(-(a @ W + b)))), "that is with sigmoids"),
        (through(lambda a, W, b: np.tanh(a @ W)), "the biases are missing"),
        (through(lambda a, W, b: np.tanh(a @ W) + b), "inside the tanh"),
        (lambda X, W, b: np.tanh(X @ W[0] + b[0]), "is the return inside the loop"),
        (through(lambda a, W, b: np.tanh(a @ W + 2 * b)), "hint 1 of 3"),
    ],
)
def test_a_forward_pass_that_is_wrong_is_told_where(answer, hint):
    assert hint.lower() in repr(check("07.3", answer)).split("\n")[1].lower()
