"""A diagnosis says what goes wrong in a training, by which numbers, and what to try."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from .activations import ACTIVATIONS
from .arrays import Floats
from .history import History
from .mlp import MLP

PLATEAU_EPOCHS, AVERAGED = 20, 5
"""Over how many epochs a loss has to move, and over how many its mean is taken for that."""

GOOD_ACCURACY = 0.95


@dataclass(frozen=True)
class Finding:
    """One thing that goes wrong.

    Attributes
    ----------
    name : str
        ``"diverged"``, ``"step activation"``, ``"dead ReLUs"``, ``"no progress"``,
        ``"plateau"`` or ``"overfitting"``.
    evidence : str
        The numbers that show it.
    advice : tuple of str
        One or two things to try.
    """

    name: str
    evidence: str
    advice: tuple[str, ...]


class _Training(Protocol):
    """What a diagnosis looks at: a ``Trainer`` has it."""

    @property
    def mlp(self) -> MLP: ...
    @property
    def X(self) -> Floats: ...
    @property
    def y(self) -> Floats: ...
    @property
    def loss(self) -> str: ...
    @property
    def learning_rate(self) -> float: ...
    @property
    def l1(self) -> float: ...
    @property
    def l2(self) -> float: ...
    @property
    def diverged_at(self) -> int | None: ...
    @property
    def history(self) -> History: ...


def diagnose(trainer: _Training) -> tuple[Finding, ...]:
    """Return what is wrong with a ``Trainer``'s training now; nothing where all is well."""
    if trainer.diverged_at is not None:
        return (_diverged(trainer),)
    looked = (_step_activation, _dead_relus, _no_progress, _plateau, _overfitting)
    return tuple(found for look in looked if (found := look(trainer)) is not None)


def _diverged(trainer: _Training) -> Finding:
    greatest = np.abs(trainer.mlp.parameters).max()
    return Finding(
        "diverged",
        f"at step {trainer.diverged_at} the numbers ran away: the greatest weight or bias is now "
        f"{greatest:.3g}",
        (
            f"a smaller learning rate: it is {trainer.learning_rate:g}, try "
            f"{trainer.learning_rate / 10:g}",
            "inputs and targets scaled to about −1 to 1",
        ),
    )


def _step_activation(trainer: _Training) -> Finding | None:
    names = trainer.mlp.activations
    steps = [k for k, name in enumerate(names, 1) if _is_step(name)]
    if not steps:
        return None
    last = steps[-1]
    stuck = "layer 1" if last == 1 else f"layers 1 to {last}"
    return Finding(
        "step activation",
        f"layer {last} is {names[last - 1]}, whose slope is 0: the weights of {stuck} get no "
        "gradient",
        ("sigmoid or tanh in its place", "the perceptron's rule, for a single layer"),
    )


def _is_step(name: str) -> bool:
    return name in ACTIVATIONS and ACTIVATIONS[name].is_step  # softmax is none


def _dead_relus(trainer: _Training) -> Finding | None:
    if "relu" not in trainer.mlp.activations[:-1]:
        return None
    outputs = trainer.mlp.forward(trainer.X).a[:-1]
    dead = [
        f"{', '.join(map(str, units))} of layer {k}"
        for k, (name, a) in enumerate(zip(trainer.mlp.activations[:-1], outputs, strict=True), 1)
        if name == "relu" and (units := (np.flatnonzero((a == 0).all(axis=0)) + 1).tolist())
    ]
    if not dead:
        return None
    return Finding(
        "dead ReLUs",
        f"0 for all {len(trainer.X)} training samples: units {'; units '.join(dead)}",
        ("leaky_relu, which keeps a slope below 0", "new weights and a smaller learning rate"),
    )


def _no_progress(trainer: _Training) -> Finding | None:
    loss = trainer.history.training_loss
    if len(loss) <= AVERAGED or min(loss[-AVERAGED:]) < loss[0]:
        return None
    return Finding(
        "no progress",
        f"the training loss is {loss[-1]:.4g}, and was {loss[0]:.4g} before training",
        (f"a smaller learning rate: it is {trainer.learning_rate:g}", "other initial weights"),
    )


def _plateau(trainer: _Training) -> Finding | None:
    history = trainer.history
    loss, accuracy = history.training_loss, history.training_accuracy[-1]
    if len(loss) < PLATEAU_EPOCHS + AVERAGED or _is_good(trainer, loss[-1], accuracy):
        return None
    # Small batches make the loss jump: it is the mean of a few epochs that has to move.
    now = loss[-AVERAGED:].mean()
    before = loss[-AVERAGED - PLATEAU_EPOCHS : -PLATEAU_EPOCHS].mean()
    if abs(before - now) >= 0.01 * before:
        return None
    reached = "" if np.isnan(accuracy) else f", with an accuracy of {100 * accuracy:.0f} %"
    return Finding(
        "plateau",
        f"in {PLATEAU_EPOCHS} epochs the training loss went from {before:.4g} to {now:.4g}, less "
        f"than 1 %{reached}",
        _way_off_a_plateau(trainer),
    )


def _way_off_a_plateau(trainer: _Training) -> tuple[str, ...]:
    hidden = trainer.mlp.activations[:-1]
    if hidden and set(hidden) == {"identity"}:
        return ("tanh or relu: there is no bend",)
    if trainer.l1 or trainer.l2:
        return ("a smaller penalty, which holds the weights", "more units")
    return ("a larger learning rate, momentum or adam", "more units, or other initial weights")


def _is_good(trainer: _Training, loss: float, accuracy: float) -> bool:
    """Whether there is little left to learn: by accuracy, or by the share of y's variance left."""
    if not np.isnan(accuracy):
        return accuracy >= GOOD_ACCURACY
    if trainer.loss == "mean_squared_error":
        return bool(loss <= 0.1 * trainer.y.var(axis=0).mean())
    return bool(loss <= 0.1 * trainer.history.training_loss[0])


def _overfitting(trainer: _Training) -> Finding | None:
    history = trainer.history
    if len(history) < 2 * AVERAGED or not np.isfinite(history.validation_loss).all():
        return None
    mean = np.full(AVERAGED, 1 / AVERAGED)
    training = np.convolve(history.training_loss, mean, "valid")
    validation = np.convolve(history.validation_loss, mean, "valid")
    best = int(validation.argmin())
    # A rise that is nothing beside the loss of the beginning is noise.
    least_rise = max(0.1 * validation[best], 0.01 * validation[0])
    if validation[-1] - validation[best] <= least_rise or training[-1] >= training[best]:
        return None
    epoch = history.epochs[best + AVERAGED // 2]
    return Finding(
        "overfitting",
        f"since epoch {epoch} the test loss has risen from {validation[best]:.3g} to "
        f"{validation[-1]:.3g}, while the training loss fell from {training[best]:.3g} to "
        f"{training[-1]:.3g}",
        (
            f"stop at epoch {epoch}, or a penalty l2 above {trainer.l2:g}",
            "more training samples, or fewer units",
        ),
    )
