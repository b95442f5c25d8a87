"""The margin is the room between two classes: with more room, a perceptron errs less often."""

from dataclasses import dataclass

import numpy as np

from .arrays import Floats, Ints
from .least_squares import nonnegative


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


def widest_margin(X: Floats, target: Ints) -> Margin | None:
    """Return the widest margin between two classes, or None where no line separates them.

    The normal of the best line is the point nearest to the origin in the convex hull of all
    t·(x, 1). It is found as a non-negative least-squares problem (Lawson and Hanson, "Solving Least
    Squares Problems", 1974, chapter 23), and the answer is then checked against every sample.

    Parameters
    ----------
    X : ndarray (n_samples, n_inputs)
    target : ndarray (n_samples,)
        Above 0 for the one class, 0 or below for the other.
    """
    if not len(X):
        return None
    extended = np.column_stack([X, np.ones(len(X))])
    signed = extended * np.where(target > 0, 1.0, -1.0)[:, None]
    radius = float(np.linalg.norm(extended, axis=1).max())
    scaled = signed / radius
    system = np.vstack([scaled.T, np.ones(len(X))])
    shares = nonnegative(system, np.append(np.zeros(scaled.shape[1]), 1.0))
    normal = signed.T @ shares
    length = np.linalg.norm(normal)
    gamma = float((signed @ normal).min() / length) if length > 0 else 0.0
    if gamma <= 1e-12 * radius:
        return None
    return Margin(normal[:-1] / length, float(normal[-1] / length), gamma, radius)
