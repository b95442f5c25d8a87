"""Lesson 12: what its check says to kernels that look for something else."""

import pytest
from neuronlab.course.judging import judge


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ([-1, 0, 1], "where it begins, it is above 0: turn it round"),
        ([1, 1, 1], "the nine have to add up to 0"),
        ([0, 0, 0], "the answer should be above 0"),
        ([-1, 2, -1], "beside that edge it falls below 0"),
    ],
)
def test_a_kernel_that_finds_something_else(row, said):
    found = judge("12.2", [row] * 3)
    assert not found.right and said in found.message


def test_a_kernel_that_answers_to_horizontal_edges_too():
    assert "horizontal" in judge("12.2", [[1, 0, 0], [0, 0, 0], [0, 0, -1]]).message


@pytest.mark.parametrize("middle", [1, 2])
def test_a_kernel_that_finds_where_ink_ends(middle):
    rows = [[weight, 0, -weight] for weight in (1, middle, 1)]
    assert judge("12.2", rows).right
