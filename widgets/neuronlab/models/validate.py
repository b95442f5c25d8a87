"""Data from outside is checked once, where it comes in, and told plainly what is wrong with it."""

import contextlib
import numbers
from collections.abc import Collection
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Floats

T = TypeVar("T")


def matrix(X: ArrayLike, name: str = "X", n_columns: int | None = None) -> Floats:
    """Return ``X`` as a float64 array (n_samples, n_inputs), in C order.

    Parameters
    ----------
    X : array_like
        Numbers, one sample a row.
    name : str
        What the caller names the argument; the error names it so.
    n_columns : int, optional
        The only number of columns that is allowed.

    Raises
    ------
    TypeError
        Where ``X`` is not numeric.
    ValueError
        Where its shape is wrong, or it holds NaN or infinity.
    """
    X = _floats(X, name)
    if X.ndim != 2:
        raise ValueError(f"{name} has shape {X.shape}; expected two axes, (n_samples, n_inputs)")
    if n_columns is not None and X.shape[1] != n_columns:
        raise ValueError(
            f"{name} has {X.shape[1]} columns; expected {n_columns}, one for each input"
        )
    return X


def vector(x: ArrayLike, name: str = "x", size: int | None = None) -> Floats:
    """Return ``x`` as a float64 array (size,); errors as in :func:`matrix`."""
    x = _floats(x, name)
    if x.ndim != 1 or (size is not None and x.size != size):
        wanted = "one axis" if size is None else f"shape ({size},)"
        raise ValueError(f"{name} has shape {x.shape}; expected {wanted}")
    return x


def positive(value: float, name: str) -> float:
    """Return ``value`` as a float above zero and finite."""
    if not isinstance(value, numbers.Real) or isinstance(value, bool):
        raise TypeError(f"{name} is {value!r}; expected a number above 0")
    if not (np.isfinite(value) and value > 0):
        raise ValueError(f"{name} is {value!r}; expected a finite number above 0")
    return float(value)


def whole(value: int, name: str, at_least: int = 0) -> int:
    """Return ``value`` as an int of at least ``at_least``."""
    if not isinstance(value, numbers.Integral) or isinstance(value, bool):
        raise TypeError(f"{name} is {value!r}; expected a whole number")
    if value < at_least:
        raise ValueError(f"{name} is {value!r}; expected at least {at_least}")
    return int(value)


def choice(value: T, name: str, allowed: Collection[T]) -> T:
    """Return ``value`` where it is one of ``allowed``."""
    if value not in allowed:
        raise ValueError(f"{name} is {value!r}; expected one of {', '.join(map(repr, allowed))}")
    return value


def _floats(values: ArrayLike, name: str) -> Floats:
    try:
        raw = np.asarray(values)
    except ValueError as error:
        raise ValueError(f"{name} has rows of different lengths") from error
    if raw.dtype.kind == "O":
        with contextlib.suppress(TypeError, ValueError):
            raw = raw.astype(float)
    if raw.dtype.kind not in "biuf":
        raise TypeError(f"{name} has values of type {raw.dtype}; expected numbers")
    array = np.array(raw, dtype=float, order="C")
    bad = np.argwhere(~np.isfinite(array))
    if len(bad):
        where = tuple(int(i) for i in bad[0])
        raise ValueError(
            f"{name} holds {array[where]} at position {where}; every value must be a finite number"
        )
    return array
