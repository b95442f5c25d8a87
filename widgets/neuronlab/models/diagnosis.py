"""A diagnosis says what goes wrong in a training, by which numbers, and what to try."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np

from .activations import ACTIVATIONS
from .arrays import Floats
from .history import History
from .losses import LOSSES
from .mlp import MLP

PLATEAU_EPOCHS, AVERAGED = 20, 5
"""Over how many epochs a loss has to move, and over how many its mean is taken for that."""

GOOD_ACCURACY = 0.95

LEARNED = 0.9
"""A network has learned something where its loss is below this share of a constant answer's."""

ALIKE = 1e-9
"""So little, beside the greatest weight, may the weights of units differ that count as equal."""


@dataclass(frozen=True)
class Finding:
    """One thing that goes wrong.

    Attributes
    ----------
    name : str
        ``"diverged"``, ``"step activation"``, ``"equal units"``, ``"dead ReLUs"``,
        ``"no progress"``, ``"plateau"``, ``"held by the penalty"`` or ``"overfitting"``. Held by
        the penalty is what a plateau is called that a penalty is meant to give.
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
    """Return what is wrong with a ``Trainer``'s training now; nothing where all is well.

    Where the cause is known, that the loss stands is not told besides: its remedies would not help.
    """
    if trainer.diverged_at is not None:
        return (_diverged(trainer),)
    causes = [found for look in (_step_activation, _equal_units) if (found := look(trainer))]
    symptoms = [] if causes else [_no_progress, _plateau]
    looked = (_dead_relus, *symptoms, _held, _overfitting)
    return tuple(causes + [found for look in looked if (found := look(trainer)) is not None])


def _diverged(trainer: _Training) -> Finding:
    greatest = np.abs(trainer.mlp.parameters).max()
    return Finding(
        "diverged",
        f"at step {trainer.diverged_at} the numbers ran away: the greatest weight or bias is now "
        f"{greatest:.3g}",
        (
            f"a new start with a smaller learning rate: it is {trainer.learning_rate:g}, try "
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


def _equal_units(trainer: _Training) -> Finding | None:
    """Find a hidden layer whose units do not differ, in what they hear and in who hears them."""
    Wb = trainer.mlp.Wb
    for k, (own, after) in enumerate(pairwise(Wb), 1):
        n = own.shape[1]
        if n > 1 and _alike(own) and _alike(after[:-1].T):
            return Finding(
                "equal units",
                f"the {n} units of layer {k} have the same weights: they get the same gradient, "
                "and stay one unit",
                ("weights that are drawn at random",),
            )
    return None


def _alike(columns: Floats) -> bool:
    """Whether all columns are equal."""
    return bool(np.ptp(columns, axis=1).max() <= ALIKE * np.abs(columns).max())


def _dead_relus(trainer: _Training) -> Finding | None:
    """Find units that are 0 for all samples, where they are missed.

    A few dead units in a training that learns well, or that still gets on, are nothing wrong.
    """
    if "relu" not in trainer.mlp.activations[:-1]:
        return None
    outputs = trainer.mlp.forward(trainer.X).a[:-1]
    dead, most = [], 0.0
    for k, (name, a) in enumerate(zip(trainer.mlp.activations[:-1], outputs, strict=True), 1):
        units = (np.flatnonzero((a == 0).all(axis=0)) + 1).tolist() if name == "relu" else []
        if units:
            dead.append(f"{', '.join(map(str, units))} of layer {k}")
            most = max(most, len(units) / a.shape[1])
    if not dead:
        return None
    through = most < 1  # else nothing gets through a layer
    if through and (_is_good(trainer) or _held(trainer) or (most < 0.5 and not _stands(trainer))):
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
        (
            f"a new start with a smaller learning rate: it is {trainer.learning_rate:g} now",
            "other initial weights",
        ),
    )


def _stands(trainer: _Training) -> tuple[float, float] | None:
    """Return the training loss before and now where it stands still; None where it moves."""
    loss = trainer.history.training_loss
    if len(loss) < PLATEAU_EPOCHS + AVERAGED:
        return None
    # Small batches make the loss jump: it is the mean of a few epochs that has to move.
    now = float(loss[-AVERAGED:].mean())
    before = float(loss[-AVERAGED - PLATEAU_EPOCHS : -PLATEAU_EPOCHS].mean())
    return None if abs(before - now) >= 0.01 * before else (before, now)


def _is_held(trainer: _Training) -> bool:
    """Whether there is a penalty, and the network has learned something in spite of it."""
    if not (trainer.l1 or trainer.l2):
        return False
    return bool(trainer.history.training_loss[-1] < LEARNED * _loss_of_a_constant(trainer))


def _plateau(trainer: _Training) -> Finding | None:
    stands = _stands(trainer)
    if stands is None or _is_good(trainer) or _is_held(trainer):
        return None
    accuracy = trainer.history.training_accuracy[-1]
    reached = "" if np.isnan(accuracy) else f", with an accuracy of {100 * accuracy:.0f} %"
    return Finding(
        "plateau",
        f"in {PLATEAU_EPOCHS} epochs the training loss went from {stands[0]:.4g} to "
        f"{stands[1]:.4g}, less than 1 %{reached}",
        _way_off_a_plateau(trainer),
    )


def _held(trainer: _Training) -> Finding | None:
    """Find a training that a penalty lets go no further, as it is meant to."""
    stands = _stands(trainer)
    if stands is None or _is_good(trainer) or not _is_held(trainer):
        return None
    test = trainer.history.validation_loss[-1]
    beside = "" if np.isnan(test) else f", the test loss at {test:.3g}"
    return Finding(
        "held by the penalty",
        f"the training loss stands at {stands[1]:.3g}{beside}: the weights must be worth their "
        "size",
        ("another strength, where the test loss is too high",),
    )


def _way_off_a_plateau(trainer: _Training) -> tuple[str, ...]:
    hidden = trainer.mlp.activations[:-1]
    if hidden and set(hidden) == {"identity"}:
        return ("tanh or relu: there is no bend",)
    if trainer.l1 or trainer.l2:
        return ("a smaller penalty: this one lets nothing be learned", "more units")
    return (
        "a larger learning rate, momentum or adam",
        "more units, or other initial weights",
        "nothing, where the classes overlap: noise can't be learned",
    )


def _is_good(trainer: _Training) -> bool:
    """Whether there is little left to learn: by accuracy, or by the share of y's variance left."""
    history = trainer.history
    loss, accuracy = history.training_loss[-1], history.training_accuracy[-1]
    if not np.isnan(accuracy):
        return bool(accuracy >= GOOD_ACCURACY)
    if trainer.loss == "mean_squared_error":
        return bool(loss <= 0.1 * _loss_of_a_constant(trainer))
    return bool(loss <= 0.1 * history.training_loss[0])


def _loss_of_a_constant(trainer: _Training) -> float:
    """Return the loss of a network that answers every sample with the mean of the targets."""
    mean = np.broadcast_to(trainer.y.mean(axis=0), trainer.y.shape)
    return LOSSES[trainer.loss].value(mean, trainer.y)


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
