"""What lesson 11 asks to be predicted."""

import numpy as np

from ...labs.loop.bugs_model import BUGGY_LOSSES, FORGOTTEN, SHAPE, TWICE, courses
from ...labs.loop.loop_model import EPOCHS, IN_ORDER, RATE, run, task
from ...models.backprop import backpropagate, gradients_of
from ...models.datasets import load
from ...models.mlp import MLP

ROUNDING = (
    "not at all: every digit is equal",
    "at most about a ten-millionth, as after a single step",
    "about 300 ten-millionths, one for each step",
)


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
    return ROUNDING[0 if apart == 0 else 1 if apart < 3e-6 else 2]


LEAPS = ("it falls as before", "it falls faster", "it leaps up and down, and does not settle")


def _without_zero_grad() -> str:
    right, wrong = (course.losses for course in courses(FORGOTTEN, RATE))
    if wrong[15:].max() > 2 * wrong[0]:
        return LEAPS[2]
    return LEAPS[1] if wrong[10] < right[10] else LEAPS[0]


LOWEST = {
    "nearly to 0, but later": 0.01,
    "to about 0.2": 0.2,
    "to about 0.55": 0.55,
    "not at all: it stays at 1.2": 1.2,
}


def _softmax_twice() -> str:
    end = courses(TWICE, RATE)[1].losses[-1]
    return min(LOWEST, key=lambda option: abs(LOWEST[option] - end))


SHAPES = (
    "nothing bad: the shapes are made to fit",
    "the same as with a column, only more slowly",
    "it learns to give every sample the same answer",
)


def _target_of_another_shape() -> str:
    right, wrong = (course.losses[-1] for course in courses(SHAPE, RATE))
    constant = 0.25  # the mean of (0.5 − y)² where y is 0 or 1
    return SHAPES[2 if abs(wrong - constant) < 0.01 < constant - right else 0]


CONSTANTS = {
    "the right thing, but timidly": None,
    "0 to everything": 0.0,
    "0.3 to everything": 0.3,
    "0.5 to everything": 0.5,
}


def _what_it_answers() -> str:
    """Train on 30 ones and 70 zeros with targets of another shape; return what comes out."""
    data = load("moons", n_samples=200, noise=0.1, seed=0)
    ones, zeros = (np.flatnonzero(data.y == kind) for kind in (1, 0))
    rows = np.hstack([ones[:30].reshape(5, 6), zeros[:70].reshape(5, 14)]).ravel()
    X, y, mlp = data.X[rows], data.y[rows, None].astype(float), MLP((2, 4, 1), seed=0)
    for start in [*range(0, len(X), 20)] * EPOCHS:
        part = slice(start, start + 20)
        found = gradients_of(BUGGY_LOSSES[SHAPE], mlp, mlp.forward(X[part]), y[part])
        mlp.parameters -= RATE * found.flat
    answers = mlp(X)
    if np.ptp(answers) > 0.2:
        return next(iter(CONSTANTS))
    known = {option: c for option, c in CONSTANTS.items() if c is not None}
    return min(known, key=lambda option: abs(known[option] - answers.mean()))


ORDERS = {
    "the first: step() at the top of the inner loop": (
        "batches step zero_grad forward loss backward"
    ),
    "the second: zero_grad() above the inner loop": "zero_grad batches forward loss backward step",
    "the third: step() and zero_grad() above the inner loop": (
        "step zero_grad batches forward loss backward"
    ),
    "none of them gets below the loop in order": " ".join(IN_ORDER),
}


def _which_ends_lowest() -> str:
    return min(ORDERS, key=lambda option: run(tuple(ORDERS[option].split())).losses[-1])


SLOPES = ("nearly 1, as it should be", "one without end, ∞", "0")


def _slope_through_a_full_sigmoid() -> str:
    """Follow the chain rule through −ln(1 − a) and a = σ(40), as PyTorch's BCELoss in 32 bits.

    The first factor, 1/(1 − a), is bounded; the second, a·(1 − a), is what it is.
    """
    a = np.float32(1) / (np.float32(1) + np.exp(np.float32(-40)))
    slope = 1 / max(float(1 - a), 1e-12) * float(a * (1 - a))
    return SLOPES[2 if slope == 0 else 0 if abs(slope - 1) < 1e-3 else 1]


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
        "reply": {
            "the one after the epoch": "That network has learned from all ten mini-batches. What "
            "had it learned when the first of them was measured?",
            "they are equal": "The samples are the same, but the weights are not.",
        }.get,
        "why": "The reported one is the mean over the mini-batches, each measured before its own "
        "step: early ones were measured with a network that had hardly learned.",
    },
    "11.2": {
        "question": "Somebody forgets optimizer.zero_grad(), and PyTorch says nothing. The "
        "gradients of all mini-batches add up, and each step goes down the sum, with η = 0.5. "
        "What does the loss do?",
        "options": LEAPS,
        "answer": _without_zero_grad,
        "reply": {
            LEAPS[
                0
            ]: "The first step is the same; each one after it goes down a sum of all so far.",
            LEAPS[1]: "With η = 0.05 you would be right. With 0.5 the steps are too long.",
        }.get,
        "why": "The sum still holds slopes of places that the weights have left long ago, like a "
        "momentum that never fades. So they run past every valley.",
    },
    "11.3": {
        "question": "Three classes, and a network that ends in Softmax. But CrossEntropyLoss "
        "expects logits, and applies softmax itself. How far does this loss fall?",
        "options": tuple(LOWEST),
        "answer": _softmax_twice,
        "reply": {
            "nearly to 0, but later": "For that, the second softmax would need large scores. It "
            "gets probabilities, at most 1.",
            "to about 0.2": "Softmax of (1, 0, 0) would have to give 0.82 to the right class.",
            "not at all: it stays at 1.2": "The slopes are weaker, but they are there.",
        }.get,
        "why": "The network can answer (1, 0, 0) at best. Softmax makes of that e/(e + 1 + 1) = "
        "0.58 for the right class, and −ln 0.58 = 0.55.",
    },
    "11.4": {
        "question": "The network answers 20 samples with a table of shape (20, 1). The targets "
        "have the shape (20,), and the loss is the mean of (outputs − targets)². What comes of it?",
        "options": SHAPES,
        "answer": _target_of_another_shape,
        "reply": {
            SHAPES[0]: "They are made to fit, and that is the harm.",
            SHAPES[1]: "More time would not help: the least that this loss can be is elsewhere.",
        }.get,
        "why": "A column minus a row is a table of 20 · 20 differences: every answer is compared "
        "with every target. The least loss then has the mean of all targets, for every sample. "
        "PyTorch prints a warning, and goes on.",
    },
    "11.5": {
        "question": "Somebody asks you for help. Three tenths of their targets are 1 and the "
        "others 0, and the loss is the mean squared error. There is no error message; the loss "
        "goes to 0.21 and stays there. What does their network answer?",
        "options": tuple(CONSTANTS),
        "answer": _what_it_answers,
        "reply": {
            "the right thing, but timidly": "A timid network would get bolder, and its loss fall "
            "on.",
            "0 to everything": "Then the loss would be 0.3: it is 1 for three samples in ten.",
            "0.5 to everything": "Then the loss would be 0.5² = 0.25, for each sample.",
        }.get,
        "why": "0.21 is a number that you can work out: answer 0.3 to everything, and the loss is "
        "0.3 · 0.7² + 0.7 · 0.3² = 0.21; with 0 it is 0.3, with 0.5 it is 0.25. So x plays no part "
        "in the answer. Outputs and targets that differ in shape may be the cause, or samples that "
        "were shuffled without their targets, or hidden units that have died.",
    },
    "11.6": {
        "question": "All the losses so far are equal to three digits. But Keras and PyTorch "
        "compute with 32-bit numbers, which are right to about a ten-millionth, and we with 64 "
        "bits. They round in each of 300 steps. How far is their loss from ours at the end?",
        "options": ROUNDING,
        "answer": _rounding_after_300_steps,
        "reply": {
            ROUNDING[0]: "32 bits can't write most of our numbers: the first weight is rounded.",
            ROUNDING[2]: "That would be so if all of them erred to the same side.",
        }.get,
        "why": "Rounding errors fall to either side, so they add up slowly: in 300 steps to about "
        "√300 of them, 17, and not 300. The weights are then off by about a millionth, and the "
        "loss hardly feels that.",
    },
    "11.7": {
        "question": "Three loops, each with one line or two out of place, as they stand above; "
        "η = 0.5, 30 epochs. Whose loss ends lowest?",
        "options": tuple(ORDERS),
        "answer": _which_ends_lowest,
        "reply": {
            next(iter(ORDERS)): "It takes the steps of the loop in order, without the last.",
            list(ORDERS)[2]: "One step an epoch, however long, is few: 29 that move anything.",
            list(ORDERS)[3]: "All three do. That is no proof that they are in order.",
        }.get,
        "why": "Its ten steps go down 1, 2, … 10 gradients: 55 in an epoch, where the others go "
        "down 10. Such steps are larger than anybody chose, and with this η that went well.",
    },
    "11.8": {
        "question": "The output's weighted sum is z = 40, and the target is 0: the network is very "
        "sure, and wrong. The true loss is −ln(1 − σ(40)) = 40, and its slope over z is nearly 1. "
        "PyTorch's BCELoss gets σ(40) with 32 bits. It bounds the logarithm and, on the way back, "
        "the division. Which slope comes out?",
        "options": SLOPES,
        "answer": _slope_through_a_full_sigmoid,
        "reply": {
            SLOPES[0]: "On paper it is: 1/(1 − a) · a · (1 − a) is a. But the computer has "
            "rounded a to 1 before.",
            SLOPES[1]: "1/(1 − a) would be 1/0. PyTorch bounds it, and a large number times 0 is "
            "0. Unbounded, ∞ · 0 would be no number at all: nan.",
        }.get,
        "why": "σ(40) is rounded to 1, and the sigmoid's own slope a · (1 − a) to 0. The product "
        "is 0 then: the gradient is lost, just where it is needed most.",
    },
}
