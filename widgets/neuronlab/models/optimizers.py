"""An optimiser turns the gradient of the loss into a step of the parameters."""

import math

import numpy as np

from .arrays import Floats, Ints

Memory = tuple[Floats | Ints, ...]
"""What an optimiser remembers of the steps before."""


class SGD:
    """Gradient descent: w ← w − η·g.

    Parameters
    ----------
    n_parameters : int
        The length of the vectors that :meth:`step` will be given.
    """

    def __init__(self, n_parameters: int):
        self._change = np.zeros(n_parameters)
        self.memory: Memory = ()

    def step(self, parameters: Floats, gradient: Floats, learning_rate: float | Floats) -> None:
        """Change ``parameters`` (n_parameters,) in place."""
        np.multiply(gradient, learning_rate, self._change)
        np.subtract(parameters, self._change, parameters)

    def reset(self) -> None:
        """Forget all steps."""
        for remembered in self.memory:
            remembered.fill(0.0)

    def state(self) -> Memory:
        """Return what it remembers, as :meth:`restore` takes it back."""
        return tuple(remembered.copy() for remembered in self.memory)

    def restore(self, state: Memory) -> None:
        """Remember ``state`` again."""
        for remembered, before in zip(self.memory, state, strict=True):
            remembered[:] = before


class Momentum(SGD):
    """Gradient descent with a velocity: v ← β·v + g, then w ← w − η·v.

    B. T. Polyak (1964), in PyTorch's form, which scales by the learning rate of *this* step;
    Keras's v ← β·v − η·g is the same while η stays.
    """

    beta = 0.9

    def __init__(self, n_parameters: int):
        super().__init__(n_parameters)
        self._velocity = np.zeros(n_parameters)
        self.memory = (self._velocity,)

    def step(self, parameters: Floats, gradient: Floats, learning_rate: float | Floats) -> None:
        """Change ``parameters`` (n_parameters,) in place."""
        v = self._velocity
        np.multiply(v, self.beta, v)
        np.add(v, gradient, v)
        super().step(parameters, v, learning_rate)


class Adam(SGD):
    """Steps scaled, weight by weight, by running means of the gradient and of its square.

    m ← β₁·m + (1 − β₁)·g and v ← β₂·v + (1 − β₂)·g²; after t steps m/(1 − β₁ᵗ) and v/(1 − β₂ᵗ) are
    free of the start at 0, and w ← w − η·m̂ / (√v̂ + ε). D. P. Kingma and J. Ba (2015), with
    their constants; ε is added as there and in PyTorch (Keras's is 1e-7).
    """

    beta_1, beta_2, epsilon = 0.9, 0.999, 1e-8

    def __init__(self, n_parameters: int):
        super().__init__(n_parameters)
        self._m, self._v = np.zeros(n_parameters), np.zeros(n_parameters)
        self._scale = np.zeros(n_parameters)
        self._t = np.zeros(1, dtype=int)
        self.memory = (self._m, self._v, self._t)

    def step(self, parameters: Floats, gradient: Floats, learning_rate: float | Floats) -> None:
        """Change ``parameters`` (n_parameters,) in place."""
        m, v, scale, change = self._m, self._v, self._scale, self._change
        self._t += 1
        t = int(self._t[0])
        np.multiply(m, self.beta_1, m)
        np.multiply(gradient, 1 - self.beta_1, change)
        np.add(m, change, m)
        np.multiply(v, self.beta_2, v)
        np.multiply(gradient, gradient, change)
        np.multiply(change, 1 - self.beta_2, change)
        np.add(v, change, v)
        np.sqrt(v, scale)
        np.multiply(scale, 1 / math.sqrt(1 - self.beta_2**t), scale)
        np.add(scale, self.epsilon, scale)
        np.divide(m, scale, change)
        np.multiply(change, learning_rate / (1 - self.beta_1**t), change)
        np.subtract(parameters, change, parameters)


OPTIMIZERS: dict[str, type[SGD]] = {"sgd": SGD, "momentum": Momentum, "adam": Adam}
"""Name → class; each is made with the number of parameters."""
