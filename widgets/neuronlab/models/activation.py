"""What is known of one activation: its function and slope, and how it is drawn, run and written."""

import math
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Floats

Call = tuple[Callable[..., object], tuple[Any, ...]]
"""A function with its arguments."""


def glorot(n_before: int, n_units: int) -> float:
    """Return the limit of uniform weights by X. Glorot and Y. Bengio (2010)."""
    return math.sqrt(6 / (n_before + n_units))


def he(n_before: int, n_units: int) -> float:
    """Return the limit of uniform weights by K. He et al. (2015)."""
    return math.sqrt(6 / n_before)


@dataclass(frozen=True)
class FastCalls:
    """The NumPy calls of an activation whose slope follows from its output.

    Attributes
    ----------
    forward : callable
        (z, a) in, the calls that write a = f(z) out; ``a`` may be ``z`` itself.
    backward : callable
        (δ, a, t) in, the calls that turn δ = dL/da into dL/dz = δ·f'(z) out; ``t``, of the same
        shape, is there to write into.
    """

    forward: Callable[[Floats, Floats], list[Call]]
    backward: Callable[[Floats, Floats, Floats], list[Call]]


@dataclass(frozen=True)
class Own:
    """What a framework has no name for: the lines of a function of ``z``.

    Attributes
    ----------
    body : str
    imports : str
        A line that it needs at the top of the script; NumPy and the framework are there.
    """

    body: str
    imports: str = ""


@dataclass(frozen=True, kw_only=True)
class Spelling:
    """How each framework spells an activation.

    Attributes
    ----------
    numpy : str or Own
        A function of NumPy, ``"np.tanh"``, or lines of one's own.
    keras : str or Own
        What ``Dense(activation=…)`` calls it.
    pytorch : str or Own
        The class in ``torch.nn``, with arguments where it needs them: ``"LeakyReLU(0.01)"``.
    scikit_learn : str or None
        What its networks call it.
    nearest : str
        Where scikit-learn doesn't have it: the name in ``ACTIVATIONS`` of the nearest that it has.
    """

    numpy: str | Own
    keras: str | Own
    pytorch: str | Own
    scikit_learn: str | None = None
    nearest: str = ""


@dataclass(frozen=True)
class Activation:
    """A function with its slope, its formula and its range.

    Attributes
    ----------
    name : str
        Its name in ``ACTIVATIONS``.
    function, slope : callable
        Array in, array of the same shape out.
    formula : str
        As it is written in the lessons.
    range : tuple of float
        The least and the greatest output.
    spelling : Spelling
        As it is written in each framework.
    initial_limit : callable
        (n_before, n_units) in, the limit of a layer's initial weights out.
    fast : FastCalls or None
        How a fast pass computes it; None where the slope doesn't follow from the output.
    is_step : bool
        Whether the slope is 0 everywhere, so that no gradient comes through.
    short : str
        Its name where there is little room.
    written : str
        f(z) inside a formula, with ``{z}`` for the number; otherwise its name with brackets.
    written_slope : str or None
        f'(z) inside a product, with ``{a}`` for the output, or ``{bare}`` where brackets are
        around it already; "" where it is 1, None where it has no such form.
    """

    name: str
    function: Callable[[Floats], Floats]
    slope: Callable[[Floats], Floats]
    formula: str
    range: tuple[float, float]
    _: KW_ONLY
    spelling: Spelling = field(repr=False)
    initial_limit: Callable[[int, int], float] = field(default=glorot, repr=False)
    fast: FastCalls | None = field(default=None, repr=False)
    is_step: bool = field(default=False, repr=False)
    short: str = field(default="", repr=False)
    written: str = field(default="", repr=False)
    written_slope: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "short", self.short or self.name)
        object.__setattr__(self, "written", self.written or f"{self.name}({{z}})")

    def __call__(self, z: ArrayLike) -> Floats:
        """Return a = f(z), element by element."""
        return self.function(np.asarray(z, dtype=float))

    def derivative(self, z: ArrayLike) -> Floats:
        """Return f'(z), element by element (0 for a step, also where it jumps)."""
        return self.slope(np.asarray(z, dtype=float))
