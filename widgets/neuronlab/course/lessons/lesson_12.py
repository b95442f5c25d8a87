"""Lesson 12, where next: predictions and exercises."""

import numpy as np

from ...labs.bandit.model import arm_probabilities, play
from ...labs.convolution.model import KERNELS, convolve, digits, output_size
from ...labs.kmeans import model as kmeans
from ...labs.recurrent.model import PlainUnit
from ..judging import Exercise
from ..reading import numbers, written

_EDGE = np.array(KERNELS["vertical edge"], dtype=float)


def _weights_against_a_kernel() -> str:
    ratio = 64 * 64 / _EDGE.size
    choices = {"about 7 times": 7, "64 times": 64, "about 450 times": 450}
    return min(choices, key=lambda text: abs(choices[text] - ratio))


def _moved_by_one_pixel() -> str:
    image = np.pad(digits(3)[0], 2)
    moved = np.roll(image, 1, axis=1)
    before, after = convolve(image, _EDGE), convolve(moved, _EDGE)
    if np.array_equal(after[:, 1:], before[:, :-1]):
        return "it moves by one pixel, too"
    return "it stays as it is" if np.array_equal(before, after) else "it is another one altogether"


def _after_ten_steps() -> str:
    x = np.zeros(11)
    x[0] = 0.01  # small, so that tanh is nearly straight
    h = PlainUnit(u=1.0, w=0.5).run(x).h
    return {-1: "about a tenth", -2: "about a hundredth", -3: "about a thousandth"}[
        round(np.log10(h[-1] / h[0]))
    ]


def _does_it_ever_rise() -> str:
    X = kmeans.iris().X
    for seed in range(20):
        for k in (2, 3, 5):
            steps = kmeans.history(X, kmeans.start(X, k, seed))
            if (np.diff([moment.inertia for moment in steps[1:]]) > 1e-9).any():
                return "yes, now and then"
    return "no, never"


def _without_curiosity() -> str:
    arms = arm_probabilities(0)
    favourite = int(play(arms, 0.0).counts[-1].argmax())
    if favourite == int(arms.argmax()):
        return "it finds the best arm and stays with it"
    return "it stays with a worse arm for ever"


PREDICTIONS = {
    "12.1": {
        "question": "A dense layer from the 64 pixels of a digit to 64 units has its own weights "
        "for every place. How many times as many as a 3×3 kernel that all places share? (Without "
        "biases.)",
        "options": ["about 7 times", "64 times", "about 450 times"],
        "answer": _weights_against_a_kernel,
        "why": "64 · 64 = 4096 against 3 · 3 = 9: 455 times.",
    },
    "12.2": {
        "question": "The digit moves by one pixel to the right. What happens to the feature map?",
        "options": [
            "it stays as it is",
            "it moves by one pixel, too",
            "it is another one altogether",
        ],
        "answer": _moved_by_one_pixel,
        "why": "The same weights look at every place, so they find the same thing wherever it is. "
        "A dense layer would have to learn it anew for each place.",
    },
    "12.3": {
        "question": "A plain recurrent unit with w = 0.5 got an input ten steps ago, and nothing "
        "since. How much of it is left?",
        "options": ["about a tenth", "about a hundredth", "about a thousandth"],
        "answer": _after_ten_steps,
        "why": "Each step halves it: 0.5¹⁰ = 1/1024. It is lesson 06's product again, through time "
        "instead of layers.",
    },
    "12.4": {
        "question": "There are two kinds of step: assign the flowers, move the centres. Can the "
        "sum of the squared distances, from each flower to its centre, rise in one of them?",
        "options": ["no, never", "yes, now and then"],
        "answer": _does_it_ever_rise,
        "why": "A flower changes its group only if the other centre is nearer, and the mean is the "
        "place with the least sum of squares. So it goes down, and must come to an end.",
    },
    "12.5": {
        "question": "A player always pulls the arm that has paid best so far (ε = 0). What becomes "
        "of it, with the arms of seed 0?",
        "options": [
            "it finds the best arm and stays with it",
            "it stays with a worse arm for ever",
        ],
        "answer": _without_curiosity,
        "why": "The first arm that pays looks better than those that were never tried. Without "
        "exploring, it never finds out what it misses.",
    },
}


def _judge_size(answer) -> str:
    value, wrong = numbers(answer, 1)
    if wrong:
        return wrong
    right = output_size(28, 5, stride=1, padding=0)
    if value[0] == right:
        return ""
    hint = " (28 is with padding 2)" if value[0] == 28 else ""
    return f"at {written(value)} places along a side{hint}: lay the first window and the last one"


def _judge_kernel(answer) -> str:
    values, wrong = numbers(answer, 9)
    if wrong:
        return f"{wrong}, three rows of three"
    kernel = values.reshape(3, 3)
    flat, dark_right = np.ones((5, 5)), np.tile([0.0, 0.0, 1.0, 1.0, 1.0], (5, 1))
    if np.abs(convolve(flat, kernel)).max() > 1e-9:
        return "with the same ink everywhere it should give 0: the nine have to add up to 0"
    if np.abs(convolve(dark_right.T, kernel)).max() > 1e-9:
        return "it answers to a horizontal edge, too"
    response = convolve(dark_right, kernel)
    if not response.max() > 1e-9:
        return "where the ink begins on the right, the answer should be above 0"
    if response.min() < -1e-9:
        return "beside that edge it falls below 0: it finds lines rather than where ink begins"
    return ""


def _judge_update(function) -> str:
    if not callable(function):
        return "that is not a function; hand over the function itself: check(…, update)"
    rewards = [1.0, 0.0, 0.0, 1.0, 1.0, 0.5]
    mean = 0.0
    for n, reward in enumerate(rewards, start=1):
        value, wrong = numbers(function(mean, n, reward), 1)
        if wrong:
            return f"for Q = {written(mean)}, n = {n} and r = {written(reward)}: {wrong}"
        expected = sum(rewards[:n]) / n
        if abs(value[0] - expected) > 1e-9:
            return (
                f"after the rewards {written(rewards[:n])} it gives {written(value)}; their mean "
                f"is {written(round(expected, 4))}"
            )
        mean = expected
    return ""


EXERCISES = {
    "12.1": Exercise(
        _judge_size,
        (
            "The window's left edge can stand at pixel 0, 1, 2, … How far does it get?",
            "(n + 2·padding − k)/stride + 1",
            "(28 + 0 − 5)/1 + 1",
        ),
        "(28 − 5)/1 + 1 = 24",
    ),
    "12.2": Exercise(
        _judge_kernel,
        (
            "Take the left column away from the right column.",
            "−1 on the left, 0 in the middle, 1 on the right. And in every row?",
            "[[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]]",
        ),
        "a detector for one kind of edge, and blind to what is the same everywhere",
    ),
    "12.3": Exercise(
        _judge_update,
        (
            "The old mean stands for n − 1 rewards. Add the new one, and divide.",
            "((n − 1)·Q + r)/n is the new mean. Write it as Q plus a step.",
            "return Q + (r - Q) / n",
        ),
        "a mean that needs no list of the past",
    ),
}
