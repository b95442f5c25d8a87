"""How gradients fare on their way back is told layer by layer."""

import re

import numpy as np
import pytest
from labs.driving import plain
from neuronlab import GradientFlowLab


def test_the_flow_is_told_layer_by_layer():
    lab = GradientFlowLab(depth=4)
    found = lab.flows["sigmoid"]
    said = plain(lab)
    assert "4 hidden layers of 8 sigmoid units" in said and "hardly learn" in said
    slopes = re.search(r"last hidden layer back: (.*?) = ", said)[1].split(" × ")
    assert np.array(slopes, dtype=float) == pytest.approx(found.slopes[::-1], abs=0.0051)
    line = lab.plot._gradients._lines["sigmoid"]
    assert line.get_ydata() == pytest.approx(found.gradients)
    lab.set(activation="relu", depth=10)
    assert "same pace" in plain(lab)
    assert line.get_linewidth() < lab.plot._gradients._lines["relu"].get_linewidth()
