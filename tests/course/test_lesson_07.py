"""Lesson 07's exercises: which hint a known mistake gets."""

import numpy as np
import pytest
from neuronlab import check


@pytest.fixture(autouse=True)
def _own_answers(tmp_path, monkeypatch):
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path))


@pytest.mark.parametrize(
    ("key", "answer", "said", "hint"),
    [
        ("07.1", (4, 2), "= 29 parameters", "which of the two layers comes first"),
        ("07.1", (3, 4), "= 33 parameters", "each unit has a bias besides"),
        ("07.1", (2, 2), "= 17 parameters", "hint 1 of 3"),
        ("07.2", (-0.5, np.tanh(-0.5)), "z = −0.5 is not", "the bias is missing"),
        ("07.2", (1.0, np.tanh(1.0)), "z = 1 is not", "mind the signs"),
        ("07.2", (7, 7), "z = 7 is not", "hint 1 of 3"),
        ("07.2", (-0.4, -0.4), "z is right", "the activation is missing"),
        ("07.2", (-0.4, 0.4013), "z is right", "that is the sigmoid"),
        ("07.2", (-0.4, 0.6), "z is right", "hint 1 of 3"),
        ("07.2", (np.tanh(-0.4), -0.4), "those are a and z", "the other way round"),
        ("07.4", (60, 100, 0.7, -0.7), "at x = 3.3", "the biases are negative"),
        ("07.4", (-3, -5, 0.7, -0.7), "at x = 3.3", "mind the weight 20"),
        ("07.4", (-60, -100, 0.7, 0.7), "at x = 5.3", "take it away again"),
        ("07.4", (-60, -100, 0.5, -0.5), "add up to 0.5, expected about 0.7", "how high it is"),
        ("07.4", (-60, -100, 0.7, 0), "at x = 5.3", "nothing takes the bump away"),
        ("07.4", (-60, -100, -0.7, 0.7), "add up to −0.7", "upside down"),
        ("07.4", (-60, -40, 0.7, -0.7), "at x = 2.7", "20 · 5 + b₂ = 0"),
        ("07.4", (-60, -100, 0.7, -0.5), "at x = 5.3", "hint 1 of 3"),
    ],
)
def test_a_hint_answers_the_mistake_that_was_made(key, answer, said, hint):
    verdict = repr(check(key, answer))
    assert verdict.startswith(f"{key} not yet: ")
    assert said in verdict.split("\n")[0] and hint in verdict.split("\n")[1]


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
        (through(lambda a, W, b: np.tanh(a @ W)), "the biases are missing"),
        (through(lambda a, W, b: np.tanh(a @ W) + b), "inside the tanh"),
        (lambda X, W, b: np.tanh(X @ W[0] + b[0]), "is the return inside the loop"),
        (through(lambda a, W, b: np.tanh(a @ W + 2 * b)), "hint 1 of 3"),
    ],
)
def test_a_forward_pass_that_is_wrong_is_told_where(answer, hint):
    assert hint.lower() in repr(check("07.3", answer)).split("\n")[1].lower()
