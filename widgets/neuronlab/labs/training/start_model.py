"""Where a training starts: weights drawn at random, or all alike, and what is between."""

import numpy as np

from ...models import validate
from ...models.mlp import MLP

RANDOM, EQUAL, NEARLY, ZEROS = "random", "equal", "nearly equal", "zeros"

STARTS = (RANDOM, EQUAL, NEARLY, ZEROS)

HAIR = 0.01
"""By how much of itself, at most, a weight of a nearly equal start differs from an equal one."""


def put(mlp: MLP, start: str) -> None:
    """Change the weights that were drawn for a network into those of a ``start``, in place.

    ``"equal"``: all units of a hidden layer get the weights of its first one, and the next layer
    listens to all of them alike, so that nothing tells them apart. ``"nearly equal"``: the same,
    and then each weight is moved by up to ``HAIR`` of itself. ``"zeros"``: every weight is 0. Only
    ``"random"`` leaves all as it is. Biases are 0 in each.
    """
    validate.choice(start, "start", STARTS)
    if start == RANDOM:
        return
    last = len(mlp.weights) - 1
    for k, W in enumerate(mlp.weights):
        if k > 0:
            W[...] = W[:1]
        if k < last:
            W[...] = W[:, :1]
        if start == ZEROS:
            W[...] = 0
    if start == NEARLY:
        rng = np.random.default_rng(mlp.seed)
        for W in mlp.weights:
            W *= 1 + rng.uniform(-HAIR, HAIR, W.shape)
