"""A bandit has arms that win with probabilities one doesn't know: try them out, or use the best."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ...models import validate
from ...models.arrays import Bools, Floats, Ints

ARMS = 4

MOST = 500
"""How many pulls there are in a run."""


@dataclass(frozen=True)
class BanditRun:
    """What an ε-greedy player does, pull by pull.

    Attributes
    ----------
    arms, rewards : ndarray (n_pulls,)
        The arm that was pulled, and 1 where it won.
    explored : ndarray (n_pulls,) of bool
        Whether the arm was taken by chance.
    draws : ndarray (n_pulls,)
        The number from 0 to 1 that decided this: explore where it is below ε.
    values : ndarray (n_pulls + 1, ARMS)
        The estimates Q before the first pull and after each.
    counts : ndarray (n_pulls + 1, ARMS)
        How often each arm had been pulled.
    """

    arms: Ints
    rewards: Ints
    explored: Bools
    draws: Floats
    values: Floats
    counts: Ints

    @property
    def averages(self) -> Floats:
        """The average reward after each pull, (n_pulls,)."""
        return np.cumsum(self.rewards) / np.arange(1, len(self.rewards) + 1)


def arm_probabilities(seed: int) -> Floats:
    """Return the arms' probabilities of winning, (ARMS,), from 0.1 to 0.9."""
    return np.random.default_rng([seed, 9]).uniform(0.1, 0.9, ARMS).round(2)


def play(probabilities: ArrayLike, epsilon: float, n_pulls: int = MOST, seed: int = 0) -> BanditRun:
    """Return a run of an ε-greedy player.

    With probability ε it explores: any arm, all equally likely. Otherwise it takes the arm of the
    greatest estimate Q, and one of them by chance where several share it. An arm's Q, 0 at first,
    is the mean of its rewards, kept up by Q ← Q + (r − Q)/n. R. Sutton and A. Barto,
    "Reinforcement learning" (2nd edition, 2018), chapter 2.

    Parameters
    ----------
    probabilities : array_like (n_arms,)
        Of winning, from 0 to 1.
    epsilon : float
        ε, from 0 to 1.
    n_pulls : int
    seed : int
        Of the player's luck; it is the same for every ε.
    """
    p = validate.vector(probabilities, "probabilities")
    n_pulls, n_arms = validate.whole(n_pulls, "n_pulls"), len(p)
    if not 0 <= epsilon <= 1:
        raise ValueError(f"epsilon is {epsilon}; expected 0 to 1")
    draws, picks, luck = np.random.default_rng([seed, 109]).random((3, n_pulls))
    values, counts = [0.0] * n_arms, [0] * n_arms
    arms: list[int] = []
    before, counted = [[0.0] * n_arms], [[0] * n_arms]
    wins = luck[:, None] < p
    # Plain lists: with arrays of four numbers, this loop would take ten times as long.
    for draw, pick, won in zip(draws.tolist(), picks.tolist(), wins.tolist(), strict=True):
        greatest = max(values)
        choices = range(n_arms) if draw < epsilon else _where(values, greatest)
        arm = choices[int(pick * len(choices))]
        counts[arm] += 1
        values[arm] += (won[arm] - values[arm]) / counts[arm]
        arms.append(arm)
        before.append(values.copy())
        counted.append(counts.copy())
    pulled = np.array(arms, dtype=int)
    rewards = wins[np.arange(n_pulls), pulled].astype(int)
    return BanditRun(pulled, rewards, draws < epsilon, draws, np.array(before), np.array(counted))


def _where(values: list[float], wanted: float) -> list[int]:
    return [k for k, value in enumerate(values) if value == wanted]
