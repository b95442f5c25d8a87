"""Lesson 09 opens with a network that learns: what it answers all over the plane, five times."""

import numpy as np

from ...models.generators import moons
from ...models.mlp import MLP
from ...models.training import Trainer
from ...plots.strip import Strip, square

SEEN = (
    "Five maps of the same plane with two crescents of samples, at later and later moments of one "
    "training: first a pale slant without a meaning, then ever clearer an orange and a blue land "
    "whose border winds between the crescents."
)
EPOCHS = (0, 2, 6, 20, 80)
VIEW = (-3.1, 3.1, -2.4, 2.4)
WIDE, HIGH = 172, 133


def draw(strip: Strip) -> None:
    """Draw it."""
    X, y = moons(n_samples=60, noise=0.12, seed=1)
    mlp = MLP([2, 8, 1], hidden="tanh", output="sigmoid", seed=2)
    trainer = Trainer(mlp, X, y, optimizer="adam", learning_rate=0.03, batch_size=10)
    across, up = np.meshgrid(np.linspace(*VIEW[:2], 44), np.linspace(*VIEW[2:], 34))
    everywhere = np.column_stack([across.ravel(), up.ravel()])
    for k, epoch in enumerate(EPOCHS):
        trainer.run_epochs(epoch - trainer.epoch)
        left = 4 + k * (932 - WIDE) / (len(EPOCHS) - 1)
        place = square(left, HIGH)._replace(right=left + WIDE)
        strip.image(place, 2 * mlp(everywhere).reshape(across.shape) - 1)
        strip.samples(place.at(X, VIEW), y, 5)
        strip.caption(left + WIDE / 2, "before" if not epoch else f"after {epoch} epochs")
