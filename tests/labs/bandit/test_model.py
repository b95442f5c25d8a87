"""The ε-greedy player: plain means, pure greed, pure chance, the same luck for the same seed."""

import numpy as np
import pytest
from neuronlab.labs.bandit.model import MOST, arm_probabilities, play

P = arm_probabilities(0)


@pytest.mark.parametrize("epsilon", [0.0, 0.1, 1.0])
def test_the_values_are_the_plain_means(epsilon):
    run = play(P, epsilon, seed=4)
    for t in (1, 17, MOST):
        for arm in range(4):
            mine = run.rewards[:t][run.arms[:t] == arm]
            assert run.counts[t, arm] == len(mine)
            assert run.values[t, arm] == pytest.approx(mine.mean() if len(mine) else 0)
    assert run.averages[-1] == pytest.approx(run.rewards.mean())


def test_without_exploring_it_takes_the_best_known():
    run = play(P, 0.0, seed=4)
    assert not run.explored.any()
    taken = run.values[np.arange(MOST), run.arms]
    assert np.array_equal(taken, run.values[:-1].max(axis=1))


def test_exploring_always_takes_every_arm_alike():
    run = play(P, 1.0, n_pulls=4000, seed=1)
    assert run.explored.all()
    chi_square = ((run.counts[-1] - 1000) ** 2 / 1000).sum()
    assert chi_square < 11.34  # 3 degrees of freedom: 99 % are below
    assert run.values[-1] == pytest.approx(P, abs=0.06)


def test_the_share_of_exploring_is_epsilon():
    assert play(P, 0.3, n_pulls=4000).explored.mean() == pytest.approx(0.3, abs=0.03)


def test_the_seed_decides_everything():
    for one, two in ((play(P, 0.1, seed=7), play(P, 0.1, seed=7)),):
        assert np.array_equal(one.arms, two.arms) and np.array_equal(one.rewards, two.rewards)
    assert not np.array_equal(play(P, 0.1, seed=7).arms, play(P, 0.1, seed=8).arms)
    assert np.array_equal(play(P, 0.1, n_pulls=50).arms, play(P, 0.1, n_pulls=50).arms)


def test_sure_arms():
    run = play([0, 1, 0, 0], 0.2, seed=2)
    assert set(run.arms[run.rewards == 1]) == {1} and run.values[-1].tolist() == [0, 1, 0, 0]
    with pytest.raises(ValueError, match=r"epsilon is 1\.5"):
        play(P, 1.5)
