"""What PyTorch's five calls do, in NumPy: a network, a loss, ``backward()``, an optimizer.

The stand-ins behave as PyTorch's own parts do (checked against it where it is installed), also
where they are called in a wrong order: gradients add up until ``zero_grad()``, a step without a
gradient moves nothing, and ``backward()`` refuses where the weights have moved since the forward
pass.
"""

from dataclasses import dataclass, field
from functools import total_ordering
from typing import Any

import numpy as np

from ...models import validate
from ...models.arrays import Floats
from ...models.fast_pass import FastPass
from ...models.losses import LOSSES, targets
from ...models.mlp import MLP, ForwardPass

MOVED = (
    "one of the variables needed for gradient computation has been modified by an inplace operation"
)
AGAIN = "Trying to backward through the graph a second time"
"""How PyTorch says it."""

LOSS = LOSSES["binary_crossentropy"]


@dataclass
class Diary:
    """What was called, in its order.

    Attributes
    ----------
    calls : list of str
        ``"zero"``, ``"forward"``, ``"loss"``, ``"backward"`` or ``"step"``.
    piles : list of int
        For each step, the gradients of how many mini-batches it went down; 0: of none.
    samples : list of ndarray
        For each ``backward()``, the samples that the gradient is of.
    """

    calls: list[str] = field(default_factory=list)
    piles: list[int] = field(default_factory=list)
    samples: list[Floats] = field(default_factory=list)


class Net:
    """A network that is called like PyTorch's, and keeps a gradient, or None, beside its weights.

    Parameters
    ----------
    mlp : MLP
        Its parameters are moved in place.

    Attributes
    ----------
    grad : ndarray (n_parameters,) or None
    pile : int
        How many mini-batches ``grad`` is the sum of.
    moved : int
        How often the weights were moved.
    diary : Diary
    """

    def __init__(self, mlp: MLP):
        self.mlp = mlp
        self.grad: Floats | None = None
        self.pile = self.moved = 0
        self.diary = Diary()
        self._passes: dict[int, tuple[FastPass, Floats]] = {}

    def __call__(self, x: Any) -> "Outputs":
        """Return the outputs for ``x`` (n_samples, n_inputs), with all that led to them."""
        x = validate.matrix(x, "x", self.mlp.layer_sizes[0])
        self.diary.calls.append("forward")
        return Outputs(self, self.mlp.forward(x), self.moved)

    forward = __call__

    def gradient(self, x: Floats, y: Any) -> Floats:
        """Return the slope of the loss for every parameter, (n_parameters,)."""
        n = len(x)
        y = targets(y, self.mlp.layer_sizes[-1], LOSS.name, n)
        if n not in self._passes:
            found = np.zeros(self.mlp.n_parameters)
            self._passes[n] = FastPass(self.mlp, n, LOSS, found), found
        fast, found = self._passes[n]
        fast.differentiate(np.vstack([x.T, np.ones(n)]), y.T)
        return found.copy()

    def parameters(self) -> list[Floats]:
        """Return the weights and biases."""
        return [self.mlp.parameters]

    def zero_grad(self, set_to_none: bool = True) -> None:
        """Forget the gradient; or keep zeros in its place."""
        self.grad = None if set_to_none or self.grad is None else np.zeros_like(self.grad)
        self.pile = 0
        self.diary.calls.append("zero")

    def train(self, mode: bool = True) -> "Net":
        """Return the network: it has no layer that behaves differently while it learns."""
        return self

    def eval(self) -> "Net":
        """Return the network, as ``train`` does."""
        return self


@dataclass(frozen=True, eq=False)
class Outputs:
    """What a network answered, and how often its weights had been moved by then."""

    net: Net
    passed: ForwardPass
    moved: int


class LossFunction:
    """Binary cross-entropy, called with outputs and targets.

    It is computed from the output's weighted sum, the logit, as by ``nn.BCEWithLogitsLoss()``; no
    output rounds to 0 or 1, and no gradient is lost there.
    """

    def __call__(self, outputs: Any, y: Any) -> "LossValue":
        """Return the loss of ``outputs`` for the targets ``y``."""
        if not isinstance(outputs, Outputs):
            raise TypeError(
                f"loss_function got a {type(outputs).__name__} first; expected what net(x) "
                "returned, and then the targets"
            )
        outputs.net.diary.calls.append("loss")
        return LossValue(outputs, y)


@total_ordering
class LossValue:
    """A loss that knows how it came about; compared, added or printed, it is its number."""

    def __init__(self, outputs: Outputs, y: Any):
        self._outputs, self._y, self._used = outputs, np.asarray(y), False

    def item(self) -> float:
        """Return the loss as a number."""
        return LOSS.value_from_logits(self._outputs.passed.z[-1], self._y)

    __float__ = item

    def detach(self) -> np.float64:
        """Return the number, without the way back."""
        return np.float64(self.item())

    def __format__(self, spec: str) -> str:
        return format(self.item(), spec)

    def __lt__(self, other: Any) -> bool:
        return self.item() < float(other)

    def __add__(self, other: Any) -> float:
        return self.item() + float(other)

    __radd__ = __add__

    def backward(self, *, retain_graph: bool = False) -> None:
        """Add the gradient of this loss to that of the network.

        The way back is used up by this, unless ``retain_graph`` says otherwise.

        Raises
        ------
        RuntimeError
            Where the weights have moved since the outputs were computed, or the way back was gone
            once already; in PyTorch's words.
        """
        net = self._outputs.net
        if self._used:
            raise RuntimeError(AGAIN)
        if net.moved != self._outputs.moved:
            raise RuntimeError(MOVED)
        self._used = not retain_graph
        net.diary.calls.append("backward")
        net.diary.samples.append(self._outputs.passed.inputs)
        found = net.gradient(self._outputs.passed.inputs, self._y)
        net.grad = found if net.grad is None else net.grad + found
        net.pile += 1


class Optimizer:
    """Plain gradient descent, as ``torch.optim.SGD(net.parameters(), lr)``."""

    def __init__(self, net: Net, learning_rate: float):
        self._net, self._rate = net, validate.positive(learning_rate, "learning_rate")

    def zero_grad(self, set_to_none: bool = True) -> None:
        """Forget the gradient; or keep zeros in its place."""
        self._net.zero_grad(set_to_none)

    def step(self) -> None:
        """Move the weights down the gradient, where there is one."""
        net = self._net
        net.diary.calls.append("step")
        net.diary.piles.append(net.pile)
        if net.grad is not None:
            net.mlp.parameters -= self._rate * net.grad
            net.moved += 1
