"""Lesson 08, gradient descent: predictions."""

from functools import partial

import numpy as np

from ...labs.slope.model import nudge
from ...models.losses import LOSSES
from .lesson_08_walks import (
    constant_slope,
    corners_that_arrive,
    first_off_the_plateau,
    first_step,
    lowest_after_40,
    one_flower_a_step,
    plain_in_the_long_valley,
    which_pulls,
)

X, Y = np.array([1.0, 2.0]), np.array([2.0, 3.0])


def mean_loss(w: float, b: float, x=X, y=Y) -> float:
    """Return the mean squared error of wx + b over samples x and y, (n_samples,) each."""
    return float(LOSSES["mean_squared_error"].value((w * x + b)[:, None], y[:, None]))


def one_step(w: float, b: float, x, y, eta: float) -> tuple[float, float]:
    """Return w and b after one step downhill from them."""
    error = w * x + b - y
    return w - eta * float(np.mean(2 * error * x)), b - eta * float(np.mean(2 * error))


def _ever_surer() -> str:
    """Return how the cross-entropy goes on where ŷ is a tenth each time, and y is 1."""
    crossentropy = LOSSES["binary_crossentropy"]
    a, b, c = (crossentropy.value([[y_hat]], [[1.0]]) for y_hat in (0.01, 0.001, 0.0001))
    if abs((c - b) - (b - a)) < 0.01 * (b - a):
        return "it rises by the same amount each time"
    return "it hardly rises any more" if c - b < b - a else "it is ten times as large each time"


def _after_one_step() -> str:
    ratio = mean_loss(*one_step(0.0, 0.0, X, Y, 0.1)) / mean_loss(0.0, 0.0)
    if ratio > 1:
        return "it is greater than before"
    return "it is about a tenth" if ratio < 0.2 else "it is about nine tenths"


def _in_one_step() -> float:
    """Return the η with which a step along −λw from w = 1 ends at 0, for λ = 4."""
    rates = np.arange(0.01, 1.0, 0.01)
    return float(rates[np.abs(1 - rates * 4).argmin()])


def _by_hand() -> float:
    return round(nudge(1.0, 0.01).ratio)


def _reply_to_a_slope(given: float) -> str:
    return {
        4: "Mind the sign: L went down, from 1 to 0.9604.",
        2: "ŷ moves by 2 · 0.01, not by 0.01, since x = 2. And mind the sign.",
        -2: "ŷ moves by 2 · 0.01, not by 0.01, since x = 2.",
        -1: "That is the error itself.",
        0: "That is the change of L by itself. Divide it by the nudge, which is small, too.",
    }.get(round(given), "")


def _reply_to_steps(given: float) -> str:
    return {
        4: "That is one epoch.",
        9: "Each epoch has a fourth step, for the 4 samples that are left.",
        10: "That is 300/32, rounded up. But each epoch ends with its own last mini-batch.",
        9.375: "There is no part of a step. And each epoch ends with its own last mini-batch.",
    }.get(given, "")


def _reply_to_two_steps(given: float) -> str:
    return {
        -1.4: "That is after one step.",
        1.4: "Mind the sign: one step leads to −1.4. Then comes another.",
        0.16: "Where is λ? The slope at w is 4w, so a step multiplies w by 1 − 0.6·4.",
        -1.96: "Mind the sign: the second step crosses the bottom, too.",
        -3.8: "The second step starts at −1.4, where the slope is another one: 4·(−1.4).",
    }.get(round(given, 2), "")


def _after(steps: int, eta: float) -> float:
    """Return where so many steps lead from w = 1 with λ = 4."""
    w = 1.0
    for _ in range(steps):
        w -= eta * 4 * w
    return w


PREDICTIONS = {
    "08.1": {
        "question": "It rained. Three apps had said that it would with a probability of 0.01, of "
        "0.001 and of 0.0001: each ten times surer of a dry day than the one before. Their squared "
        "errors are 0.980, 0.998 and 0.9998. How does the cross-entropy, −ln ŷ, go from app to "
        "app?",
        "options": [
            "it hardly rises any more",
            "it rises by the same amount each time",
            "it is ten times as large each time",
        ],
        "answer": _ever_surer,
        "reply": {
            "it hardly rises any more": "So it is with the squared error.",
            "it is ten times as large each time": "So it is with 1/ŷ. A logarithm turns times into "
            "plus.",
        }.get,
        "why": "4.61, 6.91, 9.21: by ln 10 = 2.30 each time. The squared error can't exceed 1 "
        "here; the cross-entropy has no limit: to be sure and wrong costs more and more.",
    },
    "08.2": {
        "question": "One sample, x = 2 and y = 3; one weight, ŷ = w·x; w = 1. So ŷ = 2, the error "
        "is −1, and L = (−1)² = 1. Now nudge w up to 1.01, and work out L again. By how much did "
        "L change, divided by the nudge of 0.01? To the nearest whole number.",
        "answer": _by_hand,
        "tolerance": 0.05,
        "reply": _reply_to_a_slope,
        "why": "ŷ = 2.02, the error is −0.98, L = 0.9604. So L changed by −0.0396, and "
        "−0.0396/0.01 = −3.96. Below 0, since L fell.",
    },
    "08.3": {
        "question": "A sigmoid neuron is sure, and wrong: z = −6, so ŷ = 0.0025, and y = 1. Nudge "
        "z a little. How much do the two losses move?",
        "options": [
            "the squared error moves more",
            "both about as much",
            "the cross-entropy about 10 times as much",
            "the cross-entropy about 200 times as much",
        ],
        "answer": which_pulls,
        "reply": {
            "both about as much": "At z = 0 it is twice as much. This is far out.",
            "the cross-entropy about 10 times as much": "Nearer to 0, yes: at z = −2.9. Here it "
            "is farther out.",
        }.get,
        "why": "Out there the sigmoid is flat: ŷ hardly moves, nor does its squared error. The "
        "logarithm magnifies just the small probabilities.",
    },
    "08.4": {
        "question": "The ovals stand nearly upright. A walk starts at w = −2 and b = −2; the "
        "lowest place lies up from there and to the right. Where does the first step go?",
        "options": [
            "straight at it",
            "more to the right, across the valley",
            "more upwards, along the valley",
        ],
        "answer": first_step,
        "reply": {
            "straight at it": "Only where the lines are circles, or on an axis of the ovals.",
            "more upwards, along the valley": "That way the lines lie far apart: it falls gently.",
        }.get,
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
        "reply": {
            "it is about nine tenths": "η multiplies the slopes, not the loss, and the slopes are "
            "large.",
            "it is greater than before": "With η = 0.4, yes. Work out the new w and the new b.",
        }.get,
        "why": "The gradient is (−8, −5), so the step leads to w = 0.8 and b = 0.5, where the "
        "errors are −0.7 and −0.9, and the loss is 0.65.",
    },
    "08.6": {
        "question": "A valley has the loss ½·λ·w², with λ (lambda) = 4. You stand at w = 1, and "
        "the slope there is λw = 4. With which η does a single step lead exactly to the "
        "bottom, w = 0?",
        "answer": _in_one_step,
        "tolerance": 0.005,
        "reply": {
            0.5: "That is too far: it lands at 1 − 0.5·4 = −1, beyond the bottom.",
            0.2: "It lands at 1 − 0.2·4 = 0.2, still on the near side.",
            1: "It lands at 1 − 1·4 = −3: the step is η times the slope, and the slope is 4.",
            4: "It lands at 1 − 4·4 = −15: the slope is 4 already, and η multiplies it.",
        }.get,
        "why": "1 − η·4 = 0 for η = 1/4. In general 1/λ: the more strongly a valley curves, the "
        "smaller the right η.",
    },
    "08.7": {
        "question": "The same valley, λ = 4, and you start at w = 1 again, now with η = 0.6. At "
        "which w do you stand after two steps?",
        "answer": partial(_after, 2, 0.6),
        "tolerance": 0.005,
        "reply": _reply_to_two_steps,
        "why": "The factor is 1 − 0.6·4 = −1.4: from 1 to −1.4, and to 1.96. Over the bottom each "
        "time, and farther away than before.",
    },
    "08.8": {
        "question": "The same valley and the same start, now with η = ½. At which w do you stand "
        "after 100 steps?",
        "answer": partial(_after, 100, 0.5),
        "tolerance": 0.005,
        "reply": {
            -1: "That is after one step, and after each odd number of steps.",
            0: "That would need a factor between −1 and 1. Which one is it here?",
        }.get,
        "why": "The factor is 1 − ½·4 = −1: from 1 to −1, and to 1 again, for ever. After an even "
        "number of steps you stand where you began.",
    },
    "08.9": {
        "question": "There are 100 samples, and a step looks at a mini-batch of 32. How many steps "
        "are three epochs? (The last mini-batch of an epoch may be smaller.)",
        "answer": lambda: 3 * -(-100 // 32),
        "tolerance": 0,
        "reply": _reply_to_steps,
        "why": "32 + 32 + 32 + 4: four steps see all 100 samples, the last one only 4 of them. "
        "Three epochs are 12 steps.",
    },
    "08.10": {
        "question": "The walk stands at the lowest place, but each step looks at a single flower, "
        "and takes the slope of that one flower's loss. What does the walk do?",
        "options": [
            "it stays, for this is the bottom",
            "it leaves, comes back, and then it stays",
            "it leaves, and goes on wandering about",
        ],
        "answer": one_flower_a_step,
        "reply": {
            "it stays, for this is the bottom": "Of the mean of all valleys. Of this one, too?",
            "it leaves, comes back, and then it stays": "Does anything change for the next flower "
            "when it is back?",
        }.get,
        "why": "Each flower has a valley of its own, a little elsewhere. Where the mean of all "
        "slopes is 0, the single ones are not.",
    },
    "08.11": {
        "question": "Three ways of stepping, plain descent (sgd), momentum and Adam, start at the "
        "same place with the same η = 0.05. Which has the lowest loss after 40 steps?",
        "options": ["sgd", "momentum", "adam"],
        "answer": lowest_after_40,
        "reply": {
            "adam": "Forty steps of 0.05 are 2 at most. It has 2.4 to go in w, 2.9 in b.",
        }.get,
        "why": "Here it is the plainest: momentum has rolled past, and Adam's steps of about 0.05 "
        "have not yet got there. With another η it is another one.",
    },
    "08.12": {
        "question": "Now a long valley: the petal length as it is, without the 3 cm taken away. "
        "Let each of the three have the η that suits it best there. After 100 steps, where is "
        "plain descent?",
        "options": ["as low as the best, as in the bowl", "behind both", "ahead of both"],
        "answer": plain_in_the_long_valley,
        "reply": dict.fromkeys(
            ("as low as the best, as in the bowl", "ahead of both"),
            "Across the valley its η has a limit. And along it?",
        ).get,
        "why": "Its η must stay below the limit across the valley, and with that it creeps along: "
        "after 100 steps L is still 0.08, twice the least possible. The other two hold less than "
        "0.05.",
    },
    "08.13": {
        "question": "All three on the plateau, from the same start with η = 1. There the slopes "
        "are nearly 0. Which has the lowest loss after 10 steps?",
        "options": ["sgd", "momentum", "adam"],
        "answer": first_off_the_plateau,
        "reply": {"momentum": "It gathers speed, but from a first step of 0.06."}.get,
        "why": "Adam divides by how large the slopes usually are: its steps are about η long on "
        "the flattest ground. Momentum gathers speed; plain descent still creeps.",
    },
    "08.14": {
        "question": "Two units in a row: h = tanh(w·x + ¼), then ŷ = v·h. Descents with η = 0.3 "
        "start from w = ±2 and v = ±2, four starts in all. How many of the four come to the lowest "
        "place?",
        "answer": corners_that_arrive,
        "tolerance": 0,
        "reply": {
            0: "You saw two valleys, and one of them is the lowest place.",
            1: "Look at the map once more: which of the four begin on its side?",
            3: "Look at the map once more: which of the four begin on its side?",
            4: "A walk feels only the ground under its feet. You saw two valleys.",
        }.get,
        "why": "The two with w = 2. The two with w = −2 end in another valley, whose bottom lies "
        "higher, and there every direction goes up.",
    },
    "08.15": {
        "question": "For a wrong answer the perceptron moves w by +η·x or −η·x, however far z is "
        "on the wrong side. Of which loss, for a wrong sample, is that exactly a step of "
        "gradient descent, minus η times the slope?",
        "options": ["L = z²", "L = |z|", "L = √|z|"],
        "answer": constant_slope,
        "why": "A small step is downhill for all three. But only |z| has the same slope near and "
        "far; z² would pull harder far out, √|z| less.",
    },
}
