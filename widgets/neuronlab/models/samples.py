"""Samples are what a network learns from: inputs, each with its class or its value."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from . import validate
from .arrays import Answers, Bools, Floats, Ints


@dataclass(frozen=True, eq=False)
class Dataset:
    """Samples, one a row, each with the class that it belongs to or the value to predict.

    Attributes
    ----------
    X : ndarray (n_samples, n_inputs), float64
    y : ndarray (n_samples,), int or float64
        The class of each sample, an index into ``class_names``; a float in a regression.
    feature_names : tuple of str
    class_names : tuple of str
        Empty in a regression.
    name : str
    """

    X: Floats
    y: Answers
    feature_names: tuple[str, ...]
    class_names: tuple[str, ...]
    name: str

    def __len__(self) -> int:
        return len(self.y)

    @property
    def n_classes(self) -> int:
        """How many classes there are, those without a sample included."""
        return len(self.class_names)

    @property
    def is_regression(self) -> bool:
        """Whether ``y`` holds values to predict, and there are no classes."""
        return not self.class_names

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
        self._needs_classes()
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
        self._needs_classes()
        index = _position(name, self.class_names, "class")
        return replace(
            self, y=(self.y == index).astype(int), class_names=("the rest", self.class_names[index])
        )

    def tasks(self) -> dict[str, "Dataset"]:
        """Return, by name, the questions that can be asked: one class against another or the rest.

        The class that is named first is class 1, the one a unit fires for.
        """
        self._needs_classes()
        names = self.class_names
        if self.n_classes == 2:
            return {f"{names[1]} against {names[0]}": self}
        pairs = itertools.combinations(names, 2)
        return {
            **{f"{name} against the rest": self.against_rest(name) for name in names},
            **{f"{a} against {b}": self.keep([b, a]) for a, b in pairs},
            "all classes": self,
        }

    def rows(self, order: Ints | Bools) -> "Dataset":
        """Return the samples at the positions ``order``, in that order."""
        return replace(self, X=self.X[order], y=self.y[order])

    def shuffled(self, seed: int) -> "Dataset":
        """Return the samples in an order drawn with ``seed``."""
        return self.rows(np.random.default_rng(seed).permutation(len(self)))

    def kept(self, erased: Sequence[int]) -> Bools:
        """Return whether each sample stays, (n_samples,) bool, when those at ``erased`` go."""
        for position in erased:
            if position >= len(self):
                raise ValueError(
                    f"erased holds {position}; expected positions from 0 to {len(self) - 1}"
                )
        return ~np.isin(np.arange(len(self)), erased)

    def without(self, erased: Sequence[int]) -> "Dataset":
        """Return the data set without the samples at the positions ``erased``."""
        return self.rows(self.kept(erased))

    def with_points(self, points: Sequence[tuple[float, ...]]) -> "Dataset":
        """Return the data set with samples added at its end, each (x1, x2, …, class or value)."""
        if not points:
            return self
        width = self.X.shape[1] + 1
        for point in points:
            if not isinstance(point, tuple | list) or len(point) != width:
                raise ValueError(
                    f"points holds {point!r}; expected {width} values each, the class or value last"
                )
        X = validate.matrix([point[:-1] for point in points], "points", self.X.shape[1])
        given = [point[-1] for point in points]
        if self.is_regression:
            y = validate.vector(given, "a point's value")
        else:
            classes = range(self.n_classes)
            y = np.array([validate.choice(k, "a point's class", classes) for k in given])
        y = np.concatenate([self.y, y]).astype(self.y.dtype)
        return replace(self, X=np.vstack([self.X, X]), y=y)

    def split(self, test_size: float = 0.25, seed: int = 0) -> tuple["Dataset", "Dataset"]:
        """Return a training and a test set: every class gives the same share, drawn with ``seed``.

        Parameters
        ----------
        test_size : float
            The share of each class (of all samples in a regression) that is held out, above 0 and
            below 1.
        """
        if validate.positive(test_size, "test_size") >= 1:
            raise ValueError(f"test_size is {test_size!r}; expected a share between 0 and 1")
        rng = np.random.default_rng(validate.whole(seed, "seed"))
        held_out = np.zeros(len(self), dtype=bool)
        groups = [self.y == k for k in range(self.n_classes)] or [np.full(len(self), True)]
        for group in groups:
            members = rng.permutation(np.flatnonzero(group))
            held_out[members[: round(test_size * len(members))]] = True
        return self.rows(np.flatnonzero(~held_out)), self.rows(np.flatnonzero(held_out))

    def _needs_classes(self) -> None:
        if self.is_regression:
            raise ValueError(
                f"{self.name!r} is a regression: its y holds values, and there are no classes "
                "to choose or to compare"
            )


def _position(wanted: str | int, names: tuple[str, ...], what: str) -> int:
    """Find ``wanted`` among ``names``: a number, a whole name, or a name without its unit."""
    if isinstance(wanted, int | np.integer) and 0 <= wanted < len(names):
        return int(wanted)
    short = [name.partition(" (")[0] for name in names]
    for known in (names, short):
        if wanted in known:
            return list[str | int](known).index(wanted)
    raise ValueError(
        f"{what} {wanted!r} is not there; expected one of {', '.join(map(repr, names))} "
        f"or a number from 0 to {len(names) - 1}"
    )
