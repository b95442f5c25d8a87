"""What comes of a training loop is told by what its steps went down."""

from collections.abc import Sequence

from .machine_model import Diary

RIGHT, LATE, NEVER, PILES, SUM, LAST = (
    "right", "late", "never", "piles up", "sum of an epoch", "last of an epoch"
)  # fmt: skip
NO_BACKWARD, NO_STEP = "no gradient", "no step"

OUTCOMES = (RIGHT, LATE, NEVER, PILES, SUM, LAST, NO_BACKWARD, NO_STEP)
"""What can come of a loop that runs to its end."""


def outcome(diary: Diary) -> str:
    """Return which of ``OUTCOMES`` the calls of a whole training amount to.

    - right: each mini-batch has its own gradient, and then its step;
    - late: the same, but each step comes in the round after, before there is a new gradient; the
      last one is never made;
    - never: whenever a step is made, the gradient has been erased;
    - piles up: a step goes down the sum of the gradients of several mini-batches, and is made for
      each of them;
    - sum of an epoch: the same, but one step for many mini-batches;
    - last of an epoch: one step for many mini-batches, down the gradient of the last one alone;
    - no gradient, no step: there is no ``backward()``, or no ``step()``, at all.
    """
    n_backward = diary.calls.count("backward")
    if not n_backward:
        return NO_BACKWARD
    if not diary.piles:
        return NO_STEP
    used = [pile for pile in diary.piles if pile]
    if not used:
        return NEVER
    rare = len(used) < 0.6 * n_backward
    if max(used) > 1:
        return SUM if rare else PILES
    if rare:
        return LAST
    return LATE if _late(diary.calls) else RIGHT


def _late(calls: Sequence[str]) -> bool:
    """Whether the first step is made before there is a gradient."""
    return calls.index("step") < calls.index("backward")
