"""Lesson 10: what its checks say to one neuron's slopes that are not right yet."""

import pytest
from neuronlab.course.judging import judge


@pytest.mark.parametrize(
    ("slopes", "said"),
    [
        ((-0.75, -0.25), "∂L/∂w has the wrong sign"),
        ((3, 1), "lacks the slope of the sigmoid"),
        ((0.375, 0.125), "∂L/∂w = 0.375 is half of it"),
        ((0.25, 0.25), "∂L/∂w = 0.25 lacks what came in over the weight, x = 3"),
        ((0.75, 0.75), "∂L/∂b = 0.75 is not right"),
        ((0.75,), "∂L/∂w and ∂L/∂b"),
    ],
)
def test_slopes_that_lack_something(slopes, said):
    found = judge("10.2", slopes)
    assert not found.right and said in found.message


def test_the_slopes_worked_by_hand():
    assert judge("10.2", (3 / 4, 1 / 4)).right
