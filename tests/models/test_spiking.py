"""The spiking neuron against numbers worked by hand and against its analytic rate."""

from math import e, floor, log

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from neuronlab import LeakyIntegrateAndFire
from neuronlab.models.spiking import kicks_of, spike_train

DT = 0.1


def test_the_voltage_after_one_time_constant():
    # V(τ) = rest + RI(1 − 1/e) = −70 + 10·(1 − 0.36788) = −63.679
    run = LeakyIntegrateAndFire().simulate(1.0, 100)
    assert run.voltages[0] == -70 and run.times[200] == pytest.approx(20)
    assert run.voltages[200] == pytest.approx(-70 + 10 * (1 - 1 / e))
    assert len(run.spike_times) == 0 and len(run.times) == len(run.voltages) == 1001


def test_rheobase_and_rate_worked_by_hand():
    neuron = LeakyIntegrateAndFire()
    assert neuron.rheobase == 1.6
    assert neuron.firing_rate(2) == pytest.approx(1000 / (2 + 20 * log(20 / 4)))
    assert neuron.firing_rate([0, 1.6, 2]) == pytest.approx([0, 0, 29.249], abs=1e-3)


def test_the_curve_begins_at_the_rheobase_even_where_it_is_rounded():
    neuron = LeakyIntegrateAndFire(threshold=-59.3, resistance=3)
    currents, rates = neuron.rate_curve(4)
    assert currents[0] == 0 and currents[-1] >= 4 and (np.diff(currents) > 0).all()
    assert (rates[:2] == 0).all() and (np.diff(rates[1:]) > 0).all()


@given(
    threshold=st.floats(-65, -40),
    reset=st.floats(-80, -66),
    time_constant=st.floats(5, 50),
    refractory=st.floats(0, 20),
    above=st.floats(0.05, 3),
)
def test_the_count_agrees_with_the_rate_within_one_step_a_spike(
    threshold, reset, time_constant, refractory, above
):
    neuron = LeakyIntegrateAndFire(
        threshold=threshold, reset=reset, time_constant=time_constant, refractory=refractory
    )
    current, duration = neuron.rheobase + above, 1000
    spikes = neuron.simulate(current, duration, DT).spike_times
    interval = 1000 / neuron.firing_rate(current)
    drive = neuron.resistance * current
    first = time_constant * log(drive / (drive - (threshold - neuron.rest)))
    # Every interval is exact or too long by less than a step, the first (from rest) as well.
    waits = np.diff(spikes, prepend=0)
    expected = np.array([first, *[interval] * (len(spikes) - 1)])[: len(spikes)]
    assert (waits >= expected - 1e-6).all() and (waits <= expected + DT + 1e-6).all()
    fewest = floor((duration - first - DT - 1e-6) / (interval + DT)) + 1
    most = floor((duration - first + 1e-6) / interval) + 1
    assert max(0, fewest) <= len(spikes) <= max(0, most)


@given(current=st.floats(-5, 5), threshold=st.floats(-65, -40), time_constant=st.floats(1, 50))
def test_no_spike_below_the_rheobase(current, threshold, time_constant):
    neuron = LeakyIntegrateAndFire(threshold=threshold, time_constant=time_constant)
    assume(current < neuron.rheobase)
    assert len(neuron.simulate(current, 200).spike_times) == 0
    assert neuron.firing_rate(current) == 0


def test_input_in_the_refractory_time_is_ignored_and_outside_it_adds_up():
    neuron = LeakyIntegrateAndFire(refractory=1.0)
    kicks = np.zeros(100)
    kicks[[10, 15, 30, 40]] = 20, 20, -5, 3
    run = neuron.simulate(0.0, 10, kicks=kicks)
    assert run.spike_times == pytest.approx([1.1])
    assert (run.voltages[11:31] == -70).all()
    assert run.voltages[31] == pytest.approx(-75)
    assert run.voltages[41] == pytest.approx(-70 - 5 * np.exp(-1 / 20) + 3)


def test_the_current_may_change_from_step_to_step():
    current = np.repeat([1.0, 0.0], 200)
    run = LeakyIntegrateAndFire().simulate(current, 40)
    assert run.voltages[400] == pytest.approx(-70 + 10 * (1 - 1 / e) / e)


@given(rate=st.floats(1, 100), seed=st.integers(0, 2**32))
def test_spike_trains(rate, seed):
    def train(regular):
        return spike_train(rate, 1e4, DT, regular, np.random.default_rng(seed))

    expected = rate * 10
    assert abs(len(train(regular=True)) - expected) <= 1
    if len(train(True)) > 1:
        assert np.diff(train(True)) == pytest.approx(1000 / rate, abs=1.01 * DT)
    poisson = train(regular=False)
    assert abs(len(poisson) - expected) <= max(5 * np.sqrt(expected), 15)
    assert np.array_equal(poisson, train(regular=False))
    assert (np.diff(poisson) >= 0).all() and ((poisson > 0) & (poisson <= 1e4)).all()
    kicks = kicks_of([poisson, poisson[:1]], [2.0, -1.0], 100_000, DT)
    assert kicks.sum() == 2 * len(poisson) - len(poisson[:1])


def test_no_rate_is_no_spike():
    rng = np.random.default_rng(0)
    assert len(spike_train(0, 100, DT, True, rng)) == len(spike_train(0, 100, DT, False, rng)) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"threshold": -70}, "threshold is -70; expected above rest, -70 mV"),
        ({"reset": -50}, "threshold is -54; expected above reset, -50 mV"),
        ({"time_constant": 0}, "time_constant is 0; expected a finite number above 0"),
        ({"resistance": -1}, "resistance"),
        ({"refractory": -1}, "refractory is -1; expected 0 ms or more"),
        ({"rest": np.nan}, "rest holds nan"),
    ],
)
def test_bad_parameters_are_named(arguments, message):
    with pytest.raises(ValueError, match=message):
        LeakyIntegrateAndFire(**arguments)


def test_bad_input_is_named():
    neuron = LeakyIntegrateAndFire()
    for arguments, message in [
        ((np.ones(3), 10), r"current has shape \(3,\); expected shape \(100,\)"),
        ((1.0, -1), "duration_ms"),
        ((1.0, 100, 25), "dt_ms is 25; expected at most time_constant, 20 ms"),
        ((np.inf, 1), "current holds inf"),
        ((1.0, 10, 0.1, [1.0]), "kicks has shape"),
    ]:
        with pytest.raises(ValueError, match=message):
            neuron.simulate(*arguments)
    with pytest.raises(ValueError, match="rate_hz is -1"):
        spike_train(-1, 10, DT, True, np.random.default_rng(0))
