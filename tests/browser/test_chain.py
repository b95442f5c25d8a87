"""The chain rule in the hands: a ripple played in JupyterLab, and a weight dragged in a network."""

import re

import numpy as np
import pytest
from live_browser import drag, open_more, readout, tab_to, wait_for
from neuronlab import BackpropLab, ChainLab


def number(page, before: str) -> float:
    """Return the number that stands after ``before`` in what is said."""
    found = re.search(re.escape(before) + r"(−?\d+\.?\d*)", readout(page))
    return float(found[1].replace("−", "-"))


def test_a_guess_is_dragged_and_the_ripple_played(show):
    page = show("from neuronlab import ChainLab", "ChainLab()")
    open_more(page)
    twin = ChainLab()
    ax, at = twin.plot.ax, twin.plot.handle
    drag(page, twin, ax, at("L", 0.0), at("L", -0.025))
    assert number(page, "for the end: ΔL = ") == pytest.approx(-0.025, abs=0.004)
    tab_to(page, "Play")
    page.keyboard.press("Space")
    wait_for(page, "ΔL = −0.0244; you guessed")
    drag(page, twin, ax, at("w", 0.05), at("w", -0.05))
    nudge = number(page, "(−1) · (")  # the slopes, and then the nudge
    assert nudge == pytest.approx(-0.05, abs=0.004)
    assert number(page, "ΔL = ") == pytest.approx(-0.5 * nudge, abs=0.002)
    assert page.problems == []


def test_a_weight_is_dragged_to_zero_and_its_blame_is_gone(show):
    page = show("from neuronlab import BackpropLab", "BackpropLab(step=8, parameter=6)")
    twin = BackpropLab(step=8, parameter=6)
    flow = twin.plot.flow
    start = flow.handle((2, 0, 0))
    two = np.array([0, 100 / flow.network.pixels[1]])
    assert number(page, "δ₁⁽¹⁾ = ") == 0.1432
    drag(page, twin, flow.ax, start, start + two)
    assert number(page, "δ₁⁽¹⁾ = ") == pytest.approx(0, abs=0.003)
    tab_to(page, "reset")
    page.keyboard.press("Enter")
    wait_for(page, "step 1 of 15")
    tab_to(page, "go to")
    page.keyboard.type("9")
    wait_for(page, "δ₁⁽¹⁾ = 0.1432")
    assert page.problems == []
