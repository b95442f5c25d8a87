"""One training step as a list of small ones: each number with its formula and its factors."""

from dataclasses import dataclass
from functools import cached_property

from numpy.typing import ArrayLike

from ...models.mlp import MLP
from ...text.symbols import Place, above
from .formulas_model import Entry, entries
from .trace_model import Trace, trace

PHASES = ("forward", "loss", "backward", "update")


@dataclass(frozen=True, eq=False)
class Step:
    """One step of the computation: one quantity of one layer.

    Attributes
    ----------
    phase : str
        A name in ``PHASES``.
    quantity : str
        ``"z"``, ``"a"``, ``"L"``, ``"δ"``, ``"∂W"``, ``"∂b"``, ``"W"`` or ``"b"``.
    layer : int
        From 1 to the number of layers after the input; the loss has that of the outputs.
    trace : Trace
        All numbers of the training step that it is part of.
    """

    phase: str
    quantity: str
    layer: int
    trace: Trace

    @property
    def symbol(self) -> str:
        """What is computed: z⁽¹⁾, L, ∂W⁽²⁾."""
        return self.quantity + ("" if self.quantity == "L" else above(self.layer))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """One for each unit or weight, with its formula and factors."""
        return entries(self.trace, self.quantity, self.layer)

    def find(self, place: Place) -> int | None:
        """Return which of the entries stands at ``place``; None where none does."""
        return next((k for k, entry in enumerate(self.entries) if entry.place == place), None)


def steps(
    mlp: MLP, X: ArrayLike, y: ArrayLike, loss: str | None = None, learning_rate: float = 0.1
) -> tuple[Step, ...]:
    """Return one training step as its small steps: forward, loss, backward, update.

    The same computation as ``backprop.backpropagate``, written out. δ is that of each sample
    alone; the mean over the mini-batch is taken in the gradients of weights and biases.

    Parameters
    ----------
    mlp : MLP
        Left as it is.
    X : array_like (n_samples, n_inputs)
        The mini-batch.
    y : array_like (n_samples,) or (n_samples, n_outputs)
        As for ``losses.targets``.
    loss : str, optional
        A name in ``LOSSES``; the default goes with the output layer.
    learning_rate : float
        η, above 0.
    """
    return steps_of(trace(mlp, X, y, loss, learning_rate))


def steps_of(trace: Trace) -> tuple[Step, ...]:
    """Return the small steps of a trace."""
    n = len(trace.weights)
    layers = range(1, n + 1)
    order = [
        *(("forward", quantity, k) for k in layers for quantity in ("z", "a")),
        ("loss", "L", n),
        *(("backward", quantity, k) for k in layers[::-1] for quantity in ("δ", "∂W", "∂b")),
        *(("update", quantity, k) for k in layers for quantity in ("W", "b")),
    ]
    return tuple(Step(phase, quantity, k, trace) for phase, quantity, k in order)
