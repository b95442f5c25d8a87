"""The data that a training can learn: those of a menu, one's own, and which part is held out."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from ...models import datasets, validate
from ...models.samples import Dataset

DATA: dict[str, tuple[str, str, dict[str, float]]] = {
    "circles": ("circles", "circles", {}),
    "xor": ("XOR", "xor_cloud", {}),
    "blobs": ("blobs", "blobs", {}),
    "spirals": ("spirals", "spirals", {}),
    "moons": ("moons", "moons", {}),
    "three blobs": ("three blobs", "blobs", {"n_classes": 3}),
    "three spirals": ("three spirals", "spirals", {"n_classes": 3}),
    "plane": ("plane (regression)", "plane", {}),
    "hills": ("hills (regression)", "hills", {}),
    "own points": ("your own points", "own points", {}),
}
"""Name → its line in a menu, and the data set with its options."""


def load(name: str, n_samples: int, noise: float, seed: int) -> Dataset:
    """Return a data set of ``DATA``."""
    _, source, options = DATA[validate.choice(name, "data", tuple(DATA))]
    if source != "own points":
        options = {**options, "n_samples": n_samples, "noise": noise, "seed": seed}
    return replace(datasets.load(source, **options), name=name)


def own_data(X: ArrayLike, y: ArrayLike) -> Dataset:
    """Return arrays of one's own as a data set: a regression where ``y`` holds many values.

    Numbers with a fraction, or more than 10 different ones, are values to predict; everything else
    is a class. Errors as in ``datasets.from_arrays``.
    """
    values = np.asarray(y)
    different = np.unique(values) if values.dtype.kind in "iuf" else np.empty(0)
    if not (len(different) > 10 or (values.dtype.kind == "f" and (different % 1 != 0).any())):
        return datasets.from_arrays(X, y)
    X, columns = validate.matrix(X), getattr(X, "columns", None)
    values = validate.vector(values, "y")
    if len(values) != len(X):
        raise ValueError(f"y has shape {values.shape}; expected ({len(X)},), a value a sample")
    names = columns if columns is not None else [f"x{i + 1}" for i in range(X.shape[1])]
    return Dataset(X, values, tuple(map(str, names)), (), "your data")


def divided(
    base: Dataset,
    test_share: float,
    seed: int,
    points: Sequence[tuple[float, ...]] = (),
    erased: Sequence[int] = (),
) -> tuple[Dataset, Dataset]:
    """Return training and test samples of ``base``, a class giving the same share of each.

    Samples at the positions ``erased`` are left out afterwards, and ``points`` (x1, x2, class or
    value) are added to the training samples, so that neither moves the others.
    """
    positions = np.arange(len(base))
    numbered = replace(base, X=positions[:, None].astype(float))
    test = numbered.split(test_share, seed)[1].X[:, 0] if test_share else ()
    held_out = np.isin(positions, test)
    left = base.kept(erased)
    return base.rows(left & ~held_out).with_points(points), base.rows(left & held_out)
