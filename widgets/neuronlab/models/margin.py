"""The margin is the room between two classes: with more room, a perceptron errs less often."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from .arrays import Floats, Ints

SUM = 1e-4
"""How much the equation weighs that the shares add up to 1: γ/R may be from 10⁻⁷ to 1 beside it."""

ROUNDS = 100
"""How many times as many rounds as samples there may be; far fewer are usual."""

FEW = 5
"""Up to how many weights no SciPy is needed, which takes 39 MB of a kernel."""

SLACK = 1e-7
"""How much of the room of 1 rounding may take."""


class NotFound(ArithmeticError):
    """It was not found out whether a line separates the samples."""


@dataclass(frozen=True)
class Margin:
    """The widest gap between two classes, seen with the bias as one more weight.

    Attributes
    ----------
    weights : ndarray (n_inputs,)
    bias : float
        Of the line in the middle of the gap.
    gamma : float
        γ: the least of t·(w·x + b) over the samples, t = ±1, divided by ‖(w, b)‖.
    radius : float
        R: the greatest ‖(x, 1)‖.
    """

    weights: Floats
    bias: float
    gamma: float
    radius: float

    @property
    def mistake_bound(self) -> float:
        """(R/γ)²: no perceptron that starts at zero makes more mistakes on these samples.

        A. B. J. Novikoff, "On convergence proofs on perceptrons" (1962).
        """
        return (self.radius / self.gamma) ** 2

    @property
    def most_mistakes(self) -> int:
        """The greatest whole number that the bound allows."""
        return int(self.mistake_bound * (1 + 1e-9))


def widest_margin(X: Floats, target: Ints) -> Margin | None:
    """Return the widest margin between two classes, or None where no line separates them.

    The normal of the best line is the point nearest to the origin in the convex hull of all
    t·(x, 1). With few weights, samples are taken in hand one after another, always the one that the
    best line for those in hand treats worst, and those that do not touch it are let go. With more
    it is a least-squares problem whose unknowns may not be negative (Lawson and Hanson, "Solving
    Least Squares Problems", 1974, chapter 23). Either answer is checked against every sample.

    Parameters
    ----------
    X : ndarray (n_samples, n_inputs)
    target : ndarray (n_samples,)
        Above 0 for the one class, 0 or below for the other.

    Raises
    ------
    NotFound
        Where the solver has gone through all its rounds, and knows neither.
    """
    if not len(X):
        return None
    extended = np.column_stack([X, np.ones(len(X))])
    signed = extended * np.where(target > 0, 1.0, -1.0)[:, None]
    radius = float(np.linalg.norm(extended, axis=1).max())
    normal = (_in_hand if signed.shape[1] <= FEW else _least_squares)(signed / radius)
    length = np.linalg.norm(normal)
    gamma = float((signed @ normal).min() / length) if length > 0 else 0.0
    if gamma <= 1e-12 * radius:
        return None
    return Margin(normal[:-1] / length, float(normal[-1] / length), gamma, radius)


def _in_hand(signed: Floats) -> Floats:
    """Return the shortest w with w·x ≥ 1 for all x, (n, n_weights), or 0 where there is none."""
    hand = signed[:1]
    for _ in range(ROUNDS * len(signed)):
        normal = _shortest(hand)
        room = signed @ normal
        worst = room.argmin()
        if not normal.any() or room[worst] >= 1 - SLACK:
            return normal
        hand = np.vstack([hand[hand @ normal < 1 + SLACK], signed[worst]])
    raise NotFound(f"no margin, and none excluded, after {ROUNDS * len(signed)} rounds")


def _shortest(hand: Floats) -> Floats:
    """Return the same for a handful: as many as there are weights hold it, so try all choices.

    The held ones have w·x = 1.
    """
    found = np.zeros(hand.shape[1])
    for k in range(1, hand.shape[1] + 1):
        for held in combinations(hand, k):
            normal = np.linalg.lstsq(np.array(held), np.ones(k), rcond=None)[0]
            shorter = not found.any() or normal @ normal < found @ found
            if shorter and (hand @ normal).min() >= 1 - SLACK:
                found = normal
    return found


def _least_squares(signed: Floats) -> Floats:
    """Return the normal of the widest margin, or anything where there is none; x (n, n_weights)."""
    # scipy.optimize.nnls is made for this, but SciPy 1.15's overlooks margins that there are.
    from scipy.optimize import lsq_linear

    system = np.vstack([signed.T, np.full(len(signed), SUM)])
    found = lsq_linear(
        system, np.append(np.zeros(signed.shape[1]), 1.0), bounds=(0, np.inf), method="bvls",
        tol=1e-15, max_iter=ROUNDS * len(signed),
    )  # fmt: skip
    normal: Floats = signed.T @ found.x
    if found.status == 0 and (signed @ normal).min() <= 1e-12 * np.linalg.norm(normal):
        raise NotFound(f"no margin, and none excluded, after {found.nit} rounds")
    return normal
