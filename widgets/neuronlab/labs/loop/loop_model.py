"""A training loop is a few lines in an order; here the order is run, line by line, and timed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from ...models.arrays import Floats
from ...models.history import Evaluation
from ...models.mlp import MLP
from ...models.moons_task import moons_task
from .machine_model import LOSS, LossFunction, Net, Optimizer
from .outcome_model import outcome

LINES = {
    "batches": "for x, y in batches:",
    "zero_grad": "optimizer.zero_grad()",
    "forward": "outputs = net(x)",
    "loss": "loss = loss_function(outputs, y)",
    "backward": "loss.backward()",
    "step": "optimizer.step()",
}
"""Name → the line, in the order that PyTorch's own tutorials have."""

IN_ORDER = tuple(LINES)

FIRST = "for epoch in range(30):"
"""The line above them all."""

EPOCHS, BATCH_SIZE, RATE = 30, 20, 0.5

LOOKED_AT = 20
"""Of so many mini-batches it is kept what every line did."""


@dataclass(frozen=True)
class Effect:
    """What a line did.

    Attributes
    ----------
    pile : int
        The gradients of how many mini-batches there are; for zero_grad, were.
    value : float
        The loss, the length of the gradient, or how far the weights moved; NaN for other lines.
    """

    pile: int = 0
    value: float = np.nan


@dataclass(frozen=True, eq=False)
class Run:
    """What came of an order.

    Attributes
    ----------
    order : tuple of str
    outcome : str
        One of ``outcome_model.OUTCOMES``, or "error".
    error : str
        What Python or PyTorch says where the loop stops, with the error's name; else "".
    stopped_at : tuple of int
        (epoch, mini-batch, place of the line), all from 0, where it stops; else ().
    losses : ndarray (n,)
        Over all samples, before training and after each epoch that was finished.
    effects : dict of (int, str) to Effect
        (mini-batch, line), mini-batches counted from 0 over the epochs; a line above the loop over
        the mini-batches counts as done with the first one of its epoch.
    """

    order: tuple[str, ...]
    outcome: str
    error: str
    stopped_at: tuple[int, ...]
    losses: Floats
    effects: dict[tuple[int, str], Effect] = field(default_factory=dict)


@lru_cache(maxsize=1)
def task() -> tuple[MLP, list[tuple[Floats, Floats]], Floats, Floats]:
    """Return the network before training, the mini-batches, and all samples with targets."""
    mlp, moons = moons_task()
    X, y = moons.X, moons.y[:, None].astype(float)
    batches = [
        (X[start : start + BATCH_SIZE], y[start : start + BATCH_SIZE])
        for start in range(0, len(X), BATCH_SIZE)
    ]
    return mlp, batches, X, y


@lru_cache(maxsize=1000)
def run(order: tuple[str, ...], epochs: int = EPOCHS, rate: float = RATE) -> Run:
    """Run a training loop whose lines stand in ``order``, names in ``LINES``.

    What stands above the line ``"batches"`` is done once an epoch, what stands below it once a
    mini-batch. Lines may be left out.
    """
    start, batches, X, y = task()
    machine = _Machine(Net(start.copy()), rate)
    whole = Evaluation(machine.net.mlp, X, y, LOSS)
    losses = [whole()[0]]
    place = order.index("batches")
    above, below = order[:place], order[place + 1 :]
    if not below:
        error = "IndentationError: expected an indented block after 'for' statement"
        return Run(order, "error", error, (0, 0, place), np.array(losses))
    effects: dict[tuple[int, str], Effect] = {}
    at = (0, 0, 0)
    try:
        for epoch in range(epochs):
            count = epoch * len(batches)
            for k, line in enumerate(above):
                at = epoch, 0, k
                effect = machine.do(line, count < LOOKED_AT)
                effects.update({(count + i, line): effect for i in range(len(batches))})
            for i, batch in enumerate(batches):
                machine.names.update(zip("xy", batch, strict=True))
                for k, line in enumerate(below, place + 1):
                    at = epoch, i, k
                    effects[count + i, line] = machine.do(line, count + i < LOOKED_AT)
            losses.append(whole()[0])
    except (NameError, RuntimeError) as error:
        said = f"{type(error).__name__}: {error}"
        return Run(order, "error", said, at, np.array(losses), effects)
    kept = {key: effect for key, effect in effects.items() if key[0] < LOOKED_AT}
    return Run(order, outcome(machine.net.diary), "", (), np.array(losses), kept)


class _Machine:
    """The names that a loop has made so far, and what each line does to them."""

    def __init__(self, net: Net, rate: float):
        self.net, self.names = net, dict[str, Any]()
        self._optimizer, self._loss = Optimizer(net, rate), LossFunction()
        self._lines: dict[str, Callable[[], None]] = {
            "zero_grad": self._optimizer.zero_grad,
            "forward": self._forward,
            "loss": self._take_loss,
            "backward": self._backward,
            "step": self._optimizer.step,
        }

    def do(self, line: str, looking: bool) -> Effect:
        """Do a line; return what it did, where that is looked at."""
        pile = self.net.pile
        before = self.net.mlp.parameters.copy() if looking else None
        self._lines[line]()
        if before is None:
            return Effect()
        if line == "zero_grad":
            return Effect(pile)
        value = np.nan
        if line == "loss":
            value = self.names["loss"].item()
        elif line == "backward" and self.net.grad is not None:
            value = float(np.linalg.norm(self.net.grad))
        elif line == "step":
            value = float(np.linalg.norm(self.net.mlp.parameters - before))
        return Effect(self.net.pile, value)

    def _get(self, name: str) -> Any:
        if name not in self.names:
            raise NameError(f"name '{name}' is not defined")
        return self.names[name]

    def _forward(self) -> None:
        self.names["outputs"] = self.net(self._get("x"))

    def _take_loss(self) -> None:
        self.names["loss"] = self._loss(self._get("outputs"), self._get("y"))

    def _backward(self) -> None:
        self._get("loss").backward()


def moved(order: Sequence[str], line: str, to: int) -> list[str]:
    """Return the order with a line at another place, from 0; beyond the ends: at the end."""
    rest = [other for other in order if other != line]
    to = min(max(to, 0), len(rest))
    return [*rest[:to], line, *rest[to:]]
