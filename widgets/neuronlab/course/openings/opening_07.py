"""Lesson 07 opens with one number on its way through a network of one hidden layer."""

import numpy as np

from ...models.mlp import MLP
from ...plots import style
from ...plots.strip import MIDDLE, Place, Strip, column

SEEN = (
    "A number x goes to five hidden units; in each is its own soft curve with a dot where x is. "
    "Thick and thin, blue and orange wires lead from them into one sum, and the sum's curve, drawn "
    "large with a dot where x is, follows a dashed wave."
)
X = 1.1
VIEW = (-3.0, 3.0, -1.25, 1.25)


def draw(strip: Strip) -> None:
    """Draw it."""
    x = np.linspace(-3, 3, 121)
    wanted = 0.9 * np.sin(1.9 * x) * np.exp(-0.08 * x**2)
    mlp = _network(x, wanted)
    (curves, sums), (dots, answer) = (mlp.forward(at[:, None]).a for at in (x, np.array([X])))
    first, middles, last = np.array([[40, MIDDLE]]), column(310, 5, 28), np.array([[520, MIDDLE]])
    strip.wires(first, middles - np.array([42, 0]), mlp.weights[0], widest=3)
    strip.wires(middles + np.array([42, 0]), last, mlp.weights[1], widest=6)
    strip.units(first, 0, 20)
    strip.caption(40, "x", MIDDLE, size=16, color=style.INK, zorder=5)
    for k, (across, up) in enumerate(middles):
        unit = Place(across - 42, across + 42, up - 12, up + 12)
        strip.frame(unit, fc=style.PAPER, ec=style.INK, zorder=3)
        strip.curve(unit, x, curves[:, k], VIEW, lw=1.6, zorder=4)
        strip.units(unit.at([(X, dots[0, k])], VIEW), dots[0, k], 4.5, zorder=5)
    strip.units(last, answer[0], 20)
    strip.caption(520, "Σ", MIDDLE, size=16, color=style.INK, zorder=5)
    strip.arrow(548, 606)
    large = Place(630, 930, 38, 166)
    strip.curve(large, x, wanted, VIEW, color=style.GREY, lw=1.6, ls="--")
    strip.curve(large, x, sums[:, 0], VIEW, lw=3)
    strip.units(large.at([(X, answer[0, 0])], VIEW), answer[0], 7)
    strip.caption(40, "a number")
    strip.caption(310, "a layer: five numbers")
    strip.caption(520, "a sum")
    strip.caption(780, "how far can such a sum bend?")


def _network(x: np.ndarray, wanted: np.ndarray) -> MLP:
    """Return a 1–5–1 network whose last layer is the best one for its hidden units."""
    mlp = MLP([1, 5, 1], "tanh", "identity")
    mlp.weights[0] = np.array([[1.6, -1.5, 1.7, -1.5, 1.6]])
    mlp.biases[0] = np.array([3.6, -1.9, 0.1, 1.7, -3.4])
    hidden = np.column_stack([mlp.forward(x[:, None]).a[0], np.ones_like(x)])
    *w, b = np.linalg.lstsq(hidden, wanted, rcond=None)[0]
    mlp.weights[1], mlp.biases[1] = np.array(w)[:, None], np.array([b])
    return mlp
