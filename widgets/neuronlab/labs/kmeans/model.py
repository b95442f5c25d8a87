"""k-means finds groups without labels: each sample joins the nearest centre, each centre moves."""

from dataclasses import dataclass

import numpy as np

from ...models import datasets, geometry, validate
from ...models.arrays import Bools, Floats, Ints
from ...models.samples import Dataset

MOST_STEPS = 60


@dataclass(frozen=True, eq=False)
class Clustering:
    """What one step of k-means leaves behind.

    Attributes
    ----------
    kind : {"start", "assign", "move"}
    centres : ndarray (k, n_inputs)
    groups : ndarray (n_samples,)
        The number of each sample's centre; −1 where it has none yet.
    changed : ndarray (n_samples,) of bool
        The samples that joined another group in this step.
    inertia : float
        The sum of the squared distances of the samples to their centres; NaN at the start.
    """

    kind: str
    centres: Floats
    groups: Ints
    changed: Bools
    inertia: float


def iris() -> Dataset:
    """Return the petals of 150 iris flowers: length and width."""
    return datasets.load("iris", features=["petal length", "petal width"])


def start(X: Floats, k: int, seed: int = 0) -> Floats:
    """Return ``k`` samples at different places, (k, n_inputs), drawn with ``seed``."""
    places = np.unique(X, axis=0)
    if validate.whole(k, "k", 1) > len(places):
        raise ValueError(f"k is {k}; X has {len(places)} different samples to start from")
    return places[np.random.default_rng(seed).choice(len(places), k, replace=False)]


def assign(X: Floats, centres: Floats) -> Ints:
    """Return which centre is nearest to each sample, (n_samples,); the first one of equals."""
    nearest: Ints = ((X[:, None] - centres) ** 2).sum(axis=2).argmin(axis=1)
    return nearest


def move(X: Floats, groups: Ints, centres: Floats) -> Floats:
    """Return the mean of each group, (k, n_inputs); a centre without a sample stays."""
    return np.array(
        [X[groups == j].mean(axis=0) if (groups == j).any() else c for j, c in enumerate(centres)]
    )


def inertia(X: Floats, groups: Ints, centres: Floats) -> float:
    """Return the sum of the squared distances of the samples to the centres of their groups."""
    return float(((X - centres[groups]) ** 2).sum())


def history(X: Floats, centres: Floats) -> list[Clustering]:
    """Return every moment from the start to where no sample changes its group.

    S. P. Lloyd, "Least squares quantization in PCM" (1957, published 1982). Neither step can make
    the inertia greater, and there are finitely many groupings, so it comes to an end: at a least
    value nearby, which is not always the least of all.
    """
    groups = np.full(len(X), -1)
    moments = [Clustering("start", centres, groups, groups >= 0, np.nan)]
    while len(moments) <= MOST_STEPS:
        nearest = assign(X, centres)
        changed, groups = nearest != groups, nearest
        moments.append(
            Clustering("assign", centres, groups, changed, inertia(X, groups, centres))
        )  # fmt: skip
        if not changed.any():
            break
        centres = move(X, groups, centres)
        moments.append(
            Clustering("move", centres, groups, groups < 0, inertia(X, groups, centres))
        )  # fmt: skip
    return moments[: MOST_STEPS + 1]


def regions(centres: Floats, box: geometry.Box) -> list[Floats]:
    """Return for each centre the part of ``box`` that is nearest to it, a polygon (n, 2).

    ‖x − c‖² is least where x·c − ‖c‖²/2 is greatest: a layer of linear units would say the same.
    """
    if len(centres) == 1:
        return [geometry.corners(box)]
    return geometry.regions(centres.T, -(centres**2).sum(axis=1) / 2, box)


def table(groups: Ints, classes: Ints, k: int, n_classes: int) -> Ints:
    """Return how many samples of each class (row) are in each group (column)."""
    counts = np.zeros((n_classes, k), dtype=int)
    placed = groups >= 0
    np.add.at(counts, (classes[placed], groups[placed]), 1)
    return counts
