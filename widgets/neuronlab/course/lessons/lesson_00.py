"""Lesson 00, start here: one prediction and one exercise to try out how they work."""

from ...labs.perceptron.history_model import PerceptronHistory
from ...models.logic import GATES
from ..judging import Exercise
from ..reading import numbers


def _judge_rows(answer) -> str:
    values, wrong = numbers(answer, 1)
    if wrong:
        return wrong
    rows = len(GATES["or"].inputs)
    return "" if values[0] == rows else f"{values[0]:g} is not the number of rows"


def _or_wrong_after_four_epochs() -> str:
    table = GATES["or"]
    history = PerceptronHistory(table.inputs.astype(float), table.outputs)
    return ("none", "one", "two", "three", "all four")[history.wrong(4 * 4).sum()]


PREDICTIONS = {
    "00.1": {
        "question": "After one epoch (each of OR's four rows seen once) the line above is not "
        "there yet. After four epochs, how many of the four rows are still wrong? "
        "(A row exactly on the line counts as wrong.)",
        "options": ["none", "one", "two"],
        "answer": _or_wrong_after_four_epochs,
        "why": "The row (0, 0) lies exactly on the line, z = 0, and that counts as wrong. One more "
        "correction settles it: see for yourself with “next mistake”.",
    },
}

EXERCISES = {
    "00.1": Exercise(
        _judge_rows,
        ("Write them down: (0, 0) is the first.", "Each of the two inputs can be 0 or 1."),
        "four rows; you have found out how a check works",
    ),
}
