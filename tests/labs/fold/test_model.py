"""Folds, against the tent map applied by hand, and against paper."""

from fractions import Fraction

import numpy as np
import pytest
from neuronlab.labs.fold.model import deep, line, meets, wide


def tent(u, crease):
    return u / crease if u <= crease else (1 - u) / (1 - crease)


@pytest.mark.parametrize("folds", range(6))
@pytest.mark.parametrize("crease", [Fraction(1, 2), Fraction(1, 5), Fraction(7, 10)])
def test_both_networks_draw_what_the_tent_gives(folds, crease):
    inputs = [Fraction(k, 997) for k in range(998)]
    outputs = inputs
    for _ in range(folds):
        outputs = [tent(u, crease) for u in outputs]
    X, y = np.array(inputs, float)[:, None], np.array(outputs, float)
    corners = line(folds, float(crease))
    for mlp in (deep(folds, float(crease)), wide(folds, float(crease))):
        assert mlp(X)[:, 0] == pytest.approx(y, abs=1e-8)
    assert np.interp(X[:, 0], *corners.T) == pytest.approx(y, abs=1e-8)


@pytest.mark.parametrize(("folds", "pieces"), [(0, 1), (1, 2), (2, 4), (3, 8), (5, 32)])
def test_each_fold_doubles_the_pieces(folds, pieces):
    x, y = line(folds, 0.3).T
    assert len(x) == pieces + 1 and (np.diff(x) > 0).all()
    assert y.tolist() == pytest.approx([k % 2 for k in range(pieces + 1)], abs=1e-9)


def test_paper_that_is_folded_in_the_middle_has_its_cuts_in_even_places():
    # Three folds make a packet an eighth wide; a cut 0.4 of that from one side.
    slits = [(k + (0.6 if k % 2 else 0.4)) / 8 for k in range(8)]
    assert meets(line(3, 0.5), 0.4) == pytest.approx(slits)


@pytest.mark.parametrize(("folds", "deeps", "wides"), [(1, 7, 7), (3, 19, 25), (5, 31, 97)])
def test_what_it_costs(folds, deeps, wides):
    assert deep(folds, 0.5).n_parameters == deeps and wide(folds, 0.5).n_parameters == wides


def test_a_line_that_stays_below_is_not_met():
    assert meets(np.array([[0, 0], [1, 0.3]]), 0.4).size == 0
