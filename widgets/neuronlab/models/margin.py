"""The margin is the room between two classes: with more room, a perceptron errs less often."""

from dataclasses import dataclass

import numpy as np

from .arrays import Floats, Ints

SUM = 1e-4
"""How much the equation weighs that the shares add up to 1: γ/R may be from 10⁻⁷ to 1 beside it."""

ROUNDS = 100
"""How many times as many rounds as samples there may be; far fewer are usual."""


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
    t·(x, 1). It is found as a least-squares problem whose unknowns may not be negative (Lawson and
    Hanson, "Solving Least Squares Problems", 1974, chapter 23), and the answer is then checked
    against every sample.

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
    # scipy.optimize.nnls is made for this, but SciPy 1.15's overlooks margins that there are.
    from scipy.optimize import lsq_linear

    if not len(X):
        return None
    extended = np.column_stack([X, np.ones(len(X))])
    signed = extended * np.where(target > 0, 1.0, -1.0)[:, None]
    radius = float(np.linalg.norm(extended, axis=1).max())
    scaled = signed / radius
    system = np.vstack([scaled.T, np.full(len(X), SUM)])
    found = lsq_linear(
        system, np.append(np.zeros(scaled.shape[1]), 1.0), bounds=(0, np.inf), method="bvls",
        tol=1e-15, max_iter=ROUNDS * len(X),
    )  # fmt: skip
    normal = signed.T @ found.x
    length = np.linalg.norm(normal)
    gamma = float((signed @ normal).min() / length) if length > 0 else 0.0
    if gamma <= 1e-12 * radius:
        if found.status == 0:
            raise NotFound(f"no margin, and none excluded, after {found.nit} rounds")
        return None
    return Margin(normal[:-1] / length, float(normal[-1] / length), gamma, radius)
