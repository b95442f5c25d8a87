"""A Hebbian neuron strengthens the synapses that were active when it fired."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ...models import validate
from ...models.arrays import Floats
from ...models.neuron import written_sum

PATTERNS = {"A": (1, 1, 0), "B": (0, 1, 1), "C": (1, 0, 1)}


@dataclass(frozen=True)
class Showing:
    """What happened when a pattern was shown.

    Attributes
    ----------
    x : ndarray (n_inputs,)
        The pattern.
    weighted_sum : float
    fired : bool
    before, after : ndarray (n_inputs,)
        The weights.
    """

    x: Floats
    weighted_sum: float
    fired: bool
    before: Floats
    after: Floats


class HebbianNeuron:
    """A neuron that fires where x·w ≥ θ and then changes its weights; silent, it learns nothing.

    With forgetting, Δw = η·(x − w): active synapses grow towards 1, the others fade (the instar
    rule, S. Grossberg, 1976). Without, Δw = η·x, and no weight grows above 1 (after D. Hebb, "The
    Organization of Behavior", 1949).

    Parameters
    ----------
    weights : array_like (n_inputs,)
    threshold : float
        θ.
    learning_rate : float
        η, above 0.
    forgetting : bool

    Raises
    ------
    TypeError, ValueError
        Where a weight is not a finite number, or ``threshold`` or ``learning_rate`` not above 0.
    """

    def __init__(
        self,
        weights: ArrayLike = (0.55, 0.55, 0.55),
        threshold: float = 1.05,
        learning_rate: float = 0.2,
        forgetting: bool = True,
    ):
        self.weights = validate.vector(weights, "weights")
        self.threshold = validate.positive(threshold, "threshold")
        self.learning_rate = validate.positive(learning_rate, "learning_rate")
        self.forgetting = bool(forgetting)

    def weighted_sum(self, x: ArrayLike) -> float:
        """Return x·w for one pattern (n_inputs,), as it is on paper."""
        return written_sum(validate.vector(x, size=self.weights.size), self.weights, 0.0)

    def fires(self, x: ArrayLike) -> bool:
        """Whether it would fire now; nothing is learned."""
        return self.weighted_sum(x) >= self.threshold

    def show(self, x: ArrayLike) -> Showing:
        """Show a pattern (n_inputs,) and let it learn; return what happened."""
        return self._learn(validate.vector(x, size=self.weights.size))

    def show_all(self, names: Iterable[str]) -> list[Showing]:
        """Show patterns by their names in ``PATTERNS``, one after the other."""
        arrays = {name: validate.vector(x, size=self.weights.size) for name, x in PATTERNS.items()}
        return [self._learn(arrays[name]) for name in names]

    def _learn(self, x: Floats) -> Showing:
        total, before = written_sum(x, self.weights, 0.0), self.weights
        fired = total >= self.threshold
        if fired and self.forgetting:
            self.weights = before + self.learning_rate * (x - before)
        elif fired:
            self.weights = np.maximum(before, np.minimum(before + self.learning_rate * x, 1.0))
        return Showing(x, total, fired, before, self.weights)
