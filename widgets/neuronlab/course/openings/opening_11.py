"""Lesson 11 opens with one network, written in four libraries, and the first thing to compare."""

import numpy as np

from ...models.backprop import backpropagate
from ...models.generators import moons
from ...models.mlp import MLP
from ...plots import style
from ...plots.strip import MIDDLE, Place, Strip, column

SEEN = (
    "One network of two inputs, four hidden units and one output. From it four lines lead to four "
    "libraries, each with a line of code: NumPy, Keras, PyTorch, scikit-learn. Behind the first "
    "stands a row of 17 coloured fields, the first gradient; behind the others the rows are empty."
)
CODE = {
    "NumPy": "np.tanh(X @ W1 + b1)",
    "Keras": 'Dense(4, "tanh")',
    "PyTorch": "nn.Linear(2, 4), nn.Tanh()",
    "scikit-learn": 'MLPClassifier((4,), "tanh")',
}


def draw(strip: Strip) -> None:
    """Draw it."""
    X, y = moons(n_samples=200, noise=0.1, seed=0)
    mlp = MLP([2, 4, 1], hidden="tanh", output="sigmoid", seed=0)
    layers = [column(20, 2, 44), column(110, 4, 36), column(200, 1, 0)]
    for k, W in enumerate(mlp.weights):
        strip.wires(layers[k], layers[k + 1], W)
    strip.units(np.concatenate(layers), 0, 11)
    gradient = backpropagate(mlp, mlp.forward(X[:20]), y[:20]).flat
    for (x, height), (name, code) in zip(column(330, 4, 36), CODE.items(), strict=True):
        strip.line([(222, MIDDLE), (250, MIDDLE), (286, height), (318, height)], lw=1.2,
                   color=style.GREY)  # fmt: skip
        strip.caption(x, name, height, ha="left", color=style.INK)
        strip.caption(x + 110, code, height, ha="left", family="monospace", size=13)
        row = Place(664, 936, height - 11, height + 11)
        values = gradient / np.abs(gradient).max() if name == "NumPy" else np.zeros(17)
        strip.cells(row, values[None])
        if name != "NumPy":
            strip.unknown((row.left + row.right) / 2, height, 15)
    strip.caption(110, "one network")
    strip.caption(470, "four libraries")
    strip.caption(800, "the same numbers?")
