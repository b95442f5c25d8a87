"""Lesson 09 opens with a network that learns: what it answers all over the plane, five times."""

import numpy as np

from ...models.backprop import backpropagate
from ...models.generators import moons
from ...models.mlp import MLP
from ...models.optimizers import Adam
from ...plots.strip import Strip, square

SEEN = (
    "Five maps of the same plane with two crescents of samples, at later and later moments of one "
    "training: first pale colours that have nothing to do with the samples, in the end an orange "
    "and a blue land whose border winds between the crescents."
)
EPOCHS = (0, 3, 10, 30, 100)
RATE = 0.08
VIEW = (-3.1, 3.1, -2.4, 2.4)
WIDE, HIGH = 172, 133


def draw(strip: Strip) -> None:
    """Draw it."""
    X, y = moons(n_samples=60, noise=0.12, seed=1)
    mlp = MLP([2, 8, 1], hidden="tanh", output="sigmoid", seed=2)
    adam, done = Adam(mlp.n_parameters), 0
    across, up = np.meshgrid(np.linspace(*VIEW[:2], 44), np.linspace(*VIEW[2:], 34))
    everywhere = np.column_stack([across.ravel(), up.ravel()])
    for k, epoch in enumerate(EPOCHS):
        while done < epoch:  # a Trainer would load SciPy, for these few steps
            adam.step(mlp.parameters, backpropagate(mlp, mlp.forward(X), y).flat, RATE)
            done += 1
        left = 4 + k * (932 - WIDE) / (len(EPOCHS) - 1)
        place = square(left, HIGH)._replace(right=left + WIDE)
        strip.image(place, 2 * mlp(everywhere).reshape(across.shape) - 1)
        strip.samples(place.at(X, VIEW), y, 5)
        strip.caption(left + WIDE / 2, f"after {epoch} epochs" if epoch else "before")
