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
        (through(lambda a, W, b: np.tanh(W @ a + b)), "in each round a @ W"),
        (lambda X, W, b: np.tanh(X @ W[0] + b[0]), "is the return inside the loop"),
        (through(lambda a, W, b: np.tanh(a @ W + 2 * b)), "hint 1 of 3"),
    ],
)
def test_a_forward_pass_that_is_wrong_is_told_where(answer, hint):
    assert hint.lower() in repr(check("07.3", answer)).split("\n")[1].lower()


def test_a_forward_pass_that_is_right():
    assert check("07.3", through(lambda a, W, b: np.tanh(a @ W + b))).right
