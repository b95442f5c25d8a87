"""A loss landscape is the loss of a neuron over its two parameters: a height for every (w, b)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import ArrayLike

from ...models import datasets
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
        return self._flat_place(np.zeros(2) if convex else landscape("logistic").minimum)

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


@dataclass(frozen=True, eq=False)
class Chain(Landscape):
    """The mean squared error of two units in a row, ŷ = v·tanh(w·x + ¼), at every (w, v).

    Turning both signs nearly gives the same answers, but for the fixed bias of ¼: so there are two
    valleys, of which one is lower, and a saddle between them.
    """

    names = ("w", "v")
    bias = 0.25

    @property
    def is_quadratic(self) -> bool:
        """It is no bowl."""
        return False

    def neuron(self, w: float, b: float, x: ArrayLike) -> Floats:
        """Return ŷ for each of ``x``; the second parameter is v."""
        answers: Floats = b * np.tanh(w * np.asarray(x) + self.bias)
        return answers

    def loss(self, w: ArrayLike, b: ArrayLike) -> Floats:
        """Return L at (w, v), numbers or arrays of one shape; over all samples."""
        w, v = np.asarray(w, dtype=float)[..., None], np.asarray(b, dtype=float)[..., None]
        mean: Floats = ((v * np.tanh(w * self.x + self.bias) - self.y) ** 2).mean(axis=-1)
        return mean

    def gradient(self, w: float, b: float, rows: Ints | None = None) -> Floats:
        """Return (∂L/∂w, ∂L/∂v) over the samples ``rows``, or over all."""
        x, y = (self.x, self.y) if rows is None else (self.x[rows], self.y[rows])
        h = np.tanh(w * x + self.bias)
        pull = 2 * (b * h - y)
        return np.array([pull @ (b * (1 - h**2) * x), pull @ h]) / len(x)

    def hessian(self, w: float, b: float) -> Floats:
        """Return the second derivatives as a matrix (2, 2)."""
        x, h = self.x, np.tanh(w * self.x + self.bias)
        slope, error = (1 - h**2) * x, b * h - self.y
        ww = 2 * np.mean((b * slope) ** 2 - 2 * error * b * h * slope * x)
        wv = 2 * np.mean((b * h + error) * slope)
        return np.array([[ww, wv], [wv, 2 * np.mean(h**2)]])

    @cached_property
    def minimum(self) -> Floats:
        """The lowest point (w, v), found by Newton's method."""
        return self._flat_place((1.0, 1.5))

    @cached_property
    def rests(self) -> Mapping[str, Floats]:
        """The higher valley's lowest point, and the saddle between the valleys."""
        return {
            "local minimum": self._flat_place((-1.9, -1.2)),
            "saddle": self._flat_place((0.0, 0.0)),
        }

    def bottom(self, at: ArrayLike) -> Floats:
        """Return the bottom of the valley into which short steps lead from ``at`` (2,).

        The saddle is the lowest place of all with its w: who stands lower stays on his side of it.
        """
        here, saddle = np.array(at, dtype=float), self.rests["saddle"]
        for _ in range(200):
            if self.loss(*here) < self.loss(*saddle):
                break
            slope = self.gradient(*here)
            here -= slope * min(0.1, 0.05 / max(float(np.hypot(*slope)), 1e-9))
        return self.rests["local minimum"] if here[0] < saddle[0] else self.minimum

    @cached_property
    def border(self) -> Floats:
        """The line (n, 2) between the valleys: straight uphill from the saddle, to both sides."""
        saddle = self.rests["saddle"]
        first = 0.01 * np.linalg.eigh(self.hessian(*saddle))[1][:, 1]
        down, up = (self._uphill(saddle + way) for way in (-first, first))
        return np.array([*down[::-1], saddle, *up])

    def _uphill(self, at: Floats) -> list[Floats]:
        points = [at]
        for _ in range(80):
            slope = self.gradient(*points[-1])
            points.append(points[-1] + 0.05 * slope / np.hypot(*slope))
        return points


def _widths() -> tuple[Floats, Floats, str, str]:
    # 3 cm, a little below the mean, makes a bowl that is aslant: λmax/λmin = 4.8.
    x, y, _, width = _whole_lengths()
    return x - 3, y, "petal length − 3 cm", width


def _whole_lengths() -> tuple[Floats, Floats, str, str]:
    # Far from 0 all inputs pull w and b the same way: a long valley, λmax/λmin = 105.
    x, y = datasets.load("iris").select(["petal length", "petal width"]).X.T
    return x, y, "petal length, cm", "petal width, cm"


def _species() -> tuple[Floats, Floats, str, str]:
    # In units of 2 mm the minimum is near (2, 1), and λmax/λmin is 4 there.
    two = datasets.load("iris", features=["petal length"], classes=["versicolor", "virginica"])
    return (
        (two.X[:, 0] - 5) / 0.2,
        two.y.astype(float),
        "petal length: 2 mm steps from 5 cm",
        "0 versicolor, 1 virginica",
    )


def _curve() -> tuple[Floats, Floats, str, str]:
    # Every second sample lies a little above the curve, the others below: nothing fits exactly.
    x = np.linspace(-2, 2, 21)
    above = np.where(np.arange(len(x)) % 2, -0.15, 0.15)
    return x, 1.5 * np.tanh(x + Chain.bias) + above, "input x", "target y"


SURFACES = {
    "line": _widths,
    "valley": _whole_lengths,
    "logistic": _species,
    "sigmoid, squared error": _species,
    "chain": _curve,
}
"""Name → function that returns the samples: x, y and their names."""


@cache
def landscape(name: str) -> Landscape:
    """Return the landscape of a name in ``SURFACES``.

    ``"line"``: petal width from petal length by a straight line, all 150 irises, mean squared
    error, of the length minus 3 cm; ``"valley"``: of the whole length. The next two tell
    versicolor (0) from virginica (1) by the petal length, with a sigmoid neuron: ``"logistic"``
    with cross-entropy, the other with the squared error. ``"chain"``: two units in a row follow a
    curve.
    """
    if name == "chain":
        return Chain(name, *SURFACES[name](), SAMPLE_LOSSES["line"])
    sample_loss = SAMPLE_LOSSES["line" if name == "valley" else name]
    return Landscape(name, *SURFACES[name](), sample_loss)
