"""An activation function turns a neuron's weighted sum z into its output a."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Floats


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
    function: Callable[[Floats], Floats]
    slope: Callable[[Floats], Floats]
    formula: str
    range: tuple[float, float]

    def __call__(self, z: ArrayLike) -> Floats:
        """Return a = f(z), element by element."""
        return self.function(np.asarray(z, dtype=float))

    def derivative(self, z: ArrayLike) -> Floats:
        """Return f'(z), element by element (0 for a step, also where it jumps)."""
        return self.slope(np.asarray(z, dtype=float))


def _sigmoid(z: Floats) -> Floats:
    # exp of a negative number can't overflow, whichever side z is on.
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)


def _sigmoid_slope(z: Floats) -> Floats:
    small = np.exp(-np.abs(z))
    return small / (1.0 + small) ** 2


def _softplus(z: Floats) -> Floats:
    return np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))


def _relu_slope(z: Floats, below: float = 0.0) -> Floats:
    return np.where(z > 0, 1.0, below)


def _elu(z: Floats) -> Floats:
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0.0)))


def _tanh_slope(z: Floats) -> Floats:
    # 1 − tanh² would lose its digits far out, where tanh is nearly 1.
    small = np.exp(-2 * np.abs(z))
    slope: Floats = 4 * small / (1 + small) ** 2
    return slope


def _normal(z: Floats) -> tuple[Floats, Floats]:
    """Return the standard normal distribution's cumulative probability Φ(z) and density φ(z)."""
    from scipy.special import ndtr

    # Beyond 40 the density is 0 in float64, and the square of z can wait.
    return ndtr(z), np.exp(-0.5 * np.clip(z, -40, 40) ** 2) / np.sqrt(2 * np.pi)


def _gelu(z: Floats) -> Floats:
    return z * _normal(z)[0]


def _gelu_slope(z: Floats) -> Floats:
    probability, density = _normal(z)
    return probability + np.clip(z, -40, 40) * density


LEAK = 0.01
"""The slope of a leaky ReLU below 0."""

_ALL = (-np.inf, np.inf)

ACTIVATIONS: dict[str, Activation] = {
    activation.name: activation
    for activation in (
        Activation("identity", lambda z: z.copy(), np.ones_like, "z", _ALL),
        Activation(
            "heaviside", lambda z: np.heaviside(z, 1.0), np.zeros_like, "1 if z ≥ 0 else 0", (0, 1)
        ),
        Activation("sign", np.sign, np.zeros_like, "−1, 0 or 1: the sign of z", (-1, 1)),
        Activation("sigmoid", _sigmoid, _sigmoid_slope, "1 / (1 + e⁻ᶻ)", (0, 1)),
        Activation(
            "bipolar_sigmoid",
            lambda z: np.tanh(z / 2),
            lambda z: _tanh_slope(z / 2) / 2,
            "(1 − e⁻ᶻ) / (1 + e⁻ᶻ)",
            (-1, 1),
        ),
        Activation("tanh", np.tanh, _tanh_slope, "(eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)", (-1, 1)),
        Activation("relu", lambda z: np.maximum(z, 0.0), _relu_slope, "max(0, z)", (0, np.inf)),
        Activation(
            "leaky_relu",
            lambda z: np.where(z > 0, z, LEAK * z),
            lambda z: _relu_slope(z, LEAK),
            "z if z > 0 else 0.01·z",
            _ALL,
        ),
        Activation(
            "elu",
            _elu,
            lambda z: np.where(z > 0, 1.0, np.exp(np.minimum(z, 0.0))),
            "z if z > 0 else eᶻ − 1",
            (-1, np.inf),
        ),
        Activation("softplus", _softplus, _sigmoid, "ln(1 + eᶻ)", (0, np.inf)),
        # D. Hendrycks, K. Gimpel, "Gaussian error linear units" (2016); the least value is −0.17.
        Activation("gelu", _gelu, _gelu_slope, "z·Φ(z)", (-0.17004, np.inf)),
    )
}

SIMPLEST = ("identity", "heaviside", "sign", "sigmoid")
"""Those that a first meeting with a neuron needs."""


def softmax(z: ArrayLike) -> Floats:
    """Return eᶻ / Σ eᶻ over the last axis: positive outputs that add up to 1.

    Parameters
    ----------
    z : array_like (n_outputs,) or (n_samples, n_outputs)
        The scores (logits), of any size.
    """
    z = np.asarray(z, dtype=float)
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return shares
