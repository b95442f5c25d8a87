"""Least squares with shares that may not be negative."""

import numpy as np

from .arrays import Floats

EPS = np.finfo(float).eps

ROUNDS = 50
"""How many times as many rounds as unknowns there may be; about one is usual."""


def nonnegative(A: Floats, b: Floats) -> Floats:
    """Return the x ≥ 0 that makes ‖Ax − b‖ least.

    The active-set method of C. L. Lawson and R. J. Hanson, "Solving Least Squares Problems" (1974),
    chapter 23: unknowns leave 0 one after another, the one that helps most first, and go back where
    the solution would make them negative. scipy.optimize has it too, and takes 38 MB of a kernel.

    Parameters
    ----------
    A : ndarray (n_equations, n_unknowns)
    b : ndarray (n_equations,)

    Returns
    -------
    ndarray (n_unknowns,)
    """
    n = A.shape[1]
    x, left = np.zeros(n), b
    free, useless = np.zeros(n, dtype=bool), np.zeros(n, dtype=bool)
    lengths = np.maximum(np.linalg.norm(A, axis=0), np.finfo(float).tiny)
    for _ in range(ROUNDS * n):
        gain = np.where(free | useless, -np.inf, A.T @ left / lengths)
        entering = int(gain.argmax())
        if gain[entering] <= 10 * EPS * np.linalg.norm(left):
            break
        free[entering] = True
        solution, rest = _solved(A, b, free)
        if solution[entering] <= 0:  # only rounding said that it would help
            free[entering], useless[entering] = False, True
            continue
        while len(blocked := np.flatnonzero(free & (solution <= 0))):
            shares = x[blocked] / (x[blocked] - solution[blocked])
            x += shares.min() * (solution - x)
            free[blocked[shares.argmin()]] = False
            free &= x > 0
            x[~free] = 0
            solution, rest = _solved(A, b, free)
        x, left = solution, rest
        useless[:] = False
    return x


def _solved(A: Floats, b: Floats, free: np.ndarray) -> tuple[Floats, Floats]:
    """Return the least-squares solution in which only the free unknowns are not 0, and b − Ax.

    What is left is projected, not subtracted: it may be a millionth of b, and every digit counts.
    """
    solution, k = np.zeros(A.shape[1]), int(free.sum())
    Q, R = np.linalg.qr(A[:, free], mode="complete")
    solution[free] = np.linalg.solve(R[:k], Q[:, :k].T @ b)
    return solution, Q[:, k:] @ (Q[:, k:].T @ b)
