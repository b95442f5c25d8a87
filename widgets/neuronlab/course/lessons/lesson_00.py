"""Lesson 00, start here: a network that reads, a unit with two pixels, and how a lesson works."""

from collections.abc import Sequence

from ...labs.reader.model import read
from ...labs.reader.samples_model import HEART
from ...labs.reader.sheet_model import counted
from ...labs.two_pixels.model import NAMES, answers
from ...text.numbers import a, number
from ..judging import Exercise
from ..reading import numbers, written

DOUBT = 0.3
"""What the second best answer has to reach, so that a drawing is two digits at once."""

SURE = "one of the ten digits, and it is rather sure of it"
SPREAD = "a little of everything: the ten bars come out about as long"
NONE = "that this is no digit: no bar gets long"


def _what_it_says_to_a_heart() -> str:
    longest = read(counted(HEART)).p.max()
    return SURE if longest > 0.7 else SPREAD if longest < 0.2 else NONE


def _answered(w1: float, w2: float) -> str:
    found = [name for name, answer in zip(NAMES, answers(w1, w2), strict=True) if answer.a]
    return " and ".join(found) or "nothing"


PREDICTIONS = {
    "00.1": {
        "question": "You draw something that is no digit at all: a heart. What will the network "
        "say?",
        "options": [NONE, SPREAD, SURE],
        "answer": _what_it_says_to_a_heart,
        "why": "It was only ever asked: which of the ten? “None of them” is not among its answers, "
        "and the ten shares always add up to 1. So it picks the digit whose sum is largest, here a "
        "7, and sounds convinced.",
    },
    "00.2": {
        "question": "A unit sees two pixels, each with ink (1) or without (0). It adds up "
        "w₁·left + w₂·right − 0.5, and answers where that is above 0. With w₁ = w₂ = 1 it answers "
        "to ink on the left, on the right, and on both. You turn w₂ down to −1. To which pictures "
        "does it answer then?",
        "options": ["left", "left and both", "no ink and left", "nothing"],
        "answer": lambda: _answered(1, -1),
        "why": "Ink on the right now counts against: with both, 1 − 1 − 0.5 is below 0. The unit "
        "has become a detector for an edge: ink here, none there.",
    },
}


def _judge_both(answer) -> str:
    values, wrong = numbers(answer, 2)
    if wrong:
        return f"{wrong}: w₁ and w₂"
    w1, w2 = values
    if max(abs(w1), abs(w2)) > 2:
        return f"the sliders go from −2 to 2, and that is {written(values)}"
    to = _answered(w1, w2)
    if to == "both":
        return ""
    sums = ", ".join(
        f"{name} {number(found.z)}"
        for name, found in zip(NAMES, answers(w1, w2), strict=True)
        if (found.a > 0) != (name == "both")
    )
    return f"with w = {written(values)} it answers to {to}; look at the sum of: {sums}"


def _judge_doubt(answer) -> str:
    if not isinstance(answer, Sequence) or isinstance(answer, str):
        return "that is no drawing; hand over lab.strokes, after you have drawn in the lab"
    ink = counted(answer)
    if not ink.any():
        return "the sheet is blank: draw something first"
    reading = read(ink)
    first, second, p = reading.answer, reading.second, reading.p
    if p[second] >= DOUBT:
        return ""
    return (
        f"it reads {a(first)} with p = {number(p[first])}; the second best, {a(second)}, has "
        f"{number(p[second])}, and should have at least {number(DOUBT, 1)}"
    )


EXERCISES = {
    "00.1": Exercise(
        _judge_both,
        (
            "Ink on one side alone must not be enough: how large may each weight be?",
            "Each weight alone, minus 0.5, has to stay at 0 or below; both together, above 0.",
            "Two equal weights between 0.25 and 0.5 will do.",
        ),
        "it waits for both: you have set your first weights",
    ),
    "00.2": Exercise(
        _judge_doubt,
        (
            "Which digits differ by one small stroke? 1 and 7, 4 and 9, 3 and 8, 5 and 6.",
            "Draw one of the pair, and go half of the way to the other: a 1 with a long flag.",
            "Draw, look at the two bars, take back, draw again. A slanted 1 with a flag half as "
            "wide as the stroke is high comes close.",
        ),
        "two digits at once, and the network can't decide either",
    ),
}
