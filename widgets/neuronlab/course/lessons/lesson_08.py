"""Lesson 08, gradient descent: predictions."""

import numpy as np

from ...labs.descent.behaviour_model import behaviour
from ...labs.descent.landscape_model import landscape
from ...labs.descent.model import Descent
from ...labs.slope.model import nudge
from ...models.activations import ACTIVATIONS
from ...models.losses import LOSSES
from ...models.optimizers import OPTIMIZERS

X, Y = np.array([1.0, 2.0]), np.array([2.0, 3.0])


def mean_loss(w: float, b: float, x=X, y=Y) -> float:
    """Return the mean squared error of wx + b over samples x and y, (n_samples,) each."""
    return float(LOSSES["mean_squared_error"].value((w * x + b)[:, None], y[:, None]))


def one_step(w: float, b: float, x, y, eta: float) -> tuple[float, float]:
    """Return w and b after one step downhill from them."""
    error = w * x + b - y
    return w - eta * float(np.mean(2 * error * x)), b - eta * float(np.mean(2 * error))


def _surer_and_still_wrong() -> str:
    crossentropy = LOSSES["binary_crossentropy"]
    before, after = (crossentropy.value([[a]], [[1.0]]) for a in (0.01, 0.001))
    return "it rises by 2.3" if abs(after - before - 2.3) < 0.05 else "it hardly changes"


def _after_one_step() -> str:
    ratio = mean_loss(*one_step(0.0, 0.0, X, Y, 0.1)) / mean_loss(0.0, 0.0)
    if ratio > 1:
        return "it is greater than before"
    return "it is about a tenth" if ratio < 0.2 else "it is about nine tenths"


def _in_one_step() -> float:
    """Return the η with which a step along −λw from w = 1 ends at 0, for λ = 4."""
    rates = np.arange(0.01, 1.0, 0.01)
    return float(rates[np.abs(1 - rates * 4).argmin()])


def _steps_in_three_epochs() -> float:
    return 3 * -(-100 // 32)


def _which_pulls() -> str:
    """Return the loss with the steeper slope by z at z = −6, where the answer should be 1."""
    sigmoid, h = ACTIVATIONS["sigmoid"], 1e-4

    def slope(loss) -> float:
        return abs(float(loss(sigmoid(-6.0 + h)) - loss(sigmoid(-6.0 - h)))) / (2 * h)

    squared, entropy = slope(lambda a: (a - 1) ** 2), slope(lambda a: -np.log(a))
    if max(squared, entropy) < 1.1 * min(squared, entropy):
        return "both about the same"
    return "the squared error" if squared > entropy else "the cross-entropy"


def _by_hand() -> float:
    return round(nudge(1.0, 0.01).ratio)


def _straight_at_the_minimum() -> str:
    low, start = landscape("line"), np.array([-2.0, -2.0])
    way, down = low.minimum - start, -low.gradient(*start)
    cosine = way @ down / np.hypot(*way) / np.hypot(*down)
    return "yes, straight at it" if cosine > 0.98 else "no, straight down the slope under its feet"


def _above_the_limit() -> str:
    places = (1 - 0.6 * 4) ** np.arange(8.0)
    if abs(places[-1]) > 1:
        return "each step lands farther away"
    return "it arrives" if abs(places[-1]) < 0.1 else "it goes to and fro for ever"


def _one_flower_a_step() -> str:
    descent = Descent(landscape("line"), (-2.0, -2.0), learning_rate=0.05, batch_size=1)
    name = behaviour(descent, 150).name
    return {"arrives": "it comes to rest", "wanders": "it never comes to rest"}.get(name, name)


def _lowest_after_40() -> str:
    low = landscape("line")
    ends = {
        name: float(low.loss(*Descent(low, (-2.0, -2.0), name, 0.05).path(40)[-1]))
        for name in OPTIMIZERS
    }
    return min(ends, key=lambda name: ends[name])


def _corners_that_arrive() -> float:
    low, corners = landscape("chain"), [(w, v) for w in (-2.0, 2.0) for v in (-2.0, 2.0)]
    ends = [behaviour(Descent(low, at, learning_rate=0.3), 200).name for at in corners]
    return float(ends.count("arrives"))


def _constant_slope() -> str:
    losses = {"L = z²": lambda z: z**2, "L = |z|": abs, "L = √|z|": lambda z: abs(z) ** 0.5}
    h = 1e-6
    for name, loss in losses.items():
        near, far = ((loss(z + h) - loss(z - h)) / (2 * h) for z in (0.5, 5.0))
        if abs(near - far) < 1e-6:
            return name
    raise LookupError("none of these has a constant slope")


PREDICTIONS = {
    "08.1": {
        "question": "The answer should be 1. A network says 0.01; then it gets even worse, and "
        "says 0.001. The squared error goes from 0.980 to 0.998. And the cross-entropy, −ln ŷ?",
        "options": ["it hardly changes", "it rises by 2.3"],
        "answer": _surer_and_still_wrong,
        "why": "−ln 0.01 = 4.61 and −ln 0.001 = 6.91. The squared error can't exceed 1 here; the "
        "cross-entropy has no limit: being sure and wrong costs more and more.",
    },
    "08.2": {
        "question": "One sample, x = 2 and y = 3; one weight, ŷ = w·x; w = 1. So ŷ = 2, the error "
        "is −1, and L = (−1)² = 1. Now nudge w up to 1.01, and work out L again. By how much did "
        "L change, divided by the nudge of 0.01? To the nearest whole number.",
        "answer": _by_hand,
        "tolerance": 0.05,
        "why": "ŷ = 2.02, the error is −0.98, L = 0.9604. So L changed by −0.0396, and "
        "−0.0396/0.01 = −3.96.",
    },
    "08.3": {
        "question": "A sigmoid neuron is sure, and wrong: z = −6, so ŷ = 0.0025, and y = 1. Nudge "
        "z a little. Which of the two losses moves more?",
        "options": ["the squared error", "the cross-entropy", "both about the same"],
        "answer": _which_pulls,
        "why": "Out there the sigmoid is flat: ŷ hardly moves, nor does its squared error. The "
        "logarithm magnifies just the small probabilities.",
    },
    "08.4": {
        "question": "The lines of equal loss are long ovals. A walk starts outside, on a flank of "
        "the valley. Will its first step point straight at the lowest place, in the middle?",
        "options": ["yes, straight at it", "no, straight down the slope under its feet"],
        "answer": _straight_at_the_minimum,
        "why": "It knows nothing of the middle. It knows two slopes, those at the place where it "
        "stands, and in a long valley these point at the opposite wall rather than along it.",
    },
    "08.5": {
        "question": "Two samples, (x = 1, y = 2) and (x = 2, y = 3). The neuron ŷ = wx + b starts "
        "with w = 0 and b = 0, where the loss is 6.5. You take one step with η = 0.1. What "
        "happens to the loss?",
        "options": [
            "it is about nine tenths",
            "it is about a tenth",
            "it is greater than before",
        ],
        "answer": _after_one_step,
        "why": "The gradient is (−8, −5), so the step leads to w = 0.8 and b = 0.5, where the "
        "errors are −0.7 and −0.9, and the loss is 0.65.",
    },
    "08.6": {
        "question": "A valley has the loss ½·λ·w², with λ (lambda) = 4. You stand at w = 1, and "
        "the slope there is λw = 4. With which η does a single step lead exactly to the "
        "bottom, w = 0?",
        "answer": _in_one_step,
        "tolerance": 0.005,
        "why": "1 − η·4 = 0 for η = 1/4. In general 1/λ: the steeper a valley curves, the smaller "
        "the right step.",
    },
    "08.7": {
        "question": "The same valley, λ = 4, and η = 0.6. A step multiplies the distance from the "
        "bottom by 1 − 0.6·4 = −1.4. What does the walk do?",
        "options": ["it arrives", "it goes to and fro for ever", "each step lands farther away"],
        "answer": _above_the_limit,
        "why": "From 1 to −1.4, to 1.96, to −2.7: over the bottom each time, and higher up.",
    },
    "08.8": {
        "question": "There are 100 samples, and a step looks at a mini-batch of 32. How many steps "
        "are three epochs?",
        "answer": _steps_in_three_epochs,
        "tolerance": 0,
        "why": "32 + 32 + 32 + 4: four steps see all 100 samples, the last one only 4 of them. "
        "Three epochs are 12 steps.",
    },
    "08.9": {
        "question": "Now each step looks at a single flower, and takes the slope of that one "
        "flower's loss. What happens near the bottom?",
        "options": ["it comes to rest", "it never comes to rest"],
        "answer": _one_flower_a_step,
        "why": "Each flower has a valley of its own, a little elsewhere. Where the mean of all "
        "slopes is 0, the single ones are not.",
    },
    "08.10": {
        "question": "Three ways of stepping, plain descent (sgd), momentum and Adam, start at the "
        "same place with the same η = 0.05. Which has the lowest loss after 40 steps?",
        "options": ["sgd", "momentum", "adam"],
        "answer": _lowest_after_40,
        "why": "Here it is the plainest: momentum has rolled past, and Adam's steps of about 0.05 "
        "have not yet got there. With another η it is another one.",
    },
    "08.11": {
        "question": "Two units in a row: h = tanh(w·x + ¼), then ŷ = v·h. Descents start from the "
        "four corners, w = ±2 and v = ±2. How many of the four come to the lowest place?",
        "answer": _corners_that_arrive,
        "tolerance": 0,
        "why": "The two with w = 2. The two with w = −2 end in another valley, whose bottom lies "
        "higher, and there every direction goes up.",
    },
    "08.12": {
        "question": "The perceptron moves w by η·x for a wrong answer, be z slightly wrong or "
        "wildly. Of which loss, for a wrong sample, could that be a step downhill?",
        "options": ["L = z²", "L = |z|", "L = √|z|"],
        "answer": _constant_slope,
        "why": "|z| has the same slope near and far. z² would pull harder far out, √|z| less.",
    },
}
