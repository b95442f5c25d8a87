"""A layer folds: two ReLU units lay both ends of a line on each other.

A layer is a tent, u/c up to its crease c and (1 − u)/(1 − c) after it: for c = ½ that is
2·relu(u) − 4·relu(u − ½). Each further layer makes twice as many straight pieces (M. Telgarsky,
2016).
"""

import numpy as np

from ...models import validate
from ...models.arrays import Floats
from ...models.mlp import MLP


def tent(crease: float) -> Floats:
    """Return by how much relu(u) and relu(u − crease) count in a fold, (2,)."""
    return np.array([1 / crease, -1 / crease - 1 / (1 - crease)])


def deep(folds: int, crease: float) -> MLP:
    """Return the network that folds a line so often: two units a layer."""
    mlp = MLP([1, *[2] * validate.whole(folds, "folds"), 1], "relu", "identity")
    fold, both = tent(crease)[:, None], np.ones((1, 2))
    mlp.weights = [both, *[fold @ both] * (folds - 1), fold] if folds else [np.ones((1, 1))]
    mlp.biases = [*[np.array([0, -crease])] * folds, [0.0]]
    return mlp


def line(folds: int, crease: float) -> Floats:
    """Return the corners and ends of the line that comes out, (2**folds + 1, 2), x and y."""
    x = np.array([0.0, 1.0])
    for _ in range(folds):  # what is folded onto x: a place left of the crease, one right of it
        x = np.concatenate([crease * x, 1 - (1 - crease) * x[-2::-1]])
    return np.column_stack([x, deep(folds, crease)(x[:, None])])


def wide(folds: int, crease: float) -> MLP:
    """Return a network of one hidden layer that draws the same line from 0 to 1.

    It has a unit for the slope at the start, and one for each bend.
    """
    if not folds:
        return deep(0, crease)
    x, y = line(folds, crease).T
    slopes = np.diff(y) / np.diff(x)
    mlp = MLP([1, len(slopes), 1], "relu", "identity")
    mlp.weights = [np.ones((1, len(slopes))), np.diff(slopes, prepend=0)[:, None]]
    mlp.biases = [-x[:-1], [0.0]]
    return mlp


def meets(line: Floats, height: float) -> Floats:
    """Return the inputs at which a line through points (n, 2) crosses this height."""
    x, y = line.T
    (k,) = np.nonzero(np.diff(y > height))
    return x[k] + (height - y[k]) / (y[k + 1] - y[k]) * (x[k + 1] - x[k])
