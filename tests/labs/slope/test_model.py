"""A nudge, against numbers worked by hand, and its slope against JAX's."""

import numpy as np
import pytest
from neuronlab.labs.slope.model import X, Y, loss, nudge


@pytest.mark.parametrize(
    ("w", "h", "change", "ratio", "slope"),
    [(2.5, 0.5, 5, 10, 8), (1, 0.01, -0.0396, -3.96, -4), (1.5, 0.1, 0.04, 0.4, 0)],
)
def test_by_hand(w, h, change, ratio, slope):
    found = nudge(w, h)
    assert found.change == pytest.approx(change) and found.ratio == pytest.approx(ratio)
    assert found.slope == pytest.approx(slope)
    assert loss(w + h) - loss(w) == pytest.approx(change)


@pytest.mark.parametrize("w", [0.0, 0.7, 2.9])
def test_the_slope_is_what_ever_smaller_nudges_come_to(w, oracle):
    value, slope = oracle.slope(lambda w: (w * X - Y) ** 2, w)
    assert (loss(w), nudge(w, 0.1).slope) == pytest.approx((value, float(slope)))
    gaps = [abs(nudge(w, h).ratio - nudge(w, h).slope) for h in (0.1, 0.01, 0.001)]
    assert np.diff(gaps).max() < 0 and gaps[-1] < 0.005


def test_a_nudge_is_above_0():
    with pytest.raises(ValueError, match="h is 0"):
        nudge(1.0, 0.0)
