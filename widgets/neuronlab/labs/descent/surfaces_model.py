"""The landscapes of the course, by name: which samples they are of, and which loss."""

from functools import cache

import numpy as np

from ...models import datasets
from ...models.arrays import Floats
from .chain_model import Chain
from .landscape_model import SAMPLE_LOSSES, Landscape


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
