"""An order of samples, chosen one by one by a teacher, and what a perceptron learns from it."""

from collections.abc import Sequence

import numpy as np

from ...models.arrays import Floats, Ints
from ...models.perceptron import Perceptron
from .scene_model import Scene


def taught(X: Floats, y: Ints, order: Sequence[int]) -> Scene:
    """Return what there is to see of a perceptron that was shown samples in this order.

    Parameters
    ----------
    X : ndarray (n_samples, 2)
    y : ndarray (n_samples,)
        Classes 0 and 1.
    order : sequence of int
        Which samples it was shown, from 1 on; one may come again.
    """
    p = Perceptron(2)
    targets = p.targets(y)
    update, corrections, greatest = None, 0, 0.0
    W_before, b_before = p.W, p.b
    for number in order:
        update = p.update(X[number - 1], targets[number - 1])
        corrections += update.mistake
        greatest = max(greatest, float(np.abs(p.W).max()))
        W_before, b_before = update.W_before, update.b_before
    return Scene(
        moment=len(order),
        n_samples=len(X),
        W=p.W,
        b=p.b,
        W_before=W_before,
        b_before=b_before,
        update=update,
        in_hand=order[-1] - 1 if order else None,
        wrong=p.corrections(X, targets)[:, 0] != 0,
        mistakes=np.array([corrections]),
        corrections=corrections,
        greatest_weight=greatest,
    )


def longest(X: Floats, y: Ints, most: int = 100_000, *, begun: Sequence[int] = ()) -> list[int]:
    """Return the order that needs most corrections: every way to err, tried out.

    The weights that can be reached are few where the coordinates are round numbers, and there are
    never endless corrections where a line exists.

    Parameters
    ----------
    X, y : ndarray
        As for :func:`taught`; a line must tell the two classes apart.
    most : int
        So many different weights are looked at, at most; ValueError where there are more.
    begun : sequence of int
        The samples that were shown already, from 1 on; what is returned goes on after them.
    """
    signs = np.where(np.asarray(y) > 0, 1, -1)
    pulls = np.column_stack([X, np.ones(len(X))]) * signs[:, None]
    shown = taught(X, y, begun)
    start = (*shown.W[:, 0].tolist(), float(shown.b[0]))
    # For each weights (w₁, w₂, b) the most corrections that can follow, and the first of them.
    known: dict[tuple[float, ...], tuple[int, int]] = {}
    todo = [start]
    while todo:
        if len(known) > most:
            raise ValueError(f"there are more than {most} weights to look at")
        here = todo[-1]
        wrong = np.flatnonzero(pulls @ here <= 0)
        after = [tuple((here + pulls[k]).tolist()) for k in wrong]
        missing = [weights for weights in after if weights not in known]
        if missing:
            todo += missing
            continue
        todo.pop()
        follow = [1 + known[weights][0] for weights in after]
        best = int(np.argmax(follow)) if follow else 0
        known[here] = (follow[best], int(wrong[best])) if follow else (0, -1)
    order, here = [], start
    while known[here][1] >= 0:
        k = known[here][1]
        order.append(k + 1)
        here = tuple((here + pulls[k]).tolist())
    return order
