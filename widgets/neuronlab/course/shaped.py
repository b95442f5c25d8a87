"""Arrays that say in a lesson's words which shapes do not fit, where NumPy would in its own."""

from typing import Any

import numpy as np

_SIGNS = {"add": "+", "subtract": "−", "multiply": "*", "divide": "/", "matmul": "@"}


class Misfit(ValueError):
    """Two arrays do not fit.

    Attributes
    ----------
    left, right : tuple of int
        Their shapes.
    product : bool
        Whether it was ``left @ right``.
    sign : str
        What stood between them.
    """

    def __init__(self, name: str, left: tuple[int, ...], right: tuple[int, ...]):
        self.left, self.right, self.product = left, right, name == "matmul"
        self.sign = _SIGNS.get(name, name)
        super().__init__(f"{left} {self.sign} {right} does not fit")


class Shaped(np.ndarray):
    """An array like any other, which raises :class:`Misfit`, and so does what is made of it."""

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **more: Any) -> Any:
        """Compute with plain arrays; see what is wrong with two whose shapes don't fit."""
        given = [_plain(part) for part in inputs]
        if "out" in more:
            more["out"] = tuple(map(_plain, more["out"]))
        try:
            result = getattr(ufunc, method)(*given, **more)
        except ValueError:
            if method != "__call__" or len(given) != 2:
                raise
            raise Misfit(ufunc.__name__, *map(np.shape, given)) from None
        return result.view(Shaped) if isinstance(result, np.ndarray) else result

    def __array_function__(self, func: Any, types: Any, args: Any, kwargs: Any) -> Any:
        """Let ``np.dot`` be ``@``, which for tables it is."""
        if func is np.dot and len(args) == 2:
            return np.matmul(*args)
        return super().__array_function__(func, types, args, kwargs)

    def dot(self, other: Any, out: Any = None) -> Any:
        """Return ``self @ other``."""
        return np.matmul(self, other, out=out)


def shaped(array: np.ndarray) -> Shaped:
    """Return a copy of an array that tells of its shape."""
    return array.copy().view(Shaped)


def _plain(part: Any) -> Any:
    return part.view(np.ndarray) if isinstance(part, Shaped) else part
