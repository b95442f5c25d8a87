"""A training in which things were changed by hand is told by a log, and can be repeated exactly.

A log is a list of changes in the order in which they were made:

- ``(step, "learning_rate", before)``, and so for ``"l1"`` and ``"l2"``: after so many mini-batches
  the rate was changed. The log keeps what it was *before*; what it became is in the next change of
  the same rate or, after the last, in the rate that is in force now.
- ``(step, "parameter", index, value)``: after so many mini-batches a weight or bias, at ``index``
  of ``MLP.parameters``, was given a value.
"""

import numbers
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ...models.training import Trainer

Change = tuple[Any, ...]
"""One of the two that a log holds."""

Setting = tuple[int, Any, float]
"""After how many mini-batches which rate or parameter, by its name or its index, gets a value."""

Rates = Mapping[str, float]

RATES = ("learning_rate", "l1", "l2")


def checked(log: Sequence[object]) -> list[Change]:
    """Return a log with plain numbers in the order of its steps, or raise ``ValueError``."""
    entries: list[Change] = []
    for entry in log:
        match tuple(entry) if isinstance(entry, list | tuple) else None:
            case (step, str(name), value) if name in RATES and _count(step) and _finite(value):
                entries.append((int(step), name, float(value)))
            case (step, "parameter", index, value) if (
                _count(step) and _count(index) and _finite(value)
            ):
                entries.append((int(step), "parameter", int(index), float(value)))
            case _:
                raise ValueError(
                    f"log holds {entry!r}; expected (step, 'learning_rate' or 'l1' or 'l2', value "
                    "before) or (step, 'parameter', index, value)"
                )
    return sorted(entries, key=lambda entry: entry[0])


def until(log: Sequence[Change], step: int, rates: Rates) -> tuple[list[Change], dict[str, float]]:
    """Return the log without what came after ``step``, and the rates that were in force then."""
    rates = dict(rates)
    for at, name, *values in reversed(log):
        if at > step and name in rates:
            rates[name] = values[0]
    return [entry for entry in log if entry[0] <= step], rates


def with_rate(log: Sequence[Change], step: int, name: str, before: float) -> list[Change]:
    """Return the log with a change of a rate at ``step``; of several there the first counts."""
    if step == 0 or any(entry[:2] == (step, name) for entry in log):
        return list(log)
    return [*log, (step, name, before)]


def with_parameter(log: Sequence[Change], step: int, index: int, value: float) -> list[Change]:
    """Return the log with a parameter given a value at ``step``; of several the last counts."""
    key = (step, "parameter", index)
    return [*(entry for entry in log if entry[:3] != key), (*key, value)]


def timetable(log: Sequence[Change], rates: Rates) -> tuple[dict[str, float], list[Setting]]:
    """Return the rates at the beginning, and the changes as (step, rate or index, new value)."""
    rates = dict(rates)
    changes: list[Setting] = []
    for step, name, *values in reversed(log):
        if name == "parameter":
            index, value = values
            changes.append((step, index, value))
        else:
            changes.append((step, name, rates[name]))
            rates[name] = values[0]
    return rates, changes[::-1]


class Replay:
    """A trainer that goes to any moment of the training that a log tells of.

    Going on takes only the steps that are new; anything else begins again. The parameters are the
    same, bit for bit, on every way to a moment.
    """

    def __init__(self, trainer: Trainer):
        self.trainer = trainer
        self._told: tuple[dict[str, float], list[Setting]] = {}, []

    def go(self, step: int, log: Sequence[Change], rates: Rates) -> None:
        """Go to the moment after ``step`` mini-batches; ``rates`` are those in force there."""
        try:
            self._go(step, log, rates)
        except ValueError:  # a rate that can't be
            self.trainer.reset()
            self._told = {}, []
            raise
        self._told = timetable(log, rates)

    def _go(self, step: int, log: Sequence[Change], rates: Rates) -> None:
        trainer = self.trainer
        first, changes = timetable(log, rates)
        if not self._leads_on(step, first, changes):
            trainer.reset()
        for at, key, value in changes:
            self._run(at, first)
            if isinstance(key, str):
                first = {**first, key: value}
            elif trainer.steps == at:
                trainer.mlp.parameters[key] = value
        self._run(step, first)

    def _leads_on(self, step: int, first: Rates, changes: list[Setting]) -> bool:
        """Whether the trainer, where it is, is on the way to ``step``."""
        now, (first_told, told) = self.trainer.steps, self._told
        before = [[change for change in part if change[0] < now] for part in (told, changes)]
        at_hand = [
            {key for at, key, _ in part if at == now and not isinstance(key, str)}
            for part in (told, changes)
        ]
        same_start = now == 0 or first == first_told
        return step >= now and same_start and before[0] == before[1] and at_hand[0] <= at_hand[1]

    def _run(self, step: int, rates: Rates) -> None:
        trainer = self.trainer
        for name, value in rates.items():
            setattr(trainer, name, value)
        while trainer.steps < step and trainer.diverged_at is None:
            epochs = (step - trainer.steps) // trainer.n_batches
            if trainer.batch == 0 and epochs:
                trainer.run_epochs(epochs)
            else:
                trainer.step()


def _count(value: object) -> bool:
    return isinstance(value, numbers.Integral) and not isinstance(value, bool) and int(value) >= 0


def _finite(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        return False
    return bool(np.isfinite(float(value)))
