"""Lesson 00: what its checks say to answers that are not right yet."""

import pytest
from neuronlab.course.judging import judge
from neuronlab.labs.reader.samples_model import DRAWN, HEART


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ((1, 1), "it answers to left and right and both; look at the sum of: left 0.50, right"),
        ((0.6, 0.2), "it answers to left and both; look at the sum of: left 0.10"),
        ((0.1, 0.1), "it answers to nothing; look at the sum of: both −0.30"),
        ((0.25, 0.25), "it answers to nothing; look at the sum of: both 0.00"),
        ((3, 3), "the sliders go from −2 to 2"),
        ((1,), "that is 1 number; expected 2: w₁ and w₂"),
        ("1, 1", "expected 2 numbers in brackets"),
    ],
)
def test_two_weights_that_do_something_else(weights, said):
    found = judge("00.1", weights)
    assert not found.right and said in found.message


@pytest.mark.parametrize("weights", [(0.4, 0.4), [0.5, 0.1], (0.26, 0.26)])
def test_weights_that_wait_for_both(weights):
    assert judge("00.1", weights).right


@pytest.mark.parametrize(
    ("drawing", "said"),
    [
        (DRAWN[3], "it reads a 3 with p = 0.87; the second best, an 8, has 0.11"),
        (HEART, "it reads a 7 with p = 0.82"),
        ([], "the sheet is blank"),
        ([[]], "the sheet is blank"),
        ("a 7", "that is no drawing; hand over lab.strokes"),
        (3, "that is no drawing"),
        ([[1, 2, 3]], "your answer led to ValueError"),
    ],
)
def test_a_drawing_that_is_not_two_digits(drawing, said):
    found = judge("00.2", drawing)
    assert not found.right and said in found.message


def test_a_drawing_that_is_a_1_and_a_7():
    assert judge("00.2", [[(25, 40), (65, 20), (40, 95)]]).right
