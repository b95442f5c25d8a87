"""The exercises of lesson 11, and what judges them."""

import numpy as np

from ...labs.loop.loop_model import RATE, run, task
from ...labs.loop.machine_model import LossFunction, Net, Optimizer
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
from ...models.mlp import MLP
from ..judging import Exercise, Slip, of_a_function
from ..reading import numbers, written


@of_a_function("to_pytorch")
def _judge_to_pytorch(function) -> str:
    rng = np.random.default_rng(11)
    for n_inputs, n_units in ((2, 4), (3, 1)):
        W, b = rng.normal(size=(n_inputs, n_units)), rng.normal(size=n_units)
        result = function(W, b)
        if not isinstance(result, tuple | list) or len(result) != 2:
            return "it should return two things: the weight and the bias"
        weight, bias = map(np.asarray, result)
        if weight.shape != (n_units, n_inputs):
            wrong = f"for W of shape {W.shape} the weight has the shape {weight.shape}"
            return Slip(wrong, f"nn.Linear{W.shape} has {n_units} units, and a row for each.")
        if bias.shape != b.shape or not np.array_equal(bias, b):
            return "the bias should stay as it is"
        if not np.array_equal(weight, W.T):
            wrong = "the shape is right, but the numbers stand in other places"
            return Slip(wrong, "A reshape deals the numbers out anew, row by row. Turn the table.")
    return ""


def _judge_order(lab) -> str:
    if not isinstance(getattr(lab, "order", None), list) or not hasattr(lab, "verdict"):
        return "hand over the lab: check(…, loop)"
    found = run(tuple(lab.order))
    if found.outcome == RIGHT:
        return ""
    if found.error:
        lost = "NameError" in found.error
        return Slip(f"the loop stops with {found.error}", _WHO_MAKES_IT if lost else _NOT_BETWEEN)
    return _came(found.outcome)


_WHO_MAKES_IT = "Which line makes the name that is missing? It has to come first."
_NOT_BETWEEN = (
    "The way back needs the weights as they were on the way there: no step between the two."
)


def _came(found: str) -> str:
    """Return what came of a loop, with the hint that helps."""
    return Slip(_OUTCOMES[found], _TOWARDS.get(found, ""))


_OUTCOMES = {
    LATE: "it learns, but each step goes down the gradient of the mini-batch before: let the step "
    "come after backward()",
    NEVER: "the weights never move: whenever a step comes, zero_grad() has just erased the "
    "gradient",
    PILES: "gradients pile up: zero_grad() is not called for each mini-batch",
    SUM: "there is one step an epoch, down the sum of all its gradients",
    LAST: "most gradients are erased before a step can use them",
    NO_BACKWARD: "backward() was never called, so that there is no gradient",
    NO_STEP: "step() was never called, so that the weights stay where they are",
}

_EACH = "What is to be done for each mini-batch stands inside the loop over the mini-batches."
_TOWARDS = {
    NEVER: "The gradient has to live from backward() to step(). Who forgets it in between?",
    PILES: f"{_EACH} Does forgetting?",
    SUM: f"{_EACH} Does the step?",
    LAST: "Each gradient is to be used once before it is forgotten.",
    NO_BACKWARD: "loss.backward() needs its brackets, or nothing is called.",
}


@of_a_function("train")
def _judge_train(function) -> str:
    mlp, batches, *_ = task()
    for epochs in (3, 1):
        net = Net(mlp.copy())
        function(net, batches, LossFunction(), Optimizer(net, RATE), epochs)
        calls = net.diary.calls
        if "forward" not in calls:
            return "net was never called: outputs = net(x)"
        found = outcome(net.diary)
        if found != RIGHT:
            return _came(found)
        done, wanted = calls.count("step"), epochs * len(batches)
        if done != wanted:
            rounds = "1 epoch" if epochs == 1 else f"{epochs} epochs"
            wrong = f"for {rounds} of {len(batches)} mini-batches there were {done} steps"
            return Slip(f"{wrong}; expected {wanted}", "How often does your outer loop go round?")
    return ""


def _judge_script(script) -> str:
    if not isinstance(script, str):
        return "that is no text; as_code returns the script as text"
    scope: dict = {"__name__": "script"}
    exec(compile(script, "<your script>", "exec"), scope)
    if not callable(scope.get("outputs")):
        return "the script defines no outputs(X)"
    mlp, X = MLP((3, 4, 4, 1), seed=7), np.random.default_rng(0).normal(size=(5, 3))
    found = np.asarray(scope["outputs"](X), dtype=float)
    if found.shape != (5, 1):
        return f"for 5 samples, outputs(X) has the shape {found.shape}; expected (5, 1)"
    off = np.abs(found - mlp(X)).max()
    return "" if off < 1e-5 else f"its outputs differ from MLP([3, 4, 4, 1], seed=7) by {off:.2g}"


@of_a_function("loss")
def _judge_loss(function) -> str:
    for z, y in ((0.0, 1), (2.0, 1), (2.0, 0), (-3.0, 1), (800.0, 0), (-800.0, 1), (800.0, 1)):
        with np.errstate(all="ignore"):
            value, wrong = numbers(function(z, y), 1)
        if wrong:
            wrong = f"for z = {written(z)} and y = {y}: {wrong}"
            return Slip(wrong, _TOO_LARGE if "finite" in wrong else "")
        expected = max(z, 0) - z * y + np.log1p(np.exp(-abs(z)))
        if not np.isclose(value[0], expected, rtol=1e-6, atol=1e-9):
            wrong = (
                f"for z = {written(z)} and y = {y} it returned {written(value)}, "
                f"expected {written(round(expected, 4))}"
            )
            return Slip(wrong, _CLIPPED if abs(z) > 100 else "")
    return ""


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
        _judge_train,
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
        _judge_script,
        (
            "Build the network first: MLP([3, 4, 4, 1], seed=7).",
            "as_code(mlp, framework) returns the script. Which framework is surely here?",
            'as_code(MLP([3, 4, 4, 1], seed=7), "numpy")',
        ),
        "a network as text, which runs anywhere",
    ),
}
