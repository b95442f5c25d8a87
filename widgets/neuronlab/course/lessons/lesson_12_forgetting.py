"""Lesson 12: the check on what a forget gate leaves."""

import numpy as np

from ..judging import Slip
from ..reading import numbers, written

_LEFT = 0.9**20
_HALF = 0.5 ** (1 / 20)


def judge_forgetting(answer) -> str:
    """Judge what a forget gate of 0.9 leaves after 20 moments, and which one leaves a half."""
    values, wrong = numbers(answer, 2)
    if wrong:
        return f"{wrong}: what is left, and f"
    left, f = (float(value) for value in values)
    if abs(left - _LEFT) >= 0.005:  # two decimals are enough
        message = f"with f = 0.9 it is not {written(left)} that is left"
        return Slip(message, _hint(left, _OF_A_HALF, 1e-7) or _hint(left, _NOT_LEFT) or LEAVES)
    if f != round(_HALF, 2) and abs(f - _HALF) >= 0.001:
        seen = 0.7 <= f <= 2  # what a smaller f leaves would be written as 0
        leaves = f"; f = {written(f)} leaves {written(round(f**20, 4))}" if seen else ""
        message = f"the first is right, the f for a half is not{leaves}"
        return Slip(message, _hint(f, _OTHER_ROOTS, 0.001) or _hint(f, _NOT_HALF) or FIND_F)
    return ""


LEAVES = "One moment leaves 0.9, two leave 0.9·0.9. And 20?"
FIND_F = "f²⁰ is left. It is to be 0.5: take the 20th root, or try numbers close to 1."


_NOT_LEFT = {
    100 * _LEFT: "That is in percent: write it as a share of 1.",
    1 - _LEFT: "That is what is lost; what is left?",
    20 * 0.9: "Each moment multiplies what the one before has left: f·f·f …, not f + f + f …",
    1 - 20 * 0.1: "It is not a tenth of the start that goes each time, but of what is still there.",
    0.0: "It is not a tenth of the start that goes each time, but of what is still there.",
    0.9**19: "That is one factor too few: 20 moments, 20 factors.",
    0.9**21: "That is one factor too many: 20 moments, 20 factors.",
    0.9**2: "So much is left after two moments. And after 20?",
    0.9: "So much is left after one moment, and 0.9·0.9 after two.",
    _HALF: "What is left comes first, then f.",
}
"""What is said to a share that is often given, and is wrong."""

_OF_A_HALF = {0.5**20: "That is what f = 0.5 leaves. Here f is 0.9."}

_OTHER_ROOTS = {
    0.5 ** (1 / 19): "That is the 19th root: 20 moments, 20 factors.",
    0.5 ** (1 / 21): "That is the 21st root: 20 moments, 20 factors.",
}
"""What is said to an f that is very near."""

_NOT_HALF = {
    1 - 0.5 / 20: "It is not the same amount that goes each time, but the same share of what is "
    "still there.",
    1 / _HALF: "Above 1 it would grow. Which factor, taken 20 times, makes a half?",
    0.5: "That leaves a half after one moment. f is taken 20 times.",
    0.5 / 20: "Don't divide by 20: f·f·…·f, 20 times, is to be 0.5.",
    _LEFT: "That is what f = 0.9 leaves; which f leaves 0.5?",
    100 * _HALF: "That is in percent: write it as a share of 1.",
    0.5**20: "That is what f = 0.5 leaves; look for the f that leaves 0.5.",
    np.log(_HALF / (1 - _HALF)): "That is the gate's bias; f is the sigmoid of it.",
}
"""What is said to an f for a half that is often given, and is wrong."""


def _hint(value: float, hints: dict[float, str], near: float = 0.005) -> str:
    """Return the hint for the wrong number that was given, "" where it is not known."""
    for wrong, hint in hints.items():
        if abs(value - wrong) < (0.02 * wrong if wrong > 2 else near):
            return hint
    return ""
