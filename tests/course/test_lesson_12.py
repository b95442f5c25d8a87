"""Lesson 12: what its checks say to kernels and poolings that look for something else."""

import numpy as np
import pytest
from neuronlab import convolve
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


@pytest.mark.parametrize(
    ("pooled", "said"),
    [
        (lambda picture, kernel: convolve(picture, kernel).sum(), "all cancels"),
        (lambda picture, kernel: convolve(picture, kernel).mean(), "all cancels"),
        (lambda picture, kernel: picture.max(), "a kernel of nothing but zeros"),
        (lambda picture, kernel: convolve(picture, kernel)[0, 0], "says nothing of the kernel"),
        (lambda picture, kernel: convolve(picture, kernel).argmax(), "it should be the same"),
        (lambda picture, kernel: convolve(picture, kernel).min(), "where ink only begins"),
        (lambda picture, kernel: -convolve(picture, kernel).min(), "where ink only begins"),
        (lambda picture, kernel: np.ptp(convolve(picture, kernel)), "where ink only ends"),
        (lambda picture, kernel: abs(convolve(picture, kernel)).max(), "where ink only ends"),
        (lambda picture, kernel: abs(convolve(picture, kernel)).sum(), "where ink only ends"),
        (
            lambda picture, kernel: (convolve(picture, kernel) > 0).sum(),
            "does not say how much is found",
        ),
        (lambda picture, kernel: max(convolve(picture, kernel)), "compare whole rows"),
        (lambda picture, kernel: convolve(picture, kernel).max() > 0, "not how clearly"),
        (lambda picture, kernel: int(convolve(picture, kernel).max() > 0), "not how clearly"),
    ],
)
def test_a_number_that_does_not_say_what_was_found(pooled, said):
    assert said in judge("12.3", pooled).message


@pytest.mark.parametrize(
    ("update", "hint"),
    [
        (lambda Q, n, r: (Q * n + r) / n, "not n·Q"),
        (lambda Q, n, r: (Q * n + r) / (n + 1), "n − 1 rewards, not for n"),
        (lambda Q, n, r: (Q + r) / 2, "halfway"),
        (lambda Q, n, r: Q - (r - Q) / n, "wrong sign"),
        (lambda Q, n, r: Q + (r - Q) / (n - 1), "divides by n − 1"),
        (lambda Q, n, r: (Q * (n - 1) + r) / (n - 1), "n rewards now"),
        (lambda Q, n, r: Q * (n - 1) + r / n, "whole sum"),
        (lambda Q, n, r: r, "forgets"),
        (lambda Q, n, r: Q + 0.1 * (r - Q), "a tenth for every n"),
        (lambda Q, n, r: (Q + r) / n, "counts as one reward"),
        (lambda Q, n, r: Q + (r - Q) // n, "divide with /"),
        (lambda Q, n, r: Q + r - Q / n, "put it in brackets"),
        (lambda Q, n, r: Q + r / n, "has to shrink"),
        (lambda Q, n, r: Q * (n - 1) + r, "the new sum"),
        (lambda Q, n, r: Q + r, "between Q and r"),
        (lambda Q, n, r: (r - Q) / n, "the step alone"),
        (lambda Q, n, r: Q, "counts for nothing"),
    ],
)
def test_an_update_that_is_often_written(update, hint):
    found = judge("12.6", update)
    assert not found.right and hint in found.hint and "Q = 0.25, n = 4 and r = 1.0" in found.message


def test_both_ways_to_write_the_mean():
    assert judge("12.6", lambda Q, n, r: Q + (r - Q) / n).right
    assert judge("12.6", lambda Q, n, r: ((n - 1) * Q + r) / n).right
    assert "their mean" in judge("12.6", lambda Q, n, r: r / n).message


@pytest.mark.parametrize(
    "pooled",
    [
        lambda picture, kernel: convolve(picture, kernel).max(),
        lambda picture, kernel: convolve(picture, kernel).clip(0).sum(),
    ],
)
def test_what_is_anywhere_is_found(pooled):
    assert judge("12.3", pooled).right


@pytest.mark.parametrize("padding", [1, 2, 4])
def test_pooling_may_look_beyond_the_border_as_the_network_does(padding):
    def pooled(picture, kernel):
        return convolve(picture, kernel, padding=padding).max()

    assert judge("12.3", pooled).right
    assert not judge("12.3", lambda *given: abs(convolve(*given, padding=padding)).max()).right


@pytest.mark.parametrize("answer", [24, (24, 24), [24, 24.0]])
def test_rows_or_rows_and_columns(answer):
    assert judge("12.1", answer).right


@pytest.mark.parametrize("answer", [(0.12, 0.97), (0.9**20, 0.5 ** (1 / 20)), [0.1216, 0.966]])
def test_what_twenty_moments_leave(answer):
    assert judge("12.4", answer).right


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        ((12.2, 0.97), "in percent"),
        ((0.88, 0.97), "what is lost"),
        ((18, 0.97), "not f + f"),
        ((-1, 0.97), "of what is still there"),
        ((0, 0.97), "of what is still there"),
        ((0.135, 0.97), "one factor too few"),
        ((0.109, 0.97), "one factor too many"),
        ((0.9, 0.97), "0.9·0.9"),
        ((0.5**20, 0.97), "Here f is 0.9"),
        ((1e-6, 0.97), "Here f is 0.9"),
        ((0.97, 0.12), "comes first"),
        ((0.12, 0.975), "the same share"),
        ((0.12, 1.035), "Above 1"),
        ((0.12, 0.5), "after one moment"),
        ((0.12, 0.025), "Don't divide"),
        ((0.12, 0.5**20), "what f = 0.5 leaves"),
        ((0.12, 3.35), "the gate's bias"),
        ((0.12, 0.5 ** (1 / 19)), "19th root"),
        ((0.12, 0.5 ** (1 / 21)), "21st root"),
        ((0.12, 0.96), "It is to be 0.5"),
        ((0.81, 0.97), "after two moments"),
        ((0.12, 0.1216), "what f = 0.9 leaves"),
        ((0.12, 96.6), "in percent"),
        ((0.12, 97), "in percent"),
        ((0.13, 0.97), "One moment leaves 0.9"),
        ((0.13, 0.96), "One moment leaves 0.9"),
    ],
)
def test_a_share_or_a_factor_that_is_often_given(answer, hint):
    found = judge("12.4", answer)
    assert not found.right and hint in found.hint


def test_another_factor_is_told_what_it_leaves():
    assert judge("12.4", (0.12, 0.95)).message.endswith("f = 0.95 leaves 0.3585")
    assert judge("12.4", (0.12, 0.5)).message.endswith("the f for a half is not")
    assert "0.3 that is left" in judge("12.4", (0.3, 0.97)).message
    assert "that is 1 number" in judge("12.4", 0.12).message


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (12, "a stride of 2"),
        (20, "at either end"),
        (22, "a kernel of 7 by 7"),
        (23, "one too few"),
        (25, "stick out"),
        (26, "a kernel of 3 by 3"),
        (27, "stick out by three"),
        (28, "a padding of 2"),
        (32, "adds 4"),
        (33, "take the kernel's 5 off"),
        (576, "all"),
        (784, "how many pixels"),
        (5.6, "not by its own width"),
        ((28, 28), "a padding of 2"),
    ],
)
def test_a_map_of_another_size(rows, said):
    assert said in judge("12.1", rows).message
