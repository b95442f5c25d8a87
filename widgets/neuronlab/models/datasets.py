"""The data sets of the course, by name, and your own arrays as one of them."""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..text.symbols import subscript
from . import classics, validate
from .arrays import Floats, Ints
from .generators import GENERATORS
from .logic import GATES
from .samples import Dataset


def from_arrays(X: ArrayLike, y: ArrayLike, name: str = "your data") -> Dataset:
    """Return a data set made of arrays (or a data frame) of your own.

    Parameters
    ----------
    X : array_like (n_samples, n_inputs)
        Finite numbers; a data frame's column names become the feature names.
    y : array_like (n_samples,)
        One label a sample, numbers or texts; at least two different ones. Their sorted order
        gives the classes 0, 1, ….

    Raises
    ------
    TypeError, ValueError
        Where ``X`` is not numeric, holds NaN or infinity, has the wrong shape, or ``y`` does not
        give one label for each sample, or names one class only.
    """
    columns = getattr(X, "columns", None)
    X = validate.matrix(X)
    labels = np.asarray(y)
    if labels.shape != (len(X),):
        raise ValueError(
            f"y has shape {labels.shape}; expected ({len(X)},): one label for each of the "
            f"{len(X)} samples in X"
        )
    if labels.dtype.kind == "f" and not np.isfinite(labels).all():
        raise ValueError("y holds NaN or infinity; every sample needs a label")
    try:
        classes, numbers = np.unique(labels, return_inverse=True)
    except TypeError as error:
        raise TypeError("y mixes kinds of labels that can't be sorted; use one kind") from error
    if len(classes) < 2:
        raise ValueError(
            f"y names {len(classes)} class only ({', '.join(map(str, classes))}); "
            "telling classes apart needs at least 2"
        )
    if len(classes) > 10 and len(classes) > len(X) / 2:
        raise ValueError(
            f"y has {len(classes)} different values for {len(X)} samples; "
            "expected class labels, at most 10 or a few for many samples"
        )
    feature_names = tuple(map(str, columns)) if columns is not None else _numbered("x", X.shape[1])
    return Dataset(X, numbers.astype(int), feature_names, tuple(map(str, classes.tolist())), name)


def load(name: str, **options: Any) -> Dataset:
    """Return the data set ``name``; nothing is fetched from a network.

    Parameters
    ----------
    name : str
        A name in ``DATASETS``.
    **options
        ``features=[…]`` and ``classes=[…]`` choose columns and classes of any set. The sets that
        are generated (``generators.GENERATORS``) take ``n_samples``, ``noise`` (0 to 1, in the
        unit of the data) and ``seed`` too, and some ``n_classes`` or ``n_inputs``.

    Raises
    ------
    ValueError
        Where there is no such data set, feature or class, or an option is out of its range.
    TypeError
        Where this data set has no such option, or an option is of the wrong kind.
    """
    features, classes = options.pop("features", None), options.pop("classes", None)
    dataset = DATASETS[validate.choice(name, "name", tuple(DATASETS))](**options)
    if classes is not None:
        dataset = dataset.keep(classes)
    return dataset if features is None else dataset.select(features)


def _iris() -> Dataset:
    """Measurements of 150 iris flowers (E. Anderson 1935, R. A. Fisher 1936)."""
    X, y = classics.iris_table()
    return Dataset(X, y, classics.IRIS_FEATURES, classics.IRIS_CLASSES, "iris")


def _breast_cancer() -> Dataset:
    """Thirty measurements of cell nuclei in 569 biopsies (Wolberg, Street, Mangasarian 1993)."""
    from sklearn.datasets import load_breast_cancer

    bunch = load_breast_cancer()
    names = tuple(map(str, bunch.feature_names)), tuple(map(str, bunch.target_names))
    X, y = np.ascontiguousarray(bunch.data), bunch.target.astype(int)
    return Dataset(X, y, *names, "breast_cancer")


def _digits() -> Dataset:
    """1797 handwritten digits of 8 × 8 pixels, 0 (white) to 1 (ink) (E. Alpaydin, C. Kaynak 1998).

    scikit-learn counts the ink of a pixel from 0 to 16.
    """
    X, y = classics.digits_table()
    names = tuple(f"pixel_{row}_{column}" for row in range(8) for column in range(8))
    return Dataset(X / 16, y, names, tuple("0123456789"), "digits")


def _generated(name: str) -> Callable[..., Dataset]:
    generator = GENERATORS[name]

    @functools.wraps(generator)
    def make(**options: Any) -> Dataset:
        X, y = generator(**options)
        return _plane(X, y, options.get("n_classes", 2) if y.dtype.kind == "i" else 0, name)

    return make


def _few() -> Dataset:
    """Eight points with room between them, which a line just tells apart."""
    X = [(-2, 0.5), (0.5, 1), (-1, 1.5), (-3, 1), (2.5, -1), (-2, 1.5), (2, 1.5), (-1, -1)]
    return _plane(np.array(X, dtype=float), np.array([0, 1, 1, 0, 1, 0, 1, 0]), 2, "few")


def _own_points() -> Dataset:
    """No samples yet, and two classes for those that will be added."""
    return _plane(np.empty((0, 2)), np.empty(0, dtype=int), 2, "own points")


def _gate(name: str) -> Callable[[], Dataset]:
    def make() -> Dataset:
        table = GATES[name]
        return _plane(table.inputs.astype(float), table.outputs, 2, name)

    return make


DATASETS: dict[str, Callable[..., Dataset]] = {
    "iris": _iris,
    "breast_cancer": _breast_cancer,
    "digits": _digits,
    **{name: _generated(name) for name in GENERATORS},
    "few": _few,
    "own points": _own_points,
    **{name: _gate(name) for name in GATES},
}
"""What :func:`load` offers; ``"xor"`` is the gate's four points, ``"xor_cloud"`` many."""

PLANE_SETS = ("circles", "xor_cloud", "blobs", "spirals", "moons", "plane", "hills")
"""The generated sets of two inputs to train on, in the order of a menu; the last two regressions.

All take ``n_samples``, ``noise`` and ``seed``.
"""


def _plane(X: Floats, y: Floats | Ints, n_classes: int, name: str) -> Dataset:
    return Dataset(X, y, _numbered("x", X.shape[1]), tuple(map(str, range(n_classes))), name)


def _numbered(letter: str, count: int) -> tuple[str, ...]:
    return tuple(letter + subscript(i) for i in range(1, count + 1))
