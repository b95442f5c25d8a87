"""A loss landscape is the loss of a neuron over its two parameters: a height for every (w, b)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from ...models.activations import ACTIVATIONS
from ...models.arrays import Floats, Ints

_sigmoid = ACTIVATIONS["sigmoid"]


@dataclass(frozen=True)
class SampleLoss:
    """The loss of one sample over the weighted sum z, with its slope and its curvature.

    Attributes
    ----------
    name : str
        Its name in ``losses.LOSSES``.
    activation : str
        The neuron's, a name in ``ACTIVATIONS``.
    value, slope, curvature : callable
        (z, y) in, arrays of one shape; ℓ, dℓ/dz or d²ℓ/dz² out.
    """

    name: str
    activation: str
    value: Callable[[Floats, Floats], Floats]
    slope: Callable[[Floats, Floats], Floats]
    curvature: Callable[[Floats, Floats], Floats]


def _crossentropy(z: Floats, y: Floats) -> Floats:
    # −y·ln σ(z) − (1 − y)·ln(1 − σ(z)) = ln(1 + eᶻ) − y·z
    return np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))


def _sigmoid_squared_curvature(z: Floats, y: Floats) -> Floats:
    a, slope = _sigmoid(z), _sigmoid.derivative(z)
    return 2 * (slope**2 + (a - y) * slope * (1 - 2 * a))


SAMPLE_LOSSES = {
    "line": SampleLoss(
        "mean_squared_error",
        "identity",
        lambda z, y: (z - y) ** 2,
        lambda z, y: 2 * (z - y),
        lambda z, y: np.full_like(z, 2.0),
    ),
    "logistic": SampleLoss(
        "binary_crossentropy",
        "sigmoid",
        _crossentropy,
        lambda z, y: _sigmoid(z) - y,
        lambda z, y: _sigmoid.derivative(z),
    ),
    "sigmoid, squared error": SampleLoss(
        "mean_squared_error",
        "sigmoid",
        lambda z, y: (_sigmoid(z) - y) ** 2,
        lambda z, y: 2 * (_sigmoid(z) - y) * _sigmoid.derivative(z),
        _sigmoid_squared_curvature,
    ),
}


@dataclass(frozen=True, eq=False)
class Landscape:
    """The mean loss of a neuron with one input, over all samples, at every (w, b).

    Attributes
    ----------
    name : str
        A name in ``SURFACES``.
    x, y : ndarray (n_samples,)
        The samples: inputs, and targets.
    x_name, y_name : str
        What they measure.
    sample_loss : SampleLoss
    """

    name: str
    x: Floats
    y: Floats
    x_name: str
    y_name: str
    sample_loss: SampleLoss

    def __len__(self) -> int:
        return len(self.x)

    names = ("w", "b")
    """What its two parameters are called."""

    @property
    def is_quadratic(self) -> bool:
        """Whether the loss is a bowl with the same curvature everywhere."""
        return self.sample_loss.activation == "identity"

    @property
    def is_classifier(self) -> bool:
        """Whether the targets are classes, 0 and 1."""
        return self.sample_loss.activation == "sigmoid"

    @property
    def rests(self) -> Mapping[str, Floats]:
        """Where else both slopes are 0: "local minimum" and "saddle", where there are such."""
        return {}

    def neuron(self, w: float, b: float, x: ArrayLike) -> Floats:
        """Return a = f(w·x + b) for each of ``x``."""
        return ACTIVATIONS[self.sample_loss.activation](w * np.asarray(x) + b)

    def loss(self, w: ArrayLike, b: ArrayLike) -> Floats:
        """Return L at (w, b), numbers or arrays of one shape; over all samples."""
        w, b = np.asarray(w, dtype=float)[..., None], np.asarray(b, dtype=float)[..., None]
        mean: Floats = self.sample_loss.value(w * self.x + b, self.y).mean(axis=-1)
        return mean

    def gradient(self, w: float, b: float, rows: Ints | None = None) -> Floats:
        """Return (∂L/∂w, ∂L/∂b) over the samples ``rows``, or over all."""
        x, y = (self.x, self.y) if rows is None else (self.x[rows], self.y[rows])
        slope = self.sample_loss.slope(w * x + b, y)
        return np.array([slope @ x, slope.sum()]) / len(x)

    def hessian(self, w: float, b: float) -> Floats:
        """Return the second derivatives ∂²L/∂w², ∂²L/∂w∂b and ∂²L/∂b² as a matrix (2, 2)."""
        curvature = self.sample_loss.curvature(w * self.x + b, self.y)
        inputs = np.stack([self.x, np.ones_like(self.x)])
        return curvature * inputs @ inputs.T / len(self.x)

    @cached_property
    def minimum(self) -> Floats:
        """The lowest point (w, b), found by Newton's method.

        Where the landscape is no bowl, the method starts at the minimum of the cross-entropy on
        the same samples: the two lie close together.
        """
        crossentropy = SAMPLE_LOSSES["logistic"]
        convex = self.is_quadratic or self.sample_loss is crossentropy
        near = np.zeros(2) if convex else replace(self, sample_loss=crossentropy).minimum
        return self._flat_place(near)

    def _flat_place(self, near: ArrayLike) -> Floats:
        """Return the place where both slopes are 0, found by Newton's method from ``near``."""
        at = np.array(near, dtype=float)
        for _ in range(50):
            step = np.linalg.solve(self.hessian(*at), self.gradient(*at))
            at -= step
            if np.abs(step).max() < 1e-14:
                break
        return at

    @property
    def border(self) -> Floats:
        """The line (n, 2) between two valleys, where there are such."""
        return np.empty((0, 2))

    def bottom(self, at: ArrayLike) -> Floats:
        """Return the bottom of the valley that ``at`` (2,) belongs to: here there is one alone."""
        return self.minimum

    @cached_property
    def least(self) -> float:
        """The loss at the minimum."""
        return float(self.loss(*self.minimum))

    @cached_property
    def curvatures(self) -> Floats:
        """λmin and λmax, the eigenvalues of the Hessian at the minimum, (2,)."""
        return np.asarray(np.linalg.eigvalsh(self.hessian(*self.minimum)), dtype=float)

    @property
    def stability_limit(self) -> float:
        """The learning rate 2/λmax: with a greater one, gradient descent leaves the minimum.

        Along an eigenvector of the Hessian, one step multiplies the distance from the minimum by
        1 − η·λ. Exact for a quadratic; elsewhere it holds near the minimum.
        """
        return float(2 / self.curvatures[1])
