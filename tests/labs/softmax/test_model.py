"""Softmax with a temperature, by hand."""

import math

import numpy as np
import pytest
from neuronlab.labs.softmax.model import tempered_softmax


def test_by_hand():
    now = tempered_softmax([math.log(1), math.log(2), math.log(5)])
    assert now.powers == pytest.approx([1, 2, 5]) and now.total == pytest.approx(8)
    assert now.p == pytest.approx([1 / 8, 2 / 8, 5 / 8])
    squared = tempered_softmax([math.log(1), math.log(2), math.log(5)], 0.5)
    assert squared.p == pytest.approx([1 / 30, 4 / 30, 25 / 30])


def test_cold_takes_all_and_hot_is_all_alike():
    assert tempered_softmax([2, 1, 0.1], 0.1).p[0] > 0.9999
    assert np.ptp(tempered_softmax([2, 1, 0.1], 1000).p) < 0.001


def test_what_is_refused():
    with pytest.raises(ValueError, match="temperature is 0; expected a finite number above 0"):
        tempered_softmax([1, 2], 0)
    with pytest.raises(ValueError, match="expected −700 to 700"):
        tempered_softmax([1, 800])
