"""The exercises of lesson 11 on training loops, and what judges them."""

from functools import cache

import numpy as np

from ...labs.loop.loop_model import EPOCHS, RATE, run, task
from ...labs.loop.machine_model import MOVED, LossFunction, Net, Optimizer
from ...labs.loop.outcome_model import (
    LAST,
    LATE,
    NEVER,
    NO_BACKWARD,
    NO_STEP,
    PILES,
    RIGHT,
    SUM,
    outcome,
)
from ..judging import Exercise, Slip, of_a_function
from ..reading import numbers, written


def _judge_order(lab) -> str:
    if not isinstance(getattr(lab, "order", None), list) or not hasattr(lab, "verdict"):
        return "hand over the lab: check(…, loop)"
    found = run(tuple(lab.order))
    if found.outcome == RIGHT:
        return ""
    if found.error:
        hint = next(hint for kind, hint in _STOPS.items() if kind in found.error)
        return Slip(f"the loop stops with {found.error}", hint)
    return _came(found.outcome)


_STOPS = {
    "NameError": "Which line makes the name that is missing? It has to come first.",
    "IndentationError": "A loop does what stands below it, and nothing does. What is to be done "
    "for each mini-batch?",
    "RuntimeError": "The way back needs the weights as they were on the way there: no step "
    "between the two.",
}


def _came(found: str) -> str:
    """Return what came of a loop, with the hint that helps."""
    return Slip(_OUTCOMES[found], _TOWARDS.get(found, ""))


_OUTCOMES = {
    LATE: "the same steps, but the last is never taken: each goes down the gradient of the "
    "mini-batch before",
    NEVER: "the weights never move: whenever a step comes, zero_grad() has just erased the "
    "gradient",
    PILES: "gradients pile up: zero_grad() is not called for each mini-batch",
    SUM: "there is one step an epoch, down the sum of all its gradients",
    LAST: "most gradients are erased before a step can use them",
    NO_BACKWARD: "backward() was never called, so that there is no gradient",
    NO_STEP: "step() was never called, so that the weights stay where they are",
}

_CALLED = "there, and with its brackets? Without them nothing is called."
_EACH = "What is to be done for each mini-batch stands inside the loop over the mini-batches."
_TOWARDS = {
    LATE: "At the first mini-batch there is no gradient yet when the step comes. Which line makes "
    "it?",
    NEVER: "The gradient has to live from backward() to step(). Who forgets it in between?",
    PILES: f"{_EACH} Does forgetting?",
    SUM: f"{_EACH} Does the step?",
    LAST: "Each gradient is to be used once before it is forgotten.",
    NO_BACKWARD: f"Is loss.backward() {_CALLED}",
    NO_STEP: f"Is optimizer.step() {_CALLED}",
}


def _loop_wrong(function) -> str:
    mlp, batches, *_ = task()
    for epochs in (3, 1):
        net = Net(mlp.copy())
        try:
            function(net, batches, LossFunction(), Optimizer(net, RATE), epochs)
        except (TypeError, AttributeError, ValueError) as error:
            hint = next((hint for part, hint in _CALLS.items() if part in str(error)), "")
            if not hint:
                raise  # and the line is told that it happened at
            return Slip(f"your answer led to {type(error).__name__}: {error}", hint)
        except RuntimeError as error:
            hint = _STOPS["RuntimeError"] if str(error) == MOVED else _USED_UP
            return Slip(f"your answer led to RuntimeError: {error}", hint)
        if "forward" not in net.diary.calls:
            return "net was never called: outputs = net(x)"
        wrong = _used_wrongly(net, epochs)
        if wrong:
            return wrong
    return ""


_SELDOM = (
    "The inner loop goes round ten times. How often are backward() and step() called meanwhile?"
)
_USED_UP = "Each mini-batch needs outputs and a loss of its own, before backward()."
_PAIRS = "Each of batches is a pair: for x, y in batches."

_CALLS = {
    "loss_function got": "PyTorch's losses want the outputs first, and then the targets.",
    "LossFunction.__call__()": "It compares two things: loss_function(outputs, y).",
    "Net.__call__()": "The network sees x alone: net(x).",
    "'float' object has no attribute 'backward'": "Go back from the loss of each mini-batch, as "
    "loss_function returned it.",
    "has no attribute 'backward'": "It is the loss that you go back from: loss.backward().",
    "has no attribute 'step'": "It is the optimizer that moves the weights: optimizer.step().",
    "has no attribute 'zero_grad'": "It is the optimizer that forgets: optimizer.zero_grad().",
    "backward() takes 1": "Nothing stands between the brackets: loss.backward().",
    "step() takes 1": "Nothing stands between the brackets: optimizer.step().",
    "different lengths": _PAIRS,
    "to unpack": _PAIRS,
    "LossValue": "loss.item() is its number.",
    "Outputs": "What net(x) returned is for the loss: loss_function(outputs, y).",
    "'int' object is not iterable": "epochs is a number, and a loop needs something to go through: "
    "range(epochs).",
}


def _used_wrongly(net: Net, epochs: int) -> str:
    """Return what is wrong with the steps that moved, and with the samples they learned from.

    In what order an epoch takes its mini-batches does not matter.
    """
    diary, (_, batches, *_) = net.diary, task()
    found = outcome(diary)
    if found == PILES and "zero" not in diary.calls:
        wrong = "gradients pile up: zero_grad() was never called"
        return Slip(wrong, f"Is optimizer.zero_grad() {_CALLED}")
    if found != RIGHT:
        return _came(found)
    used = [
        next((k for k, (x, _) in enumerate(batches) if np.array_equal(x, samples)), -1)
        for samples in diary.samples
    ]
    n, rounds = len(batches), "1 epoch" if epochs == 1 else f"{epochs} epochs"
    if len(used) == 1:
        wrong = f"for {rounds} of {n} mini-batches there was a single step"
        return Slip(wrong, "Does a return stand inside the loops? It ends them all.")
    if len(set(used)) == 1:
        wrong = f"all {len(used)} steps learn from the same mini-batch"
        if diary.calls.count("forward") > len(used):
            return Slip(wrong, _SELDOM)
        return Slip(wrong, "Which x and y does each round of your inner loop use?")
    steps = sum(pile > 0 for pile in diary.piles)
    if not steps == len(used) == epochs * n:
        wrong = f"for {rounds} of {n} mini-batches there were {steps} steps; expected {epochs * n}"
        if steps != len(used):
            return Slip(wrong, "How many steps go down each gradient? It is to be used once.")
        return Slip(wrong, "How often does your outer loop go round?")
    each = [sorted(used[start : start + n]) for start in range(0, len(used), n)]
    if any(epoch != list(range(n)) for epoch in each):
        wrong = f"the first {n} steps do not take each mini-batch once"
        return Slip(wrong, "Which of the two loops stands outside: epochs, or mini-batches?")
    return ""


@cache
def _diagnosis() -> tuple[int, int, int]:
    """Return what comes of the friend's loop: steps an epoch, mini-batches, the last pile."""
    mlp, batches, *_ = task()
    net = Net(mlp.copy())
    _friends(net, batches, LossFunction(), Optimizer(net, RATE), EPOCHS)
    diary = net.diary
    learned = {samples.tobytes() for samples in diary.samples}
    return len(diary.piles) // EPOCHS, len(learned), diary.piles[-1]


def _friends(net, batches, loss_function, optimizer, epochs):
    optimizer.zero_grad()
    for _epoch in range(epochs):
        for x, y in batches:
            loss = loss_function(net(x), y)
        loss.backward()
        optimizer.step()


def _judge_mended(answer) -> str:
    if not isinstance(answer, tuple | list) or len(answer) != 4 or not callable(answer[0]):
        found = "that is the function alone" if callable(answer) else f"that is {answer!r}"
        return f"{found}; expected (mended, steps, mini-batches, gradients), four in brackets"
    mended, *said = answer
    values, wrong = numbers(said, 3)
    if wrong:
        return f"the three numbers: {wrong}"
    for value, right, (what, hint) in zip(values, _diagnosis(), _ASKED, strict=True):
        if value != right:
            return Slip(f"{what}: it is not {written(value)}", hint)
    return _loop_wrong(mended)


_ASKED = (
    ("the steps that your friend's loop takes in an epoch", "Which of the loops is step() in?"),
    (
        "the mini-batches that it learns from",
        "Which one is loss of, each time that backward() comes?",
    ),
    (
        "the gradients that a step goes down in epoch 30",
        "backward() adds to what there is. When was that last forgotten, and how many came since?",
    ),
)


EXERCISES = {
    "11.2": Exercise(
        _judge_order,
        (
            "Which line makes the name that a line needs? x and y, outputs, loss: follow them.",
            "Gradients are forgotten before backward() makes new ones, and the step uses them "
            "after it; all inside the loop over the mini-batches.",
            "for x, y in batches, zero_grad, net, loss_function, backward, step",
        ),
        "each mini-batch has its own gradient, and then its step",
    ),
    "11.3": Exercise(
        of_a_function("train")(_loop_wrong),
        (
            "Two loops: for _epoch in range(epochs), and inside it for x, y in batches.",
            "Inside both, the five calls in the order of your LoopLab.",
            "optimizer.zero_grad(); loss = loss_function(net(x), y); loss.backward(); "
            "optimizer.step()",
        ),
        "this function trains any PyTorch network",
    ),
    "11.6": Exercise(
        _judge_mended,
        (
            "Ask of each call how often it is made: once a mini-batch, once an epoch, or once?",
            "Which mini-batch is loss of, when backward() comes? And who forgets its gradient?",
            "(mended, 1, 1, 30); zero_grad, backward and step all belong into the inner loop",
        ),
        "two bugs, and neither had said a word",
    ),
}
