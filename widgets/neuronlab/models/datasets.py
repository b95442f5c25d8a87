"""A data set is samples with their classes, and the names of what was measured."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from . import validate
from .logic import GATES


@dataclass(frozen=True, eq=False)
class Dataset:
    """Samples, one a row, each with the class that it belongs to.

    Attributes
    ----------
    X : ndarray (n_samples, n_inputs), float64
    y : ndarray (n_samples,), int
        The class of each sample, an index into ``class_names``.
    feature_names, class_names : tuple of str
    name : str
    """

    X: np.ndarray
    y: np.ndarray
    feature_names: tuple[str, ...]
    class_names: tuple[str, ...]
    name: str

    def __len__(self) -> int:
        return len(self.y)

    @property
    def n_classes(self) -> int:
        """How many classes there are, those without a sample included."""
        return len(self.class_names)

    def select(self, features: Sequence[str | int]) -> "Dataset":
        """Return the same samples with the chosen columns alone, by name or by number."""
        columns = [_position(feature, self.feature_names, "feature") for feature in features]
        return replace(
            self,
            X=np.ascontiguousarray(self.X[:, columns]),
            feature_names=tuple(self.feature_names[c] for c in columns),
        )

    def keep(self, classes: Sequence[str | int]) -> "Dataset":
        """Return the samples of the chosen classes alone, numbered in the order given."""
        kept = [_position(name, self.class_names, "class") for name in classes]
        number = np.full(self.n_classes, -1)
        number[kept] = range(len(kept))
        rows = number[self.y] >= 0
        return replace(
            self,
            X=self.X[rows],
            y=number[self.y[rows]],
            class_names=tuple(self.class_names[k] for k in kept),
        )

    def against_rest(self, name: str | int) -> "Dataset":
        """Return all samples in two classes: 1 for class ``name``, 0 for every other."""
        index = _position(name, self.class_names, "class")
        return replace(
            self, y=(self.y == index).astype(int), class_names=("the rest", self.class_names[index])
        )

    def tasks(self) -> dict[str, "Dataset"]:
        """Return, by name, the questions that can be asked: one class against another or the rest.

        The class that is named first is class 1, the one a unit fires for.
        """
        names = self.class_names
        if self.n_classes == 2:
            return {f"{names[1]} against {names[0]}": self}
        pairs = itertools.combinations(names, 2)
        return {
            **{f"{name} against the rest": self.against_rest(name) for name in names},
            **{f"{a} against {b}": self.keep([b, a]) for a, b in pairs},
            "all classes": self,
        }

    def rows(self, order) -> "Dataset":
        """Return the samples at the positions ``order``, in that order."""
        return replace(self, X=self.X[order], y=self.y[order])

    def shuffled(self, seed: int) -> "Dataset":
        """Return the samples in an order drawn with ``seed``."""
        return self.rows(np.random.default_rng(seed).permutation(len(self)))

    def with_points(self, points: Sequence[tuple]) -> "Dataset":
        """Return the data set with samples added at its end, each (x1, x2, …, class)."""
        if not points:
            return self
        X = validate.matrix([point[:-1] for point in points], "points", self.X.shape[1])
        y = [validate.choice(p[-1], "a point's class", range(self.n_classes)) for p in points]
        return replace(self, X=np.vstack([self.X, X]), y=np.concatenate([self.y, y]).astype(int))

    def split(self, test_size: float = 0.25, seed: int = 0) -> tuple["Dataset", "Dataset"]:
        """Return a training and a test set: every class gives the same share, drawn with ``seed``.

        Parameters
        ----------
        test_size : float
            The share of each class that is held out, above 0 and below 1.
        """
        if validate.positive(test_size, "test_size") >= 1:
            raise ValueError(f"test_size is {test_size!r}; expected a share between 0 and 1")
        rng = np.random.default_rng(seed)
        held_out = np.zeros(len(self), dtype=bool)
        for k in range(self.n_classes):
            members = rng.permutation(np.flatnonzero(self.y == k))
            held_out[members[: round(test_size * len(members))]] = True
        return self.rows(np.flatnonzero(~held_out)), self.rows(np.flatnonzero(held_out))


def from_arrays(X, y, name: str = "your data") -> Dataset:
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


def load(name: str, **options) -> Dataset:
    """Return the data set ``name``; nothing is fetched from a network.

    Parameters
    ----------
    name : str
        A name in ``DATASETS``.
    **options
        ``features=[…]`` and ``classes=[…]`` choose columns and classes of any set; the sets that
        are generated take ``n_samples``, ``noise`` and ``seed`` too.

    Raises
    ------
    ValueError
        Where there is no such data set, feature or class.
    TypeError
        Where this data set has no such option.
    """
    features, classes = options.pop("features", None), options.pop("classes", None)
    dataset = DATASETS[validate.choice(name, "name", tuple(DATASETS))](**options)
    if classes is not None:
        dataset = dataset.keep(classes)
    return dataset if features is None else dataset.select(features)


def _iris() -> Dataset:
    """Measurements of 150 iris flowers (E. Anderson 1935, R. A. Fisher 1936)."""
    from sklearn.datasets import load_iris

    return _bunch(load_iris(), "iris")


def _breast_cancer() -> Dataset:
    """Thirty measurements of cell nuclei in 569 biopsies (Wolberg, Street, Mangasarian 1993)."""
    from sklearn.datasets import load_breast_cancer

    return _bunch(load_breast_cancer(), "breast_cancer")


def _linear(n_samples: int = 100, noise: float = 0.0, seed: int = 0) -> Dataset:
    """Points of a square, in two classes on either side of a line with a gap around it.

    ``noise`` is the standard deviation of what is added to each coordinate afterwards; the gap is
    0.2 wide on either side.
    """
    rng = np.random.default_rng(seed)
    angle, offset = rng.uniform(0, 2 * np.pi), rng.uniform(-0.3, 0.3)
    normal = np.array([np.cos(angle), np.sin(angle)])
    X = np.empty((0, 2))
    while len(X) < n_samples:
        drawn = rng.uniform(-1, 1, size=(2 * n_samples, 2))
        X = np.vstack([X, drawn[np.abs(drawn @ normal + offset) >= 0.2]])[:n_samples]
    y = (X @ normal + offset > 0).astype(int)
    return _plane(X + rng.normal(0, noise, X.shape), y, 2, "linear")


def _blobs(n_samples: int = 100, noise: float = 0.5, seed: int = 0, n_classes: int = 2) -> Dataset:
    """Round clouds of points, their centres evenly spaced on a circle of radius 1."""
    rng = np.random.default_rng(seed)
    y = np.arange(validate.whole(n_samples, "n_samples", 1)) % validate.whole(
        n_classes, "n_classes", 2
    )
    angle = 2 * np.pi * y / n_classes + np.pi / 4
    centres = np.column_stack([np.cos(angle), np.sin(angle)])
    return _plane(centres + rng.normal(0, noise, centres.shape), y, n_classes, "blobs")


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
    "linear": _linear,
    "blobs": _blobs,
    "own points": _own_points,
    **{name: _gate(name) for name in GATES},
}


def _plane(X: np.ndarray, y: np.ndarray, n_classes: int, name: str) -> Dataset:
    return Dataset(X, y, _numbered("x", X.shape[1]), tuple(map(str, range(n_classes))), name)


def _bunch(bunch, name: str) -> Dataset:
    names = tuple(map(str, bunch.feature_names)), tuple(map(str, bunch.target_names))
    return Dataset(np.ascontiguousarray(bunch.data), bunch.target.astype(int), *names, name)


def _numbered(letter: str, count: int) -> tuple[str, ...]:
    return tuple(letter + str(i).translate(SUBSCRIPTS) for i in range(1, count + 1))


SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def _position(wanted: str | int, names: tuple[str, ...], what: str) -> int:
    """Find ``wanted`` among ``names``: a number, a whole name, or a name without its unit."""
    if isinstance(wanted, int | np.integer) and 0 <= wanted < len(names):
        return int(wanted)
    short = [name.partition(" (")[0] for name in names]
    for known in (names, short):
        if wanted in known:
            return list(known).index(wanted)
    raise ValueError(
        f"{what} {wanted!r} is not there; expected one of {', '.join(map(repr, names))} "
        f"or a number from 0 to {len(names) - 1}"
    )
