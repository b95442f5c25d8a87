"""The spiking lab, driven through settings, buttons and the mouse."""

import numpy as np
import pytest
import traitlets
from labs.driving import button, drag, middle, send, spot, text
from neuronlab import LeakyIntegrateAndFire, SpikingLab


def mouse(lab, kind, x, y, axes):
    """Let the mouse do ``kind`` at data coordinates."""
    send(lab, axes, kind, (x, y))


def points(lab) -> list[tuple[float, float]]:
    """Return the points of the currents tried before, as they are drawn."""
    return [tuple(point) for point in lab.plot.rate._tried.get_xydata()]


def test_it_opens_with_one_measurement_and_gives_nothing_away():
    lab = SpikingLab()
    assert repr(lab) == "SpikingLab()"
    assert "29 spikes  in 1 s" in text(lab) and "from one to the next it takes 34.2 ms" in text(lab)
    assert "29 spikes in 1 s" in lab.stage.alt
    rate = lab.plot.rate
    assert points(lab) == [] and tuple(rate.point) == (2, 29)
    assert not any(part.get_visible() for part in (rate._curve, rate._rheobase, rate._name))
    for word in ("rheobase", "formula", "1.60"):
        assert word not in text(lab) + lab.stage.alt
    assert not lab._fold.active


def test_each_current_tried_leaves_a_point_until_the_neuron_is_another():
    lab = SpikingLab()
    for current in (3.0, 1.5, 3.0, 1.0):
        lab.current = current
    assert lab.tried == [1.5, 2, 3] and repr(lab) == "SpikingLab(current=1, tried=[1.5, 2, 3])"
    neuron = LeakyIntegrateAndFire()
    counted = [len(neuron.simulate(current, 1000).spike_times) for current in (1.5, 2, 3)]
    assert points(lab) == list(zip((1.5, 2, 3), counted, strict=True)) and counted[0] == 0
    lab.curve = True
    assert lab.tried == [1.5, 2, 3]
    lab.time_constant = 30
    assert lab.tried == [] and points(lab) == []
    lab.current = 2
    button(lab, "erase the points").click()
    assert lab.tried == []
    lab.set(tried=[3, 1, 3], strength_1=2)
    assert lab.tried == [1, 3]


def test_the_curve_is_what_the_formula_says_and_shown_when_it_is_asked_for():
    lab = SpikingLab(current=3, refractory=5, curve=True)
    x, y = lab.plot.rate._curve.get_data()
    assert np.interp(3, x, y) == pytest.approx(
        LeakyIntegrateAndFire(refractory=5).firing_rate(3), rel=1e-3
    )
    lab.set(refractory=2, current=2)
    assert "rheobase = (θ − rest)/R = (−54 − (−70))/10 =  1.60 nA" in text(lab)
    assert "1/(2 + 20·ln(20.0/(20.0 − 16.0))) per ms =  29.2 Hz" in text(lab)
    lab.current = 1.5
    assert "rate by the formula:  0 Hz" in text(lab)
    lab.set(threshold=-65, time_constant=5, refractory=0, current=4)
    assert "off the scale" in lab.plot.rate._label.get_text()


def test_below_the_border_it_is_silent_until_a_synapse_excites_it():
    lab = SpikingLab(current=1.5)
    assert "no spikes  in 1 s" in text(lab)
    assert "the voltage gets up to −55.0 mV; the threshold is at −54.0 mV" in text(lab)
    assert lab.plot.raster is None
    lab.strength_2 = 8
    spikes = len(lab.run.spike_times)
    assert spikes > 0 and f"{spikes} spike" in text(lab) and lab.plot.raster is not None
    assert f"synapse 2 excites, {len(lab.trains[1])} spikes of +8 mV" in text(lab)
    lab.set(strength_3=-8, rate_3=100)
    assert len(lab.run.spike_times) < spikes and "3 inhibits" in text(lab)
    lab.set(strength_3=-10, strength_2=0, current=0, time_constant=50)
    assert "below the picture" in text(lab)
    lab.strength_3 = 0
    assert lab.plot.raster is None and len(lab.stage.figure.axes) == 2


def test_one_spike_and_irregular_ones_are_put_into_words():
    single = SpikingLab(current=1.5, strength_1=4, rate_1=1, seed=2)
    assert len(single.run.spike_times) == 1
    assert "1 spike  in 1 s" in text(single) and "it comes after 260.0 ms" in text(single)
    noisy = SpikingLab(current=1.2, strength_1=4, rate_1=60, strength_2=4, rate_2=40)
    gaps = np.diff(noisy.run.spike_times)
    assert f"takes {gaps.min():.1f} to {gaps.max():.1f} ms" in text(noisy)


def test_a_drag_on_the_rate_sets_the_current_and_nothing_else_does():
    lab = SpikingLab()
    rate, voltage = lab.plot.rate.ax, lab.plot.voltage.ax
    mouse(lab, "move", 3.0, 50, rate)
    mouse(lab, "press", 100, -72, voltage)
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
    assert lab.current == 4.0 and lab.tried == [1, 2]


def test_the_threshold_is_a_line_that_is_dragged_up_and_down():
    lab = SpikingLab()
    voltage, line = lab.plot.voltage, spot(lab, "threshold")
    assert line.name == "threshold θ = −54.0 mV" and not line.bound
    assert np.ptp(line.pixels()[:, 1]) == 0
    assert np.array_equal(np.array(line.at)[:, 1], voltage._threshold.get_ydata())
    assert tuple(voltage._handle.get_xydata()[0]) == (500, -54)
    drag(lab, voltage.ax, (120, -54), (300, -47.2))
    assert lab.threshold == -47
    drag(lab, voltage.ax, (420, -47), (300, -21))
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


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("current", -1), ("threshold", -70), ("time_constant", 0), ("timing", "chaos"),
        ("seed", -1), ("tried", [5.0]),
    ],
)  # fmt: skip
def test_a_refused_setting_is_named(name, value):
    with pytest.raises(traitlets.TraitError, match=name):
        SpikingLab(**{name: value})
