"""Lesson 11, Keras and PyTorch: predictions and exercises."""

import numpy as np

from ...labs.loop.bugs_model import FORGOTTEN, SHAPE, TWICE, courses
from ...labs.loop.loop_model import EPOCHS, IN_ORDER, RATE, run, task
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
from ...models.backprop import backpropagate
from ...models.datasets import load
from ...models.mlp import MLP
from ..judging import Exercise
from ..reading import numbers, written

ROUNDING = ("less than 0.00001", "about 0.001", "about 0.1")


def _rounding_after_300_steps() -> str:
    """Train in 32 bits, as Keras and PyTorch do, and compare with 64."""
    mlp, batches, X, y = task()
    single = [W.astype(np.float32) for W in mlp.Wb]

    def forward(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        a = np.tanh(x @ single[0][:-1] + single[0][-1])
        return a, 1 / (1 + np.exp(-(a @ single[1][:-1] + single[1][-1])))

    for x, t in [(x.astype(np.float32), t.astype(np.float32)) for x, t in batches] * EPOCHS:
        a, out = forward(x)
        δ = (out - t) / np.float32(len(x))
        back = (δ @ single[1][:-1].T) * (1 - a * a)
        for Wb, before, blame in ((single[1], a, δ), (single[0], x, back)):
            Wb -= np.float32(RATE) * np.vstack([before.T @ blame, blame.sum(axis=0)])
    p = forward(X.astype(np.float32))[1].astype(float)
    loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    apart = abs(loss - run(IN_ORDER).losses[-1])
    return ROUNDING[0 if apart < 1e-5 else 1 if apart < 0.01 else 2]


LEAPS = ("it falls as before", "it falls faster", "it leaps up and down, and does not settle")


def _without_zero_grad() -> str:
    right, wrong = (course.losses for course in courses(FORGOTTEN, RATE))
    if wrong[15:].max() > 2 * wrong[0]:
        return LEAPS[2]
    return LEAPS[1] if wrong[10] < right[10] else LEAPS[0]


LOWEST = ("nearly to 0, but later", "to about 0.55, and no further", "it does not fall at all")


def _softmax_twice() -> str:
    wrong = courses(TWICE, RATE)[1].losses
    return LOWEST[0 if wrong[-1] < 0.1 else 1 if wrong[-1] < 0.8 * wrong[0] else 2]


SHAPES = (
    "nothing bad: the shapes are made to fit",
    "an error stops the loop",
    "it learns to answer 0.5 to everything",
)


def _target_of_another_shape() -> str:
    right, wrong = (course.losses[-1] for course in courses(SHAPE, RATE))
    constant = 0.25  # the mean of (0.5 − y)² where y is 0 or 1
    return SHAPES[2 if abs(wrong - constant) < 0.01 < constant - right else 0]


def _reported_against_evaluated() -> str:
    data, mlp = load("moons", n_samples=200, noise=0.1, seed=0), MLP((2, 4, 1), seed=0)
    reported = []
    for start in range(0, 200, 20):
        rows = slice(start, start + 20)
        step = backpropagate(mlp, mlp.forward(data.X[rows]), data.y[rows])
        reported.append(step.loss)
        mlp.parameters -= 0.5 * step.flat
    evaluated = backpropagate(mlp, mlp.forward(data.X), data.y).loss
    if np.isclose(np.mean(reported), evaluated, rtol=0.01):
        return "they are equal"
    return "the reported one" if np.mean(reported) > evaluated else "the one after the epoch"


PREDICTIONS = {
    "11.1": {
        "question": "Keras reports a training loss for the first epoch. Straight after that epoch, "
        "you compute the loss over the same samples. Which one is greater?",
        "options": ["the reported one", "the one after the epoch", "they are equal"],
        "answer": _reported_against_evaluated,
        "why": "The reported one is the mean over the mini-batches, each measured before its own "
        "step: early ones were measured with a network that had hardly learned.",
    },
    "11.2": {
        "question": "Somebody forgets optimizer.zero_grad(), and PyTorch says nothing. The "
        "gradients of all mini-batches add up, and each step goes down the sum. What does the "
        "loss do?",
        "options": LEAPS,
        "answer": _without_zero_grad,
        "why": "The sum still holds slopes of places that the weights have left long ago. "
        "So they run past every valley, and the steps grow with the sum.",
    },
    "11.3": {
        "question": "Three classes, and a network that ends in Softmax. But CrossEntropyLoss "
        "expects logits, and applies softmax itself. How far does this loss fall?",
        "options": LOWEST,
        "answer": _softmax_twice,
        "why": "The network can answer (1, 0, 0) at best. Softmax makes of that e/(e + 1 + 1) = "
        "0.58 for the right class, and −ln 0.58 = 0.55.",
    },
    "11.4": {
        "question": "The network answers 20 samples with a table of shape (20, 1). The targets "
        "have the shape (20,), and the loss is the mean of (outputs − targets)². What comes of it?",
        "options": SHAPES,
        "answer": _target_of_another_shape,
        "why": "A column minus a row is a table of 20 · 20 differences: every answer is compared "
        "with every target. The least loss then has the mean of all targets, for every sample. "
        "PyTorch prints a warning, and goes on.",
    },
    "11.5": {
        "question": "Keras and PyTorch compute with 32-bit numbers, which have about 7 digits; we "
        "have 64 bits and about 16. In 30 epochs they make 300 steps, and round in each. How far "
        "is their loss from ours at the end?",
        "options": ROUNDING,
        "answer": _rounding_after_300_steps,
        "why": "Every step also leads downhill, wherever rounding has put the weights: so errors "
        "don't add up here. Near the limit of the learning rate they would grow instead.",
    },
}


def _judge_to_pytorch(function) -> str:
    if not callable(function):
        return "that is not a function; hand over the function itself: check(…, to_pytorch)"
    rng = np.random.default_rng(11)
    for n_inputs, n_units in ((2, 4), (3, 1)):
        W, b = rng.normal(size=(n_inputs, n_units)), rng.normal(size=n_units)
        result = function(W, b)
        if not isinstance(result, tuple | list) or len(result) != 2:
            return "it should return two things: the weight and the bias"
        weight, bias = map(np.asarray, result)
        if weight.shape != (n_units, n_inputs):
            return f"for W of shape {W.shape} the weight has the shape {weight.shape}"
        if bias.shape != b.shape or not np.array_equal(bias, b):
            return "the bias should stay as it is"
        if not np.array_equal(weight, W.T):
            return "the shape is right, but the numbers stand in other places (a reshape?)"
    return ""


def _judge_order(lab) -> str:
    if not isinstance(getattr(lab, "order", None), list) or not hasattr(lab, "verdict"):
        return "hand over the lab: check(…, loop)"
    found = run(tuple(lab.order))
    if found.outcome == RIGHT:
        return ""
    if found.error:
        return f"the loop stops with {found.error}"
    return _OUTCOMES[found.outcome]


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


def _judge_train(function) -> str:
    if not callable(function):
        return "that is not a function; hand over the function itself: check(…, train)"
    mlp, batches, *_ = task()
    for epochs in (3, 1):
        net = Net(mlp.copy())
        function(net, batches, LossFunction(), Optimizer(net, RATE), epochs)
        calls = net.diary.calls
        if "forward" not in calls:
            return "net was never called: outputs = net(x)"
        found = outcome(net.diary)
        if found != RIGHT:
            return _OUTCOMES[found]
        done, wanted = calls.count("step"), epochs * len(batches)
        if done != wanted:
            return (
                f"for {epochs} epochs of {len(batches)} mini-batches there were {done} steps; "
                f"expected {wanted}"
            )
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


def _judge_loss(function) -> str:
    if not callable(function):
        return "that is not a function; hand over the function itself: check(…, loss)"
    for z, y in ((0.0, 1), (2.0, 1), (2.0, 0), (-3.0, 1), (800.0, 0), (-800.0, 1), (800.0, 1)):
        with np.errstate(all="ignore"):
            value, wrong = numbers(function(z, y), 1)
        if wrong:
            return f"for z = {written(z)} and y = {y}: {wrong}"
        expected = max(z, 0) - z * y + np.log1p(np.exp(-abs(z)))
        if not np.isclose(value[0], expected, rtol=1e-6, atol=1e-9):
            return (
                f"for z = {written(z)} and y = {y} it returned {written(value)}, "
                f"expected {written(round(expected, 4))}"
            )
    return ""


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
