"""The spiking lab, driven through settings, buttons and the mouse."""

import numpy as np
import pytest
import traitlets
from labs.driving import drag, middle, send, spot, text
from neuronlab import LeakyIntegrateAndFire, SpikingLab


def mouse(lab, kind, x, y, axes):
    """Let the mouse do ``kind`` at data coordinates."""
    send(lab, axes, kind, (x, y))


def test_it_opens_with_the_numbers_of_the_lesson():
    lab = SpikingLab()
    assert repr(lab) == "SpikingLab()"
    assert "rheobase = (θ − rest)/R = (−54 − (−70))/10 =  1.60 nA" in text(lab)
    assert "1/(2 + 20·ln(20.0/(20.0 − 16.0))) per ms =  29.2 Hz" in text(lab)
    assert "counted:  29 spikes in 1 s" in text(lab)
    assert "29 spikes in 1 s" in lab.stage.alt
    assert not lab._fold.active


def test_below_the_rheobase_it_is_silent_until_a_synapse_excites_it():
    lab = SpikingLab(current=1.5)
    assert "rate by the formula:  0 Hz" in text(lab) and "no spikes in 1 s" in text(lab)
    lab.strength_2 = 8
    spikes = len(lab.run.spike_times)
    assert spikes > 0 and f"counted:  {spikes} spike" in text(lab)
    assert f"synapse 2 excites, {len(lab.trains[1])} spikes of +8 mV" in text(lab)
    lab.set(strength_3=-8, rate_3=100)
    assert len(lab.run.spike_times) < spikes and "3 inhibits" in text(lab)
    lab.set(strength_3=-10, strength_2=0, current=0, time_constant=50)
    assert "below the picture" in text(lab)


def test_the_point_is_what_was_counted_and_the_curve_what_the_formula_says():
    lab = SpikingLab(current=3, refractory=5)
    x, y = lab.plot.rate._curve.get_data()
    assert np.interp(3, x, y) == pytest.approx(
        LeakyIntegrateAndFire(refractory=5).firing_rate(3), rel=1e-3
    )
    (current,), (rate,) = lab.plot.rate._point.get_data()
    assert current == 3 and rate == len(lab.run.spike_times)
    lab.set(threshold=-65, time_constant=5, refractory=0)
    assert "off the scale" in lab.plot.rate._label.get_text()


def test_a_drag_on_the_rate_sets_the_current_and_nothing_else_does():
    lab = SpikingLab()
    rate, voltage = lab.plot.rate.ax, lab.plot.voltage.ax
    mouse(lab, "move", 3.0, 50, rate)
    mouse(lab, "press", 100, -80, voltage)
    mouse(lab, "move", 3.0, 50, rate)
    mouse(lab, "release", 3.0, 50, rate)
    assert lab.current == 2.0
    mouse(lab, "press", 1.012, 50, rate)
    assert lab.current == 2.0  # beside the point
    mouse(lab, "release", 1.012, 50, rate)
    mouse(lab, "press", *middle(spot(lab, "current")), rate)
    mouse(lab, "move", 1.012, 50, rate)
    assert lab.current == 1.0
    mouse(lab, "move", 4.6, 50, rate)
    assert lab.current == 4.0
    mouse(lab, "release", 4.6, 50, rate)
    mouse(lab, "move", 2.0, 50, rate)
    assert lab.current == 4.0


def test_the_threshold_is_a_line_that_is_dragged_up_and_down():
    lab = SpikingLab()
    voltage, line = lab.plot.voltage, spot(lab, "threshold")
    assert line.name == "threshold θ = −54.0 mV" and not line.bound
    assert np.ptp(line.pixels()[:, 1]) == 0
    assert np.array_equal(np.array(line.at)[:, 1], voltage._threshold.get_ydata())
    drag(lab, voltage.ax, (120, -54), (300, -47.2))
    assert lab.threshold == -47
    drag(lab, voltage.ax, (420, -47), (300, 25))
    assert lab.threshold == -40 and spot(lab, "threshold").bound


def test_a_new_draw_changes_what_comes_in_and_a_seed_brings_it_back():
    lab = SpikingLab(strength_1=5)
    assert lab._fold.active
    first = lab.trains[0]
    lab.new_draw()
    assert repr(lab) == "SpikingLab(seed=1, strength_1=5)"
    assert not np.array_equal(lab.trains[0], first)
    lab.seed = 0
    assert np.array_equal(lab.trains[0], first)
    lab.timing = "regular"
    assert np.diff(lab.trains[0]) == pytest.approx(1000 / 30, abs=0.11)


@pytest.mark.parametrize(
    ("name", "value"),
    [("current", -1), ("threshold", -70), ("time_constant", 0), ("timing", "chaos"), ("seed", -1)],
)
def test_a_refused_setting_is_named(name, value):
    with pytest.raises(traitlets.TraitError, match=name):
        SpikingLab(**{name: value})
