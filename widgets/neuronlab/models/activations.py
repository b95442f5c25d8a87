"""An activation function turns a neuron's weighted sum z into its output a."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


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
    """

    name: str
    function: Callable[[np.ndarray], np.ndarray]
    slope: Callable[[np.ndarray], np.ndarray]
    formula: str
    range: tuple[float, float]

    def __call__(self, z) -> np.ndarray:
        """Return a = f(z), element by element."""
        return self.function(np.asarray(z, dtype=float))

    def derivative(self, z) -> np.ndarray:
        """Return f'(z), element by element (0 for a step, also where it jumps)."""
        return self.slope(np.asarray(z, dtype=float))


def _sigmoid(z: np.ndarray) -> np.ndarray:
    # exp of a negative number can't overflow, whichever side z is on.
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)


def _sigmoid_slope(z: np.ndarray) -> np.ndarray:
    small = np.exp(-np.abs(z))
    return small / (1.0 + small) ** 2


ACTIVATIONS: dict[str, Activation] = {
    activation.name: activation
    for activation in (
        Activation("identity", lambda z: z.copy(), np.ones_like, "z", (-np.inf, np.inf)),
        Activation(
            "heaviside", lambda z: np.heaviside(z, 1.0), np.zeros_like, "1 if z ≥ 0 else 0", (0, 1)
        ),
        Activation("sign", np.sign, np.zeros_like, "−1, 0 or 1: the sign of z", (-1, 1)),
        Activation("sigmoid", _sigmoid, _sigmoid_slope, "1 / (1 + e⁻ᶻ)", (0, 1)),
    )
}
