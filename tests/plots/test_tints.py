"""Tints lie between paper and a colour."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from neuronlab.plots import style
from neuronlab.plots.tints import flat, on_paper, signed

PAPER, BLUE, ORANGE = (to_rgb(c) for c in (style.PAPER, style.POSITIVE, style.NEGATIVE))


def test_nothing_of_a_colour_is_paper_and_all_of_it_is_the_colour():
    assert on_paper(style.POSITIVE, [0, 1]) == pytest.approx(np.array([PAPER, BLUE]))
    assert on_paper([BLUE, ORANGE], 1.0) == pytest.approx(np.array([BLUE, ORANGE]))
    assert flat(style.POSITIVE, 0.5) == pytest.approx(tuple(np.mean([PAPER, BLUE], axis=0)))


@pytest.mark.parametrize("share", [0.0, 0.3, np.full((2, 3), 0.3)])
def test_a_tint_has_a_colour_for_each_share(share):
    assert on_paper(style.INK, share).shape == (*np.shape(share), 3)


def test_numbers_have_the_colour_of_their_sign_and_are_deeper_the_greater_they_are():
    tints = signed(np.array([[0, 2], [-2, 1]]), 2, 1.0)
    assert tints[:3] == pytest.approx(np.array([PAPER, BLUE, ORANGE]))
    assert tints[3] == pytest.approx(np.mean([PAPER, BLUE], axis=0))
    assert signed(np.zeros(2), 0, 1.0) == pytest.approx(np.array([PAPER] * 2))
