"""Exercises of lessons 05 and 06: which hint a known mistake gets."""

import numpy as np
import pytest
from neuronlab.course.judging import Slip, exercise


def overflowing(z):
    powers = np.exp(z)
    return powers / powers.sum()


@pytest.mark.parametrize(
    ("key", "answer", "hint"),
    [
        ("05.1", (1, 1, -0.5), "x₁ speaks for it"),
        ("05.2", (1, -1, 0), "a sum of exactly 0 fires"),
        ("05.3", ((1, 1, -0.5), (-1, -1, 1.5), (1, 1, -1.5)), "that is XOR itself"),
        ("06.2", -np.log(9), "the sign of z"),
        ("06.2", 2.19, "as read off a picture"),
        ("06.2", 2.2, "as read off a picture"),
        ("06.2", 0.9, "0.9 is to come out"),
        ("06.2", np.log10(9), "np.log undoes one of e"),
        ("06.2", np.log(10), "what is e⁻ᶻ alone"),
        ("06.3", lambda z: overflowing(z).round(3), "with all their digits"),
        ("06.3", lambda z: 2**z / np.sum(2**z), "powers of 2"),
        ("06.3", lambda z: overflowing(z - 1000), "find it from z itself"),
        ("06.3", lambda z: overflowing(z - z.mean()), "only differences between scores count"),
        ("06.3", overflowing, "only differences between scores count"),
        ("06.3", lambda z: overflowing(z - z[0]), "not the first"),
        ("06.3", lambda z: 1 / (1 + np.exp(-z)), "a sigmoid sees one score alone"),
        ("06.3", lambda z: np.eye(len(z))[z.argmax()], "need not take it all"),
        ("06.3", lambda z: np.exp(z) / np.exp(z[:3]).sum(), "longer than three"),
        ("06.3", lambda z: np.exp(z - np.log(np.exp(z).sum())), "the greatest away first"),
        ("06.3", np.exp, "divide each by the sum"),
        ("06.3", lambda z: np.exp(z - z.max()), "divide each by the sum"),
        ("06.3", lambda z: np.exp(z - z.max()) / np.exp(z).sum(), "the sum of other powers"),
        ("06.3", lambda z: np.exp(z) / np.exp(z - z.max()).sum(), "the sum of other powers"),
        ("06.3", lambda z: overflowing(np.clip(z, -700, 700)), "lost the difference"),
        ("06.3", lambda z: overflowing(np.clip(z, -100, 100)), "lost the difference"),
    ],
)  # fmt: skip
def test_a_hint_answers_the_mistake_that_was_made(key, answer, hint):
    wrong = exercise(key).judge(answer)
    assert isinstance(wrong, Slip) and hint in wrong.hint


@pytest.mark.parametrize("z", [np.log(9), 2.197, 2.198])
def test_the_place_of_0_9_may_be_off_by_a_thousandth(z):
    assert exercise("06.2").judge(z) == ""


def test_an_overflow_is_not_told_to_take_powers():
    wrong = exercise("06.3").judge(overflowing)
    assert "right for small scores" in wrong and "np.exp" not in wrong.hint


def test_a_softmax_that_bears_every_order_of_scores_is_right():
    assert exercise("06.3").judge(lambda z: overflowing(z - z.max())) == ""


def test_the_place_and_the_slope_are_told_from_the_z_where_it_is_steepest():
    z = np.linspace(-6, 6, 1201)

    def slopes(f, h=0.001, z=z):
        return (f(z + h) - f(z - h)) / (2 * h)

    judge = exercise("06.1").judge
    assert judge(lambda f: z[np.argmax(slopes(f))]) == ""
    assert "downhill" in judge(lambda f: z[np.argmax(np.abs(slopes(f)))]).hint
    assert "fine enough" in judge(lambda f: np.round(z[np.argmax(slopes(f))])).hint
    assert "z[place]" in judge(lambda f: np.argmax(slopes(f))).hint
    assert "np.argmax" in judge(lambda f: np.max(slopes(f))).hint
    for h in (0.001, 0.01, 0.05, 0.1):
        assert judge(lambda f, h=h: z[np.argmax(slopes(f, h))]) == ""
    for h in (0.3, 1, 3):
        assert "nudge is too long" in judge(lambda f, h=h: z[np.argmax(slopes(f, h))]).hint
    for h in (0.2, 0.5, 1):  # to one side only
        assert "nudge is too long" in judge(lambda f, h=h: z[np.argmax(f(z + h) - f(z))]).hint
        one_by_one = judge(lambda f, h=h: z[np.argmax([f(place + h) - f(place) for place in z])])
        assert "nudge is too long" in one_by_one.hint
    for h in (1e-17, 1e-15):
        assert "nudge is too small" in judge(lambda f, h=h: z[np.argmax(slopes(f, h))]).hint
    assert "nudge is too small" not in judge(lambda f: np.round(z[np.argmax(slopes(f, 0.01))])).hint
    for h, step in ((0.1, 0.25), (0.1, 1), (0.001, 0.5)):  # the list is at fault, not the nudge
        few = np.arange(-6, 6 + step, step)
        assert "enough places" in judge(lambda f, h=h, z=few: z[np.argmax(slopes(f, h, z))]).hint
        one_by_one = judge(
            lambda f, h=h, z=few: z[np.argmax([f(place + h) - f(place - h) for place in z])]
        )
        assert "enough places" in one_by_one.hint
    assert "greatest" in judge(lambda f: z[np.argmax(f(z))]).hint
    assert "nudge to get its slope" in judge(lambda f: z[np.argmax(f.derivative(z))]).hint
    assert "wrong sign" in judge(lambda f: z[np.argmax(f(z - 0.001) - f(z + 0.001))]).hint
    assert "only the z" in judge(lambda f: (z[np.argmax(slopes(f))], np.max(slopes(f)))).hint
    assert "all the slopes" in judge(slopes).hint
    for half, told in ((3, "from −6 to 6"), (10, "between −6 and 6 only")):
        wide = np.linspace(-half, half, 2001)
        assert told in judge(lambda f, at=wide: at[np.argmax(f(at + 0.001) - f(at - 0.001))]).hint
