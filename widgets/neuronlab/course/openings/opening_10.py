"""Lesson 10 opens with an answer that narrows to one loss, and with blame that widens again."""

import numpy as np

from ...models.backprop import backpropagate
from ...models.mlp import MLP
from ...plots import style
from ...plots.strip import GRADIENT, MIDDLE, Strip, column

SEEN = (
    "On the left a network of three inputs, five hidden units and one output leads to the loss, L, "
    "in the middle. On the right the same network is mirrored: from L its wires open out again to "
    "every weight, now in green and purple, and their widths are shares of the blame."
)
SIZES, APART = (3, 5, 1), (40, 27, 0)


def draw(strip: Strip) -> None:
    """Draw it."""
    mlp = MLP(SIZES, hidden="tanh", output="sigmoid", seed=3)
    forward = mlp.forward([[1.0, -0.6, 0.4]])
    gradients = backpropagate(mlp, forward, [[1.0]])
    places = [column(x, n, apart) for x, n, apart in zip((60, 210, 340), SIZES, APART, strict=True)]
    mirrored = [np.array([940, 0]) + at * [-1, 1] for at in places]
    loss, fills = np.array([[470, MIDDLE]]), (forward.inputs[0], *(a[0] for a in forward.a))
    for k, (W, slope) in enumerate(zip(mlp.weights, gradients.weights, strict=True)):
        strip.wires(places[k], places[k + 1], W, widest=4)
        strip.wires(mirrored[k], mirrored[k + 1], slope, GRADIENT, widest=6)
    for at, mirror, values in zip(places, mirrored, fills, strict=True):
        strip.units(at, values, 12)
        strip.units(mirror, radius=12)
    strip.arrow(356, 440)
    strip.arrow(500, 584)
    strip.units(loss, 0, 26, linewidths=2.4)
    strip.caption(470, "L", MIDDLE, size=19, color=style.INK, zorder=5)
    strip.caption(190, "forwards: one answer")
    strip.caption(470, "how wrong?")
    strip.caption(750, "backwards: whose fault?")
