"""A playground's network sees features of two numbers, and each of its units is a map of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from ...models import datasets, validate
from ...models.activations import ACTIVATIONS
from ...models.arrays import Answers, Floats, Ints
from ...models.geometry import Box
from ...models.mlp import MLP
from ...models.samples import Dataset

FEATURES: dict[str, tuple[str, Callable[[Floats, Floats], Floats]]] = {
    "x1": ("x₁", lambda x1, x2: x1),
    "x2": ("x₂", lambda x1, x2: x2),
    "x1²": ("x₁²", lambda x1, x2: x1**2),
    "x2²": ("x₂²", lambda x1, x2: x2**2),
    "x1·x2": ("x₁x₂", lambda x1, x2: x1 * x2),
    "sin x1": ("sin x₁", lambda x1, x2: np.sin(x1)),
    "sin x2": ("sin x₂", lambda x1, x2: np.sin(x2)),
}
"""Name → how it is written, and its formula; in the order in which a network is given them."""

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

OUTPUT_MIDDLE = 0.5


def features(X: Floats, names: Sequence[str]) -> Floats:
    """Return the chosen features, (n_samples, n_features), of points ``X`` (n_samples, 2)."""
    with np.errstate(all="ignore"):
        return np.column_stack([FEATURES[name][1](X[:, 0], X[:, 1]) for name in names])


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


def confusion(targets: Answers, answers: Answers, n_classes: int) -> Ints:
    """Return how many samples of each class (a row) got each answer (a column)."""
    table = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(table, (targets, answers), 1)
    return table


class UnitMaps:
    """What every unit answers at each point of a grid over the plane.

    Parameters
    ----------
    names : sequence of str
        The features that the network is given, names in ``FEATURES``.
    box : tuple
        The part of the plane.
    n : int
        The grid has n × n points, each in the middle of its cell.
    """

    def __init__(self, names: Sequence[str], box: Box, n: int = 100):
        left, right, bottom, top = box
        middles = (np.arange(n) + 0.5) / n
        x1, x2 = np.meshgrid(left + middles * (right - left), bottom + middles * (top - bottom))
        self.points = np.column_stack([x1.ravel(), x2.ravel()])
        self.inputs = features(self.points, names)

    def outputs(self, mlp: MLP) -> list[Floats]:
        """Return one array (n·n, n_units) a layer, the inputs first; rows from the bottom up."""
        return [self.inputs, *mlp.forward(self.inputs).a]


def shades(a: Floats, activation: str = "identity", limit: float = 0.0) -> Floats:
    """Return values as shades from −1 (all orange) over 0 to 1 (all blue), of the same shape.

    Parameters
    ----------
    a : ndarray (n_points, n_units)
    activation : str
        Of an output layer of two classes: the middle of its range is 0 then. Of other layers
        ``"identity"``: 0 is 0.
    limit : float
        The value that is 1; if 0, for each unit its greatest one, where that is above 1.
    """
    with np.errstate(all="ignore"):
        if activation != "identity" and ACTIVATIONS[activation].range == (0, 1):
            a = (a - OUTPUT_MIDDLE) / OUTPUT_MIDDLE
        a = np.nan_to_num(a, nan=0.0, posinf=1e300, neginf=-1e300)
        return np.clip(a / (limit or np.maximum(1.0, np.abs(a).max(axis=0))), -1, 1)
