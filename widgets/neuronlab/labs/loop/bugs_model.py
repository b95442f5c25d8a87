"""Three bugs that raise no error: what each makes of a training, beside the loop without it."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ...models import datasets, validate
from ...models.activations import softmax
from ...models.arrays import Floats, Ints
from ...models.backprop import gradients_of, loss_value
from ...models.losses import LOSSES, Loss, targets
from ...models.mlp import MLP, classes
from ...models.moons_task import moons_task

FORGOTTEN, TWICE, SHAPE = "zero_grad forgotten", "softmax twice", "target of shape (n,)"

EPOCHS, BATCH_SIZE = 30, 20


@dataclass(frozen=True)
class Bug:
    """A bug, and the loop that it sits in.

    Attributes
    ----------
    code : tuple of str
        The loop as it should be.
    line : int
        Which of its lines is wrong, from 0.
    wrong : str
        What stands there instead.
    """

    code: tuple[str, ...]
    line: int
    wrong: str


def _code(net: str, loss: str, before: tuple[str, ...] = ()) -> tuple[str, ...]:
    return (
        net, *before, f"loss_function = {loss}", "for epoch in range(30):",
        "    for x, y in batches:", "        optimizer.zero_grad()", "        outputs = net(x)",
        "        loss = loss_function(outputs, y)", "        loss.backward()",
        "        optimizer.step()",
    )  # fmt: skip


_LOGIT = "net = Sequential(…, Linear(4, 1))"

BUGS = {
    FORGOTTEN: Bug(
        _code(_LOGIT, "BCEWithLogitsLoss()"), 4, "        # missing: optimizer.zero_grad()"
    ),
    TWICE: Bug(
        _code("net = Sequential(…, Linear(4, 3))", "CrossEntropyLoss()"),
        0,
        "net = Sequential(…, Linear(4, 3), Softmax(dim=1))",
    ),
    SHAPE: Bug(
        _code(f"{_LOGIT[:-1]}, Sigmoid())", "MSELoss()", ("y = y.reshape(-1, 1)",)),
        1,
        "# missing: y = y.reshape(-1, 1); y has the shape (n,)",
    ),
}
"""Name → the bug."""


@dataclass(frozen=True, eq=False)
class Course:
    """How a training went.

    Attributes
    ----------
    losses : ndarray (EPOCHS + 1,)
        What the loop's own loss says over all samples, before training and after each epoch.
    shares : ndarray (EPOCHS + 1,)
        The share of the samples that are in the right class.
    """

    losses: Floats
    shares: Floats


@lru_cache(maxsize=200)
def courses(bug: str, rate: float, seed: int = 0) -> tuple[Course, Course]:
    """Return how a training goes as it should, and with the ``bug``.

    Parameters
    ----------
    bug : str
        A name in ``BUGS``.
    rate : float
        η of plain gradient descent.
    seed : int
        Of the initial weights.
    """
    validate.choice(bug, "bug", tuple(BUGS))
    several = bug == TWICE
    if several:
        data = datasets.load("blobs", n_samples=200, noise=0.1, seed=0, n_classes=3)
        mlp = MLP([2, 4, 3], output="softmax", seed=seed)
    else:
        mlp, data = moons_task(seed)
    name = "categorical_crossentropy" if several else "binary_crossentropy"
    loss = LOSSES["mean_squared_error" if bug == SHAPE else name]
    y = targets(data.y, mlp.layer_sizes[-1], loss.name)
    wrong = _PILING if bug == FORGOTTEN else _GIVEN
    samples = _Samples(data.X, y, data.y)
    return (
        _train(mlp.copy(), samples, rate, loss, _GIVEN),
        _train(mlp.copy(), samples, rate, BUGGY_LOSSES.get(bug, loss), wrong),
    )


@dataclass(frozen=True, eq=False)
class _Samples:
    X: Floats
    y: Floats
    classes: Ints


_GIVEN, _PILING = 0.0, 1.0
"""How much of the gradients before is left when the next one is added."""


def _train(mlp: MLP, samples: _Samples, rate: float, loss: Loss, left: float) -> Course:
    """Train ``EPOCHS`` epochs of mini-batches in their order."""
    X, y = samples.X, samples.y
    rows, pile = [], np.zeros(mlp.n_parameters)
    with np.errstate(all="ignore"):
        for epoch in range(EPOCHS + 1):
            passed = mlp.forward(X)
            right = classes(mlp.activations[-1], passed.outputs) == samples.classes
            rows.append((loss_value(loss, passed.z[-1], passed.outputs, y), right.mean()))
            for start in range(0, len(X) if epoch < EPOCHS else 0, BATCH_SIZE):
                part = slice(start, start + BATCH_SIZE)
                passed = mlp.forward(X[part])
                pile = left * pile + gradients_of(loss, mlp, passed, y[part]).flat
                mlp.parameters -= rate * pile
    losses, shares = np.array(rows).T
    return Course(losses, shares)


def _twice(a: Floats, y: Floats) -> float:
    return LOSSES["categorical_crossentropy"].of_outputs(softmax(a), y)


def _all_pairs(a: Floats, y: Floats) -> float:
    return float(((a - y.ravel()) ** 2).mean())  # (n, 1) minus (n,) is a table (n, n)


BUGGY_LOSSES = {
    TWICE: Loss(
        "softmax twice", "mean over the samples of −Σ y·ln softmax(a)", None, _twice,
        lambda a, y: (softmax(a) - y) / len(a), None, lambda n, k: 1 / n,
    ),
    SHAPE: Loss(
        # The mean over j of (a_i − y_j)² has the slope 2·(a_i − mean of y).
        "all pairs", "mean of (a_i − y_j)² over all i and j", None, _all_pairs,
        lambda a, y: 2 * (a - y.mean()) / len(a), None, lambda n, k: 2 / n,
    ),
}  # fmt: skip
"""Bug → the loss that the loop computes in truth."""
