"""A perceptron is a layer of threshold units that learns from its mistakes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from . import validate
from .activations import ACTIVATIONS
from .arrays import Floats, Ints
from .neuron import weighted_sum


@dataclass(frozen=True)
class Update:
    """What one sample did to a perceptron, and why.

    Attributes
    ----------
    x : ndarray (n_inputs,)
    target, z, output : ndarray (n_outputs,)
        What each unit should have said, its weighted sum, and what it said.
    direction : ndarray (n_outputs,)
        +1 where the sample pulled the unit's weights towards itself, −1 where it pushed them away,
        0 where the unit was right.
    W_before, W : ndarray (n_inputs, n_outputs)
    b_before, b : ndarray (n_outputs,)
    """

    x: Floats
    target: Floats
    z: Floats
    output: Floats
    direction: Ints
    W_before: Floats
    b_before: Floats
    W: Floats
    b: Floats

    @property
    def mistake(self) -> bool:
        """Whether any unit was corrected."""
        return bool(self.direction.any())


class Perceptron:
    """Threshold units, each connected to every input, trained by Rosenblatt's rule.

    A sample is corrected where it lies on the wrong side of a unit's line *or exactly on it*:
    w ± ηx and b ± η, plus where the unit should fire, minus where it should not. So a start from
    zero learns, and the weights are those of scikit-learn's ``Perceptron(shuffle=False)``.

    Parameters
    ----------
    n_inputs, n_outputs : int
    step : {"heaviside", "sign"}
        The units say 0 or 1, or −1 or +1; ``target`` is given in the same values.
    learning_rate : float
        η, above 0.

    Attributes
    ----------
    W : ndarray (n_inputs, n_outputs)
    b : ndarray (n_outputs,)
        Both start at zero.

    References
    ----------
    F. Rosenblatt, "The perceptron: a probabilistic model for information storage and organization
    in the brain", Psychological Review 65 (1958).
    """

    def __init__(
        self,
        n_inputs: int,
        n_outputs: int = 1,
        step: str = "heaviside",
        learning_rate: float = 1.0,
    ):
        shape = validate.whole(n_inputs, "n_inputs", 1), validate.whole(n_outputs, "n_outputs", 1)
        self.step = ACTIVATIONS[validate.choice(step, "step", ("heaviside", "sign"))]
        self.learning_rate = validate.positive(learning_rate, "learning_rate")
        self.W = np.zeros(shape)
        self.b = np.zeros(shape[1])

    def weighted_sum(self, X: ArrayLike) -> Floats:
        """Return z = X @ W + b, (n_samples, n_outputs)."""
        return weighted_sum(np.asarray(X, dtype=float), self.W, self.b)

    def __call__(self, X: ArrayLike) -> Floats:
        """Return what the units say, (n_samples, n_outputs)."""
        return self.step(self.weighted_sum(validate.matrix(X, n_columns=len(self.W))))

    def predict(self, X: ArrayLike) -> Ints:
        """Return the class of each sample, (n_samples,).

        One unit: class 1 where z ≥ 0, else 0. Several: the unit with the greatest z.
        """
        z = self.weighted_sum(validate.matrix(X, n_columns=len(self.W)))
        return (z[:, 0] >= 0).astype(int) if z.shape[1] == 1 else z.argmax(axis=1)

    def targets(self, y: ArrayLike) -> Floats:
        """Return what the units should say, (n_samples, n_outputs), for classes ``y`` = 0, 1, ….

        One unit fires for class 1; of several, unit k fires for class k.
        """
        y = np.asarray(y)
        n_classes = max(2, len(self.b))
        if y.ndim != 1 or not np.isin(y, range(n_classes)).all():
            raise ValueError(
                f"y has shape {y.shape} and values {np.unique(y)[:5]}; "
                f"expected one axis of classes from 0 to {n_classes - 1}"
            )
        fires = y[:, None] == (np.arange(len(self.b)) if len(self.b) > 1 else 1)
        return np.where(fires, 1.0, float(self.step.range[0]))

    def corrections(self, X: ArrayLike, target: ArrayLike) -> Ints:
        """Return for every sample and unit: +1 pull closer, −1 push away, 0 leave.

        Shapes: ``X`` (…, n_inputs) and ``target`` (…, n_outputs) give (…, n_outputs).
        """
        side = np.where(np.asarray(target) > 0, 1, -1)
        return np.where(self.weighted_sum(X) * side <= 0, side, 0)

    def update(self, x: ArrayLike, target: ArrayLike) -> Update:
        """Learn from one sample, and return what changed.

        Parameters
        ----------
        x : array_like (n_inputs,)
        target : float or array_like (n_outputs,)
            What the units should say, in the values of ``step``.
        """
        x = validate.vector(x, "x", len(self.W))
        target = validate.vector(np.atleast_1d(target), "target", len(self.b))
        allowed = (float(self.step.range[0]), 1.0)
        if not np.isin(target, allowed).all():
            raise ValueError(
                f"target is {target}; a unit with step {self.step.name!r} "
                f"says {allowed[0]:g} or {allowed[1]:g}"
            )
        z = self.weighted_sum(x)
        direction = self.corrections(x, target)
        W_before, b_before = self.W, self.b
        self.correct(x, direction)
        return Update(x, target, z, self.step(z), direction, W_before, b_before, self.W, self.b)

    def correct(self, x: Floats, direction: Ints) -> None:
        """Pull each unit's weights towards ``x`` or push them away, as ``direction`` says."""
        self.W = self.W + self.learning_rate * x[:, None] * direction
        self.b = self.b + self.learning_rate * direction

    def fit(self, X: ArrayLike, y: ArrayLike, epochs: int = 1) -> "Perceptron":
        """Learn from all samples in turn, ``epochs`` times; ``y`` as in :meth:`targets`."""
        X = validate.matrix(X, n_columns=len(self.W))
        targets = self.targets(y)
        if len(targets) != len(X):
            raise ValueError(f"y has {len(targets)} labels for the {len(X)} samples in X")
        for _ in range(validate.whole(epochs, "epochs")):
            for x, target in zip(X, targets, strict=True):
                self.update(x, target)
        return self
