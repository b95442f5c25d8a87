"""Lesson 12, where next: exercises and their judges."""

import numpy as np

from ...labs.convolution.model import convolve, digits, output_size
from ..judging import Exercise, Slip, of_a_function
from ..reading import numbers, written
from .lesson_12 import EDGE
from .lesson_12_attention import judge_attention
from .lesson_12_forgetting import FIND_F, LEAVES, judge_forgetting


def _judge_size(answer) -> str:
    right = output_size(28, 5, stride=1, padding=0)
    if np.shape(answer) == (2,) and answer[0] == answer[1]:  # rows and columns
        answer = answer[0]
    value, wrong = numbers(answer, 1)
    if wrong:
        return wrong
    if value[0] == right:
        return ""
    said = {
        20: "that takes 4 off at either end; the window's left edge stands at 0, 1, 2, … up to 23",
        22: "so many are right for a kernel of 7 by 7",
        26: "so many are right for a kernel of 3 by 3; this one has 5 by 5",
        27: "that takes only 1 off: the last window would stick out by three pixels",
        32: "that adds 4 instead of taking it off: without padding a map is never larger than the "
        "picture",
        33: "take the kernel's 5 off, don't add it; and the place at pixel 0 counts, too",
        12: "that is with a stride of 2",
        right - 1: "one too few: the place where the window begins at pixel 0 counts, too",
        right + 1: "one too many: at the last of these the window would stick out by a pixel",
        28: "28 is with a padding of 2; here the window stays inside the picture",
        5: "the window moves on by one pixel, not by its own width",
        5.6: "the window moves on by one pixel, not by its own width",
        28**2: "that is how many pixels the picture has",
        right**2: "that is how many numbers the map has in all; how many rows?",
    }
    return said.get(
        value[0], f"{written(value)} is not it: where does the window begin first, and where last?"
    )


def _judge_kernel(answer) -> str:
    values, wrong = numbers(answer, 9)
    if wrong:
        return f"{wrong}, three rows of three"
    kernel = values.reshape(3, 3)
    flat, ends = np.ones((5, 5)), np.tile([1.0, 1.0, 1.0, 0.0, 0.0], (5, 1))
    if np.abs(convolve(flat, kernel)).max() > 1e-9:
        return "with the same ink everywhere it should give 0: the nine have to add up to 0"
    if np.abs(convolve(ends.T, kernel)).max() > 1e-9:
        return "it answers to a horizontal edge, too"
    response = convolve(ends, kernel)
    if not response.max() > 1e-9:
        begins = convolve(ends[:, ::-1], kernel).max() > 1e-9
        where = " (where it begins, it is above 0: turn it round)" if begins else ""
        return f"where the ink ends on the right, the answer should be above 0{where}"
    if response.min() < -1e-9:
        return "beside that edge it falls below 0: it finds lines rather than where ink ends"
    return ""


@of_a_function("found")
def _judge_found(function) -> str:
    picture, flat = np.pad(digits(3)[0], 3), np.zeros((14, 14))
    try:
        function(picture, EDGE)
    except ValueError as error:
        if "ambiguous" not in str(error):
            raise
        return Slip(
            "Python's own max and min compare whole rows, and that has no answer",
            "The greatest number of an array is array.max(): convolve(picture, kernel).max()",
        )
    values = []
    for image, name in (
        (picture, "the digit"),
        (np.roll(picture, (1, -1), (0, 1)), "the digit moved by (−1, 1)"),
        (np.roll(picture, 2, 1), "the digit moved by (2, 0)"),
        (flat, "an empty sheet"),
        (np.pad(np.ones((8, 1)), ((3, 3), (6, 7))), "a thin line"),
    ):
        answer, wrong = numbers(function(image, EDGE), 1)
        if wrong:
            return f"for {name}: {wrong}"
        values.append(float(answer[0]))
    if values == [1, 1, 1, 0, 1]:
        return Slip(
            "it is 1 where something is there, and else 0: it says whether, not how clearly",
            "The map's greatest number says both. Return that, and don't compare it.",
        )
    wrong = _not_what_is_found(function)
    here, *there, empty, line = values
    ones, added = np.ones((3, 3)), convolve(picture, np.ones((3, 3)))
    if here == empty and function(picture, ones) in (added.sum(), added.mean()):
        return "it is 0: where ink begins the map is above 0, where it ends below, and all cancels"
    for value, move in zip(there, ("(−1, 1)", "(2, 0)"), strict=True):
        if abs(value - here) > 1e-9:
            return (
                f"the digit gives {written(here)}, and moved by {move} {written(value)}; it should "
                "be the same"
            )
    if here == empty or here == line:
        other = "an empty sheet" if here == empty else "a thin line"
        return f"it is {written(here)} for the digit and for {other}: it says nothing of the kernel"
    if function(picture, 0 * EDGE) == here:
        return "with a kernel of nothing but zeros it is the same: it does not look at the map"
    return wrong


def _not_what_is_found(function) -> str:
    """Say what is wrong on sheets with one edge, where ink begins, or ends, or is faint."""
    begins = np.tile(np.repeat([0.0, 16.0], 7), (14, 1))
    found, turned, faint = (
        float(numbers(function(sheet, EDGE), 1)[0][0])
        for sheet in (begins, begins[:, ::-1], begins / 2)
    )
    if found <= 0:
        return Slip(
            f"where ink only begins, which is what this kernel looks for, it is {written(found)}",
            "There the map is 0 or above 0. Which number of the map says that it was found?",
        )
    rises = np.pad(np.tile(np.arange(0.0, 17.0, 2.0), (14, 1)), ((0, 0), (2, 3)))
    if turned > 1e-9 and function(rises, EDGE) == convolve(rises, EDGE).max():
        return ""  # with padding ink begins at the border of the sheet, too
    if turned > 1e-9:
        return Slip(
            f"where ink only ends, the opposite of what it looks for, it is {written(turned)}, too",
            "There the map is 0 or below 0 (without padding). What is below 0 must not count.",
        )
    if abs(faint - found) < 1e-9:
        return Slip(
            "with half as much ink it is the same: it does not say how much is found there",
            "Take a number that stands in the map: neither how many there are, nor a yes or no.",
        )
    return ""


@of_a_function("update")
def _judge_update(function) -> str:
    rewards = [1.0, 0.0, 0.0, 1.0, 1.0, 0.5]
    wrong = _slip(function)
    if wrong:
        return wrong
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


_SLIPS = {
    "the old sum is (n − 1)·Q, not n·Q: where r is small, the mean has to shrink": (
        lambda Q, n, r: Q + r / n
    ),
    "the old mean stands for n − 1 rewards, not for n": lambda Q, n, r: (Q * n + r) / (n + 1),
    "that is halfway to r: the newest reward counts as much as all before it": (
        lambda Q, n, r: (Q + r) / 2
    ),
    "it goes away from r: the step has the wrong sign": lambda Q, n, r: Q - (r - Q) / n,
    "that divides by n − 1; with the new one there are n rewards": (
        lambda Q, n, r: Q + (r - Q) / (n - 1)
    ),
    "there are n rewards now: divide by n": lambda Q, n, r: ((n - 1) * Q + r) / (n - 1),
    "the whole sum is divided by n: put it in brackets": lambda Q, n, r: Q * (n - 1) + r / n,
    "it goes all the way to r, and forgets what was before": lambda Q, n, r: r,
    "the step is a tenth for every n; a mean of many rewards moves less than one of few": (
        lambda Q, n, r: Q + 0.1 * (r - Q)
    ),
    "the old mean counts as one reward there, and it stands for n − 1": lambda Q, n, r: (Q + r) / n,
    "the whole step, r − Q, is divided by n: put it in brackets": (lambda Q, n, r: Q + r - Q / n),
    "that is the new sum; a mean is the sum divided by n": lambda Q, n, r: Q * (n - 1) + r,
    "Q is a mean, not a sum; a new mean stays between Q and r": lambda Q, n, r: Q + r,
    "that is the step alone: add it to Q": lambda Q, n, r: (r - Q) / n,
    "the new reward counts for nothing there": lambda Q, n, r: Q,
    "// throws away what stands behind the point: divide with /": lambda Q, n, r: Q + (r - Q) // n,
}
"""What is said to an update that is often written, and is wrong."""


def _slip(function) -> str:
    """Say which of the usual slips it is, "" where none."""
    points = [(0.25, 4, 1.0), (0.5, 3, 0.0), (0.8, 6, 0.1)]
    try:
        found = np.array([float(function(*point)) for point in points])
    except Exception:
        return ""
    for said, wrong in _SLIPS.items():
        if np.allclose(found, [wrong(*point) for point in points]):
            return Slip(f"for {_QNR.format(*points[0])} it gives {written(found[0])}", f"{said}.")
    return ""


_QNR = "Q = {}, n = {} and r = {}"


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
            "The kernel “vertical edge” finds where ink begins. What has to change?",
            "What do the three numbers of a row have to add up to? Which side is above 0?",
            "1 on the left, 0 in the middle, −1 on the right, in each of the three rows.",
        ),
        "a detector for one kind of edge, and blind to what is the same everywhere",
    ),
    "12.3": Exercise(
        _judge_found,
        (
            "Wherever the digit stands, the same numbers stand in the map, only elsewhere.",
            "What do you know of a list of numbers that does not depend on their order?",
            "return convolve(picture, kernel).max()",
        ),
        "it moves along, and you asked only whether it is there: global pooling",
    ),
    "12.4": Exercise(
        judge_forgetting,
        (LEAVES, FIND_F, "(0.9**20, 0.5 ** (1 / 20))"),
        "0.9²⁰ ≈ 0.12; and 0.97, a bias of 3.3 or so, keeps half over 20 moments",
    ),
    "12.5": Exercise(
        judge_attention,
        (
            "Three steps: a score for each place, shares by softmax, and the values added up.",
            "scores = keys @ query / np.sqrt(len(query)). Then softmax, as in exercise 06.3.",
            "powers = np.exp(scores - scores.max()); return powers / powers.sum() @ values",
        ),
        "each place of a transformer asks like this, with a query of its own",
    ),
    "12.6": Exercise(
        _judge_update,
        (
            "The old mean stands for n − 1 rewards. Add the new one, and divide.",
            "((n − 1)·Q + r)/n is the new mean. Write it as Q plus a step.",
            "return Q + (r - Q) / n",
        ),
        "a mean that needs no list of the past",
    ),
}
