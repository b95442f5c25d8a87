"""What a gradient costs is counted, and measured at a press."""

import numpy as np
from labs.driving import button, plain
from neuronlab import CostLab


def test_the_cost_is_counted_and_measured():
    lab = CostLab()
    assert "41 parameters; a forward pass multiplies 32 times" in plain(lab)
    assert "2·41 = 82 forward passes" in plain(lab)
    assert "(32 + 52)/32 = 2.62 forward passes" in plain(lab)
    before, shown = repr(lab), lab.stage.picture()
    button(lab, "measure").click()
    assert "measured, 300 samples" in plain(lab) and repr(lab) == before
    assert not np.array_equal(lab.stage.picture(), shown)
    lab.width = 5  # what was measured was another network
    assert "“measure” takes the times" in plain(lab)
    lab.width = 4
    assert np.array_equal(lab.stage.picture(), shown)
