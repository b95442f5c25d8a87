"""The exercises of lesson 11, and what judges them."""

import numpy as np

from ...labs.loop.loop_model import RATE, run, task
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
from ..reading import NOTHING, numbers, written
from .lesson_11_script import judge_script


@of_a_function("to_pytorch")
def _judge_to_pytorch(function) -> str:
    if wrong := _a_layer(function):
        return wrong
    rng = np.random.default_rng(11)
    for n_inputs, n_units in ((2, 4), (3, 1)):
        W, b = rng.normal(size=(n_inputs, n_units)), rng.normal(size=n_units)
        result = function(W, b)
        if result is None:
            return NOTHING
        for part in result if isinstance(result, tuple | list) else [result]:
            if wrong := _a_layer(part):
                return wrong
        if not isinstance(result, tuple | list) or len(result) != 2:
            wrong = "it should return two things: the weight and the bias"
            return Slip(wrong, "Two tables with a comma between them.")
        weight, bias = (
            np.asarray(getattr(part, "detach", lambda part=part: part)()) for part in result
        )
        if (weight.shape, bias.shape) == (b.shape, W.T.shape):
            return Slip(
                "the bias comes first", "nn.Linear keeps weight and bias: the weight first."
            )
        if weight.shape != (n_units, n_inputs):
            wrong = f"for W of shape {W.shape} the weight has the shape {weight.shape}"
            return Slip(wrong, f"nn.Linear{W.shape} has {n_units} units, and a row for each.")
        if bias.shape != b.shape or not np.allclose(bias, b, atol=1e-6):
            return Slip(
                "the bias should stay as it is", "It has one number for each unit: b itself."
            )
        if not np.allclose(weight, W.T, atol=1e-6):
            wrong = "the shape is right, but the numbers stand in other places"
            return Slip(wrong, "A reshape deals the numbers out anew, row by row. Turn the table.")
    return ""


def _a_layer(part) -> str:
    """Return what is wrong where a layer stands, or its class, and tables should."""
    tables = "Return what is to be put into it: its two tables."
    if isinstance(part, type):
        return Slip(f"that is {part.__name__}, a class: a kind of layer without numbers", tables)
    if hasattr(part, "weight") and hasattr(part, "bias"):
        return Slip("that is a whole layer", tables)
    return ""


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

_BRACKETS = "needs its brackets, or nothing is called."
_EACH = "What is to be done for each mini-batch stands inside the loop over the mini-batches."
_TOWARDS = {
    LATE: "At the first mini-batch there is no gradient yet when the step comes. Which line makes "
    "it?",
    NEVER: "The gradient has to live from backward() to step(). Who forgets it in between?",
    PILES: f"{_EACH} Does forgetting?",
    SUM: f"{_EACH} Does the step?",
    LAST: "Each gradient is to be used once before it is forgotten.",
    NO_BACKWARD: f"loss.backward() {_BRACKETS}",
    NO_STEP: f"optimizer.step() {_BRACKETS}",
}


def _loop_wrong(function) -> str:
    mlp, batches, *_ = task()
    for epochs in (3, 1):
        net = Net(mlp.copy())
        try:
            function(net, batches, LossFunction(), Optimizer(net, RATE), epochs)
        except (TypeError, AttributeError) as error:
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


_USED_UP = "Each mini-batch needs outputs and a loss of its own, before backward()."

_CALLS = {
    "loss_function got": "PyTorch's losses want the outputs first, and then the targets.",
    "'Net' object has no attribute 'backward'": "It is the loss that you go back from.",
    "'Outputs' object has no attribute 'backward'": "It is the loss that you go back from.",
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
        return Slip(wrong, f"optimizer.zero_grad() {_BRACKETS}")
    if found != RIGHT:
        return _came(found)
    used = [
        next((k for k, (x, _) in enumerate(batches) if np.array_equal(x, samples)), -1)
        for samples in diary.samples
    ]
    n, rounds = len(batches), "1 epoch" if epochs == 1 else f"{epochs} epochs"
    if len(set(used)) == 1:
        wrong = f"all {len(used)} steps learn from the same mini-batch"
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


@of_a_function("loss")
def _judge_loss(function) -> str:
    for z, y in ((0.0, 1), (2.0, 1), (2.0, 0), (-3.0, 1), (800.0, 0), (-800.0, 1), (800.0, 1)):
        try:
            with np.errstate(all="ignore"):
                value, wrong = numbers(function(z, y), 1)
        except (ArithmeticError, ValueError) as error:  # of math.exp, of math.log
            if abs(z) < 100:
                raise
            wrong = f"for z = {written(z)} and y = {y}: {type(error).__name__}: {error}"
            return Slip(wrong, _TOO_LARGE)
        if wrong:
            wrong = f"for z = {written(z)} and y = {y}: {wrong}"
            return Slip(wrong, _TOO_LARGE if "finite" in wrong else "")
        expected = _right(z, y)
        if not np.isclose(value[0], expected, rtol=1e-6, atol=1e-9):
            wrong = (
                f"for z = {written(z)} and y = {y} it returned {written(value)}, "
                f"expected {written(round(expected, 4))}"
            )
            return Slip(wrong, _known_slip(function) or (_CLIPPED if abs(z) > 100 else ""))
    return ""


def _known_slip(function) -> str:
    """Return the hint for a mistake that many make, "" where it is another one."""
    for hint, formula in _SLIPS.items():
        pairs = [(function(z, y), formula(z, y)) for z in (-2.0, 0.5, 3.0) for y in (0, 1)]
        if np.allclose(*np.transpose(pairs)):
            return hint
    return ""


def _right(z, y):
    return max(z, 0) - z * y + np.log1p(np.exp(-abs(z)))


_SLIPS = {
    "Have y = 0 and y = 1 changed places?": lambda z, y: _right(z, 1 - y),
    "A loss is never below 0. Is there a sign too many, or one too few?": lambda z, y: (
        -_right(z, y)
    ),
    "In the last term z has to lose its sign: e to the power of −|z|.": lambda z, y: (
        max(z, 0) - z * y + np.log1p(np.exp(-z))
    ),
    "That is for y = 1 alone: where is y?": lambda z, y: _right(z, 1),
    "That is for y = 0 alone: where is y?": lambda z, y: _right(z, 0),
}


_TOO_LARGE = (
    "e⁸⁰⁰ is too large for a computer, and e⁻⁸⁰⁰ is harmless: it is 0. For z above 0, can you take "
    "eᶻ out of the bracket in ln(1 + eᶻ)?"
)
_CLIPPED = "For the wrong answer of a sure network the loss is nearly |z|. Was something cut off?"

EXERCISES = {
    "11.1": Exercise(
        _judge_to_pytorch,
        (
            "PyTorch keeps one row for each unit. What do we keep?",
            "Turn the table on its side; the bias has no sides.",
            "return W.T, b",
        ),
        "the same numbers, turned",
    ),
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
    "11.4": Exercise(
        _judge_loss,
        (
            "For y = 1 the loss is −ln σ(z) = ln(1 + e⁻ᶻ). For y = 0 it is ln(1 + eᶻ).",
            "For large z, ln(1 + eᶻ) is nearly z. Write it as z + ln(1 + e⁻ᶻ), and no power is "
            "ever large.",
            "return max(z, 0) - z * y + np.log1p(np.exp(-abs(z)))",
        ),
        "that is what BCEWithLogitsLoss and from_logits=True do",
    ),
    "11.5": Exercise(
        judge_script,
        (
            "Build the network first: MLP([3, 4, 4, 1], seed=7).",
            "as_code(mlp, framework) returns the script. Which framework is surely here?",
            'as_code(MLP([3, 4, 4, 1], seed=7), "numpy")',
        ),
        "a network as text, which runs anywhere",
    ),
    "11.6": Exercise(
        of_a_function("mended")(_loop_wrong),
        (
            "Ask of each call how often it is made: once a mini-batch, once an epoch, or once?",
            "Which mini-batch is loss of, when backward() comes? And who forgets its gradient?",
            "zero_grad, backward and step all belong into the inner loop.",
        ),
        "two bugs, and neither had said a word",
    ),
}
