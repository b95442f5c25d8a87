"""The adding problem: of a long sequence of numbers two are marked, and their sum is asked for.

S. Hochreiter and J. Schmidhuber, "Long short-term memory" (1997), section 5.4, made it to tell
networks that remember from those that don't. The first marked number stands at the very beginning.
"""

import numpy as np

from ...models import validate
from ...models.arrays import Floats

GUESS = 2 / 3
"""The mean squared error of always answering 0: the variance of two numbers from −1 to 1."""


def sequences(n: int, length: int, seed: int | list[int]) -> tuple[Floats, Floats]:
    """Return n sequences, (length, n, 2), and the sum that each one asks for, (n,).

    Parameters
    ----------
    n : int
    length : int
        At least 2. The first number is marked, and one more of the first half.
    seed : int or list of int
        Of the numbers.

    Returns
    -------
    x : ndarray (length, n, 2)
        At each moment a number from −1 to 1, and 1 where it is marked, else 0.
    y : ndarray (n,)
    """
    validate.whole(length, "length", 2)
    rng = np.random.default_rng(seed)
    x = np.zeros((length, n, 2))
    x[:, :, 0] = rng.uniform(-1, 1, (length, n))
    second = rng.integers(1, max(2, length // 2), n)
    x[0, :, 1] = x[second, np.arange(n), 1] = 1.0
    return x, (x[:, :, 0] * x[:, :, 1]).sum(axis=0)
