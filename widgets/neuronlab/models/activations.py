"""An activation function turns a neuron's weighted sum z into its output a."""

from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from .activation import Activation, Call, FastCalls, Own, Spelling, he
from .arrays import Floats


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

# What a fast pass plays: forward, a = f(z); backward, δ·f'(z) by the output a alone.

_ZERO, _HALF, _ONE = np.array(0.0), np.array(0.5), np.array(1.0)


def _copy(z: Floats, a: Floats) -> list[Call]:
    return [] if a is z else [(np.copyto, (a, z))]


def _sigmoid_calls(z: Floats, a: Floats) -> list[Call]:
    from scipy.special import expit

    return [(expit, (z, a))]


def _sigmoid_back(δ: Floats, a: Floats, t: Floats) -> list[Call]:
    # f' = a·(1 − a)
    return [(np.multiply, (δ, a, δ)), (np.multiply, (δ, a, t)), (np.subtract, (δ, t, δ))]


def _tanh_back(δ: Floats, a: Floats, t: Floats) -> list[Call]:
    # f' = 1 − a²
    return [(np.multiply, (δ, a, t)), (np.multiply, (t, a, t)), (np.subtract, (δ, t, δ))]


def _bipolar_back(δ: Floats, a: Floats, t: Floats) -> list[Call]:
    # f' = (1 − a²) / 2
    return [*_tanh_back(δ, a, t), (np.multiply, (δ, _HALF, δ))]


def _relu_back(δ: Floats, a: Floats, t: Floats) -> list[Call]:
    # f' = 1 where a > 0, else 0
    return [(np.sign, (a, t)), (np.multiply, (δ, t, δ))]


def _step_back(δ: Floats, a: Floats, t: Floats) -> list[Call]:
    return [(δ.fill, (0.0,))]


_ALL = (-np.inf, np.inf)

ACTIVATIONS: dict[str, Activation] = {
    activation.name: activation
    for activation in (
        Activation(
            "identity",
            lambda z: z.copy(),
            np.ones_like,
            "z",
            _ALL,
            fast=FastCalls(_copy, lambda δ, a, t: []),
            written="{z}",
            written_slope="",
            spelling=Spelling(
                numpy=Own("return z"), keras="linear", pytorch="Identity", scikit_learn="identity"
            ),
        ),
        Activation(
            "heaviside",
            lambda z: np.heaviside(z, 1.0),
            np.zeros_like,
            "1 if z ≥ 0 else 0",
            (0, 1),
            is_step=True,
            fast=FastCalls(lambda z, a: [(np.heaviside, (z, _ONE, a))], _step_back),
            spelling=Spelling(
                numpy=Own("return np.where(z >= 0, 1.0, 0.0)"),
                keras=Own("return keras.ops.cast(z >= 0, z.dtype)"),
                pytorch=Own("return (z >= 0).to(z.dtype)"),
                nearest="sigmoid",
            ),
        ),
        Activation(
            "sign",
            np.sign,
            np.zeros_like,
            "−1, 0 or 1: the sign of z",
            (-1, 1),
            is_step=True,
            fast=FastCalls(lambda z, a: [(np.sign, (z, a))], _step_back),
            spelling=Spelling(
                numpy="np.sign",
                keras=Own("return keras.ops.sign(z)"),
                pytorch=Own("return torch.sign(z)"),
                nearest="tanh",
            ),
        ),
        Activation(
            "sigmoid",
            _sigmoid,
            _sigmoid_slope,
            "1 / (1 + e⁻ᶻ)",
            (0, 1),
            fast=FastCalls(_sigmoid_calls, _sigmoid_back),
            written="σ({z})",
            written_slope="{a}·(1 − {a})",
            spelling=Spelling(
                numpy=Own("return (1 + np.tanh(z / 2)) / 2  # never overflows"),
                keras="sigmoid",
                pytorch="Sigmoid",
                scikit_learn="logistic",
            ),
        ),
        Activation(
            "bipolar_sigmoid",
            lambda z: np.tanh(z / 2),
            lambda z: _tanh_slope(z / 2) / 2,
            "(1 − e⁻ᶻ) / (1 + e⁻ᶻ)",
            (-1, 1),
            fast=FastCalls(
                lambda z, a: [(np.multiply, (z, _HALF, a)), (np.tanh, (a, a))], _bipolar_back
            ),
            short="bipolar σ",
            spelling=Spelling(
                numpy=Own("return np.tanh(z / 2)"),
                keras=Own("return keras.ops.tanh(z / 2)"),
                pytorch=Own("return torch.tanh(z / 2)"),
                nearest="tanh",
            ),
        ),
        Activation(
            "tanh",
            np.tanh,
            _tanh_slope,
            "(eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)",
            (-1, 1),
            fast=FastCalls(lambda z, a: [(np.tanh, (z, a))], _tanh_back),
            written_slope="(1 − ({bare})²)",
            spelling=Spelling(numpy="np.tanh", keras="tanh", pytorch="Tanh", scikit_learn="tanh"),
        ),
        Activation(
            "relu",
            lambda z: np.maximum(z, 0.0),
            _relu_slope,
            "max(0, z)",
            (0, np.inf),
            initial_limit=he,
            fast=FastCalls(lambda z, a: [(partial(np.maximum, out=a), (z, _ZERO))], _relu_back),
            written="max(0, {z})",
            spelling=Spelling(
                numpy=Own("return np.maximum(z, 0)"),
                keras="relu",
                pytorch="ReLU",
                scikit_learn="relu",
            ),
        ),
        Activation(
            "leaky_relu",
            lambda z: np.where(z > 0, z, LEAK * z),
            lambda z: _relu_slope(z, LEAK),
            "z if z > 0 else 0.01·z",
            _ALL,
            initial_limit=he,
            short="leaky",
            spelling=Spelling(
                numpy=Own("return np.where(z > 0, z, 0.01 * z)"),
                # Keras's own leaks 0.2.
                keras=Own("return keras.ops.leaky_relu(z, negative_slope=0.01)"),
                pytorch="LeakyReLU(0.01)",
                nearest="relu",
            ),
        ),
        Activation(
            "elu",
            _elu,
            lambda z: np.where(z > 0, 1.0, np.exp(np.minimum(z, 0.0))),
            "z if z > 0 else eᶻ − 1",
            (-1, np.inf),
            initial_limit=he,
            spelling=Spelling(
                numpy=Own("return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))"),
                keras="elu",
                pytorch="ELU",
                nearest="relu",
            ),
        ),
        Activation(
            "softplus",
            _softplus,
            _sigmoid,
            "ln(1 + eᶻ)",
            (0, np.inf),
            initial_limit=he,
            spelling=Spelling(
                numpy=Own("return np.logaddexp(0, z)"),
                keras="softplus",
                pytorch="Softplus",
                nearest="relu",
            ),
        ),
        # D. Hendrycks, K. Gimpel, "Gaussian error linear units" (2016); the least value is −0.17.
        Activation(
            "gelu",
            _gelu,
            _gelu_slope,
            "z·Φ(z)",
            (-0.17004, np.inf),
            initial_limit=he,
            spelling=Spelling(
                numpy=Own(
                    "return z * ndtr(z)",
                    "from scipy.special import ndtr  # of the normal distribution",
                ),
                keras="gelu",
                pytorch="GELU",
                nearest="relu",
            ),
        ),
    )
}
"""Everything that is known of an activation is its entry here: to add one is to add an entry."""

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
