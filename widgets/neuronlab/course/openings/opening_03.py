"""Lesson 03 opens with the artificial neuron: numbers, a weighted sum, a step, and a plane."""

import numpy as np

from ...models.activations import ACTIVATIONS
from ...models.geometry import line_in_box
from ...models.neuron import Neuron
from ...plots import style
from ...plots.strip import MIDDLE, Place, Strip, column, square

SEEN = (
    "Two sliders, x₁ and x₂, lead over a thick blue and a thinner dashed orange wire into a sum; "
    "the sum goes through a step, hard or soft; and a plane of all x₁ and x₂ is orange on one side "
    "of a slanting line and blue on the other."
)
NEURON = Neuron([1.4, -0.8], 0.3)


def draw(strip: Strip) -> None:
    """Draw it."""
    sliders, total = column(92, 2, 66), np.array([[292.0, MIDDLE]])
    for (x, y), at, name in zip(sliders, (22, -14), ("x₁", "x₂"), strict=True):
        strip.line([(x - 44, y), (x + 44, y)], lw=3, color=style.PALE)
        strip.units(np.array([[x + at, y]]), 0, 8)
        strip.caption(x - 70, name, y, size=15, color=style.INK)
    w = NEURON.weights
    strip.wires(sliders + np.array([52, 0]), total, w[:, None], widest=6)
    strip.units(total, 0, 28)
    strip.caption(292, "Σ + b", MIDDLE, size=16, color=style.INK, zorder=5)
    strip.arrow(324, 396)
    box, z = Place(410, 560, 56, 148), np.linspace(-5, 5, 201)
    view = (-5.0, 5.0, -0.08, 1.08)
    strip.curve(box, z, ACTIVATIONS["sigmoid"](1.6 * z), view, color=style.GREY, lw=1.6, ls="--")
    strip.curve(box, [-5, 0, 0, 5], [0, 0, 1, 1], view)
    strip.arrow(576, 648)
    plane, reach = square(708, 132), (-3.0, 3.0, -3.0, 3.0)
    side = np.linspace(-3, 3, 40)
    x1, x2 = np.meshgrid(side, side)
    sums = NEURON.weighted_sum(np.column_stack([x1.ravel(), x2.ravel()])).reshape(x1.shape)
    strip.image(plane, 0.7 * np.tanh(0.5 * sums))
    strip.line(plane.at(line_in_box(w, NEURON.bias, reach), reach), lw=3, zorder=4)
    strip.caption(plane.left - 16, "x₂", MIDDLE)
    strip.caption(plane.right + 18, "x₁", plane.bottom + 8)
    for x, text in ((92, "numbers"), (292, "a weighted sum"), (485, "a step"), (774, "a line?")):
        strip.caption(x, text)
