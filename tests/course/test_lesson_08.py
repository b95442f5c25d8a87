"""Lesson 08's exercises: which hint a known mistake gets."""

from fractions import Fraction

import numpy as np
import pytest
from neuronlab import check
from neuronlab.labs.descent.surfaces_model import landscape

pytestmark = pytest.mark.usefixtures("store")


def walk(factor, over):
    """Return steps of ``factor`` times the error, ``over`` being the sum or the mean."""

    def step(w, b, x, y, eta):
        error = w * x + b - y
        return w - eta * over(factor * error * x), b - eta * over(factor * error)

    return step


def slipped(slip):
    """Return a step that ends where ``slip`` says: of w, b, the right end, and the gradient."""

    def step(w, b, x, y, eta):
        new = walk(2, np.mean)(w, b, x, y, eta)
        return slip(w, b, new, ((w - new[0]) / eta, (b - new[1]) / eta))

    return step


def one_after_the_other(w, b, x, y, eta):
    """Move w first, and find the slope of b only then."""
    right = walk(2, np.mean)
    w = right(w, b, x, y, eta)[0]
    return w, right(w, b, x, y, eta)[1]


def bare(w, b, x, y, eta):
    """Leave the bias out of the outputs."""
    error = w * x - y
    return w - eta * np.mean(2 * error * x), b - eta * np.mean(2 * error)


def mean_by_mean(w, b, x, y, eta):
    """Take both means first, and multiply then."""
    error = np.mean(w * x + b - y)
    return w - eta * 2 * error * np.mean(x), b - eta * 2 * error


def for_two(w, b, x, y, eta):
    """Divide the sum by 2, however many samples there are."""
    error = w * x + b - y
    return w - eta * np.sum(2 * error * x) / 2, b - eta * np.sum(2 * error) / 2


def without_x(w, b, x, y, eta):
    """Let w step as b does."""
    step = eta * np.mean(2 * (w * x + b - y))
    return w - step, b - step


def one_by_one(w, b, x, y, eta):
    """Take a step for each sample."""
    for x_i, y_i in zip(x, y, strict=True):
        w, b = walk(2, np.mean)(w, b, x_i, y_i, eta)
    return w, b


def swapped(w, b, x, y, eta):
    """Return the new b first."""
    return walk(2, np.mean)(w, b, x, y, eta)[::-1]


def crossed(w, b, x, y, eta):
    """Take the slope by b from w, and that by w from b."""
    new = walk(2, np.mean)(w, b, x, y, eta)
    return w + new[1] - b, b + new[0] - w


def in_place(w, b, x, y, eta):
    """Take the right step, and write over the targets on the way."""
    y -= w * x + b
    return w + eta * np.mean(2 * y * x), b + eta * np.mean(2 * y)


def squared(w, b, x, y, eta):
    """Return a step along means of the squared error."""
    error = (w * x + b - y) ** 2
    return w - eta * np.mean(error * x), b - eta * np.mean(error)


@pytest.mark.parametrize(
    ("key", "answer", "said", "hint"),
    [
        ("08.1", 0.0804, "0.0804 is ΔL", "divide it by h"),
        ("08.1", 4, "4 is not it", "that is the loss itself"),
        ("08.1", 5, "5 is not it", "ΔL for h = 0.5"),
        ("08.1", 2, "2 is not it", "that is the error"),
        ("08.1", -8, "−8 is not it", "does L rise or fall"),
        ("08.1", -4, "−4 is not it", "the slope at w = 1"),
        ("08.1", 16, "16 is not it", "twice too much"),
        ("08.1", 8.004, "8.004 is ΔL/h", "nearly"),
        ("08.1", 8.01, "8.01 is ΔL/h", "nearly"),
        ("08.1", 8.4, "for a nudge that is not small", "hint 1 of 3"),
        ("08.2", walk(1, np.mean), "from 6.5 to 2.812", "where is the 2"),
        ("08.2", walk(2, np.sum), "from 6.5 to 0.9", "the loss is their mean"),
        ("08.2", walk(-2, np.mean), "that is uphill", "hint 1 of 3"),
        ("08.2", walk(5, np.mean), "it returned", "hint 1 of 3"),
        ("08.2", slipped(lambda w, b, new, by: by), "(−8, −5)", "that is the gradient"),
        ("08.2", slipped(lambda w, b, new, by: (new[0], b)), "(0.8, 0)", "b has a slope, too"),
        ("08.2", slipped(lambda w, b, new, by: (new[0], b - by[0] / 10)), "(0.8, 0.8)", "no x"),
        ("08.2", one_after_the_other, "(0.8, 0.26)", "both slopes belong to the old w"),
        ("08.2", slipped(lambda w, b, new, by: (w - by[0], b - by[1])), "(8, 5)", "where is η"),
        ("08.2", mean_by_mean, "(0.75, 0.5)", "each error by its own x"),
        ("08.2", without_x, "(0.5, 0.5)", "b is right; a nudge of w by h moves ŷ by x·h"),
        ("08.2", one_by_one, "it returned", "a step for each sample"),
        ("08.2", bare, "5 samples", "the b is missing"),
        ("08.2", swapped, "it returned (0.5, 0.8)", "swapped"),
        ("08.2", crossed, "it returned (0.5, 0.8)", "swapped"),
        ("08.2", walk(2, np.asarray), "the new w and the new b", "the loss is a mean"),
        ("08.2", lambda *at: walk(2, np.asarray)(*at)[0], "(0.4, 1.2)", "the loss is a mean"),
        ("08.2", slipped(lambda w, b, new, by: None), "returned nothing", "a comma, the new b"),
        ("08.2", slipped(lambda w, b, new, by: new[0]), "1 number", "return both"),
        ("08.2", slipped(lambda w, b, new, by: (*new, 1)), "3 numbers", "these two alone"),
        ("08.2", slipped(lambda w, b, new, by: (new, 1)), "that is a tuple", "these two alone"),
        ("08.2", slipped(lambda w, b, new, by: np.ones(3)), "3 numbers", "these two alone"),
        ("08.2", slipped(lambda w, b, new, by: (w, b)), "(0, 0)", "where it stood"),
        (
            "08.2",
            slipped(lambda w, b, new, by: (new[0] - w, new[1] - b)),
            "5 samples",
            "the move alone",
        ),
        ("08.2", slipped(lambda w, b, new, by: "new"), "the new w and the new b", "return both"),
        ("08.2", for_two, "5 samples", "right for two samples alone"),
        (
            "08.2",
            slipped(lambda w, b, new, by: (w - by[0] / 10, b - by[1] / 10)),
            "5 samples",
            "right for η = 0.1 alone",
        ),
        ("08.2", lambda w, b, x, y, eta: (w + 8 * eta, b + 5 * eta), "5 samples", "the example"),
        ("08.2", squared, "(−1.1, −0.65)", "that is the squared error"),
        ("08.2", lambda w, b, x, y, eta: (0.8, 0.5), "5 samples", "the example's result"),
        ("08.2", lambda w, b, x, y: (w, b), "positional argument", "keep all the names"),
        ("08.4", (-2, -2, 0, 0), "the two slopes are (0, −0.088)", "w the slope along v"),
        ("08.4", (-2, -2, -0.05, 0.05), "the two slopes are", "below 0.03"),
        ("08.4", (-2, -2, 1, 1.5), "the bottom of a valley", "between the two valleys"),
        ("08.4", (-2, -2, -1.6, -1.3), "the bottom of a valley", "between the two valleys"),
        ("08.4", (-0.04, 0, -2, -2), "at (−0.04, 0) is the saddle", "change their order"),
        ("08.4", (-0.04, 0, -0.04, 0), "is the saddle itself", "inside the higher valley"),
        ("08.4", (2, -2, -0.04, 0), "from (2, −2) the walk arrives", "which of the four starts"),
        ("08.4", (-1, 2, -0.04, 0), "that is the lowest valley", "which of the four starts"),
        ("08.4", (-2, -2, -0.3, 0), "the two slopes are", "the region is right"),
        ("08.4", (-2, -2, 1, 0), "the two slopes are", "between the two valleys"),
        ("08.4", (-2, -2, 0.5, -1), "the start is right", "between the two valleys"),
        ("08.3", 28 / 3, "so it grows", "that is λ itself"),
        ("08.3", 3 / 28, "so it shrinks", "that is 1/λ"),
        ("08.3", 3 / 7, "so it grows", "the 2 in it counts for λ"),
        ("08.3", 1 / 14, "so it shrinks", "the mean over the three samples"),
        ("08.3", 14 / 3, "so it grows", "the mean of x²"),
        ("08.3", 1 / 7, "so it shrinks", "the sum of x²"),
        ("08.3", 0.25, "so it grows", "not the square of the mean"),
        ("08.3", 1 / 9, "so it shrinks", "all three samples"),
        ("08.3", 0.258, "so it grows", "its 150 flowers"),
        ("08.3", 1 / 28, "so it shrinks", "not their sum; and the limit is 2/λ"),
        ("08.3", 1 / 8, "so it shrinks", "not the square of the mean; and the limit is 2/λ"),
        ("08.3", 1 / 2, "so it grows", "not the square of the mean; and λ has a 2"),
        ("08.3", 1 / 18, "so it shrinks", "not the largest alone; and the limit is 2/λ"),
        ("08.3", 2 / 9, "so it grows", "not the largest alone; and λ has a 2"),
        ("08.3", 0.6, "so it grows", "hint 1 of 3"),
        ("08.3", 0.21, "so it shrinks", "three decimals"),
        ("08.3", 0.213, "so it shrinks", "divide once more"),
        ("08.3", 0.215, "so it grows", "divide once more"),
        ("08.3", "3/28", "so it shrinks", "that is 1/λ"),
        ("08.3", "about 0.2", "that is a text; write a number", "hint 1 of 3"),
        ("08.3", "3/0", "that is a text; write a number", "hint 1 of 3"),
    ],
)
def test_a_hint_answers_the_mistake_that_was_made(key, answer, said, hint):
    verdict = repr(check(key, answer))
    assert verdict.startswith(f"{key} not yet: ")
    assert said in verdict.split("\n")[0] and hint in verdict.split("\n")[1]


@pytest.mark.parametrize("start", [(-3, -3), (-3, 0), (-3, 3), (1, -2.5), (-1.3, 2)])
def test_a_start_is_judged_by_the_valley_in_which_its_walk_ends(start):
    assert "not yet" not in repr(check("08.4", (*start, -0.04, 0)))


@pytest.mark.parametrize("saddle", [(-0.04, 0), (-0.03, 0.01), (-0.045, -0.01)])
def test_a_saddle_set_by_hand_is_one_where_both_slopes_are_as_good_as_0(saddle):
    assert "not yet" not in repr(check("08.4", (-2, -2, *saddle)))
    assert "not yet" not in repr(check("08.4", ((-2, -2), saddle)))


@pytest.mark.parametrize("limit", [3 / 14, "3/14", " 3 / 14 ", Fraction(3, 14), "0.214", [0.2143]])
def test_a_limit_may_be_a_fraction(limit):
    assert "not yet" not in repr(check("08.3", limit))


def test_solutions_are_right():
    assert "the mean of 2x², is 28/3" in repr(check("08.3", 3 / 14))
    for step in (walk(2, np.mean), in_place, in_place):
        assert "not yet" not in repr(check("08.2", step))


def test_every_place_as_near_to_the_saddle_as_the_mouse_comes_is_right():
    """A pixel of the map is 6/284 wide, and a start has two decimals."""
    saddle = landscape("chain").rests["saddle"]
    for w in np.linspace(-0.5, 0.5, 5) * 6 / 284 + saddle[0]:
        for v in np.linspace(-0.5, 0.5, 5) * 6 / 284 + saddle[1]:
            assert "not yet" not in repr(check("08.4", (-2, -2, w, v)))
