"""What is said of a training loop: what each line did, and what came of the whole."""

import numpy as np

from ...live.readout import escape
from ...text.numbers import number
from .loop_model import FIRST, LINES, Effect, Run
from .outcome_model import LAST, LATE, NEVER, PILES, RIGHT, SUM

_VERDICTS = {
    RIGHT: (
        "✓ it learns",
        "Each mini-batch gets its own gradient, from its own loss, and then one step down it.",
    ),
    LATE: (
        "the same steps, but the last is never taken",
        "Each step goes down the gradient of the mini-batch before, and the weights have not moved "
        "since: the steps of the loop in order, but the last. Let the step come after backward().",
    ),
    NEVER: (
        "the weights never move",
        "Whenever the step comes, there is no gradient: it was erased after backward(), before a "
        "step could use it.",
    ),
    PILES: (
        "gradients pile up",
        "zero_grad() stands above the loop over the mini-batches. Below it ten gradients add up, "
        "and each step goes down the whole sum so far: steps up to ten times too large. Where "
        "the loss falls all the same, that is luck.",
    ),
    SUM: (
        "one step an epoch, down ten gradients at once",
        "The gradients of all mini-batches add up, and then comes one step: gradient descent on "
        "all samples together, with ten times the learning rate.",
    ),
    LAST: (
        "nine mini-batches of ten are wasted",
        "Each gradient is erased before a step can use it. Only the last one of an epoch gets its "
        "step.",
    ),
}

_ERRORS = {
    "name 'x'": "x is made by the loop over the mini-batches; this line stands above it.",
    "name 'outputs'": "The loss is asked for before the network has answered.",
    "name 'loss'": "backward() is called before there is a loss to go back from.",
    "IndentationError": "Nothing stands inside the loop over the mini-batches.",
    "RuntimeError": "The weights moved between the forward pass and backward(). The way back would "
    "use other weights than the way there; PyTorch notices, and refuses.",
}


def verdict(run: Run) -> tuple[str, str]:
    """Return what came of a loop, in a few words, and why."""
    if run.outcome != "error":
        return _VERDICTS[run.outcome]
    said, (epoch, batch, _) = run.error, run.stopped_at
    why = next(text for start, text in _ERRORS.items() if start in said)
    kind = said.partition(":")[0]
    where = "" if kind == "IndentationError" else f", in mini-batch {10 * epoch + batch + 1}"
    return f"it stops{where}: {kind}", why


def lines(run: Run, reference: Run) -> list[str]:
    """Return where a loop stops, or that it does not; and, for who asks for more, the verdict.

    A loop that runs says nothing of what is wrong with it: that is for the learner to find.
    """
    first, why = verdict(run)
    start, theirs = (number(float(loss), 3) for loss in (run.losses[0], reference.losses[-1]))
    beside = f"the loss was {start} before training; in order it would end at {theirs}"
    if run.outcome == "error":
        return [first, why, beside, escape(run.error)]
    return [_ran(run), _LOOK, beside, f"the verdict: {first}", why]


_LOOK = "Is it in order? Beside each line stands what it did in that mini-batch."


def _ran(run: Run) -> str:
    return f"it runs: loss {number(float(run.losses[-1]), 3)} after {len(run.losses) - 1} epochs"


def seen(run: Run) -> str:
    """Return in plain words what the picture shows."""
    said = ". ".join(verdict(run)) if run.outcome == "error" else f"{_ran(run)}."
    return f"A training loop: {'; '.join([FIRST, *(LINES[name] for name in run.order)])}. {said}"


def effects(run: Run, batch: int, n_batches: int) -> list[str]:
    """Return what each line did in a mini-batch, counted from 0 over the epochs."""
    return [_effect(run, line, place, batch, n_batches) for place, line in enumerate(run.order)]


def _effect(run: Run, line: str, place: int, batch: int, n_batches: int) -> str:
    if run.stopped_at:
        epoch, at, stop = run.stopped_at
        stopped = epoch * n_batches + at
        if place == stop and batch >= stopped:
            return run.error.partition(":")[0]
        inside = place > run.order.index("batches")
        if batch > stopped or (batch == stopped and place > stop and (inside or stop < place)):
            return "not reached"
    if line == "batches":
        return f"mini-batch {batch % n_batches + 1} of {n_batches}, epoch {batch // n_batches + 1}"
    effect = run.effects.get((batch, line))
    return "" if effect is None else _SAID[line](effect)


def _zero(effect: Effect) -> str:
    if not effect.pile:
        return "no gradient to forget"
    return f"forgets the gradient of {_batches(effect.pile)}"


def _backward(effect: Effect) -> str:
    length = f"length {number(effect.value)}"
    if effect.pile == 1:
        return f"a gradient, {length}"
    return f"adds to {effect.pile - 1} before: {length}"


def _step(effect: Effect) -> str:
    if not effect.pile:
        return "no gradient: nothing moves"
    down = "" if effect.pile == 1 else f", down {effect.pile} gradients"
    return f"weights move by {number(effect.value)}{down}"


def _loss(effect: Effect) -> str:
    return "" if np.isnan(effect.value) else f"L = {number(effect.value, 3)}"


def _batches(n: int) -> str:
    return f"{n} mini-batch{'es' * (n != 1)}"


_SAID = {
    "zero_grad": _zero,
    "forward": lambda effect: "20 answers, with the weights of now",
    "loss": _loss,
    "backward": _backward,
    "step": _step,
}
