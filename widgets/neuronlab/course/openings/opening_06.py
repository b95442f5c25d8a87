"""Lesson 06 opens with the step, and with the curves that might take its place."""

import numpy as np

from ...models.activations import ACTIVATIONS
from ...plots import style
from ...plots.strip import MIDDLE, Place, Strip

SEEN = (
    "A step with a ring on its lower part, and an arrow each way from it with a question mark. "
    "Beside it eight small curves: sigmoid, tanh, softplus, ReLU, leaky ReLU, ELU, identity, "
    "bipolar sigmoid."
)
CURVES = {
    "sigmoid": "sigmoid", "tanh": "tanh", "softplus": "softplus", "relu": "ReLU",
    "leaky_relu": "leaky ReLU", "elu": "ELU", "identity": "identity",
    "bipolar_sigmoid": "bipolar sigmoid",
}  # fmt: skip


def draw(strip: Strip) -> None:
    """Draw it."""
    z, step = np.linspace(-4, 4, 161), Place(24, 264, 52, 150)
    view = (-4.0, 4.0, -0.15, 1.15)
    strip.curve(step, [-4, 4], [0, 0], view, color=style.PALE, lw=0.8)
    strip.curve(step, [-4, 0, 0, 4], [0, 0, 1, 1], view, lw=3)
    (at,) = step.at([(-1.9, 0)], view)
    for way in (-1, 1):
        strip.arrow(at[0] + 16 * way, at[0] + 44 * way, at[1] + 22)
    strip.unknown(at[0], at[1] + 24, 17)
    strip.units(at[None], 0, 7, linewidths=2)
    strip.arrow(294, 350)
    for k, (name, written) in enumerate(CURVES.items()):
        row, place = divmod(k, 4)
        left, bottom = 392 + 140 * place, MIDDLE + 12 - 86 * row
        small, view = Place(left, left + 104, bottom, bottom + 54), (-4.0, 4.0, -1.2, 2.4)
        strip.curve(small, [-4, 4], [0, 0], view, color=style.PALE, lw=0.8)
        strip.curve(small, [0, 0], view[2:], view, color=style.PALE, lw=0.8)
        y = ACTIVATIONS[name](z)
        shown = (y >= -1) & (y <= view[3])
        strip.curve(small, z[shown], y[shown], view, lw=2.2)
        strip.caption(left + 52, written, bottom - 8, size=14)
    strip.caption(144, "which way is better?")
