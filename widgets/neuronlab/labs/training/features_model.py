"""A feature is what a network is given instead of the two inputs: one formula of both of them."""

from collections.abc import Callable, Sequence

import numpy as np

from ...models.arrays import Floats

FEATURES: dict[str, tuple[str, Callable[[Floats, Floats], Floats]]] = {
    "x1": ("x₁", lambda x1, x2: x1),
    "x2": ("x₂", lambda x1, x2: x2),
    "x1²": ("x₁²", lambda x1, x2: x1**2),
    "x2²": ("x₂²", lambda x1, x2: x2**2),
    "x1·x2": ("x₁x₂", lambda x1, x2: x1 * x2),
    "sin x1": ("sin x₁", lambda x1, x2: np.sin(x1)),
    "sin x2": ("sin x₂", lambda x1, x2: np.sin(x2)),
}
"""Name → how it is written, and its formula; in the order in which a network is given them."""


def features(X: Floats, names: Sequence[str]) -> Floats:
    """Return the chosen features, (n_samples, n_features), of points ``X`` (n_samples, 2)."""
    with np.errstate(all="ignore"):
        return np.column_stack([FEATURES[name][1](X[:, 0], X[:, 1]) for name in names])
