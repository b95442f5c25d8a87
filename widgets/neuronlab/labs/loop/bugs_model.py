"""Three bugs that raise no error: what each makes of a training, beside the loop without it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ...models import datasets, validate
from ...models.activations import softmax
from ...models.arrays import Floats, Ints
from ...models.backprop import backpropagate, hidden_delta, output_delta
from ...models.losses import LOSSES, Loss, targets
from ...models.mlp import MLP, ForwardPass

FORGOTTEN, TWICE, SHAPE = "zero_grad forgotten", "softmax twice", "target of shape (n,)"

EPOCHS, BATCH_SIZE = 30, 20

Gradient = Callable[[MLP, Floats, Floats], Floats]
"""Of a network, samples and targets: the slope of every parameter, (n_parameters,)."""


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


_ONE_OUTPUT = "net = Sequential(…, Linear(4, 1), Sigmoid())"

BUGS = {
    FORGOTTEN: Bug(_code(_ONE_OUTPUT, "BCELoss()"), 4, "        # missing: optimizer.zero_grad()"),
    TWICE: Bug(
        _code("net = Sequential(…, Linear(4, 3))", "CrossEntropyLoss()"),
        0,
        "net = Sequential(…, Linear(4, 3), Softmax(dim=1))",
    ),
    SHAPE: Bug(
        _code(_ONE_OUTPUT, "MSELoss()", ("y = y.reshape(-1, 1)",)),
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
        data = datasets.load("moons", n_samples=200, noise=0.1, seed=0)
        mlp = MLP([2, 4, 1], seed=seed)
    X, classes = data.X, data.y
    loss = LOSSES["categorical_crossentropy" if several else "binary_crossentropy"]
    if bug == SHAPE:
        loss = LOSSES["mean_squared_error"]
    y = targets(classes, mlp.layer_sizes[-1], loss.name)

    def right(mlp: MLP, x: Floats, y: Floats) -> Floats:
        return backpropagate(mlp, mlp.forward(x), y, loss.name).flat

    told = {FORGOTTEN: loss.of_outputs, TWICE: _TWICE.of_outputs, SHAPE: all_pairs}[bug]
    found = {FORGOTTEN: _Piling(right), TWICE: softmax_twice, SHAPE: every_target}[bug]
    return (
        _train(mlp.copy(), X, y, classes, rate, right, loss.of_outputs),
        _train(mlp.copy(), X, y, classes, rate, found, told),
    )


def _train(
    mlp: MLP, X: Floats, y: Floats, classes: Ints, rate: float, gradient: Gradient,
    loss: Callable[[Floats, Floats], float],
) -> Course:  # fmt: skip
    """Train ``EPOCHS`` epochs of mini-batches in their order."""
    rows = []
    with np.errstate(all="ignore"):
        for epoch in range(EPOCHS + 1):
            rows.append((loss(mlp(X), y), (mlp.predict(X) == classes).mean()))
            for start in range(0, len(X) if epoch < EPOCHS else 0, BATCH_SIZE):
                part = slice(start, start + BATCH_SIZE)
                mlp.parameters -= rate * gradient(mlp, X[part], y[part])
    losses, shares = np.array(rows).T
    return Course(losses, shares)


class _Piling:
    """Gradients that nobody sets to zero: each is added to all before."""

    def __init__(self, gradient: Gradient):
        self._gradient, self._sum = gradient, np.zeros(1)

    def __call__(self, mlp: MLP, x: Floats, y: Floats) -> Floats:
        self._sum = self._sum + self._gradient(mlp, x, y)
        return self._sum


def _twice(a: Floats, y: Floats) -> float:
    return LOSSES["categorical_crossentropy"].of_outputs(softmax(a), y)


_TWICE = Loss(
    "softmax twice", "mean over the samples of −Σ y·ln softmax(a)", None, _twice,
    lambda a, y: (softmax(a) - y) / len(a), None, lambda n, k: 1 / n,
)  # fmt: skip
"""What a loss that expects logits makes of outputs that went through softmax already."""


def softmax_twice(mlp: MLP, x: Floats, y: Floats) -> Floats:
    """Return the gradient where the loss applies softmax to what softmax gave."""
    passed = mlp.forward(x)
    return _back(mlp, passed, output_delta(_TWICE, "softmax", passed.z[-1], passed.a[-1], y))


def _back(mlp: MLP, passed: ForwardPass, δ: Floats) -> Floats:
    """Carry the output layer's δ back to every parameter, (n_parameters,)."""
    before: Sequence[Floats] = (passed.inputs, *passed.a)
    parts: list[Floats] = []
    for k in range(len(passed.z) - 1, -1, -1):
        parts[:0] = [(before[k].T @ δ).ravel(), δ.sum(axis=0)]
        if k:
            δ = hidden_delta(δ, mlp.weights[k], mlp.activations[k - 1], passed.z[k - 1])
    return np.concatenate(parts)


def all_pairs(a: Floats, y: Floats) -> float:
    """Return the mean of (a_i − y_j)² over all pairs: (n, 1) minus (n,) is an (n, n) table."""
    return float(((a - y.ravel()) ** 2).mean())


def every_target(mlp: MLP, x: Floats, y: Floats) -> Floats:
    """Return the gradient of :func:`all_pairs`.

    The mean of (a_i − y_j)² over j has the slope 2·(a_i − mean of y): each output is drawn to the
    mean of all targets.
    """
    return backpropagate(mlp, mlp.forward(x), np.full_like(y, y.mean()), "mean_squared_error").flat
