"""The unit of ShiftLab, against numbers worked by hand."""

import numpy as np
import pytest
from neuronlab.labs.shift.model import HIGH, LOW, answer


@pytest.mark.parametrize(
    ("weight", "bias", "x", "z"), [(1, -0.5, 1, 0.5), (-2, 0.25, 3, -5.75), (0.1, -0.3, 3, 0)]
)
def test_by_hand(weight, bias, x, z):
    assert answer(weight, bias, x).z == z


def test_the_input_in_hand_is_on_the_line():
    found = answer(0.7, -1.2, 0.4)
    assert found.inputs.tolist() == [LOW, HIGH]
    assert found.z == pytest.approx(np.interp(0.4, found.inputs, found.sums))
