"""Exercise 08.5, the gradient of the perceptron's loss: which hint a known mistake gets."""

import numpy as np
import pytest
from neuronlab import check

pytestmark = pytest.mark.usefixtures("store")


def wrong(w, b, x, y):
    """Return 1 where it fires and should not, −1 where it should and does not, else 0."""
    return int(w @ x + b >= 0) - y


def wrong_way(w, b, x, y):
    """Return the perceptron's correction in place of the gradient."""
    missing = y - int(w @ x + b >= 0)
    return missing * x, missing


def silent_about_right_answers(w, b, x, y):
    """Return the gradient where the answer is wrong, and else nothing."""
    sign = wrong(w, b, x, y)
    return (sign * x, sign) if sign else None


def always(w, b, x, y):
    """Return the slope of |z|, also where the answer is right."""
    sign = 1 if w @ x + b >= 0 else -1
    return sign * x, sign


def silent_at_0(w, b, x, y):
    """Return the gradient of a perceptron that is silent at z = 0."""
    sign = int(w @ x + b > 0) - y
    return sign * x, sign


def without_b(w, b, x, y):
    """Return the gradient of a perceptron that has no bias."""
    return wrong(w, 0, x, y) * x, wrong(w, 0, x, y)


def answering(y_hat):
    """Return the gradient with another answer than the perceptron's."""
    return lambda w, b, x, y: ((y_hat(w, b, x) * 1 - y) * x, y_hat(w, b, x) * 1 - y)


def stepped(eta):
    """Return a function that takes the step in place of handing over the gradient."""
    return lambda w, b, x, y: (w - eta * wrong(w, b, x, y) * x, b - eta * wrong(w, b, x, y))


def always_up_for_b(w, b, x, y):
    """Return the gradient, but for a sign at the bias where L = −z."""
    return wrong(w, b, x, y) * x, abs(wrong(w, b, x, y))


def z_for_x(w, b, x, y):
    """Return z where x belongs."""
    return np.full(2, wrong(w, b, x, y) * (w @ x + b)), wrong(w, b, x, y)


@pytest.mark.parametrize(
    ("answer", "said", "hint"),
    [
        (lambda w, b, x, y: (x, 1), "the answer is 0", "the signs turn"),
        (silent_about_right_answers, "it returned nothing", "for right answers, too"),
        (lambda w, b, x, y: (0, 0), "it returned two numbers", "an array of zeros"),
        (lambda w, b, x, y: abs(w @ x + b), "expected two", "not z itself"),
        (lambda w, b, x, y: (wrong(w, b, x, y) * x, 0), "(2, 1, 0)", "moves with b"),
        (lambda w, b, x, y: (2 * wrong(w, b, x, y) * x, 2), "(4, 2, 2)", "there is no 2"),
        (lambda w, b, x, y: (wrong(w, b, x, y) * w * x, 1), "(2, −1, 1)", "not in it"),
        (lambda w, b, x, y: (w, b), "(1, −1, 0.5)", "not by w₁·h"),
        (lambda w, b, x, y: ((w @ x + b) * x, w @ x + b), "(3, 1.5, 1.5)", "not times z"),
        (lambda w, b, x, y: (wrong(w, b, x, y) * w, 1), "(1, −1, 1)", "not by w₁·h"),
        (stepped(1), "(−1, −2, −0.5)", "wanted is the gradient alone"),
        (stepped(0.1), "(0.8, −1.1, 0.4)", "wanted is the gradient alone"),
        (always_up_for_b, "(1, −1, 1)", "turns for b, too"),
        (silent_at_0, "(1, −1), b = 0, x = (2, 2)", "z >= 0, not z > 0"),
        (answering(lambda w, b, x: w * x + b >= 0), "that is 4 numbers", "Add them up"),
        (answering(lambda w, b, x: int(w * x + b >= 0)), "TypeError", "Add them up"),
        (answering(lambda w, b, x: 1 if w * x + b >= 0 else 0), "ValueE", "Add them up"),
        (answering(lambda w, b, x: 1 / (1 + np.exp(-w @ x - b))), "0.817574", "a step"),
        (without_b, "(0.5, 0.25), b = −2", "the b is missing"),
        (z_for_x, "it returned (1.5, 1.5, 1)", "not z itself"),
        (lambda w, b, x, y: (w @ x + b, 1), "it returned two numbers", "not z itself"),
        (
            lambda w, b, x, y: np.array([*x, 1]) * wrong(w, b, x, y),
            "expected two",
            "not all in one array",
        ),
        (lambda w, b, x, y: (wrong(w, b, x, y),) * 2, "two numbers", "where is x"),
        (lambda w, b, x, y: (np.full(2, wrong(w, b, x, y)), 1), "(1, 1, 1)", "where is x"),
        (wrong_way, "expected (2, 1, 1)", "against the perceptron's correction"),
        (always, "expected (0, 0, 0)", "the loss is 0 there"),
    ],
)
def test_a_hint_answers_the_mistake_that_was_made(answer, said, hint):
    verdict = repr(check("08.5", answer)).split("\n")
    assert verdict[0].startswith("08.5 not yet: ")
    assert said in verdict[0] and hint in verdict[1]


def test_the_solution_is_right():
    assert "not yet" not in repr(
        check("08.5", lambda w, b, x, y: (wrong(w, b, x, y) * x, wrong(w, b, x, y)))
    )
