"""What lesson 01 states about synapses, against the simulation called by hand."""

import numpy as np
from neuronlab import LeakyIntegrateAndFire
from neuronlab.labs.spiking.model import Cell, counted, draws
from neuronlab.models.spiking import kicks_of, spike_train


def by_hand(current, strengths, rates, regular, seed) -> int:
    trains = [
        spike_train(rate, 1000, 0.1, regular, np.random.default_rng([seed, k]))
        for k, rate in enumerate(rates, 1)
    ]
    kicks = kicks_of(trains, strengths, 10_000, 0.1)
    return len(LeakyIntegrateAndFire().simulate(current, 1000, 0.1, kicks).spike_times)


def test_a_count_is_that_of_the_simulation():
    strengths, rates = (4.0, 4.0, -8.0), (60.0, 40.0, 60.0)
    for regular in (False, True):
        cell = Cell(strengths=strengths, rates=rates, regular=regular)
        found = draws(cell, 1.2, 5)
        assert found == [by_hand(1.2, strengths, rates, regular, seed) for seed in range(5)]
    assert counted(Cell(), 2.0) == 29 and counted(Cell(threshold=-50.0), 2.0) == 0


def test_clocks_make_the_count_hang_on_the_first_draw():
    """With inhibition as fast as excitation; without it, chance matters more than the draw."""
    both = {"strengths": (4.0, 4.0, -8.0), "rates": (60.0, 40.0, 60.0)}
    ticking, chance = (draws(Cell(**both, regular=regular), 1.2, 100) for regular in (True, False))
    assert min(ticking) == 0 and max(ticking) >= 18
    assert min(chance) > 0 and np.std(chance) < np.std(ticking) / 1.5
    alone = {"strengths": (4.0, 4.0, 0.0), "rates": (60.0, 40.0, 60.0)}
    ticking, chance = (draws(Cell(**alone, regular=regular), 1.2, 100) for regular in (True, False))
    assert np.ptp(ticking) < np.ptp(chance)


def test_a_clock_shortly_before_swallows_what_comes_shortly_after_is_too_late():
    period = 1000 / 60
    counts = []
    for late in (2.0, period - 2.0):  # how much later than an exciting spike the inhibition comes
        excites = np.round(np.arange(59) * period + 4, 1)
        also = np.round(np.arange(39) * 25 + 7.0, 1)
        trains = [excites, also, np.round(excites + late, 1)]
        kicks = kicks_of(trains, (4.0, 4.0, -8.0), 10_000, 0.1)
        run = LeakyIntegrateAndFire().simulate(1.2, 1000, 0.1, kicks)
        counts.append(len(run.spike_times))
    assert counts[0] >= 5 and counts[1] == 0


def test_of_many_weak_synapses_nobody_misses_one():
    lost, spread = [], []
    for n in (2, 20, 200):
        whole = draws(Cell(strengths=(8 / n,) * n, rates=(50.0,) * n), 1.2, 20)
        without = draws(Cell(strengths=(8 / n,) * (n - 1), rates=(50.0,) * (n - 1)), 1.2, 20)
        spread.append(np.std(whole))
        lost.append(1 - np.mean(without) / np.mean(whole))
    assert lost[0] > 0.3 > 0.05 > lost[1] > lost[2] > 0
    assert spread[0] > spread[1] > spread[2]
