"""Lesson 08's exercises: which hint a known mistake gets."""

import numpy as np
import pytest
from neuronlab import check


@pytest.fixture(autouse=True)
def _own_answers(tmp_path, monkeypatch):
    monkeypatch.setenv("NEURONLAB_DATA_DIR", str(tmp_path))


def walk(factor, over):
    """Return steps of ``factor`` times the error, ``over`` being the sum or the mean."""

    def step(w, b, x, y, eta):
        error = w * x + b - y
        return w - eta * over(factor * error * x), b - eta * over(factor * error)

    return step


def wrong_way(w, b, x, y):
    """Return the perceptron's correction in place of the gradient."""
    missing = y - int(w @ x + b >= 0)
    return missing * x, missing


def always(w, b, x, y):
    """Return the slope of |z|, also where the answer is right."""
    sign = 1 if w @ x + b >= 0 else -1
    return sign * x, sign


@pytest.mark.parametrize(
    ("key", "answer", "said", "hint"),
    [
        ("08.1", 0.0804, "0.0804 is ΔL", "divide it by h"),
        ("08.1", 8.4, "for a nudge that is not small", "hint 1 of 3"),
        ("08.2", walk(1, np.mean), "from 6.5 to 2.812", "where is the 2"),
        ("08.2", walk(2, np.sum), "from 6.5 to 0.9", "the loss is their mean"),
        ("08.2", walk(-2, np.mean), "that is uphill", "hint 1 of 3"),
        ("08.2", walk(5, np.mean), "it returned", "hint 1 of 3"),
        ("08.3", 28 / 3, "so it grows", "that is λ itself"),
        ("08.3", 3 / 28, "so it shrinks", "that is 1/λ"),
        ("08.3", 3 / 7, "so it grows", "the 2 in it counts for λ"),
        ("08.3", 1 / 14, "so it shrinks", "the mean over the three samples"),
        ("08.3", 0.5, "so it grows", "hint 1 of 3"),
        ("08.5", lambda w, b, x, y: (x, 1), "the answer is 0", "the signs turn"),
        ("08.5", wrong_way, "expected (2, 1, 1)", "against the perceptron's correction"),
        ("08.5", always, "expected (0, 0, 0)", "the loss is 0 there"),
    ],
)
def test_a_hint_answers_the_mistake_that_was_made(key, answer, said, hint):
    verdict = repr(check(key, answer))
    assert verdict.startswith(f"{key} not yet: ")
    assert said in verdict.split("\n")[0] and hint in verdict.split("\n")[1]
